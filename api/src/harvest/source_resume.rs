//! Resuming a source.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::harvest as domain;

use super::types::HarvestSource;
use crate::graphql::{Fault, caller, local};

/// Which source.
#[derive(InputObject)]
pub struct HarvestSourceResumeInput {
    /// The source.
    id: ID,
}

/// The source.
#[derive(SimpleObject)]
pub struct HarvestSourceResumePayload {
    /// The source.
    source: HarvestSource,
}

/// Resumes a paused source; it is due again by its schedule.
#[derive(Default)]
pub struct HarvestSourceResume;

#[Object]
impl HarvestSourceResume {
    /// Resumes a paused source; it is due again by its schedule.
    async fn harvest_source_resume(
        &self,
        ctx: &Context<'_>,
        input: HarvestSourceResumeInput,
    ) -> Result<HarvestSourceResumePayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::source_resume(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(HarvestSourceResumePayload { source: HarvestSource::one(&caller.context, row).await? })
    }
}
