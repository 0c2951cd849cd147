//! A city approves its own host brief.

use super::authorise::authorise_brief;
use super::entity::host_brief;
use super::policy::BriefAction;
use super::{BriefState, rules, store};
use crate::kernel::{Context, Entry, Faults, HostBriefId, Result, Viewer};

/// Which brief, as it was read.
#[derive(Clone, Copy, Debug)]
pub struct BriefApprove {
    /// The host brief.
    pub id: HostBriefId,
    /// The version that was read and is approved; absent approves what is there.
    pub lock_version: Option<i32>,
}

/// Approves a host brief. Approving what is approved changes nothing.
///
/// # Errors
/// `Forbidden` for everybody but that city, `Conflict`, `Refused` while something is missing.
pub async fn brief_approve(ctx: &Context, viewer: &Viewer, input: BriefApprove) -> Result<host_brief::Model> {
    let person = viewer.person()?.id;
    let mut tx = ctx.begin(viewer).await?;
    let (challenge, mut brief, permit) = authorise_brief(&tx, viewer, input.id, BriefAction::Approve).await?;
    rules::check_version(brief.lock_version, input.lock_version)?;
    if brief.state == BriefState::Approved {
        return Ok(brief);
    }
    let mut faults = Faults::new();
    rules::check_brief(&mut faults, &brief, true);
    faults.finish()?;
    brief.state = BriefState::Approved;
    brief.approved_at = Some(tx.now());
    brief.approved_by = Some(person);
    let brief = store::save_brief(&tx, &permit, brief).await?;
    let entry = Entry::new("host_brief.approved", brief.id);
    tx.record(entry.challenge(challenge.id).organisation(brief.organisation_id)).await?;
    tx.commit().await?;
    Ok(brief)
}
