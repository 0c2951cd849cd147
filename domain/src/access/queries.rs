//! Reads of requests and grants; each begins from what the viewer may see.

use std::collections::HashMap;

use sea_orm::sea_query::{Condition, Expr, Query, WindowStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::{
    access_decision, access_grant, access_request, access_request_person, grant_download, grant_effect, grant_person,
    grant_renewal,
};
use super::policy::{GrantAction, Relation, RequestAction, decide_grant, decide_request};
use super::seats::{Seats, Voice, seats_of};
use super::visible::{grants_visible_to, requests_visible_to, seated, waits_for};
use super::{AccessGrant, AccessRequest, GrantState, RequestState};
use crate::datasets::entity::dataset;
use crate::kernel::{
    AccessGrantId, AccessRequestId, Context, DatasetId, Error, OrganisationId, Page, PageArgs, PersonId, Result,
    TeamId, Timestamp, Viewer,
};
use crate::submissions::team;

/// Whether a dataset gives the viewer a seat among those who decide about access to it.
///
/// # Errors
/// When the database fails.
pub async fn decides(ctx: &Context, viewer: &Viewer) -> Result<bool> {
    if viewer.person_id().is_none() {
        return Ok(false);
    }
    let seat = dataset::Entity::find().filter(dataset::Column::Id.in_subquery(seated(viewer)));
    Ok(seat.select_only().column(dataset::Column::Id).limit(1).count(ctx.db.reader()).await? > 0)
}

/// Whose requests or grants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// All that the viewer may see.
    #[default]
    Any,
    /// Of teams that the viewer is in.
    Team,
    /// To data that the viewer decides about.
    Steward,
}

/// What a list is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Whose.
    pub side: Side,
    /// Of one team.
    pub team: Option<TeamId>,
    /// To one dataset.
    pub dataset: Option<DatasetId>,
    /// Requests alone: past the time by which they should be decided.
    pub overdue: bool,
    /// Requests alone: those that the viewer can vote on now.
    pub mine: bool,
}

/// In which order requests come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequestOrder {
    /// The newest first.
    #[default]
    Newest,
    /// What is due first comes first; only what was sent.
    Due,
}

/// The viewer's relation to data of this dataset asked for by this team.
///
/// # Errors
/// When the database fails.
pub async fn relation<C: ConnectionTrait>(
    conn: &C,
    viewer: &Viewer,
    dataset: DatasetId,
    of: TeamId,
) -> Result<(Relation, OrganisationId)> {
    let dataset = dataset::Entity::find_by_id(dataset).one(conn).await?.ok_or(Error::NotFound)?;
    let in_team = match viewer.person_id() {
        Some(person) => team::is_member(conn, of, person).await?,
        None => false,
    };
    Ok((Relation::of(viewer, dataset.organisation_id, in_team), dataset.organisation_id))
}

/// What the viewer is to a request, and to its decision.
///
/// # Errors
/// When the database fails.
pub async fn standpoint<C: ConnectionTrait>(
    conn: &C,
    viewer: &Viewer,
    request: &AccessRequest,
) -> Result<(Relation, Voice, Seats)> {
    let (relation, _) = relation(conn, viewer, request.dataset_id, request.team_id).await?;
    let seats = seats_of(conn, request).await?;
    let voice = seats.voice(viewer);
    Ok((relation.with(voice), voice, seats))
}

