//! What all datasets of one answer load together, so that a page of them costs as few queries as one.

use std::collections::BTreeMap;
use std::sync::Arc;

use intercity_domain::datasets::queries;
use intercity_domain::datasets::{Dataset, DatasetAccess, DatasetTerms, DatasetVersion, Distribution};
use intercity_domain::files::{self, StoredFile};
use intercity_domain::harvest::{self, HarvestRecord, HarvestSource};
use intercity_domain::kernel::{Context, DatasetId, FileId, OrganisationId, Result};
use intercity_domain::organisations::entity::organisation;
use intercity_domain::profiles::{Disclosed, disclosed};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tokio::sync::OnceCell;

/// The datasets of one answer and what was loaded for them.
#[derive(Default)]
pub struct Siblings {
    ids: Vec<DatasetId>,
    publishers: Vec<OrganisationId>,
    organisations: OnceCell<BTreeMap<OrganisationId, organisation::Model>>,
    terms: OnceCell<Vec<DatasetTerms>>,
    versions: OnceCell<Vec<DatasetVersion>>,
    distributions: OnceCell<Vec<Distribution>>,
    files: OnceCell<BTreeMap<FileId, StoredFile>>,
    profiles: crate::profiles::Loaded,
    access: Vec<(DatasetId, DatasetAccess)>,
    disclosed: OnceCell<BTreeMap<DatasetId, Disclosed>>,
    harvested: OnceCell<Vec<(HarvestRecord, HarvestSource)>>,
}

impl Siblings {
    /// For these datasets.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Dataset>) -> Arc<Self> {
        let rows: Vec<&Dataset> = rows.into_iter().collect();
        let (ids, publishers) = rows.iter().map(|row| (row.id, row.organisation_id)).unzip();
        let access = rows.iter().map(|row| (row.id, row.access)).collect();
        Arc::new(Self { ids, publishers, access, ..Self::default() })
    }

    /// Their publishers.
    pub async fn organisations(&self, ctx: &Context) -> Result<&BTreeMap<OrganisationId, organisation::Model>> {
        let load = || async {
            let rows = organisation::Entity::find()
                .filter(organisation::Column::Id.is_in(self.publishers.iter().copied()))
                .all(ctx.db.reader())
                .await?;
            Ok(rows.into_iter().map(|row| (row.id, row)).collect())
        };
        self.organisations.get_or_try_init(load).await
    }

    /// Terms of all of them, the newest first.
    pub async fn terms(&self, ctx: &Context) -> Result<&[DatasetTerms]> {
        Ok(self.terms.get_or_try_init(|| queries::terms(ctx.db.reader(), &self.ids)).await?)
    }

    /// Versions of all of them, the newest first, drafts included.
    pub async fn versions(&self, ctx: &Context) -> Result<&[DatasetVersion]> {
        Ok(self.versions.get_or_try_init(|| queries::versions(ctx.db.reader(), &self.ids)).await?)
    }

    /// Files of all versions.
    pub async fn distributions(&self, ctx: &Context) -> Result<&[Distribution]> {
        let load = || async {
            let versions: Vec<_> = self.versions(ctx).await?.iter().map(|version| version.id).collect();
            queries::distributions(ctx.db.reader(), &versions).await
        };
        Ok(self.distributions.get_or_try_init(load).await?)
    }

    /// What is public of the profiles of all of them.
    pub async fn disclosed(&self, ctx: &Context) -> Result<&BTreeMap<DatasetId, Disclosed>> {
        self.disclosed.get_or_try_init(|| disclosed(ctx, &self.access)).await
    }

    /// What was loaded of the profiles of their newest versions.
    pub fn profiles(&self) -> &crate::profiles::Loaded {
        &self.profiles
    }

    /// What lies in the store for them.
    pub async fn files(&self, ctx: &Context) -> Result<&BTreeMap<FileId, StoredFile>> {
        let load = || async {
            let ids: Vec<FileId> = self.distributions(ctx).await?.iter().filter_map(|one| one.file_id).collect();
            let rows = files::find_all(ctx.db.reader(), ids).await?;
            Ok(rows.into_iter().map(|row| (row.id, row)).collect())
        };
        self.files.get_or_try_init(load).await
    }

    /// What the sources of those that were harvested say.
    pub async fn harvested(&self, ctx: &Context) -> Result<&[(HarvestRecord, HarvestSource)]> {
        Ok(self.harvested.get_or_try_init(|| harvest::queries::of_datasets(ctx, &self.ids)).await?)
    }
}
