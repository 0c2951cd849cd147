//! What a team's request stands on: its challenge, how far it has come there, its cities and organisation.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::conditions::{Ask, Check, CityNames, Come, TeamFacts, checks, refuse};
use super::standing::{Whom, standings};
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

/// A team that asks for a dataset.
#[derive(Clone, Debug)]
pub struct Asking<'a> {
    /// The team.
    pub team: TeamId,
    /// The dataset.
    pub dataset: &'a dataset::Model,
    /// The people who are named.
    pub people: &'a [PersonId],
    /// What is asked for, when a request has been written.
    pub ask: Option<Ask>,
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
    let asking = [Asking { team, dataset, people: &[], ask: None }];
    let asker = askers(conn, &asking, now).await?.pop().ok_or(Error::NotFound)?;
    let names = city_names(conn, &dataset.policy().cities).await?;
    let mut faults = Faults::new();
    refuse(&mut faults, &checks(&dataset.policy(), &asker.facts, None, &names));
    faults.finish()?;
    let submission = asker.submission.ok_or(Error::NotFound)?;
    Ok(Footing { challenge: asker.challenge, submission })
}

/// Every condition of the datasets' policies, held against each team and what it asks for, in the same order. Many
/// take as few statements as one.
///
/// # Errors
/// When the database fails.
pub async fn conditions<C: ConnectionTrait>(
    conn: &C,
    asking: &[Asking<'_>],
    now: Timestamp,
) -> Result<Vec<Vec<Check>>> {
    let askers = askers(conn, asking, now).await?;
    let cities: Vec<OrganisationId> = asking.iter().flat_map(|one| one.dataset.policy().cities).collect();
    let names = city_names(conn, &cities).await?;
    let all = asking.iter().zip(askers);
    Ok(all.map(|(one, asker)| checks(&one.dataset.policy(), &asker.facts, one.ask.as_ref(), &names)).collect())
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

/// Reads the facts about each, in the same order.
async fn askers<C: ConnectionTrait>(conn: &C, asking: &[Asking<'_>], now: Timestamp) -> Result<Vec<Asker>> {
    if asking.is_empty() {
        return Ok(Vec::new());
    }
    let teams =
        team::Entity::find().filter(team::Column::Id.is_in(asking.iter().map(|one| one.team))).all(conn).await?;
    let teams: HashMap<TeamId, team::Model> = teams.into_iter().map(|row| (row.id, row)).collect();
    let challenges = challenge::Entity::find()
        .filter(challenge::Column::Id.is_in(teams.values().map(|team| team.challenge_id)))
        .all(conn)
        .await?;
    let challenges: HashMap<ChallengeId, challenge::Model> = challenges.into_iter().map(|row| (row.id, row)).collect();
    let attached = challenge_dataset::Entity::find()
        .filter(challenge_dataset::Column::ChallengeId.is_in(challenges.keys().copied()))
        .filter(challenge_dataset::Column::DatasetId.is_in(asking.iter().map(|one| one.dataset.id)))
        .all(conn)
        .await?;
    let entries = Entries::of(conn, teams.keys().copied(), now).await?;
    let organisations = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(teams.values().filter_map(|team| team.organisation_id)))
        .all(conn)
        .await?;
    let whom: Vec<Whom<'_>> = asking
        .iter()
        .map(|one| Whom { team: Some(one.team), people: one.people, publisher: one.dataset.organisation_id })
        .collect();
    let against = standings(conn, &whom, now).await?;
    let mut all = Vec::with_capacity(asking.len());
    for (one, against) in asking.iter().zip(against) {
        let team = teams.get(&one.team).ok_or(Error::NotFound)?;
        let challenge = challenges.get(&team.challenge_id).ok_or(Error::NotFound)?;
        let entry = entries.by_team.get(&team.id);
        let mut cities: Vec<OrganisationId> = team.organisation_id.into_iter().collect();
        if let Some(entry) = entry {
            cities.extend(entry.cities());
            cities.extend(entries.awards_of(entry.id).filter_map(|award| award.organisation_id));
        }
        let organisation = organisations.iter().find(|row| Some(row.id) == team.organisation_id);
        let facts = TeamFacts {
            attached: attached.iter().any(|row| row.challenge_id == challenge.id && row.dataset_id == one.dataset.id),
            active: team.state == TeamState::Active,
            cancelled: challenge.state == ChallengeState::Cancelled,
            come: entry.map(|entry| entries.come(entry.id)).unwrap_or_default(),
            cities,
            organisation: organisation.map(|row| (row.kind, row.verified_at.is_some())),
            sanctions: against.sanctions.len(),
            overdue_duties: against.overdue.len(),
        };
        all.push(Asker { challenge: challenge.id, submission: entry.map(|entry| entry.id), facts });
    }
    Ok(all)
}

/// Entries that stand, with what was announced about them.
struct Entries {
    by_team: HashMap<TeamId, submission::Model>,
    awards: Vec<award::Model>,
    results: Vec<stage_result::Model>,
}

impl Entries {
    async fn of<C: ConnectionTrait>(conn: &C, teams: impl Iterator<Item = TeamId>, now: Timestamp) -> Result<Self> {
        let rows = submission::Entity::find()
            .filter(submission::Column::TeamId.is_in(teams))
            .filter(submission::Column::State.eq(SubmissionState::Submitted))
            .all(conn)
            .await?;
        let ids: Vec<SubmissionId> = rows.iter().map(|row| row.id).collect();
        let awards = award::Entity::find()
            .filter(award::Column::SubmissionId.is_in(ids.iter().copied()))
            .filter(award::Column::AnnouncedAt.lte(now))
            .filter(award::Column::State.is_in([AwardState::Provisional, AwardState::Accepted]))
            .all(conn)
            .await?;
        let results = stage_result::Entity::find()
            .filter(stage_result::Column::SubmissionId.is_in(ids))
            .filter(stage_result::Column::AnnouncedAt.lte(now))
            .all(conn)
            .await?;
        Ok(Self { by_team: rows.into_iter().map(|row| (row.team_id, row)).collect(), awards, results })
    }

    fn awards_of(&self, entry: SubmissionId) -> impl Iterator<Item = &award::Model> {
        self.awards.iter().filter(move |award| award.submission_id == entry)
    }

    /// A winner, or one whom announced results let go on and none stopped, is a finalist.
    fn come(&self, entry: SubmissionId) -> Come {
        let winner = self.awards_of(entry).next().is_some();
        let mut results = self.results.iter().filter(|row| row.submission_id == entry).peekable();
        // One result that stopped it outweighs those before.
        let advanced = results.peek().is_some() && results.all(|row| row.outcome == StageOutcome::Advanced);
        Come { entered: true, finalist: winner || advanced, winner }
    }
}
