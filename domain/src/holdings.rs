//! Which files somebody may read under a grant now. Asked by `profiles`, answered by `access`: like `reactions`, a seam
//! through which a lower feature hears of a higher one without knowing it.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::access::entity::{access_grant, grant_person};
use crate::access::{GrantState, GrantUse, authorise_use};
use crate::datasets::Distribution;
use crate::kernel::{AccessGrantId, Context, DistributionId, Error, Result, Viewer};

/// Grants of one person that are looked at.
const MOST: u64 = 50;

/// Those of the files that the viewer could download under a grant at this moment; asks what the download asks.
///
/// # Errors
/// When the database fails.
pub async fn readable_under_grants(
    ctx: &Context,
    viewer: &Viewer,
    files: &[Distribution],
) -> Result<BTreeSet<DistributionId>> {
    let mut readable = BTreeSet::new();
    let Some(person) = viewer.person_id() else { return Ok(readable) };
    let db = ctx.db.reader();
    let on: Vec<AccessGrantId> = grant_person::Entity::find()
        .filter(grant_person::Column::PersonId.eq(person))
        .filter(grant_person::Column::EndedAt.is_null())
        .limit(1000)
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.grant_id)
        .collect();
    if on.is_empty() {
        return Ok(readable);
    }
    let versions: BTreeSet<_> = files.iter().map(|file| file.dataset_version_id).collect();
    let grants = access_grant::Entity::find()
        .filter(access_grant::Column::Id.is_in(on))
        .filter(access_grant::Column::DatasetVersionId.is_in(versions))
        .filter(access_grant::Column::State.eq(GrantState::Active))
        .limit(MOST)
        .all(db)
        .await?;
    for grant in grants {
        let mut own = files.iter().filter(|file| file.dataset_version_id == grant.dataset_version_id).peekable();
        // All files of a version stand under the same conditions: one answer is enough.
        let Some(first) = own.peek() else { continue };
        match authorise_use(ctx, GrantUse { grant: grant.id, person, distribution: first.id }).await {
            Ok(_) => readable.extend(own.map(|file| file.id)),
            Err(Error::Forbidden(_) | Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(readable)
}