/// Requests, in the order asked for.
///
/// # Errors
/// When nobody is signed in, the page is not one, or the database fails.
pub async fn requests(
    ctx: &Context,
    viewer: &Viewer,
    filter: &Filter,
    states: &[RequestState],
    order: RequestOrder,
    page: &PageArgs,
) -> Result<Page<AccessRequest>> {
    viewer.signed_in()?;
    let db = ctx.db.reader();
    let size = page.size()?;
    let mut query = access_request::Entity::find().filter(requests_visible_to(viewer, filter.side));
    if !states.is_empty() {
        query = query.filter(access_request::Column::State.is_in(states.iter().copied()));
    }
    if let Some(team) = filter.team {
        query = query.filter(access_request::Column::TeamId.eq(team));
    }
    if let Some(dataset) = filter.dataset {
        query = query.filter(access_request::Column::DatasetId.eq(dataset));
    }
    if filter.overdue {
        query = query
            .filter(access_request::Column::State.eq(RequestState::Submitted))
            .filter(access_request::Column::DueAt.lt(ctx.now()));
    }
    if filter.mine {
        query = query.filter(waits_for(viewer));
    }
    match order {
        RequestOrder::Newest => {
            let total = query.clone().count(db).await?;
            if let Some(after) = page.start::<AccessRequestId>()? {
                query = query.filter(access_request::Column::Id.lt(after));
            }
            let rows = query.order_by_desc(access_request::Column::Id).limit(size + 1).all(db).await?;
            Ok(Page::cut(rows, size, total, |row| row.id))
        }
        RequestOrder::Due => {
            query = query.filter(access_request::Column::DueAt.is_not_null());
            let total = query.clone().count(db).await?;
            if let Some((due, after)) = page.start::<(Timestamp, AccessRequestId)>()? {
                query = query.filter(
                    Condition::any().add(access_request::Column::DueAt.gt(due)).add(
                        Condition::all()
                            .add(access_request::Column::DueAt.eq(due))
                            .add(access_request::Column::Id.gt(after)),
                    ),
                );
            }
            let rows = query
                .order_by_asc(access_request::Column::DueAt)
                .order_by_asc(access_request::Column::Id)
                .limit(size + 1)
                .all(db)
                .await?;
            Ok(Page::cut(rows, size, total, |row| (row.due_at, row.id)))
        }
    }
}

/// One request.
///
/// # Errors
/// `NotFound` when it is not there for the viewer.
pub async fn request(ctx: &Context, viewer: &Viewer, id: AccessRequestId) -> Result<AccessRequest> {
    viewer.signed_in()?;
    let db = ctx.db.reader();
    let row = access_request::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let (relation, voice, _) = standpoint(db, viewer, &row).await?;
    decide_request(relation, voice, row.state, RequestAction::See).permit()?;
    Ok(row)
}

/// Grants, the newest first.
///
/// # Errors
/// When nobody is signed in, the page is not one, or the database fails.
pub async fn grants(
    ctx: &Context,
    viewer: &Viewer,
    filter: &Filter,
    states: &[GrantState],
    page: &PageArgs,
) -> Result<Page<AccessGrant>> {
    viewer.signed_in()?;
    let db = ctx.db.reader();
    let size = page.size()?;
    let mut query = access_grant::Entity::find().filter(grants_visible_to(viewer, filter.side));
    if !states.is_empty() {
        query = query.filter(access_grant::Column::State.is_in(states.iter().copied()));
    }
    if let Some(team) = filter.team {
        query = query.filter(access_grant::Column::TeamId.eq(team));
    }
    if let Some(dataset) = filter.dataset {
        query = query.filter(access_grant::Column::DatasetId.eq(dataset));
    }
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<AccessGrantId>()? {
        query = query.filter(access_grant::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(access_grant::Column::Id).limit(size + 1).all(db).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}

/// One grant.
///
/// # Errors
/// `NotFound` when it is not there for the viewer.
pub async fn grant(ctx: &Context, viewer: &Viewer, id: AccessGrantId) -> Result<AccessGrant> {
    viewer.signed_in()?;
    let db = ctx.db.reader();
    let row = access_grant::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let (relation, _) = relation(db, viewer, row.dataset_id, row.team_id).await?;
    decide_grant(relation, row.state, GrantAction::See).permit()?;
    Ok(row)
}

/// The grants that came of these requests.
///
/// # Errors
/// When the database fails.
pub async fn grants_of(ctx: &Context, requests: &[AccessRequestId]) -> Result<HashMap<AccessRequestId, AccessGrant>> {
    let rows = access_grant::Entity::find()
        .filter(access_grant::Column::RequestId.is_in(requests.iter().copied()))
        .all(ctx.db.reader())
        .await?;
    Ok(rows.into_iter().map(|row| (row.request_id, row)).collect())
}

/// What each of these requests would renew: the grant, and whether it then follows to the newest version.
///
/// # Errors
/// When the database fails.
pub async fn renewals_of(
    ctx: &Context,
    requests: &[AccessRequestId],
) -> Result<HashMap<AccessRequestId, (AccessGrant, bool)>> {
    let db = ctx.db.reader();
    let renewals = grant_renewal::Entity::find()
        .filter(grant_renewal::Column::RequestId.is_in(requests.iter().copied()))
        .all(db)
        .await?;
    let grants = access_grant::Entity::find()
        .filter(access_grant::Column::Id.is_in(renewals.iter().map(|renewal| renewal.grant_id)))
        .all(db)
        .await?;
    let grants: HashMap<_, _> = grants.into_iter().map(|row| (row.id, row)).collect();
    let renewed = |renewal: grant_renewal::Model| {
        Some((renewal.request_id, (grants.get(&renewal.grant_id)?.clone(), renewal.to_latest)))
    };
    Ok(renewals.into_iter().filter_map(renewed).collect())
}

/// Who is named in each request.
///
/// # Errors
/// When the database fails.
pub async fn people_of<C: ConnectionTrait>(
    conn: &C,
    requests: &[AccessRequestId],
) -> Result<HashMap<AccessRequestId, Vec<PersonId>>> {
    let rows = access_request_person::Entity::find()
        .filter(access_request_person::Column::RequestId.is_in(requests.iter().copied()))
        .order_by_asc(access_request_person::Column::PersonId)
        .all(conn)
        .await?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        all.entry(row.request_id).or_default().push(row.person_id);
    }
    Ok(all)
}

/// Who stands on each grant, also those taken off.
///
/// # Errors
/// When the database fails.
pub async fn grant_people_of(
    ctx: &Context,
    grants: &[AccessGrantId],
) -> Result<HashMap<AccessGrantId, Vec<grant_person::Model>>> {
    let rows = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.is_in(grants.iter().copied()))
        .order_by_asc(grant_person::Column::Id)
        .all(ctx.db.reader())
        .await?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        all.entry(row.grant_id).or_default().push(row);
    }
    Ok(all)
}

