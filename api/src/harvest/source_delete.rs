//! Deleting a source.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::harvest as domain;

use super::types::HarvestSource;
use crate::graphql::{Fault, caller, local};

/// Which source.
#[derive(InputObject)]
pub struct HarvestSourceDeleteInput {
    /// The source.
    id: ID,
}

/// The source.
#[derive(SimpleObject)]
pub struct HarvestSourceDeletePayload {
    /// The source.
    source: HarvestSource,
}

/// Deletes a source: it is not read any more. Its datasets stay, with their provenance.
#[derive(Default)]
pub struct HarvestSourceDelete;

#[Object]
impl HarvestSourceDelete {
    /// Deletes a source: it is not read any more. Its datasets stay, with their provenance.
    async fn harvest_source_delete(
        &self,
        ctx: &Context<'_>,
        input: HarvestSourceDeleteInput,
    ) -> Result<HarvestSourceDeletePayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::source_delete(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(HarvestSourceDeletePayload { source: HarvestSource::one(&caller.context, row).await? })
    }
}
