//! `organisationVerify`

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::organisations;

use super::types::Organisation;
use crate::graphql::{Fault, caller, local};

/// Which organisation.
#[derive(InputObject)]
pub struct OrganisationVerifyInput {
    /// The organisation.
    organisation_id: ID,
}

/// The platform vouches for it.
#[derive(SimpleObject)]
pub struct OrganisationVerifyPayload {
    /// The organisation.
    organisation: Organisation,
}

/// The mutation.
#[derive(Default)]
pub struct OrganisationVerify;

#[Object]
impl OrganisationVerify {
    /// Vouch for a city or partner, which may publish from then on. For administrators.
    async fn organisation_verify(
        &self,
        ctx: &Context<'_>,
        input: OrganisationVerifyInput,
    ) -> Result<OrganisationVerifyPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.organisation_id, "organisationId")?;
        let row = Box::pin(organisations::verify(&caller.context, &caller.viewer, id)).await?;
        Ok(OrganisationVerifyPayload { organisation: Organisation(row) })
    }
}
