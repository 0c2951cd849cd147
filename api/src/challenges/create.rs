//! Starting a challenge.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use super::core_input::ChallengeCoreInput;
use crate::graphql::{Fault, caller, local};

/// What a new challenge begins with; the title at least.
#[derive(InputObject)]
pub struct ChallengeCreateInput {
    /// The city that leads it; it also becomes the first host.
    lead_id: ID,
    /// Its address; made from the title when absent.
    slug: Option<String>,
    /// What is known of it so far.
    #[graphql(flatten)]
    core: ChallengeCoreInput,
}

/// The draft.
#[derive(SimpleObject)]
pub struct ChallengeCreatePayload {
    /// The new challenge.
    challenge: Challenge,
}

/// Starts a challenge as a draft that one city leads.
#[derive(Default)]
pub struct ChallengeCreate;

#[Object]
impl ChallengeCreate {
    /// Starts a challenge as a draft that one city leads.
    async fn challenge_create(
        &self,
        ctx: &Context<'_>,
        input: ChallengeCreateInput,
    ) -> Result<ChallengeCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let create = domain::Create {
            lead: local(&input.lead_id, "leadId")?,
            slug: input.slug,
            core: input.core.parse()?,
            fictional: false,
        };
        let row = domain::create(&caller.context, &caller.viewer, create).await?;
        Ok(ChallengeCreatePayload { challenge: Challenge::one(row) })
    }
}
