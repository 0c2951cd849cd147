//! The steward says what of a dataset's profiles is public.

use super::entity::profile_disclosure;
use super::policy::{Action, decide};
use super::{Disclosure, rules, store};
use crate::datasets::policy::relation;
use crate::datasets::{self, Dataset};
use crate::kernel::{Context, DatasetId, Entry, Faults, Result, Viewer};

/// A choice.
#[derive(Clone, Debug)]
pub struct DisclosureSet {
    /// The dataset.
    pub dataset: DatasetId,
    /// How much is public.
    pub level: Disclosure,
    /// Names of columns that are left out of what is public.
    pub hidden_columns: Vec<String>,
}

/// Sets it, for the access level that the dataset has now.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Refused` for too many or too long names.
pub async fn disclosure_set(ctx: &Context, viewer: &Viewer, input: DisclosureSet) -> Result<Dataset> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let dataset = datasets::queries::find(&*tx, input.dataset).await?;
    let permit = decide(relation(viewer, dataset.organisation_id), dataset.state, Action::DisclosureSet).permit()?;
    let mut hidden: Vec<String> =
        input.hidden_columns.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    hidden.sort();
    hidden.dedup();
    let mut faults = Faults::new();
    rules::check_hidden(&mut faults, &hidden);
    faults.finish()?;
    let row = profile_disclosure::Model {
        id: tx.id(),
        dataset_id: dataset.id,
        disclosure: input.level,
        access: dataset.access,
        hidden_columns: serde_json::to_value(&hidden)?,
        set_by: viewer.person_id(),
        set_at: tx.now(),
    };
    store::set_disclosure(&tx, &permit, row).await?;
    tx.record(
        Entry::new("dataset.profile_disclosure_set", dataset.id)
            .organisation(dataset.organisation_id)
            .with("level", input.level)
            .with("hidden", hidden.len()),
    )
    .await?;
    tx.commit().await?;
    Ok(dataset)
}
