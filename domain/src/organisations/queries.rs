//! Reads of organisations, their members and API clients.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::OrganisationKind;
use super::entity::{api_client, membership, organisation};
use super::policy::{self, Action};
use crate::kernel::{
    ApiClientId, Context, Error, MembershipId, OrganisationId, Page, PageArgs, PersonId, Result, Viewer,
};

/// Which organisations are listed.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Only of this kind.
    pub kind: Option<OrganisationKind>,
    /// Only those that wait to be verified.
    pub applied: bool,
}

/// The organisation, whoever asks; for commands that then ask their own policy.
///
/// # Errors
/// `NotFound`.
pub async fn find(conn: &impl ConnectionTrait, id: OrganisationId) -> Result<organisation::Model> {
    organisation::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// The organisation, if the viewer may know of it.
///
/// # Errors
/// `NotFound`.
pub async fn get(ctx: &Context, viewer: &Viewer, id: OrganisationId) -> Result<organisation::Model> {
    organisation::Entity::find_by_id(id)
        .filter(policy::visible_to(viewer))
        .one(ctx.db.reader())
        .await?
        .ok_or(Error::NotFound)
}

/// The organisation at an address, if the viewer may know of it.
///
/// # Errors
/// `NotFound`.
pub async fn by_slug(ctx: &Context, viewer: &Viewer, slug: &str) -> Result<organisation::Model> {
    organisation::Entity::find()
        .filter(organisation::Column::Slug.eq(slug))
        .filter(policy::visible_to(viewer))
        .one(ctx.db.reader())
        .await?
        .ok_or(Error::NotFound)
}

/// Several organisations, for loaders. Whoever sees a thing may know which organisation it belongs to.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(ctx: &Context, ids: &[OrganisationId]) -> Result<Vec<organisation::Model>> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids.iter().copied()))
        .all(ctx.db.reader())
        .await?)
}

/// Organisations by name.
///
/// # Errors
/// Refused for bad page arguments.
pub async fn list(
    ctx: &Context,
    viewer: &Viewer,
    listing: Listing,
    page: &PageArgs,
) -> Result<Page<organisation::Model>> {
    let size = page.size()?;
    let mut rows = organisation::Entity::find().filter(policy::visible_to(viewer));
    if let Some(kind) = listing.kind {
        rows = rows.filter(organisation::Column::Kind.eq(kind));
    }
    if listing.applied {
        rows = rows
            .filter(organisation::Column::VerifiedAt.is_null())
            .filter(organisation::Column::Kind.ne(OrganisationKind::Innovator));
    }
    let total = rows.clone().count(ctx.db.reader()).await?;
    // By address, which is made from the name: the same order in both databases, whatever their collation.
    rows = rows.order_by_asc(organisation::Column::Slug);
    if let Some(after) = page.start::<String>()? {
        rows = rows.filter(organisation::Column::Slug.gt(after));
    }
    let rows = rows.limit(size + 1).all(ctx.db.reader()).await?;
    Ok(Page::cut(rows, size, total, |row| row.slug.clone()))
}

/// Who holds which duty there.
///
/// # Errors
/// `Forbidden` to strangers.
pub async fn members(
    ctx: &Context,
    viewer: &Viewer,
    id: OrganisationId,
    page: &PageArgs,
) -> Result<Page<membership::Model>> {
    let organisation = get(ctx, viewer, id).await?;
    policy::decide(policy::relation(viewer, id), policy::standing(&organisation), Action::ViewMembers).permit()?;
    let size = page.size()?;
    let open = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(id))
        .filter(membership::Column::EndedAt.is_null());
    let total = open.clone().count(ctx.db.reader()).await?;
    let mut rows = open.order_by_asc(membership::Column::Id);
    if let Some(after) = page.start::<MembershipId>()? {
        rows = rows.filter(membership::Column::Id.gt(after));
    }
    let rows = rows.limit(size + 1).all(ctx.db.reader()).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}

/// The duties that a person holds, for their own account.
///
/// # Errors
/// When the database fails.
pub async fn of_person(ctx: &Context, person: PersonId) -> Result<Vec<membership::Model>> {
    Ok(membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .filter(membership::Column::EndedAt.is_null())
        .order_by_asc(membership::Column::Id)
        .limit(1000)
        .all(ctx.db.reader())
        .await?)
}

/// The API clients of an organisation, revoked ones included.
///
/// # Errors
/// `Forbidden` to everybody but those who run it.
pub async fn clients(
    ctx: &Context,
    viewer: &Viewer,
    id: OrganisationId,
    page: &PageArgs,
) -> Result<Page<api_client::Model>> {
    let organisation = get(ctx, viewer, id).await?;
    policy::decide(policy::relation(viewer, id), policy::standing(&organisation), Action::ViewClients).permit()?;
    let size = page.size()?;
    let all = api_client::Entity::find().filter(api_client::Column::OrganisationId.eq(id));
    let total = all.clone().count(ctx.db.reader()).await?;
    let mut rows = all.order_by_asc(api_client::Column::Id);
    if let Some(after) = page.start::<ApiClientId>()? {
        rows = rows.filter(api_client::Column::Id.gt(after));
    }
    let rows = rows.limit(size + 1).all(ctx.db.reader()).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}
