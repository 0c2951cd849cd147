//! Changing a testbed.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::testbeds as domain;

use super::Testbed;
use super::profile_input::TestbedProfileInput;
use crate::graphql::{Fault, caller, local};

/// What to change; what is absent stays.
#[derive(InputObject)]
pub struct TestbedUpdateInput {
    /// The testbed.
    id: ID,
    /// The version that your change was made upon; when it is not the present one, nothing is overwritten.
    lock_version: Option<i32>,
    /// What is new.
    #[graphql(flatten)]
    profile: TestbedProfileInput,
}

/// The changed testbed.
#[derive(SimpleObject)]
pub struct TestbedUpdatePayload {
    /// The testbed.
    testbed: Testbed,
}

/// Changes the description of a testbed.
#[derive(Default)]
pub struct TestbedUpdate;

#[Object]
impl TestbedUpdate {
    /// Changes the description of a testbed.
    async fn testbed_update(
        &self,
        ctx: &Context<'_>,
        input: TestbedUpdateInput,
    ) -> Result<TestbedUpdatePayload, Fault> {
        let caller = caller(ctx)?;
        let update = domain::Update {
            id: local(&input.id, "id")?,
            lock_version: input.lock_version,
            profile: input.profile.parse()?,
        };
        let row = domain::update(&caller.context, &caller.viewer, update).await?;
        Ok(TestbedUpdatePayload { testbed: Testbed::one(row) })
    }
}
