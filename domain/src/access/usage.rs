//! How many bytes left under grants, summed by person and by file.

use std::collections::HashMap;

use sea_orm::sea_query::Alias;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QuerySelect};

use super::entity::grant_download;
use crate::kernel::{AccessGrantId, Context, DistributionId, PersonId, Result};

/// What one person read of one file.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Usage {
    /// The grant.
    pub grant_id: AccessGrantId,
    /// The person; nobody when they were erased.
    pub person_id: Option<PersonId>,
    /// The file.
    pub distribution_id: DistributionId,
    /// Bytes.
    pub bytes: i64,
}

/// The sums of each grant.
///
/// # Errors
/// When the database fails.
pub async fn usage_of(ctx: &Context, grants: &[AccessGrantId]) -> Result<HashMap<AccessGrantId, Vec<Usage>>> {
    let sum = grant_download::Column::Bytes.sum().cast_as(Alias::new("bigint"));
    let rows = grant_download::Entity::find()
        .select_only()
        .column(grant_download::Column::GrantId)
        .column(grant_download::Column::PersonId)
        .column(grant_download::Column::DistributionId)
        .column_as(sum, "bytes")
        .filter(grant_download::Column::GrantId.is_in(grants.iter().copied()))
        .group_by(grant_download::Column::GrantId)
        .group_by(grant_download::Column::PersonId)
        .group_by(grant_download::Column::DistributionId)
        .into_model::<Usage>()
        .all(ctx.db.reader())
        .await?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        all.entry(row.grant_id).or_default().push(row);
    }
    Ok(all)
}
