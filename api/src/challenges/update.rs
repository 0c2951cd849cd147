//! Changing the core of a draft.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use super::core_input::ChallengeCoreInput;
use crate::graphql::{Fault, caller, local};

/// What to change; what is absent stays.
#[derive(InputObject)]
pub struct ChallengeUpdateInput {
    /// The challenge.
    id: ID,
    /// The version that your change was made upon; when it is not the present one, nothing is overwritten.
    lock_version: Option<i32>,
    /// What is new.
    #[graphql(flatten)]
    core: ChallengeCoreInput,
}

/// The changed draft.
#[derive(SimpleObject)]
pub struct ChallengeUpdatePayload {
    /// The challenge.
    challenge: Challenge,
}

/// Changes the shared core of a draft.
#[derive(Default)]
pub struct ChallengeUpdate;

#[Object]
impl ChallengeUpdate {
    /// Changes the shared core of a draft.
    async fn challenge_update(
        &self,
        ctx: &Context<'_>,
        input: ChallengeUpdateInput,
    ) -> Result<ChallengeUpdatePayload, Fault> {
        let caller = caller(ctx)?;
        let update =
            domain::Update { id: local(&input.id, "id")?, lock_version: input.lock_version, core: input.core.parse()? };
        let row = domain::update(&caller.context, &caller.viewer, update).await?;
        Ok(ChallengeUpdatePayload { challenge: Challenge::one(row) })
    }
}
