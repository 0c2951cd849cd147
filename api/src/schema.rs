//! The GraphQL schema: one line for each feature's queries and mutations.

use async_graphql::{Context, MergedObject, MergedSubscription, Object, SchemaBuilder};
use chrono::{DateTime, Utc};

use crate::graphql::{Fault, caller};

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    PlatformQuery,
    crate::accounts::AccountsQuery,
    crate::organisations::OrganisationsQuery,
    crate::challenges::ChallengeQuery,
    crate::testbeds::TestbedQuery,
    crate::datasets::DatasetQuery,
    crate::profiles::ProfileQuery,
    crate::datasets::DatasetCorrectionQuery,
    crate::submissions::SubmissionQuery,
    crate::judging::JudgingQuery,
    crate::assignment::AssignmentQuery,
    crate::pilots::PilotQuery,
    crate::access::AccessQuery,
    crate::hosts::DataHostQuery,
    crate::access::AccessPolicyQuery,
    crate::data_requests::DataRequestQuery,
    crate::access::OversightQuery,
    crate::messages::MessageQuery,
    crate::jobs::JobQuery,
    crate::harvest::HarvestQuery,
);

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    PlatformMutation,
    crate::accounts::AccountsMutation,
    crate::organisations::OrganisationsMutation,
    crate::challenges::ChallengeMutation,
    crate::testbeds::TestbedMutation,
    crate::datasets::DatasetMutation,
    crate::profiles::ProfileMutation,
    crate::submissions::SubmissionMutation,
    crate::judging::PanelMutation,
    crate::judging::ReviewMutation,
    crate::judging::OutcomeMutation,
    crate::assignment::AssignmentMutation,
    crate::pilots::PilotMutation,
    crate::access::AccessMutation,
    crate::hosts::DataHostMutation,
    crate::data_requests::DataRequestMutation,
    crate::messages::MessageMutation,
    crate::jobs::JobMutation,
    crate::harvest::HarvestMutation,
);

/// Everything that can be watched.
#[derive(MergedSubscription, Default)]
pub struct Subscription(crate::submissions::SubmissionSubscription, crate::access::AccessSubscription);

/// The schema as it is served.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema with its types, without data.
pub fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(Query::default(), Mutation::default(), Subscription::default())
        // The bounds that count are in graphql/limits.rs, applied before execution.
        .limit_recursive_depth(96)
        .disable_suggestions()
}

/// The schema language text that is committed as `api/schema.graphql`.
pub fn sdl() -> String {
    let options = async_graphql::SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items();
    builder().finish().sdl_with_options(options)
}

/// The platform itself.
#[derive(Default)]
pub struct PlatformQuery;

#[Object]
impl PlatformQuery {
    /// The version of the program that answers.
    async fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    /// The present instant by the platform's clock, which decides about deadlines.
    async fn now(&self, ctx: &Context<'_>) -> Result<DateTime<Utc>, Fault> {
        Ok(caller(ctx)?.context.now())
    }
}

/// The platform itself.
#[derive(Default)]
pub struct PlatformMutation;

#[Object]
impl PlatformMutation {
    /// Answers and changes nothing; to try out credentials and connections.
    async fn ping(&self) -> bool {
        true
    }
}
