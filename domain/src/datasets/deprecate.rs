//! Deprecates a dataset: it can still be read, but readers are told not to build on it.

use super::entity::dataset;
use super::policy::Action;
use super::{DatasetState, authorise::authorise, rules, store};
use crate::kernel::{Context, DatasetId, Entry, Faults, Result, Viewer};

/// What to deprecate, and what readers should know.
#[derive(Clone, Debug)]
pub struct Deprecate {
    /// The dataset.
    pub id: DatasetId,
    /// Why, and what to use instead.
    pub notice: String,
}

/// Deprecates it. A new version published later lifts that.
///
/// # Errors
/// `Forbidden`, `Refused` without a notice.
pub async fn deprecate(ctx: &Context, viewer: &Viewer, input: Deprecate) -> Result<dataset::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::Deprecate).await?;
    let mut faults = Faults::new();
    rules::check_notice(&mut faults, "notice", &input.notice);
    faults.finish()?;
    row.state = DatasetState::Deprecated;
    row.notice = Some(input.notice.trim().to_owned());
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("dataset.deprecated", row.id).organisation(row.organisation_id).with("notice", &row.notice))
        .await?;
    tx.commit().await?;
    Ok(row)
}
