//! Starting a version.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use intercity_domain::kernel::Localized;

use super::{Dataset, DatasetVersion};
use crate::graphql::{Fault, LocalizedInput, caller, local};

/// A new version.
#[derive(InputObject)]
pub struct DatasetVersionCreateInput {
    /// The dataset.
    dataset: ID,
    /// What is new in it.
    changelog: Option<LocalizedInput>,
}

/// The new version.
#[derive(SimpleObject)]
pub struct DatasetVersionCreatePayload {
    /// The version.
    version: DatasetVersion,
}

/// Starts a version to which files can be added until it is published.
#[derive(Default)]
pub struct DatasetVersionCreate;

#[Object]
impl DatasetVersionCreate {
    /// Starts a version to which files can be added until it is published.
    async fn dataset_version_create(
        &self,
        ctx: &Context<'_>,
        input: DatasetVersionCreateInput,
    ) -> Result<DatasetVersionCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let changelog = input.changelog.map(|text| text.parse("changelog")).transpose()?;
        let create = domain::VersionCreate {
            dataset: local(&input.dataset, "dataset")?,
            changelog: changelog.unwrap_or_else(|| Localized::en("")),
        };
        let row = domain::version_create(&caller.context, &caller.viewer, create).await?;
        let dataset = domain::get(&caller.context, &caller.viewer, row.dataset_id).await?;
        Ok(DatasetVersionCreatePayload { version: DatasetVersion::one(row, &Dataset::one(dataset)) })
    }
}
