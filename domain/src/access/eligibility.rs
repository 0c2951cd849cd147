//! What a team's request stands on: a challenge that the dataset is attached to, and an announced award in it.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::standing::{Whom, standing};
use crate::challenges::ChallengeState;
use crate::challenges::entity::{challenge, challenge_dataset};
use crate::datasets::entity::dataset;
use crate::judging::AwardState;
use crate::judging::entity::award;
use crate::kernel::{ChallengeId, Error, Faults, Result, SubmissionId, TeamId, Timestamp};
use crate::submissions::entity::{submission, team};
use crate::submissions::{SubmissionState, TeamState};

/// On what a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Footing {
    /// The challenge.
    pub challenge: ChallengeId,
    /// The team's entry.
    pub submission: SubmissionId,
}

/// What the team's request for this dataset stands on at `now`.
///
/// # Errors
/// `Refused` with every condition that does not hold.
pub async fn footing<C: ConnectionTrait>(
    conn: &C,
    team: TeamId,
    dataset: &dataset::Model,
    now: Timestamp,
) -> Result<Footing> {
    let team = team::Entity::find_by_id(team).one(conn).await?.ok_or(Error::NotFound)?;
    let challenge = challenge::Entity::find_by_id(team.challenge_id).one(conn).await?.ok_or(Error::NotFound)?;
    let attached = challenge_dataset::Entity::find()
        .filter(challenge_dataset::Column::ChallengeId.eq(challenge.id))
        .filter(challenge_dataset::Column::DatasetId.eq(dataset.id))
        .count(conn)
        .await?;
    let entry = submission::Entity::find()
        .filter(submission::Column::TeamId.eq(team.id))
        .filter(submission::Column::State.eq(SubmissionState::Submitted))
        .one(conn)
        .await?;
    let mut faults = Faults::new();
    faults.check(
        attached > 0,
        "access_request.not_attached",
        "dataset",
        "This dataset does not belong to your team's challenge.",
    );
    faults.check(team.state == TeamState::Active, "access_request.team_disbanded", "team", "This team was disbanded.");
    faults.check(
        challenge.state != ChallengeState::Cancelled,
        "access_request.challenge_cancelled",
        "team",
        "The challenge was cancelled.",
    );
    let won = match &entry {
        Some(entry) => dataset.policy().open_to_entrants || holds_award(conn, entry.id, now).await?,
        None => false,
    };
    faults.check(
        won,
        "access_request.no_award",
        "team",
        "Only teams with an announced award may ask for this dataset.",
    );
    let whom = Whom { team: Some(team.id), people: &[], publisher: dataset.organisation_id };
    standing(conn, &whom, now).await?.check(&mut faults, &[]);
    let submission = entry.map(|entry| entry.id);
    faults.finish()?;
    submission.map(|submission| Footing { challenge: challenge.id, submission }).ok_or(Error::NotFound)
}

async fn holds_award<C: ConnectionTrait>(conn: &C, entry: SubmissionId, now: Timestamp) -> Result<bool> {
    let count = award::Entity::find()
        .filter(award::Column::SubmissionId.eq(entry))
        .filter(award::Column::AnnouncedAt.lte(now))
        .filter(award::Column::State.is_in([AwardState::Provisional, AwardState::Accepted]))
        .count(conn)
        .await?;
    Ok(count > 0)
}
