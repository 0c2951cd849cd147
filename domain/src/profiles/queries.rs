//! Reads of profiles, with everything taken out that the viewer may not see.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::{distribution_profile as profile, profile_disclosure as disclosure};
use super::reading::{Profile, Reason};
use super::rules::{self, Disclosed, default_disclosure};
use super::{Disclosure, ProfileState};
use crate::datasets::entity::{dataset, dataset_version, distribution};
use crate::datasets::policy::{relation, visible_to};
use crate::datasets::{Dataset, DatasetAccess, DatasetVersionState, Distribution};
use crate::holdings;
use crate::kernel::{Context, DatasetId, DistributionId, Error, Result, Timestamp, Viewer};

/// What a viewer sees of a file's profile.
#[derive(Clone, Debug)]
pub struct Shown {
    /// How much of it; nothing means that not even its state is told.
    pub level: Disclosure,
    /// Where it stands; nothing when none was asked for.
    pub state: Option<ProfileState>,
    /// When it was made.
    pub finished_at: Option<Timestamp>,
    /// The profile.
    pub profile: Option<Profile>,
    /// Why there is none.
    pub reason: Option<Reason>,
    /// Columns that are there and not shown.
    pub hidden: usize,
}

/// The row, whoever asks.
pub(super) async fn find<C: ConnectionTrait>(db: &C, of: DistributionId) -> Result<Option<profile::Model>> {
    Ok(profile::Entity::find().filter(profile::Column::DistributionId.eq(of)).one(db).await?)
}

/// One file with its dataset, if the viewer may know of it.
///
/// # Errors
/// `NotFound`.
pub async fn distribution(ctx: &Context, viewer: &Viewer, id: DistributionId) -> Result<(Distribution, Dataset)> {
    let (row, version, found) = crate::datasets::queries::find_distribution(ctx.db.reader(), id).await?;
    let dataset = crate::datasets::get(ctx, viewer, found.id).await?;
    let knows = relation(viewer, dataset.organisation_id).sees_drafts();
    if version.state == DatasetVersionState::Draft && !knows {
        return Err(Error::NotFound);
    }
    Ok((row, dataset))
}

/// What is public of the profiles of these datasets with these access levels.
///
/// # Errors
/// When the database fails.
pub async fn disclosed(
    ctx: &Context,
    datasets: &[(DatasetId, DatasetAccess)],
) -> Result<BTreeMap<DatasetId, Disclosed>> {
    let ids = datasets.iter().map(|(id, _)| *id);
    let chosen =
        disclosure::Entity::find().filter(disclosure::Column::DatasetId.is_in(ids)).all(ctx.db.reader()).await?;
    let of = |(id, access): &(DatasetId, DatasetAccess)| {
        // A choice made for open data says nothing about data that is restricted by now.
        let fits = chosen.iter().find(|row| row.dataset_id == *id && row.access == *access);
        let disclosed = match fits {
            Some(row) => Disclosed { level: row.disclosure, hidden: row.hidden() },
            None => Disclosed { level: default_disclosure(*access), hidden: Vec::new() },
        };
        (*id, disclosed)
    };
    Ok(datasets.iter().map(of).collect())
}

/// What the viewer sees of the profiles of these files; files that the viewer may not know of are left out.
///
/// # Errors
/// When the database fails.
pub async fn shown(ctx: &Context, viewer: &Viewer, ids: &[DistributionId]) -> Result<BTreeMap<DistributionId, Shown>> {
    let db = ctx.db.reader();
    let files =
        distribution::Entity::find().filter(distribution::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let versions: BTreeSet<_> = files.iter().map(|file| file.dataset_version_id).collect();
    let versions = dataset_version::Entity::find().filter(dataset_version::Column::Id.is_in(versions)).all(db).await?;
    let datasets: BTreeSet<_> = versions.iter().map(|version| version.dataset_id).collect();
    let datasets =
        dataset::Entity::find().filter(dataset::Column::Id.is_in(datasets)).filter(visible_to(viewer)).all(db).await?;
    let public =
        disclosed(ctx, &datasets.iter().map(|dataset| (dataset.id, dataset.access)).collect::<Vec<_>>()).await?;
    let held = holdings::readable_under_grants(ctx, viewer, &files).await?;
    let rows =
        profile::Entity::find().filter(profile::Column::DistributionId.is_in(ids.iter().copied())).all(db).await?;
    let mut rows: BTreeMap<DistributionId, profile::Model> =
        rows.into_iter().map(|row| (row.distribution_id, row)).collect();
    let mut all = BTreeMap::new();
    for file in files {
        let version = versions.iter().find(|version| version.id == file.dataset_version_id);
        let dataset = version.and_then(|version| datasets.iter().find(|dataset| dataset.id == version.dataset_id));
        let (Some(version), Some(dataset)) = (version, dataset) else { continue };
        let relation = relation(viewer, dataset.organisation_id);
        if version.state == DatasetVersionState::Draft && !relation.sees_drafts() {
            continue;
        }
        let disclosed = if rules::sees_all(relation, held.contains(&file.id)) {
            Disclosed { level: Disclosure::Everything, hidden: Vec::new() }
        } else {
            match public.get(&dataset.id) {
                Some(public) => rules::seen(dataset.state, version.state, public),
                None => Disclosed { level: Disclosure::Nothing, hidden: Vec::new() },
            }
        };
        all.insert(file.id, one(rows.remove(&file.id), &disclosed)?);
    }
    Ok(all)
}

fn one(row: Option<profile::Model>, disclosed: &Disclosed) -> Result<Shown> {
    let level = disclosed.level;
    let empty = Shown { level, state: None, finished_at: None, profile: None, reason: None, hidden: 0 };
    let Some(row) = row.filter(|_| level != Disclosure::Nothing) else { return Ok(empty) };
    let mut shown = Shown { state: Some(row.state), finished_at: row.finished_at, ..empty };
    match (row.state, row.document) {
        (ProfileState::Failed, Some(document)) => shown.reason = Some(serde_json::from_value(document)?),
        (ProfileState::Done, Some(document)) => {
            let profile: Profile = serde_json::from_value(document)?;
            let columns = profile.columns.len();
            shown.profile = rules::redacted(profile, disclosed);
            shown.hidden = columns - shown.profile.as_ref().map_or(0, |profile| profile.columns.len());
        }
        _ => {}
    }
    Ok(shown)
}
