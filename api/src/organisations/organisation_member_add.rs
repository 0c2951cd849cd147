//! `organisationMemberAdd`

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::organisations;

use super::nodes::Duty;
use crate::graphql::{Fault, caller, global, local};

/// Who gets which duty.
#[derive(InputObject)]
pub struct OrganisationMemberAddInput {
    /// Where.
    organisation_id: ID,
    /// The address with which the person registered.
    email: String,
    /// What they may do there.
    duty: Duty,
}

/// The duty is given.
#[derive(SimpleObject)]
pub struct OrganisationMemberAddPayload {
    /// The membership.
    membership_id: ID,
}

/// The mutation.
#[derive(Default)]
pub struct OrganisationMemberAdd;

#[Object]
impl OrganisationMemberAdd {
    /// Give a registered person a duty in an organisation. For owners and managers.
    async fn organisation_member_add(
        &self,
        ctx: &Context<'_>,
        input: OrganisationMemberAddInput,
    ) -> Result<OrganisationMemberAddPayload, Fault> {
        let caller = caller(ctx)?;
        let organisation = local(&input.organisation_id, "organisationId")?;
        let add = organisations::MemberAdd { organisation, email: input.email, duty: input.duty.into() };
        let member = Box::pin(organisations::member_add(&caller.context, &caller.viewer, add)).await?;
        Ok(OrganisationMemberAddPayload { membership_id: global(member.id) })
    }
}