/// The decisions about each request, the first first.
///
/// # Errors
/// When the database fails.
pub async fn decisions_of(
    ctx: &Context,
    requests: &[AccessRequestId],
) -> Result<HashMap<AccessRequestId, Vec<access_decision::Model>>> {
    let rows = access_decision::Entity::find()
        .filter(access_decision::Column::RequestId.is_in(requests.iter().copied()))
        .order_by_asc(access_decision::Column::Id)
        .all(ctx.db.reader())
        .await?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        all.entry(row.request_id).or_default().push(row);
    }
    Ok(all)
}

/// What was done to the outside for each grant, the first first.
///
/// # Errors
/// When the database fails.
pub async fn effects_of(
    ctx: &Context,
    grants: &[AccessGrantId],
) -> Result<HashMap<AccessGrantId, Vec<grant_effect::Model>>> {
    let rows = grant_effect::Entity::find()
        .filter(grant_effect::Column::GrantId.is_in(grants.iter().copied()))
        .order_by_asc(grant_effect::Column::Id)
        .all(ctx.db.reader())
        .await?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        all.entry(row.grant_id).or_default().push(row);
    }
    Ok(all)
}

/// The last downloads under each grant, the newest first, at most a hundred of each.
///
/// # Errors
/// When the database fails.
pub async fn downloads_of(
    ctx: &Context,
    grants: &[AccessGrantId],
) -> Result<HashMap<AccessGrantId, Vec<grant_download::Model>>> {
    let nth = WindowStatement::partition_by(grant_download::Column::GrantId)
        .order_by(grant_download::Column::Id, Order::Desc)
        .take();
    let ranked = Query::select()
        .column(grant_download::Column::Id)
        .expr_window_as(Expr::cust("ROW_NUMBER()"), nth, "nth")
        .from(grant_download::Entity)
        .and_where(grant_download::Column::GrantId.is_in(grants.iter().copied()))
        .to_owned();
    let last =
        Query::select().column("id").from_subquery(ranked, "ranked").and_where(Expr::col("nth").lte(100)).to_owned();
    let rows = grant_download::Entity::find()
        .filter(grant_download::Column::Id.in_subquery(last))
        .order_by_desc(grant_download::Column::Id)
        .all(ctx.db.reader())
        .await?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        all.entry(row.grant_id).or_default().push(row);
    }
    Ok(all)
}

/// Whether somebody ever stood on a grant.
///
/// # Errors
/// When the database fails.
pub async fn ever_on<C: ConnectionTrait>(conn: &C, grant: AccessGrantId, person: PersonId) -> Result<bool> {
    let count = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(grant))
        .filter(grant_person::Column::PersonId.eq(person))
        .count(conn)
        .await?;
    Ok(count > 0)
}

/// Grants by their ids, for what hangs on them; the caller has asked whether the viewer may see that.
///
/// # Errors
/// When the database fails.
pub async fn grants_by_id(ctx: &Context, ids: &[AccessGrantId]) -> Result<Vec<AccessGrant>> {
    let rows = access_grant::Entity::find().filter(access_grant::Column::Id.is_in(ids.iter().copied()));
    Ok(rows.all(ctx.db.reader()).await?)
}
