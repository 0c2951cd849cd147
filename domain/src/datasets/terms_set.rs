//! Sets the terms of use: a new number each time, the old ones stay.

use super::entity::dataset_terms;
use super::policy::Action;
use super::{authorise::authorise, queries, rules, store};
use crate::kernel::{Context, DatasetId, Entry, Faults, Localized, Result, Viewer};

/// New terms.
#[derive(Clone, Debug)]
pub struct TermsSet {
    /// The dataset.
    pub dataset: DatasetId,
    /// The exact text.
    pub text: Localized,
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
        created_by: viewer.person_id(),
        created_at: tx.now(),
    };
    let row = store::insert_terms(&tx, &permit, row).await?;
    tx.record(
        Entry::new("dataset.terms_set", dataset.id)
            .organisation(dataset.organisation_id)
            .with("number", row.number)
            .with("sha256", &row.sha256),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
