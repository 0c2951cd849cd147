//! Refusing a big drop.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::harvest as domain;

use super::types::HarvestRun;
use crate::graphql::{Fault, caller, local};

/// Which run.
#[derive(InputObject)]
pub struct HarvestRunRefuseInput {
    /// The run.
    id: ID,
}

/// The run.
#[derive(SimpleObject)]
pub struct HarvestRunRefusePayload {
    /// The run.
    run: HarvestRun,
}

/// Refuses that many datasets disappear: the run ends, and no dataset changes.
#[derive(Default)]
pub struct HarvestRunRefuse;

#[Object]
impl HarvestRunRefuse {
    /// Refuses that many datasets disappear: the run ends, and no dataset changes.
    async fn harvest_run_refuse(
        &self,
        ctx: &Context<'_>,
        input: HarvestRunRefuseInput,
    ) -> Result<HarvestRunRefusePayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.id, "id")?;
        domain::run_refuse(&caller.context, &caller.viewer, id).await?;
        let (row, source) = domain::queries::run(&caller.context, &caller.viewer, id).await?;
        Ok(HarvestRunRefusePayload { run: HarvestRun::one(&caller.context, row, source).await? })
    }
}
