//! Who is in which team: the questions that other features ask.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::entity::{submission, team, team_member};
use super::{SubmissionState, TeamMemberState};
use crate::kernel::{ChallengeId, Error, PersonId, Result, SubmissionId, TeamId};

/// Whether the person is a member of the team now.
///
/// # Errors
/// When the database fails.
pub async fn is_member<C: ConnectionTrait>(conn: &C, team: TeamId, person: PersonId) -> Result<bool> {
    let count = team_member::Entity::find()
        .filter(team_member::Column::TeamId.eq(team))
        .filter(team_member::Column::PersonId.eq(person))
        .filter(team_member::Column::State.eq(TeamMemberState::Active))
        .count(conn)
        .await?;
    Ok(count > 0)
}

/// The people who are in the team now, the longest in it first.
///
/// # Errors
/// When the database fails.
pub async fn member_person_ids<C: ConnectionTrait>(conn: &C, team: TeamId) -> Result<Vec<PersonId>> {
    Ok(member_person_ids_of(conn, &[team]).await?.remove(&team).unwrap_or_default())
}

/// The people who are in each of the teams now, in one query.
///
/// # Errors
/// When the database fails.
pub async fn member_person_ids_of<C: ConnectionTrait>(
    conn: &C,
    teams: &[TeamId],
) -> Result<HashMap<TeamId, Vec<PersonId>>> {
    let rows = team_member::Entity::find()
        .filter(team_member::Column::TeamId.is_in(teams.iter().copied()))
        .filter(team_member::Column::State.eq(TeamMemberState::Active))
        .order_by_asc(team_member::Column::JoinedAt)
        .order_by_asc(team_member::Column::Id)
        .all(conn)
        .await?;
    let mut all: HashMap<TeamId, Vec<PersonId>> = HashMap::new();
    for row in rows {
        if let Some(person) = row.person_id {
            all.entry(row.team_id).or_default().push(person);
        }
    }
    Ok(all)
}

/// The team behind a submission.
///
/// # Errors
/// `NotFound` when there is no such submission, or when the database fails.
pub async fn team_of<C: ConnectionTrait>(conn: &C, submission: SubmissionId) -> Result<team::Model> {
    let submission = submission::Entity::find_by_id(submission).one(conn).await?.ok_or(Error::NotFound)?;
    team::Entity::find_by_id(submission.team_id).one(conn).await?.ok_or(Error::NotFound)
}

/// The submission of a team, whatever its state.
///
/// # Errors
/// `NotFound` when there is no such team, or when the database fails.
pub async fn submission_of<C: ConnectionTrait>(conn: &C, team: TeamId) -> Result<submission::Model> {
    submission::Entity::find().filter(submission::Column::TeamId.eq(team)).one(conn).await?.ok_or(Error::NotFound)
}

/// Every team that the person is in now.
///
/// # Errors
/// When the database fails.
pub async fn teams_of_person<C: ConnectionTrait>(conn: &C, person: PersonId) -> Result<Vec<TeamId>> {
    let rows = team_member::Entity::find()
        .filter(team_member::Column::PersonId.eq(person))
        .filter(team_member::Column::State.eq(TeamMemberState::Active))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.team_id).collect())
}

/// In how many entries to the challenge the person takes part; withdrawn ones do not count.
///
/// # Errors
/// When the database fails.
pub async fn entries_of<C: ConnectionTrait>(conn: &C, challenge: ChallengeId, person: PersonId) -> Result<u64> {
    let teams = teams_of_person(conn, person).await?;
    Ok(submission::Entity::find()
        .filter(submission::Column::ChallengeId.eq(challenge))
        .filter(submission::Column::TeamId.is_in(teams))
        .filter(submission::Column::State.ne(SubmissionState::Withdrawn))
        .count(conn)
        .await?)
}
