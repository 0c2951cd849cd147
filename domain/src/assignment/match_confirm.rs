//! One side confirms a match; when both have, it is confirmed and a pilot comes of it.

use super::entity::testbed_match;
use super::policy::{MatchAction, Relation};
use super::store::{self, Side};
use super::{MatchState, load, policy};
use crate::kernel::{Context, Entry, Error, Permit, Result, TestbedMatchId, Tx, Viewer};

/// Confirms for the side that the viewer speaks for, once.
///
/// # Errors
/// Refused when that side has confirmed already; forbidden when the time is over or the match has ended.
pub async fn match_confirm(ctx: &Context, viewer: &Viewer, id: TestbedMatchId) -> Result<testbed_match::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let (row, side, permit) = answer(&tx, viewer, id, MatchAction::Confirm).await?;
    let already = match side {
        Side::Winner => row.winner_confirmed_at,
        Side::Testbed => row.operator_confirmed_at,
    };
    if already.is_some() {
        return Err(Error::refused("match.confirmed_already", "match", "Your side has confirmed this match already."));
    }
    let row = store::confirm(&tx, &permit, row, side).await?;
    let verb = if row.state == MatchState::Confirmed { "match.confirmed" } else { "match.side_confirmed" };
    tx.record(entry(verb, &row, side)).await?;
    tx.commit().await?;
    Ok(row)
}

/// The match, locked, with the side that the viewer speaks for and the permit to answer.
pub(super) async fn answer(
    tx: &Tx,
    viewer: &Viewer,
    id: TestbedMatchId,
    action: MatchAction,
) -> Result<(testbed_match::Model, Side, Permit)> {
    let row = store::lock_match(&**tx, id).await?;
    let loaded = load::situation(&**tx, row.challenge_id, tx.now()).await?;
    let situation = &loaded.situation;
    let involved = load::involved(&**tx, viewer, situation).await?;
    let entrant = situation.entrant(row.submission_id).ok_or(Error::NotFound)?;
    let offer = situation.offer(row.testbed_id).ok_or(Error::NotFound)?;
    let relation = involved.to_match(situation, &loaded.standing, entrant, offer);
    let permit = policy::decide_match(relation, row.standing(tx.now()), action).permit()?;
    let side = match relation {
        Relation::Lead => Side::Winner,
        Relation::Nobody
        | Relation::Stranger
        | Relation::Member
        | Relation::Site
        | Relation::Host
        | Relation::Organiser
        | Relation::Overseer => Side::Testbed,
    };
    Ok((row, side, permit))
}

pub(super) fn entry(verb: &'static str, row: &testbed_match::Model, side: Side) -> Entry {
    Entry::new(verb, row.id)
        .challenge(row.challenge_id)
        .with("submission", row.submission_id)
        .with("testbed", row.testbed_id)
        .with("side", side)
}
