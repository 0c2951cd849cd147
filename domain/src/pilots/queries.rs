//! Reads of pilots. They are public: nothing is in them that was not announced.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::PilotState;
use super::entity::pilot;
use super::policy::{self, Relation, Standing};
use crate::challenges::{self, entity::challenge};
use crate::kernel::{
    ChallengeId, Context, Error, OrganisationId, Page, PageArgs, PilotId, Result, SubmissionId, TestbedId, Viewer,
};
use crate::organisations::entity::organisation;
use crate::submissions::entity::{submission, team};
use crate::submissions::{is_member, team_of};
use crate::testbeds::entity::testbed;

/// A pilot with the names that a page or list needs.
#[derive(Clone, Debug)]
pub struct Pilot {
    /// The pilot.
    pub row: pilot::Model,
    /// The challenge it came from.
    pub challenge: challenge::Model,
    /// What is tried.
    pub submission: submission::Model,
    /// By whom.
    pub team: team::Model,
    /// Where.
    pub testbed: testbed::Model,
    /// Whose testbed it is.
    pub city: organisation::Model,
}

/// Which pilots are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only of this challenge.
    pub challenge: Option<ChallengeId>,
    /// Only at this testbed.
    pub testbed: Option<TestbedId>,
    /// Only of this submission.
    pub submission: Option<SubmissionId>,
    /// Only in this city.
    pub organisation: Option<OrganisationId>,
    /// Only in this state.
    pub state: Option<PilotState>,
}

fn condition(filter: &Filter) -> Condition {
    let in_city = filter.organisation.map(|id| {
        let testbeds = sea_orm::sea_query::Query::select()
            .column(testbed::Column::Id)
            .from(testbed::Entity)
            .and_where(testbed::Column::OrganisationId.eq(id))
            .to_owned();
        pilot::Column::TestbedId.in_subquery(testbeds)
    });
    Condition::all()
        .add_option(filter.challenge.map(|id| pilot::Column::ChallengeId.eq(id)))
        .add_option(filter.testbed.map(|id| pilot::Column::TestbedId.eq(id)))
        .add_option(filter.submission.map(|id| pilot::Column::SubmissionId.eq(id)))
        .add_option(filter.state.map(|state| pilot::Column::State.eq(state)))
        .add_option(in_city)
}

/// Pilots, the newest first.
///
/// # Errors
/// Refused for a cursor or a size that is not ours.
pub async fn list(ctx: &Context, filter: &Filter, page: &PageArgs) -> Result<Page<Pilot>> {
    let size = page.size()?;
    let conn = ctx.db.reader();
    let total = pilot::Entity::find().filter(condition(filter)).count(conn).await?;
    let mut rows = pilot::Entity::find().filter(condition(filter));
    if let Some(last) = page.start::<PilotId>()? {
        rows = rows.filter(pilot::Column::Id.lt(last));
    }
    let rows = rows.order_by_desc(pilot::Column::Id).limit(size + 1).all(conn).await?;
    Ok(Page::cut(dress(conn, rows).await?, size, total, |pilot| pilot.row.id))
}

/// One pilot.
///
/// # Errors
/// `NotFound`.
pub async fn get(ctx: &Context, id: PilotId) -> Result<Pilot> {
    let conn = ctx.db.reader();
    let row = pilot::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)?;
    dress(conn, vec![row]).await?.pop().ok_or(Error::NotFound)
}

async fn dress(conn: &impl ConnectionTrait, rows: Vec<pilot::Model>) -> Result<Vec<Pilot>> {
    let submissions: HashMap<_, _> = submission::Entity::find()
        .filter(submission::Column::Id.is_in(rows.iter().map(|r| r.submission_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let teams: HashMap<_, _> = team::Entity::find()
        .filter(team::Column::Id.is_in(submissions.values().map(|s| s.team_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let testbeds: HashMap<_, _> = testbed::Entity::find()
        .filter(testbed::Column::Id.is_in(rows.iter().map(|r| r.testbed_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let cities: HashMap<_, _> = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(testbeds.values().map(|t| t.organisation_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let challenges: HashMap<_, _> = challenge::Entity::find()
        .filter(challenge::Column::Id.is_in(rows.iter().map(|r| r.challenge_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let dressed = |row: pilot::Model| {
        let submission = submissions.get(&row.submission_id)?.clone();
        let testbed = testbeds.get(&row.testbed_id)?.clone();
        Some(Pilot {
            challenge: challenges.get(&row.challenge_id)?.clone(),
            team: teams.get(&submission.team_id)?.clone(),
            city: cities.get(&testbed.organisation_id)?.clone(),
            submission,
            testbed,
            row,
        })
    };
    Ok(rows.into_iter().filter_map(dressed).collect())
}

/// What the viewer is to a pilot.
///
/// # Errors
/// When the database fails.
pub async fn relation(conn: &impl ConnectionTrait, viewer: &Viewer, row: &pilot::Model) -> Result<Relation> {
    let challenge = challenges::find(conn, row.challenge_id).await?;
    let testbed = testbed::Entity::find_by_id(row.testbed_id).one(conn).await?.ok_or(Error::NotFound)?;
    let in_team = match viewer.person_id() {
        Some(person) => is_member(conn, team_of(conn, row.submission_id).await?.id, person).await?,
        None => false,
    };
    let standing = Standing {
        lead: challenge.lead_organisation_id,
        owner: testbed.organisation_id,
        operator: testbed.operator_id,
        in_team,
    };
    Ok(policy::relation(viewer, &standing))
}

/// What the viewer may do with a pilot as it stands, named by the state it would go to.
/// Pure, so that a page of pilots asks for the teams of the viewer once.
pub fn next_states(viewer: &Viewer, pilot: &Pilot, in_team: bool) -> Vec<PilotState> {
    let standing = Standing {
        lead: pilot.challenge.lead_organisation_id,
        owner: pilot.testbed.organisation_id,
        operator: pilot.testbed.operator_id,
        in_team,
    };
    let relation = policy::relation(viewer, &standing);
    let action = |state| match state {
        PilotState::Planned => policy::Action::View,
        PilotState::Preparing => policy::Action::Prepare,
        PilotState::Live => policy::Action::Start,
        PilotState::Finished => policy::Action::Finish,
        PilotState::NeverDeployed => policy::Action::NeverDeploy,
    };
    let may = |to: &PilotState| {
        super::rules::follows(pilot.row.state, *to)
            && policy::decide(relation, action(*to)) == crate::kernel::Verdict::Allowed
    };
    PilotState::ALL.iter().copied().filter(may).collect()
}
