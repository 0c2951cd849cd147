//! Where a grant works: on a partner's host, or with us.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::access::entity::hosted_grant;
use crate::datasets::DatasetAccess;
use crate::datasets::entity::dataset;
use crate::hosts::{self, DataHost, HostState};
use crate::kernel::{AccessGrantId, Context, DataHostId, Error, Result};

/// A grant on a partner's host.
#[derive(Clone, Debug)]
pub struct Place {
    /// The host.
    pub host: DataHost,
    /// What it last said.
    pub row: hosted_grant::Model,
}

/// The host on which a grant to this dataset would work; `None` when we serve it ourselves.
///
/// # Errors
/// `Refused` when the dataset is partner-hosted and has no host that takes new grants.
pub async fn host_for<C: ConnectionTrait>(conn: &C, dataset: &dataset::Model) -> Result<Option<DataHost>> {
    if dataset.access != DatasetAccess::PartnerHosted {
        return Ok(None);
    }
    match hosts::of_dataset(conn, dataset.id).await? {
        Some(host) if host.state == HostState::Active => Ok(Some(host)),
        Some(_) | None => Err(Error::refused(
            "access_request.no_host",
            "dataset",
            "The publisher has not said yet which server keeps this dataset. Ask the contact on its page.",
        )),
    }
}

/// Where a grant works; `None` when with us.
///
/// # Errors
/// When the database fails.
pub async fn place_of(ctx: &Context, grant: AccessGrantId) -> Result<Option<Place>> {
    Ok(places_of(ctx, &[grant]).await?.remove(&grant))
}

/// Where grants work, those with us left out.
///
/// # Errors
/// When the database fails.
pub async fn places_of(ctx: &Context, grants: &[AccessGrantId]) -> Result<HashMap<AccessGrantId, Place>> {
    let rows = hosted_grant::Entity::find()
        .filter(hosted_grant::Column::GrantId.is_in(grants.iter().copied()))
        .all(ctx.db.reader())
        .await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<DataHostId> = rows.iter().map(|row| row.host_id).collect();
    let hosts = hosts::by_ids(ctx, &ids).await?;
    let place = |row: hosted_grant::Model| {
        let host = hosts.get(&row.host_id)?.clone();
        Some((row.grant_id, Place { host, row }))
    };
    Ok(rows.into_iter().filter_map(place).collect())
}

/// Whether a grant works on a partner's host.
///
/// # Errors
/// When the database fails.
pub async fn is_placed<C: ConnectionTrait>(conn: &C, grant: AccessGrantId) -> Result<bool> {
    let count = hosted_grant::Entity::find().filter(hosted_grant::Column::GrantId.eq(grant)).count(conn).await?;
    Ok(count > 0)
}

/// Names the host in records and figures; ourselves by our name.
pub fn label(place: Option<&Place>) -> String {
    place.map_or_else(|| "intercity".into(), |place| place.host.audience.clone())
}
