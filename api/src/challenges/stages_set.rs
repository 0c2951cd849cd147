//! Setting the funnel.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use super::stages::StageInput;
use crate::graphql::{Fault, caller, local};

/// The new funnel.
#[derive(InputObject)]
pub struct ChallengeStagesSetInput {
    /// The challenge.
    id: ID,
    /// The version that your change was made upon; when it is not the present one, nothing is overwritten.
    lock_version: Option<i32>,
    /// All stages in order, each with its rubric.
    stages: Vec<StageInput>,
}

/// The changed challenge.
#[derive(SimpleObject)]
pub struct ChallengeStagesSetPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Sets stages and rubric; refused once the challenge has opened.
#[derive(Default)]
pub struct ChallengeStagesSet;

#[Object]
impl ChallengeStagesSet {
    /// Sets stages and rubric; refused once the challenge has opened.
    async fn challenge_stages_set(
        &self,
        ctx: &Context<'_>,
        input: ChallengeStagesSetInput,
    ) -> Result<ChallengeStagesSetPayload, Fault> {
        let caller = caller(ctx)?;
        let stages = input.stages.into_iter().enumerate().map(|(n, stage)| stage.parse(&format!("stages.{n}")));
        let set = domain::StagesSet {
            id: local(&input.id, "id")?,
            lock_version: input.lock_version,
            stages: stages.collect::<Result<_, _>>()?,
        };
        let row = domain::stages_set(&caller.context, &caller.viewer, set).await?;
        Ok(ChallengeStagesSetPayload { challenge: Challenge::one(row) })
    }
}
