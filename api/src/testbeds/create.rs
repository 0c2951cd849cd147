//! Adding a testbed.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::testbeds as domain;

use super::Testbed;
use super::profile_input::TestbedProfileInput;
use crate::graphql::{Fault, caller, local};

/// What a new testbed begins with: name and position at least.
#[derive(InputObject)]
pub struct TestbedCreateInput {
    /// The city it lies in.
    organisation_id: ID,
    /// Its address; made from the name when absent.
    slug: Option<String>,
    /// Its description.
    #[graphql(flatten)]
    profile: TestbedProfileInput,
}

/// The new testbed.
#[derive(SimpleObject)]
pub struct TestbedCreatePayload {
    /// The testbed.
    testbed: Testbed,
}

/// Adds a testbed to a city.
#[derive(Default)]
pub struct TestbedCreate;

#[Object]
impl TestbedCreate {
    /// Adds a testbed to a city.
    async fn testbed_create(
        &self,
        ctx: &Context<'_>,
        input: TestbedCreateInput,
    ) -> Result<TestbedCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let create = domain::Create {
            city: local(&input.organisation_id, "organisationId")?,
            slug: input.slug,
            profile: input.profile.parse()?,
            fictional: false,
        };
        let row = domain::create(&caller.context, &caller.viewer, create).await?;
        Ok(TestbedCreatePayload { testbed: Testbed::one(row) })
    }
}
