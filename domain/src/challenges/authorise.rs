//! How a command begins: lock the challenge, ask the policy, keep the permit.

use super::entity::{challenge, host_brief};
use super::policy::{Action, BriefAction, brief_relation, decide, decide_brief, hidden, relation};
use super::{Phase, queries, store};
use crate::kernel::{ChallengeId, Error, HostBriefId, Permit, Result, Tx, Viewer};

/// Locks the challenge and proves that the viewer may do this to it now.
pub(super) async fn authorise(
    tx: &Tx,
    viewer: &Viewer,
    id: ChallengeId,
    action: Action,
) -> Result<(challenge::Model, Permit)> {
    viewer_must_be_known(viewer)?;
    let row = store::lock(&**tx, id).await?;
    let relation = relation(viewer, &queries::standing(&**tx, &row).await?);
    if hidden(&row, relation) {
        return Err(Error::NotFound);
    }
    let permit = decide(relation, row.phase(tx.now()), action).permit()?;
    Ok((row, permit))
}

/// Locks the challenge of a host brief and proves that the viewer may do this to the brief now.
pub(super) async fn authorise_brief(
    tx: &Tx,
    viewer: &Viewer,
    id: HostBriefId,
    action: BriefAction,
) -> Result<(challenge::Model, host_brief::Model, Permit)> {
    viewer_must_be_known(viewer)?;
    let challenge_id = queries::find_brief(&**tx, id).await?.challenge_id;
    let challenge = store::lock(&**tx, challenge_id).await?;
    let brief = queries::find_brief(&**tx, id).await?;
    let to_challenge = relation(viewer, &queries::standing(&**tx, &challenge).await?);
    let phase: Phase = challenge.phase(tx.now());
    if hidden(&challenge, to_challenge) {
        return Err(Error::NotFound);
    }
    let to_brief = brief_relation(viewer, &brief, to_challenge);
    let permit = decide_brief(to_brief, phase, action).permit()?;
    Ok((challenge, brief, permit))
}

/// Nobody is asked to sign in before anything is looked up, so that no answer tells what exists.
fn viewer_must_be_known(viewer: &Viewer) -> Result<()> {
    viewer.signed_in()
}
