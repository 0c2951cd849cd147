//! Changes the shared core of a draft.

use super::authorise::authorise;
use super::entity::challenge;
use super::policy::Action;
use super::{Core, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, Result, Viewer};

/// What to change.
#[derive(Clone, Debug)]
pub struct Update {
    /// The challenge.
    pub id: ChallengeId,
    /// The version that the change was made upon; absent overwrites.
    pub lock_version: Option<i32>,
    /// What is new; what is absent stays.
    pub core: Core,
}

/// Changes the core.
///
/// # Errors
/// `Forbidden` outside the draft, `Conflict` when somebody changed it in between, `Refused`.
pub async fn update(ctx: &Context, viewer: &Viewer, input: Update) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::Update).await?;
    rules::check_version(row.lock_version, input.lock_version)?;
    input.core.apply(&mut row)?;
    let mut faults = Faults::new();
    rules::check_core(&mut faults, &row)?;
    faults.finish()?;
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("challenge.updated", row.id).challenge(row.id).organisation(row.lead_organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}
