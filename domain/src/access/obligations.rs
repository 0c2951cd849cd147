//! Reads of sanctions and closing duties; each begins from what the viewer may see.

use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{closing_duty, sanction};
use super::policy::{Relation, SCOPE_DECIDE};
use super::queries::{self, Side};
use super::standing::{in_force, overdue};
use crate::kernel::{AccessGrantId, ClosingDutyId, Context, Error, Page, PageArgs, Result, SanctionId, Viewer};
use crate::organisations::Duty;
use crate::submissions::TeamMemberState;
use crate::submissions::entity::team_member;

/// What is narrowed to.
#[derive(Clone, Copy, Debug, Default)]
pub struct ObligationFilter {
    /// Whose.
    pub side: Side,
    /// Of one grant.
    pub grant: Option<AccessGrantId>,
    /// Only sanctions in force, or duties that are overdue.
    pub pressing: bool,
}

fn my_teams(viewer: &Viewer) -> SelectStatement {
    let mut query = Query::select();
    query.column(team_member::Column::TeamId).from(team_member::Entity);
    query.and_where(team_member::Column::State.eq(TeamMemberState::Active));
    query.and_where(team_member::Column::PersonId.is_in(viewer.person_id()));
    query
}

/// Sanctions, the newest first: on the viewer, on their teams, and those of publishers for which they are steward.
///
/// # Errors
/// When nobody is signed in, the page is not one, or the database fails.
pub async fn sanctions(
    ctx: &Context,
    viewer: &Viewer,
    filter: &ObligationFilter,
    page: &PageArgs,
) -> Result<Page<sanction::Model>> {
    viewer.signed_in()?;
    let db = ctx.db.reader();
    let size = page.size()?;
    let mine = Condition::any()
        .add(sanction::Column::PersonId.is_in(viewer.person_id()))
        .add(sanction::Column::TeamId.in_subquery(my_teams(viewer)));
    let stewarded =
        sanction::Column::OrganisationId.is_in(viewer.organisations_with(&[Duty::DataSteward], SCOPE_DECIDE));
    let visible = match filter.side {
        Side::Team => mine,
        Side::Steward => Condition::all().add(stewarded),
        Side::Any if viewer.reads_everything() => Condition::all(),
        Side::Any => mine.add(stewarded),
    };
    let mut query = sanction::Entity::find().filter(visible);
    if let Some(grant) = filter.grant {
        query = query.filter(sanction::Column::GrantId.eq(grant));
    }
    if filter.pressing {
        query = query.filter(in_force(ctx.now()));
    }
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<SanctionId>()? {
        query = query.filter(sanction::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(sanction::Column::Id).limit(size + 1).all(db).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}

/// Closing duties, the newest first: the viewer's, their teams', and those owed to publishers for which they are steward.
///
/// # Errors
/// When nobody is signed in, the page is not one, or the database fails.
pub async fn duties(
    ctx: &Context,
    viewer: &Viewer,
    filter: &ObligationFilter,
    page: &PageArgs,
) -> Result<Page<closing_duty::Model>> {
    viewer.signed_in()?;
    let db = ctx.db.reader();
    let size = page.size()?;
    let mine = Condition::any()
        .add(closing_duty::Column::PersonId.is_in(viewer.person_id()))
        .add(closing_duty::Column::TeamId.in_subquery(my_teams(viewer)));
    let stewarded =
        closing_duty::Column::OrganisationId.is_in(viewer.organisations_with(&[Duty::DataSteward], SCOPE_DECIDE));
    let visible = match filter.side {
        Side::Team => mine,
        Side::Steward => Condition::all().add(stewarded),
        Side::Any if viewer.reads_everything() => Condition::all(),
        Side::Any => mine.add(stewarded),
    };
    let mut query = closing_duty::Entity::find().filter(visible);
    if let Some(grant) = filter.grant {
        query = query.filter(closing_duty::Column::GrantId.eq(grant));
    }
    if filter.pressing {
        query = query.filter(overdue(ctx.now()));
    }
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<ClosingDutyId>()? {
        query = query.filter(closing_duty::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(closing_duty::Column::Id).limit(size + 1).all(db).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}

/// One closing duty.
///
/// # Errors
/// `NotFound` when it is not there for the viewer.
pub async fn duty(ctx: &Context, viewer: &Viewer, id: ClosingDutyId) -> Result<closing_duty::Model> {
    viewer.signed_in()?;
    let db = ctx.db.reader();
    let row = closing_duty::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let (relation, _) = queries::relation(db, viewer, row.dataset_id, row.team_id).await?;
    let own = row.person_id.is_some() && row.person_id == viewer.person_id();
    if relation == Relation::Stranger && !own { Err(Error::NotFound) } else { Ok(row) }
}
