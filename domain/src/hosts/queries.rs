//! Reads of hosts. That a host is there is public; its addresses and faults are not.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{data_host, dataset_host};
use super::{DataHost, policy};
use crate::kernel::{Context, DataHostId, DatasetId, Error, OrganisationId, Page, PageArgs, Result, Verdict, Viewer};
use crate::organisations;
use crate::organisations::entity::organisation;

/// Which hosts are wanted; what is absent does not matter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// Of this organisation.
    pub organisation: Option<OrganisationId>,
}

/// One host, for commands.
///
/// # Errors
/// `NotFound`.
pub async fn find(conn: &impl ConnectionTrait, id: DataHostId) -> Result<DataHost> {
    data_host::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// One host.
///
/// # Errors
/// `NotFound`.
pub async fn get(ctx: &Context, id: DataHostId) -> Result<DataHost> {
    find(ctx.db.reader(), id).await
}

/// Several hosts, for loaders.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(ctx: &Context, ids: &[DataHostId]) -> Result<HashMap<DataHostId, DataHost>> {
    let rows =
        data_host::Entity::find().filter(data_host::Column::Id.is_in(ids.iter().copied())).all(ctx.db.reader()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The host on which a dataset stays, if any was named.
///
/// # Errors
/// When the database fails.
pub async fn of_dataset(conn: &impl ConnectionTrait, dataset: DatasetId) -> Result<Option<DataHost>> {
    let row = dataset_host::Entity::find().filter(dataset_host::Column::DatasetId.eq(dataset)).one(conn).await?;
    match row {
        Some(row) => Ok(data_host::Entity::find_by_id(row.host_id).one(conn).await?),
        None => Ok(None),
    }
}

/// One page of the hosts, the newest first.
///
/// # Errors
/// `Refused` for a page size or cursor that is not ours.
pub async fn list(ctx: &Context, args: &PageArgs, filter: Filter) -> Result<Page<DataHost>> {
    let db = ctx.db.reader();
    let size = args.size()?;
    let mut query = data_host::Entity::find();
    if let Some(organisation) = filter.organisation {
        query = query.filter(data_host::Column::OrganisationId.eq(organisation));
    }
    let total = query.clone().count(db).await?;
    if let Some(after) = args.start::<DataHostId>()? {
        query = query.filter(data_host::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(data_host::Column::Id).limit(size + 1).all(db).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}

/// The organisations for which the viewer may register a host.
///
/// # Errors
/// When the database fails.
pub async fn keepers(ctx: &Context, viewer: &Viewer) -> Result<Vec<organisation::Model>> {
    let mut mine: Vec<OrganisationId> = viewer.organisations();
    mine.sort_unstable();
    mine.dedup();
    let mut rows = organisations::by_ids(ctx, &mine).await?;
    rows.retain(|row| policy::decide_create(policy::relation(viewer, row.id), row.kind) == Verdict::Allowed);
    Ok(rows)
}
