//! Pausing a source.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::harvest as domain;

use super::types::HarvestSource;
use crate::graphql::{Fault, caller, local};

/// Which source.
#[derive(InputObject)]
pub struct HarvestSourcePauseInput {
    /// The source.
    id: ID,
}

/// The source.
#[derive(SimpleObject)]
pub struct HarvestSourcePausePayload {
    /// The source.
    source: HarvestSource,
}

/// Pauses a source: its schedule rests, and people can still start it.
#[derive(Default)]
pub struct HarvestSourcePause;

#[Object]
impl HarvestSourcePause {
    /// Pauses a source: its schedule rests, and people can still start it.
    async fn harvest_source_pause(
        &self,
        ctx: &Context<'_>,
        input: HarvestSourcePauseInput,
    ) -> Result<HarvestSourcePausePayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::source_pause(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(HarvestSourcePausePayload { source: HarvestSource::one(&caller.context, row).await? })
    }
}
