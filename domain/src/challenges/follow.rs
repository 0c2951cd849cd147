//! Follows a challenge, so that its news arrive, or stops following.

use super::authorise::authorise;
use super::entity::{challenge, follower};
use super::policy::Action;
use super::{queries, store};
use crate::kernel::{ChallengeId, Context, Entry, Result, Viewer};

/// Follows it. Following twice changes nothing.
///
/// # Errors
/// `Forbidden` when it is over.
pub async fn follow(ctx: &Context, viewer: &Viewer, id: ChallengeId) -> Result<challenge::Model> {
    let person = viewer.person()?.id;
    let mut tx = ctx.begin(viewer).await?;
    let (row, permit) = authorise(&tx, viewer, id, Action::Follow).await?;
    if queries::followed(&*tx, &[id], person).await?.contains(&id) {
        return Ok(row);
    }
    let follower = follower::Model { id: tx.id(), challenge_id: id, person_id: person, created_at: tx.now() };
    store::insert_follower(&tx, &permit, follower).await?;
    tx.record(Entry::new("challenge.followed", id).challenge(id)).await?;
    tx.commit().await?;
    Ok(row)
}

/// Stops following, in any phase.
///
/// # Errors
/// `NotFound` for a challenge that the viewer may not know of.
pub async fn unfollow(ctx: &Context, viewer: &Viewer, id: ChallengeId) -> Result<challenge::Model> {
    let person = viewer.person()?.id;
    let mut tx = ctx.begin(viewer).await?;
    let (row, permit) = authorise(&tx, viewer, id, Action::View).await?;
    if store::delete_follower(&tx, &permit, id, person).await? {
        tx.record(Entry::new("challenge.unfollowed", id).challenge(id)).await?;
        tx.commit().await?;
    }
    Ok(row)
}
