//! `organisationMemberEnd`

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::organisations;

use crate::graphql::{Fault, caller, global, local};

/// Which membership.
#[derive(InputObject)]
pub struct OrganisationMemberEndInput {
    /// The membership.
    membership_id: ID,
}

/// The duty is taken away.
#[derive(SimpleObject)]
pub struct OrganisationMemberEndPayload {
    /// The membership.
    membership_id: ID,
}

/// The mutation.
#[derive(Default)]
pub struct OrganisationMemberEnd;

#[Object]
impl OrganisationMemberEnd {
    /// Take a duty away, or give back your own. An organisation never loses its last owner.
    async fn organisation_member_end(
        &self,
        ctx: &Context<'_>,
        input: OrganisationMemberEndInput,
    ) -> Result<OrganisationMemberEndPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.membership_id, "membershipId")?;
        let member = Box::pin(organisations::member_end(&caller.context, &caller.viewer, id)).await?;
        Ok(OrganisationMemberEndPayload { membership_id: global(member.id) })
    }
}
