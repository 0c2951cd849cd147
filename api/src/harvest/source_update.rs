//! Changing a source.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::harvest as domain;

use super::source_input::HarvestSourceSettingsInput;
use super::types::HarvestSource;
use crate::graphql::{Fault, caller, local};

/// What to change.
#[derive(InputObject)]
pub struct HarvestSourceUpdateInput {
    /// The source.
    id: ID,
    /// The version that you read; when it is not the present one, nothing is changed.
    lock_version: Option<i32>,
    /// All its settings as they are to be.
    #[graphql(flatten)]
    settings: HarvestSourceSettingsInput,
}

/// The changed source.
#[derive(SimpleObject)]
pub struct HarvestSourceUpdatePayload {
    /// The source.
    source: HarvestSource,
}

/// Changes what a source is and when it is read.
#[derive(Default)]
pub struct HarvestSourceUpdate;

#[Object]
impl HarvestSourceUpdate {
    /// Changes what a source is and when it is read.
    async fn harvest_source_update(
        &self,
        ctx: &Context<'_>,
        input: HarvestSourceUpdateInput,
    ) -> Result<HarvestSourceUpdatePayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.id, "id")?;
        let update = domain::SourceUpdate { id, lock_version: input.lock_version, settings: input.settings.parse() };
        let row = domain::source_update(&caller.context, &caller.viewer, update).await?;
        Ok(HarvestSourceUpdatePayload { source: HarvestSource::one(&caller.context, row).await? })
    }
}
