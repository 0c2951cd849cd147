//! Changes the facts of a dataset.

use super::entity::dataset;
use super::policy::Action;
use super::{Core, DatasetState, authorise::authorise, policy_pin, queries, rules, store};
use crate::kernel::{Context, DatasetId, Entry, Faults, Result, Viewer};

/// What to change.
#[derive(Clone, Debug)]
pub struct Update {
    /// The dataset.
    pub id: DatasetId,
    /// The version of the row that was read; absent overwrites.
    pub lock_version: Option<i32>,
    /// What is new; what is absent stays.
    pub core: Core,
}

/// Changes the facts. What is published has to stay fit to be.
///
/// # Errors
/// `Forbidden`, `Conflict` when somebody changed it in between, `Refused` with every fault.
pub async fn update(ctx: &Context, viewer: &Viewer, input: Update) -> Result<dataset::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::Update).await?;
    rules::check_lock(&row, input.lock_version)?;
    let before = row.access;
    input.core.apply(&mut row)?;
    let mut faults = Faults::new();
    rules::check_core(&mut faults, &row);
    if row.state != DatasetState::Draft {
        let has_terms = queries::current_terms(&*tx, row.id).await?.is_some();
        rules::check_public(&mut faults, &row, has_terms);
    }
    policy_pin::check_named(&tx, &mut faults, &row).await?;
    faults.finish()?;
    let row = store::save(&tx, &permit, row).await?;
    policy_pin::pin_policy(&mut tx, &permit, &row).await?;
    tx.record(
        Entry::new("dataset.updated", row.id)
            .organisation(row.organisation_id)
            .with("access_before", before)
            .with("access", row.access),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
