//! Marks a challenge as decided; part of the command that announces its outcome.

use super::entity::challenge;
use super::{ChallengeState, Phase, store};
use crate::kernel::{ChallengeId, Entry, Error, Permit, Result, Tx};

/// Marks it as decided, in the transaction and under the permit of the announcement.
///
/// # Errors
/// `Refused` unless it is closed and being evaluated.
pub async fn decide(tx: &mut Tx, permit: &Permit, id: ChallengeId) -> Result<challenge::Model> {
    let mut row = store::lock(&**tx, id).await?;
    if row.phase(tx.now()) != Phase::Evaluation {
        return Err(Error::refused(
            "challenge.not_in_evaluation",
            "",
            "Only a challenge that has closed and is in evaluation can be decided.",
        ));
    }
    row.state = ChallengeState::Decided;
    row.decided_at = Some(tx.now());
    let row = store::save(tx, permit, row).await?;
    tx.record(Entry::new("challenge.decided", id).challenge(id).organisation(row.lead_organisation_id)).await?;
    Ok(row)
}
