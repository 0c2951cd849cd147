//! Starting a source.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::harvest as domain;

use super::source_input::HarvestSourceSettingsInput;
use super::types::HarvestSource;
use crate::graphql::{Fault, caller, local};

/// A new source.
#[derive(InputObject)]
pub struct HarvestSourceCreateInput {
    /// The city or partner whose datasets they become.
    organisation: ID,
    /// What it is and when it is read.
    #[graphql(flatten)]
    settings: HarvestSourceSettingsInput,
}

/// The new source.
#[derive(SimpleObject)]
pub struct HarvestSourceCreatePayload {
    /// The source.
    source: HarvestSource,
}

/// Starts a source from which datasets are harvested.
#[derive(Default)]
pub struct HarvestSourceCreate;

#[Object]
impl HarvestSourceCreate {
    /// Starts a source from which datasets are harvested. Nothing is read yet: preview it first.
    async fn harvest_source_create(
        &self,
        ctx: &Context<'_>,
        input: HarvestSourceCreateInput,
    ) -> Result<HarvestSourceCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let organisation = local(&input.organisation, "organisation")?;
        let create = domain::SourceCreate { organisation, settings: input.settings.parse() };
        let row = domain::source_create(&caller.context, &caller.viewer, create).await?;
        Ok(HarvestSourceCreatePayload { source: HarvestSource::one(&caller.context, row).await? })
    }
}
