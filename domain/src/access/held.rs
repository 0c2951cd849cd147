//! Which files a person may read under grants at this moment, asked for many files at once.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::GrantState;
use super::entity::{access_grant, grant_person};
use super::use_check::usable_of;
use crate::datasets::Distribution;
use crate::kernel::{AccessGrantId, Context, DistributionId, PersonId, Result};

/// Grants of one person that are looked at.
const MOST: u64 = 500;

/// Those of the files that the person could download under a grant now: the conditions are those of a single use.
///
/// # Errors
/// When the database fails.
pub async fn readable(ctx: &Context, person: PersonId, files: &[Distribution]) -> Result<BTreeSet<DistributionId>> {
    let db = ctx.db.reader();
    let versions: BTreeSet<_> = files.iter().map(|file| file.dataset_version_id).collect();
    let on: Vec<AccessGrantId> = grant_person::Entity::find()
        .filter(grant_person::Column::PersonId.eq(person))
        .filter(grant_person::Column::EndedAt.is_null())
        .limit(MOST)
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.grant_id)
        .collect();
    if on.is_empty() {
        return Ok(BTreeSet::new());
    }
    let grants: Vec<AccessGrantId> = access_grant::Entity::find()
        .filter(access_grant::Column::Id.is_in(on))
        .filter(access_grant::Column::DatasetVersionId.is_in(versions))
        .filter(access_grant::Column::State.eq(GrantState::Active))
        .all(db)
        .await?
        .into_iter()
        .map(|grant| grant.id)
        .collect();
    let usable = usable_of(ctx, &grants, person).await?;
    let open: BTreeSet<_> = usable.into_iter().map(|grant| grant.dataset_version_id).collect();
    Ok(files.iter().filter(|file| open.contains(&file.dataset_version_id)).map(|file| file.id).collect())
}
