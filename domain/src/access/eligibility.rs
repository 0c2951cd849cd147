//! What a team's request stands on: its challenge, how far it has come there, its cities and organisation.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::conditions::{Ask, Check, CityNames, Come, TeamFacts, checks, refuse};
use super::standing::{Whom, standing};
use crate::challenges::ChallengeState;
use crate::challenges::entity::{challenge, challenge_dataset};
use crate::datasets::entity::dataset;
use crate::judging::entity::{award, stage_result};
use crate::judging::{AwardState, StageOutcome};
use crate::kernel::{ChallengeId, Error, Faults, OrganisationId, PersonId, Result, SubmissionId, TeamId, Timestamp};
use crate::organisations::entity::organisation;
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

/// What is known of a team that asks for a dataset.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The challenge.
    pub challenge: ChallengeId,
    /// The team's entry, if it stands.
    pub submission: Option<SubmissionId>,
    /// The facts that conditions are held against.
    pub facts: TeamFacts,
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
    let asker = asker(conn, team, dataset, &[], now).await?;
    let names = city_names(conn, &dataset.policy().cities).await?;
    let mut faults = Faults::new();
    refuse(&mut faults, &checks(&dataset.policy(), &asker.facts, None, &names));
    faults.finish()?;
    let submission = asker.submission.ok_or(Error::NotFound)?;
    Ok(Footing { challenge: asker.challenge, submission })
}

/// Every condition of the dataset's policy, held against this team and what it asks for.
///
/// # Errors
/// When the database fails.
pub async fn conditions<C: ConnectionTrait>(
    conn: &C,
    team: TeamId,
    dataset: &dataset::Model,
    people: &[PersonId],
    ask: Option<&Ask>,
    now: Timestamp,
) -> Result<Vec<Check>> {
    let asker = asker(conn, team, dataset, people, now).await?;
    let policy = dataset.policy();
    let names = city_names(conn, &policy.cities).await?;
    Ok(checks(&policy, &asker.facts, ask, &names))
}

/// Names of these cities.
///
/// # Errors
/// When the database fails.
pub async fn city_names<C: ConnectionTrait>(conn: &C, cities: &[OrganisationId]) -> Result<CityNames> {
    if cities.is_empty() {
        return Ok(CityNames::new());
    }
    let rows =
        organisation::Entity::find().filter(organisation::Column::Id.is_in(cities.iter().copied())).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Reads the facts.
async fn asker<C: ConnectionTrait>(
    conn: &C,
    team: TeamId,
    dataset: &dataset::Model,
    people: &[PersonId],
    now: Timestamp,
) -> Result<Asker> {
    let team = team::Entity::find_by_id(team).one(conn).await?.ok_or(Error::NotFound)?;
    let challenge = challenge::Entity::find_by_id(team.challenge_id).one(conn).await?.ok_or(Error::NotFound)?;
    let attached = challenge_dataset::Entity::find()
        .filter(challenge_dataset::Column::ChallengeId.eq(challenge.id))
        .filter(challenge_dataset::Column::DatasetId.eq(dataset.id))
        .one(conn)
        .await?
        .is_some();
    let entry = submission::Entity::find()
        .filter(submission::Column::TeamId.eq(team.id))
        .filter(submission::Column::State.eq(SubmissionState::Submitted))
        .one(conn)
        .await?;
    let mut cities: Vec<OrganisationId> = team.organisation_id.into_iter().collect();
    let mut come = Come { entered: entry.is_some(), ..Come::default() };
    if let Some(entry) = &entry {
        cities.extend(entry.cities());
        let awards = awards(conn, entry.id, now).await?;
        come.winner = !awards.is_empty();
        come.finalist = come.winner || advanced(conn, entry.id, now).await?;
        cities.extend(awards.into_iter().filter_map(|award| award.organisation_id));
    }
    let organisation = match team.organisation_id {
        Some(id) => organisation::Entity::find_by_id(id).one(conn).await?,
        None => None,
    };
    let whom = Whom { team: Some(team.id), people, publisher: dataset.organisation_id };
    let against = standing(conn, &whom, now).await?;
    let facts = TeamFacts {
        attached,
        active: team.state == TeamState::Active,
        cancelled: challenge.state == ChallengeState::Cancelled,
        come,
        cities,
        organisation: organisation.map(|row| (row.kind, row.verified_at.is_some())),
        sanctions: against.sanctions.len(),
        overdue_duties: against.overdue.len(),
    };
    Ok(Asker { challenge: challenge.id, submission: entry.map(|entry| entry.id), facts })
}

async fn awards<C: ConnectionTrait>(conn: &C, entry: SubmissionId, now: Timestamp) -> Result<Vec<award::Model>> {
    Ok(award::Entity::find()
        .filter(award::Column::SubmissionId.eq(entry))
        .filter(award::Column::AnnouncedAt.lte(now))
        .filter(award::Column::State.is_in([AwardState::Provisional, AwardState::Accepted]))
        .all(conn)
        .await?)
}

/// Whether announced results let it go on, and none stopped it.
async fn advanced<C: ConnectionTrait>(conn: &C, entry: SubmissionId, now: Timestamp) -> Result<bool> {
    let results = stage_result::Entity::find()
        .filter(stage_result::Column::SubmissionId.eq(entry))
        .filter(stage_result::Column::AnnouncedAt.lte(now))
        .all(conn)
        .await?;
    // One result that stopped it outweighs those before.
    Ok(!results.is_empty() && results.iter().all(|row| row.outcome == StageOutcome::Advanced))
}
