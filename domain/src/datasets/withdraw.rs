//! Withdraws a dataset: it stays readable as a page, its files leave no more, not even under a grant.

use super::entity::dataset;
use super::policy::Action;
use super::{DatasetState, authorise::authorise, rules, store};
use crate::kernel::{Context, DatasetId, Entry, Faults, Result, Viewer};

/// What to withdraw, and why.
#[derive(Clone, Debug)]
pub struct Withdraw {
    /// The dataset.
    pub id: DatasetId,
    /// The reason; readers see it.
    pub reason: String,
}

/// Withdraws it, with all its versions.
///
/// # Errors
/// `Forbidden`, `Refused` without a reason.
pub async fn withdraw(ctx: &Context, viewer: &Viewer, input: Withdraw) -> Result<dataset::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::Withdraw).await?;
    let mut faults = Faults::new();
    rules::check_notice(&mut faults, "reason", &input.reason);
    faults.finish()?;
    store::withdraw_versions(&tx, &permit, row.id).await?;
    row.state = DatasetState::Withdrawn;
    row.withdrawn_at = Some(tx.now());
    row.notice = Some(input.reason.trim().to_owned());
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("dataset.withdrawn", row.id).organisation(row.organisation_id).with("reason", &row.notice))
        .await?;
    tx.commit().await?;
    Ok(row)
}
