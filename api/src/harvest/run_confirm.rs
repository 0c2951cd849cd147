//! Confirming a big drop.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::harvest as domain;

use super::types::HarvestRun;
use crate::graphql::{Fault, caller, local};

/// Which run.
#[derive(InputObject)]
pub struct HarvestRunConfirmInput {
    /// The run.
    id: ID,
}

/// The run.
#[derive(SimpleObject)]
pub struct HarvestRunConfirmPayload {
    /// The run.
    run: HarvestRun,
}

/// Confirms that many datasets disappear: the run goes on, and they are withdrawn.
#[derive(Default)]
pub struct HarvestRunConfirm;

#[Object]
impl HarvestRunConfirm {
    /// Confirms that many datasets disappear: the run goes on, and they are withdrawn.
    async fn harvest_run_confirm(
        &self,
        ctx: &Context<'_>,
        input: HarvestRunConfirmInput,
    ) -> Result<HarvestRunConfirmPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.id, "id")?;
        domain::run_confirm(&caller.context, &caller.viewer, id).await?;
        let (row, source) = domain::queries::run(&caller.context, &caller.viewer, id).await?;
        Ok(HarvestRunConfirmPayload { run: HarvestRun::one(&caller.context, row, source).await? })
    }
}
