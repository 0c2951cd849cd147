//! Loads a [`Situation`] and what the viewer is in it; used by commands (inside) and queries (outside) alike.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{assignment_constraint, city_priority, preference, testbed_match};
use super::model::{Entrant, Host, Offer, Situation};
use super::policy::{Involved, State};
use crate::challenges::{self, Phase, Standing, entity::challenge};
use crate::judging::{AwardState, entity::award};
use crate::kernel::{
    ChallengeId, Error, HostBriefId, OrganisationId, Result, SubmissionId, TestbedId, Timestamp, Viewer,
};
use crate::organisations::entity::organisation;
use crate::submissions::entity::{submission, team};
use crate::submissions::{SubmissionState, teams_of_person};
use crate::testbeds::entity::testbed;

/// A situation with the standing of its challenge.
pub struct Loaded {
    /// Everything the assignment depends on.
    pub situation: Situation,
    /// Who is behind the challenge.
    pub standing: Standing,
}

impl Loaded {
    /// Where the assignment stands.
    pub fn state(&self) -> State {
        match self.situation.challenge.phase(self.situation.now) {
            Phase::Archived | Phase::Cancelled => State::Over,
            _ if self.situation.entrants.is_empty() => State::Before,
            _ => State::Open,
        }
    }
}

/// Locks the challenge, so that two commands on its assignment follow each other.
pub async fn lock(conn: &impl ConnectionTrait, id: ChallengeId) -> Result<()> {
    challenge::Entity::find_by_id(id).lock_exclusive().one(conn).await?.ok_or(Error::NotFound)?;
    Ok(())
}

/// The situation of a challenge at an instant.
pub async fn situation(conn: &impl ConnectionTrait, id: ChallengeId, now: Timestamp) -> Result<Loaded> {
    let challenge = challenges::find(conn, id).await?;
    let standing = challenges::standing(conn, &challenge).await?;
    let (hosts, offers) = hosts(conn, id).await?;
    let entrants = entrants(conn, id).await?;
    let mut preferences: BTreeMap<SubmissionId, Vec<TestbedId>> = BTreeMap::new();
    let ranked = preference::Entity::find()
        .filter(preference::Column::ChallengeId.eq(id))
        .order_by_asc(preference::Column::Position)
        .all(conn)
        .await?;
    for row in ranked {
        preferences.entry(row.submission_id).or_default().push(row.testbed_id);
    }
    let situation = Situation {
        challenge,
        entrants,
        hosts,
        offers,
        preferences,
        priorities: city_priority::Entity::find()
            .filter(city_priority::Column::ChallengeId.eq(id))
            .order_by_asc(city_priority::Column::Position)
            .all(conn)
            .await?,
        constraints: assignment_constraint::Entity::find()
            .filter(assignment_constraint::Column::ChallengeId.eq(id))
            .filter(assignment_constraint::Column::LiftedAt.is_null())
            .order_by_asc(assignment_constraint::Column::Id)
            .all(conn)
            .await?,
        matches: testbed_match::Entity::find()
            .filter(testbed_match::Column::ChallengeId.eq(id))
            .order_by_asc(testbed_match::Column::Id)
            .all(conn)
            .await?,
        now,
    };
    Ok(Loaded { situation, standing })
}

async fn hosts(conn: &impl ConnectionTrait, id: ChallengeId) -> Result<(Vec<Host>, Vec<Offer>)> {
    let briefs = challenges::queries::host_briefs(conn, &[id]).await?;
    let names = names(conn, briefs.iter().map(|b| b.organisation_id)).await?;
    let rows = challenges::queries::brief_testbeds(conn, &briefs.iter().map(|b| b.id).collect::<Vec<_>>()).await?;
    let city: HashMap<HostBriefId, OrganisationId> = briefs.iter().map(|b| (b.id, b.organisation_id)).collect();
    let testbeds: HashMap<TestbedId, testbed::Model> = testbed::Entity::find()
        .filter(testbed::Column::Id.is_in(rows.iter().map(|row| row.testbed_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|testbed| (testbed.id, testbed))
        .collect();
    let hosts = briefs
        .iter()
        .map(|brief| {
            let city = names.get(&brief.organisation_id);
            Host {
                organisation: brief.organisation_id,
                name: city.map(|c| c.name.clone()).unwrap_or_default(),
                code: city.and_then(|c| c.code.clone()),
                // A brief without a number of places leaves it to the places of its testbeds.
                cap: u32::try_from(brief.places).ok().filter(|places| *places > 0),
            }
        })
        .collect();
    let offer = |row: challenges::entity::brief_testbed::Model| {
        Some(Offer {
            testbed: testbeds.get(&row.testbed_id)?.clone(),
            city: *city.get(&row.host_brief_id)?,
            places: u32::try_from(row.places).unwrap_or(0),
        })
    };
    let mut offers: Vec<Offer> = rows.into_iter().filter_map(offer).collect();
    offers.sort_by(|a, b| (a.city, &a.testbed.name, a.testbed.id).cmp(&(b.city, &b.testbed.name, b.testbed.id)));
    offers.dedup_by_key(|offer| offer.testbed.id);
    Ok((hosts, offers))
}

async fn names(
    conn: &impl ConnectionTrait,
    ids: impl Iterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, organisation::Model>> {
    let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Winners: announced, not declined and not lapsed, not withdrawn.
async fn entrants(conn: &impl ConnectionTrait, id: ChallengeId) -> Result<Vec<Entrant>> {
    let awards = award::Entity::find()
        .filter(award::Column::ChallengeId.eq(id))
        .filter(award::Column::AnnouncedAt.is_not_null())
        .filter(award::Column::State.is_in([AwardState::Accepted, AwardState::Provisional]))
        .order_by_asc(award::Column::Rank)
        .order_by_asc(award::Column::SubmissionId)
        .all(conn)
        .await?;
    let submissions: HashMap<SubmissionId, submission::Model> = submission::Entity::find()
        .filter(submission::Column::Id.is_in(awards.iter().map(|a| a.submission_id)))
        .filter(submission::Column::State.ne(SubmissionState::Withdrawn))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let teams: HashMap<_, team::Model> = team::Entity::find()
        .filter(team::Column::Id.is_in(submissions.values().map(|s| s.team_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let entrant = |award: award::Model| {
        let submission = submissions.get(&award.submission_id)?.clone();
        let team = teams.get(&submission.team_id)?.clone();
        Some(Entrant { award, submission, team })
    };
    Ok(awards.into_iter().filter_map(entrant).collect())
}

/// What the viewer belongs to among the winners.
pub async fn involved<'a>(
    conn: &impl ConnectionTrait,
    viewer: &'a Viewer,
    situation: &Situation,
) -> Result<Involved<'a>> {
    let Some(person) = viewer.person_id() else { return Ok(Involved { viewer, teams: Vec::new() }) };
    let teams = teams_of_person(conn, person).await?;
    let mine = situation.entrants.iter().filter(|e| teams.contains(&e.team.id)).map(|e| e.submission.id);
    Ok(Involved { viewer, teams: mine.collect() })
}
