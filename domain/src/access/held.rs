//! Which files a person may read under grants at this moment, asked for many files at once.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::GrantState;
use super::entity::{access_grant, grant_person};
use super::rules::{Facts, usable};
use crate::challenges::ChallengeState;
use crate::challenges::entity::challenge;
use crate::datasets::entity::dataset_version;
use crate::datasets::{DatasetVersionState, Distribution};
use crate::kernel::{AccessGrantId, Context, DistributionId, PersonId, Result};
use crate::submissions::teams_of_person;

/// Grants of one person that are looked at.
const MOST: u64 = 500;

/// Those of the files that the person could download under a grant now: the conditions of a single use
/// ([`usable`]), with their facts loaded together.
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
    let mine = teams_of_person(db, person).await?;
    let grants = access_grant::Entity::find()
        .filter(access_grant::Column::Id.is_in(on))
        .filter(access_grant::Column::DatasetVersionId.is_in(versions.iter().copied()))
        .filter(access_grant::Column::State.eq(GrantState::Active))
        .all(db)
        .await?;
    let states: BTreeMap<_, DatasetVersionState> = dataset_version::Entity::find()
        .filter(dataset_version::Column::Id.is_in(versions))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.state))
        .collect();
    let challenges: BTreeSet<_> = grants.iter().map(|grant| grant.challenge_id).collect();
    let challenges: BTreeMap<_, ChallengeState> = challenge::Entity::find()
        .filter(challenge::Column::Id.is_in(challenges))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.state))
        .collect();
    let now = ctx.now();
    let holds = |grant: &&access_grant::Model| {
        let facts = Facts {
            state: grant.state,
            ends_at: grant.ends_at,
            on_grant: true,
            in_team: mine.contains(&grant.team_id),
            version: states.get(&grant.dataset_version_id).copied().unwrap_or(DatasetVersionState::Withdrawn),
            distribution_fits: true,
            challenge_cancelled: challenges
                .get(&grant.challenge_id)
                .is_none_or(|state| *state == ChallengeState::Cancelled),
        };
        usable(&facts, now).is_ok()
    };
    let open: BTreeSet<_> = grants.iter().filter(holds).map(|grant| grant.dataset_version_id).collect();
    Ok(files.iter().filter(|file| open.contains(&file.dataset_version_id)).map(|file| file.id).collect())
}
