//! Sets the terms of use: a new number each time, the old ones stay.

use chrono::TimeDelta;

use super::entity::dataset_terms;
use super::policy::Action;
use super::{TermsTransition, authorise::authorise, queries, rules, store};
use crate::kernel::{Context, DatasetId, Entry, Faults, Localized, Result, Viewer};

/// New terms.
#[derive(Clone, Debug)]
pub struct TermsSet {
    /// The dataset.
    pub dataset: DatasetId,
    /// The exact text.
    pub text: Localized,
    /// What they mean for grants that are there already.
    pub existing: Existing,
}

/// What new terms mean for grants that are there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// They go on under the terms that were accepted.
    #[default]
    Keep,
    /// They go on for so many days; then whoever has not accepted is held until they do.
    Grace(i32),
    /// Whoever has not accepted is held from now on until they do.
    Suspend,
}

/// Sets new terms. Setting the text that is in force changes nothing.
///
/// # Errors
/// `Forbidden`, `Refused` when the text is empty or too long.
pub async fn terms_set(ctx: &Context, viewer: &Viewer, input: TermsSet) -> Result<dataset_terms::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (dataset, permit) = authorise(&tx, viewer, input.dataset, Action::TermsSet).await?;
    let mut faults = Faults::new();
    input.text.check(&mut faults, "text", true, 100_000);
    if let Existing::Grace(days) = input.existing {
        let sensible = (1..=365).contains(&days);
        faults.check(sensible, "dataset.grace_days", "existing.graceDays", "Give 1 to 365 days of grace.");
    }
    faults.finish()?;
    let current = queries::current_terms(&*tx, dataset.id).await?;
    let number = current.as_ref().map_or(1, |terms| terms.number + 1);
    if let Some(current) = current.filter(|current| current.text == input.text) {
        return Ok(current);
    }
    let row = dataset_terms::Model {
        id: tx.id(),
        dataset_id: dataset.id,
        number,
        sha256: rules::terms_hash(&input.text),
        text: input.text,
        transition: match input.existing {
            Existing::Keep => TermsTransition::Keep,
            Existing::Grace(_) => TermsTransition::Grace,
            Existing::Suspend => TermsTransition::Suspend,
        },
        grace_until: match input.existing {
            Existing::Grace(days) => Some(tx.now() + TimeDelta::days(days.into())),
            Existing::Keep | Existing::Suspend => None,
        },
        created_by: viewer.person_id(),
        created_at: tx.now(),
    };
    let row = store::insert_terms(&tx, &permit, row).await?;
    tx.record(
        Entry::new("dataset.terms_set", dataset.id)
            .organisation(dataset.organisation_id)
            .with("dataset", dataset.id)
            .with("number", row.number)
            .with("transition", row.transition)
            .with("grace_until", row.grace_until)
            .with("sha256", &row.sha256),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
