//! Starting a run or a preview.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::harvest as domain;

use super::types::HarvestRun;
use crate::graphql::{Fault, caller, local};

/// What to start.
#[derive(InputObject)]
pub struct HarvestRunStartInput {
    /// The source.
    source: ID,
    /// Only report what would be done.
    #[graphql(default)]
    preview: bool,
}

/// The run.
#[derive(SimpleObject)]
pub struct HarvestRunStartPayload {
    /// The run.
    run: HarvestRun,
}

/// Starts a run; the worker carries it out.
#[derive(Default)]
pub struct HarvestRunStart;

#[Object]
impl HarvestRunStart {
    /// Starts a run; the worker carries it out. At most twelve an hour for a source, and one at a time.
    async fn harvest_run_start(
        &self,
        ctx: &Context<'_>,
        input: HarvestRunStartInput,
    ) -> Result<HarvestRunStartPayload, Fault> {
        let caller = caller(ctx)?;
        let start = domain::RunStart { source: local(&input.source, "source")?, preview: input.preview };
        let run = domain::run_start(&caller.context, &caller.viewer, start).await?;
        let (row, source) = domain::queries::run(&caller.context, &caller.viewer, run.id).await?;
        Ok(HarvestRunStartPayload { run: HarvestRun::one(&caller.context, row, source).await? })
    }
}
