//! Moves the ends of grants when what they stand on changed: in the transaction of that change.

use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::bound;
use super::entity::access_grant;
use super::grant_expire::begin_end;
use super::ground::{Grounds, grounds};
use super::{AccessGrant, GrantState, store};
use crate::kernel::{Entry, Permit, Result, TeamId, Timestamp, Tx, Verdict};

/// States in which a grant gives something or may again.
pub(super) const OPEN: [GrantState; 3] = [GrantState::Provisioning, GrantState::Active, GrantState::Suspended];

/// Computes the ends of these grants anew. One that has lost its ground ends now, and the reason is kept.
///
/// # Errors
/// When the database fails.
pub(super) async fn rebound(tx: &mut Tx, which: Condition) -> Result<()> {
    let found =
        access_grant::Entity::find().filter(which).filter(access_grant::Column::State.is_in(OPEN)).all(&**tx).await?;
    if found.is_empty() {
        return Ok(());
    }
    let teams: HashSet<TeamId> = found.iter().map(|grant| grant.team_id).collect();
    let grounds = grounds(&**tx, &teams).await?;
    let permit = Verdict::Allowed.permit()?;
    for grant in found {
        // Locked one by one, and looked at again: a steward may just be revoking it.
        let grant = store::lock_grant(tx, grant.id).await?;
        if OPEN.contains(&grant.state) {
            settle(tx, &permit, &grounds, grant).await?;
        }
    }
    Ok(())
}

/// The end that a grant approved until `requested` gets now.
///
/// # Errors
/// When the database fails.
pub(super) async fn settled_end(tx: &Tx, grant: &AccessGrant, requested: Timestamp) -> Result<Timestamp> {
    let grounds = grounds(&**tx, &HashSet::from([grant.team_id])).await?;
    Ok(bound::end(requested, grounds.bound(grant.team_id, grant.stage_id, tx.now())))
}

async fn settle(tx: &mut Tx, permit: &Permit, grounds: &Grounds, grant: AccessGrant) -> Result<()> {
    let (now, old) = (tx.now(), grant.ends_at);
    let limit = grounds.bound(grant.team_id, grant.stage_id, now);
    let requested = grant.requested_ends_at.unwrap_or(grant.ends_at);
    let end = bound::end(requested, limit);
    if end <= now {
        let why = limit.filter(|(at, _)| *at <= now).map(|(_, why)| why);
        return begin_end(tx, permit, grant, why).await;
    }
    if end == old {
        return Ok(());
    }
    let grant = store::update_grant(tx, permit, grant, |row| {
        row.ends_at = Set(end);
        row.requested_ends_at = Set(Some(requested));
        // A reminder is for one end; who was reminded of an earlier one hears of this one too.
        if end > old {
            row.reminded_at = Set(None);
            row.reminder_sent_at = Set(None);
        }
    })
    .await?;
    tx.record(
        Entry::new("grant.end_moved", grant.id)
            .challenge(grant.challenge_id)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("old_ends_at", old)
            .with("ends_at", end)
            .with("why", limit.map(|(_, why)| why)),
    )
    .await
}
