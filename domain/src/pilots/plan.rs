//! The reaction to a confirmed match: its pilot is planned, in the same transaction.

use sea_orm::EntityTrait;

use super::store;
use crate::assignment::MatchState;
use crate::assignment::entity::testbed_match;
use crate::kernel::{Entry, Error, Result, TestbedMatchId, Tx, activity};

/// Plans the pilot of the match that the entry is about.
///
/// # Errors
/// `Conflict` when the match is not confirmed; a fault of ours when there is a pilot already.
pub async fn on_match_confirmed(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    let id = TestbedMatchId(entry.subject_id);
    let of = testbed_match::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::NotFound)?;
    if of.state != MatchState::Confirmed {
        return Err(Error::Conflict("This match is not confirmed by both sides.".into()));
    }
    let pilot = store::plan(tx, &of).await?;
    let entry = Entry::new("pilot.planned", pilot.id)
        .challenge(pilot.challenge_id)
        .with("submission", pilot.submission_id)
        .with("testbed", pilot.testbed_id);
    tx.record(entry).await
}
