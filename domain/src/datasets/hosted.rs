//! Reads which partner-hosted datasets an organisation has, and on which host each stays.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::DatasetAccess;
use super::entity::dataset;
use super::policy::visible_to;
use crate::hosts::entity::dataset_host;
use crate::hosts::{self, DataHost};
use crate::kernel::{Context, DataHostId, DatasetId, OrganisationId, Result, Viewer};

/// The partner-hosted datasets of an organisation that the viewer may know of, the newest first, at most a hundred.
///
/// # Errors
/// When the database fails.
pub async fn partner_hosted(
    ctx: &Context,
    viewer: &Viewer,
    organisation: OrganisationId,
) -> Result<Vec<(dataset::Model, Option<DataHostId>)>> {
    let db = ctx.db.reader();
    let rows = dataset::Entity::find()
        .filter(dataset::Column::OrganisationId.eq(organisation))
        .filter(dataset::Column::Access.eq(DatasetAccess::PartnerHosted))
        .filter(visible_to(viewer))
        .order_by_desc(dataset::Column::Id)
        .limit(100)
        .all(db)
        .await?;
    let ids: Vec<DatasetId> = rows.iter().map(|row| row.id).collect();
    let hosts: HashMap<DatasetId, DataHostId> = dataset_host::Entity::find()
        .filter(dataset_host::Column::DatasetId.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.dataset_id, row.host_id))
        .collect();
    Ok(rows.into_iter().map(|row| (hosts.get(&row.id).copied(), row)).map(|(host, row)| (row, host)).collect())
}

/// The host on which a dataset stays that the viewer may know of.
///
/// # Errors
/// `NotFound` when the dataset is not there for the viewer.
pub async fn host_of(ctx: &Context, viewer: &Viewer, id: DatasetId) -> Result<Option<DataHost>> {
    let dataset = super::get(ctx, viewer, id).await?;
    hosts::of_dataset(ctx.db.reader(), dataset.id).await
}
