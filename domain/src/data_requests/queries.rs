//! Reads of requests for data that is not listed; each begins from what the viewer may see.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::data_request;
use super::policy::{Action, Relation, SCOPE_ANSWER, decide};
use super::{DataRequest, DataRequestState};
use crate::accounts::entity::person;
use crate::datasets::entity::dataset;
use crate::kernel::{
    Context, DataRequestId, DatasetId, Error, OrganisationId, Page, PageArgs, PersonId, Result, TeamId, Viewer,
};
use crate::organisations::Duty;
use crate::organisations::entity::organisation;
use crate::submissions::entity::team;
use crate::submissions::team as teams;

/// What a list is narrowed to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// In one state.
    pub state: Option<DataRequestState>,
    /// To one city.
    pub city: Option<OrganisationId>,
    /// Only those that the viewer can answer.
    pub to_answer: bool,
}

/// What the viewer is to a question.
///
/// # Errors
/// When the database fails.
pub async fn relation<C: ConnectionTrait>(conn: &C, viewer: &Viewer, row: &DataRequest) -> Result<Relation> {
    let asks = match (viewer.person_id(), row.team_id) {
        (Some(person), _) if person == row.person_id => true,
        (Some(person), Some(team)) => teams::is_member(conn, team, person).await?,
        _ => false,
    };
    Ok(Relation::of(viewer, row.organisation_id, asks))
}

/// One question.
///
/// # Errors
/// `NotFound` when it is not there for the viewer.
pub async fn get(ctx: &Context, viewer: &Viewer, id: DataRequestId) -> Result<DataRequest> {
    viewer.signed_in()?;
    let row = data_request::Entity::find_by_id(id).one(ctx.db.reader()).await?.ok_or(Error::NotFound)?;
    let relation = relation(ctx.db.reader(), viewer, &row).await?;
    decide(relation, row.state, Action::See).permit()?;
    Ok(row)
}

/// Questions that the viewer may see, the newest first.
///
/// # Errors
/// When nobody is signed in, the page is not one, or the database fails.
pub async fn list(ctx: &Context, viewer: &Viewer, filter: Filter, page: &PageArgs) -> Result<Page<DataRequest>> {
    viewer.signed_in()?;
    let db = ctx.db.reader();
    let size = page.size()?;
    let keeps = viewer.organisations_with(&[Duty::DataSteward], SCOPE_ANSWER);
    let answers = data_request::Column::OrganisationId.is_in(keeps);
    let mut visible = Condition::any().add(answers.clone());
    if let Some(person) = viewer.person_id() {
        visible = visible
            .add(data_request::Column::PersonId.eq(person))
            .add(data_request::Column::TeamId.is_in(teams::teams_of_person(db, person).await?));
    }
    let visible = if viewer.reads_everything() { Condition::all() } else { visible };
    let mut query = data_request::Entity::find().filter(visible);
    if filter.to_answer {
        query = query.filter(answers).filter(data_request::Column::State.eq(DataRequestState::Open));
    }
    if let Some(state) = filter.state {
        query = query.filter(data_request::Column::State.eq(state));
    }
    if let Some(city) = filter.city {
        query = query.filter(data_request::Column::OrganisationId.eq(city));
    }
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<DataRequestId>()? {
        query = query.filter(data_request::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(data_request::Column::Id).limit(size + 1).all(db).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}

/// What is needed to show questions.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Cities by id.
    pub cities: HashMap<OrganisationId, organisation::Model>,
    /// Teams by id.
    pub teams: HashMap<TeamId, team::Model>,
    /// Datasets by id.
    pub datasets: HashMap<DatasetId, dataset::Model>,
    /// Names of people.
    pub names: HashMap<PersonId, String>,
    /// Teams that the viewer is in.
    pub mine: Vec<TeamId>,
}

/// Loads what stands around these questions, together.
///
/// # Errors
/// When the database fails.
pub async fn around(ctx: &Context, viewer: &Viewer, rows: &[DataRequest]) -> Result<Around> {
    let db = ctx.db.reader();
    let cities = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(rows.iter().map(|row| row.organisation_id)))
        .all(db)
        .await?;
    let of_teams =
        team::Entity::find().filter(team::Column::Id.is_in(rows.iter().filter_map(|row| row.team_id))).all(db).await?;
    let datasets = dataset::Entity::find()
        .filter(dataset::Column::Id.is_in(rows.iter().filter_map(|row| row.dataset_id)))
        .all(db)
        .await?;
    let people =
        person::Entity::find().filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id))).all(db).await?;
    let mine = match viewer.person_id() {
        Some(person) => teams::teams_of_person(db, person).await?,
        None => Vec::new(),
    };
    Ok(Around {
        cities: cities.into_iter().map(|row| (row.id, row)).collect(),
        teams: of_teams.into_iter().map(|row| (row.id, row)).collect(),
        datasets: datasets.into_iter().map(|row| (row.id, row)).collect(),
        names: people.into_iter().map(|row| (row.id, row.name)).collect(),
        mine,
    })
}
