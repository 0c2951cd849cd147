//! The only file that writes the tables of assignment.

use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use super::entity::{assignment_constraint, assignment_round, city_priority, preference, testbed_match};
use super::matching::{Certificate, Input};
use super::{ConstraintKind, MatchState};
use crate::kernel::{
    AssignmentConstraintId, ChallengeId, OrganisationId, Permit, PersonId, Result, SubmissionId, TestbedId, Timestamp,
    Tx,
};

/// Replaces what a winner ranked.
pub async fn set_preferences(
    tx: &Tx,
    _: &Permit,
    challenge: ChallengeId,
    submission: SubmissionId,
    ranked: &[TestbedId],
) -> Result<()> {
    preference::Entity::delete_many().filter(preference::Column::SubmissionId.eq(submission)).exec(&**tx).await?;
    let rows = (1..).zip(ranked).map(|(position, testbed)| preference::ActiveModel {
        id: Set(tx.id()),
        challenge_id: Set(challenge),
        submission_id: Set(submission),
        testbed_id: Set(*testbed),
        position: Set(position),
        created_at: Set(tx.now()),
    });
    preference::Entity::insert_many(rows).exec(&**tx).await?;
    Ok(())
}

/// Replaces how a city ranked the winners.
pub async fn set_priorities(
    tx: &Tx,
    _: &Permit,
    challenge: ChallengeId,
    city: OrganisationId,
    ranked: &[SubmissionId],
    reason: &str,
) -> Result<()> {
    city_priority::Entity::delete_many()
        .filter(city_priority::Column::ChallengeId.eq(challenge))
        .filter(city_priority::Column::OrganisationId.eq(city))
        .exec(&**tx)
        .await?;
    let rows = (1..).zip(ranked).map(|(position, submission)| city_priority::ActiveModel {
        id: Set(tx.id()),
        challenge_id: Set(challenge),
        organisation_id: Set(city),
        submission_id: Set(*submission),
        position: Set(position),
        reason: Set(reason.into()),
        created_at: Set(tx.now()),
    });
    city_priority::Entity::insert_many(rows).exec(&**tx).await?;
    Ok(())
}

/// A new pin or ban.
pub struct NewConstraint {
    /// In which challenge.
    pub challenge: ChallengeId,
    /// Pin or ban.
    pub kind: ConstraintKind,
    /// The winner.
    pub submission: SubmissionId,
    /// The testbed.
    pub testbed: TestbedId,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by: PersonId,
}

/// Adds a pin or a ban.
pub async fn add_constraint(tx: &Tx, _: &Permit, new: NewConstraint) -> Result<assignment_constraint::Model> {
    let row = assignment_constraint::ActiveModel {
        id: Set(tx.id()),
        challenge_id: Set(new.challenge),
        kind: Set(new.kind),
        submission_id: Set(new.submission),
        testbed_id: Set(new.testbed),
        reason: Set(new.reason),
        created_by: Set(new.by),
        created_at: Set(tx.now()),
        lifted_at: Set(None),
    };
    Ok(row.insert(&**tx).await?)
}

/// Lifts a pin or a ban; the row stays.
pub async fn lift_constraint(tx: &Tx, _: &Permit, id: AssignmentConstraintId) -> Result<assignment_constraint::Model> {
    let row = assignment_constraint::ActiveModel { id: Set(id), lifted_at: Set(Some(tx.now())), ..Default::default() };
    Ok(row.update(&**tx).await?)
}

/// A round that was run.
pub struct NewRound<'a> {
    /// In which challenge.
    pub challenge: ChallengeId,
    /// Whether it only tries.
    pub dry: bool,
    /// What it was run on.
    pub input: &'a Input,
    /// What came out.
    pub certificate: &'a Certificate,
    /// Who ran it.
    pub by: PersonId,
    /// Until when its matches are to be confirmed.
    pub confirm_by: Option<Timestamp>,
}

/// Writes a round with the next number.
pub async fn add_round(tx: &Tx, _: &Permit, new: NewRound<'_>) -> Result<assignment_round::Model> {
    let before = assignment_round::Entity::find()
        .filter(assignment_round::Column::ChallengeId.eq(new.challenge))
        .count(&**tx)
        .await?;
    let row = assignment_round::ActiveModel {
        id: Set(tx.id()),
        challenge_id: Set(new.challenge),
        number: Set(i32::try_from(before + 1).unwrap_or(i32::MAX)),
        dry: Set(new.dry),
        algorithm: Set(new.certificate.algorithm.clone()),
        input: Set(serde_json::to_value(new.input)?),
        input_hash: Set(new.certificate.input_hash.clone()),
        certificate: Set(serde_json::to_value(new.certificate)?),
        run_by: Set(new.by),
        run_at: Set(tx.now()),
        confirm_by: Set(new.confirm_by),
    };
    Ok(row.insert(&**tx).await?)
}

/// Proposes a match.
pub async fn propose(
    tx: &Tx,
    _: &Permit,
    round: &assignment_round::Model,
    submission: SubmissionId,
    testbed: TestbedId,
) -> Result<testbed_match::Model> {
    let row = testbed_match::ActiveModel {
        id: Set(tx.id()),
        round_id: Set(round.id),
        challenge_id: Set(round.challenge_id),
        submission_id: Set(submission),
        testbed_id: Set(testbed),
        state: Set(MatchState::Proposed),
        winner_confirmed_at: Set(None),
        operator_confirmed_at: Set(None),
        confirm_by: Set(round.confirm_by),
        ended_at: Set(None),
        end_reason: Set(None),
    };
    Ok(row.insert(&**tx).await?)
}

/// The two sides of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The winner's lead.
    Winner,
    /// The city or operator of the testbed.
    Testbed,
}

/// Notes that one side confirmed; confirmed as a whole once both did.
pub async fn confirm(tx: &Tx, _: &Permit, row: testbed_match::Model, side: Side) -> Result<testbed_match::Model> {
    let both = match side {
        Side::Winner => row.operator_confirmed_at.is_some(),
        Side::Testbed => row.winner_confirmed_at.is_some(),
    };
    let mut row = row.into_active_model();
    match side {
        Side::Winner => row.winner_confirmed_at = Set(Some(tx.now())),
        Side::Testbed => row.operator_confirmed_at = Set(Some(tx.now())),
    }
    if both {
        row.state = Set(MatchState::Confirmed);
    }
    Ok(row.update(&**tx).await?)
}

/// Ends a match that is not to be.
pub async fn end(
    tx: &Tx,
    _: &Permit,
    row: testbed_match::Model,
    state: MatchState,
    reason: Option<String>,
) -> Result<testbed_match::Model> {
    let mut row = row.into_active_model();
    row.state = Set(state);
    row.ended_at = Set(Some(tx.now()));
    row.end_reason = Set(reason);
    Ok(row.update(&**tx).await?)
}

/// One match, locked.
pub async fn lock_match(
    conn: &impl ConnectionTrait,
    id: crate::kernel::TestbedMatchId,
) -> Result<testbed_match::Model> {
    use sea_orm::QuerySelect;
    testbed_match::Entity::find_by_id(id).lock_exclusive().one(conn).await?.ok_or(crate::kernel::Error::NotFound)
}
