//! Reads of pilots.

use async_graphql::{Context, ID, Object};
use intercity_domain::kernel::PageArgs;
use intercity_domain::pilots::queries;

use super::types::{Pilot, PilotState};
use crate::graphql::{Fault, Listed, caller, listed, local, local_opt};

/// Reads of pilots.
#[derive(Default)]
pub struct PilotQuery;

#[Object]
impl PilotQuery {
    /// Pilots, the newest first.
    #[allow(clippy::too_many_arguments)] // each filter is an argument of the field
    async fn pilots(
        &self,
        ctx: &Context<'_>,
        challenge: Option<ID>,
        testbed: Option<ID>,
        submission: Option<ID>,
        organisation: Option<ID>,
        state: Option<PilotState>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<Pilot>, Fault> {
        let filter = queries::Filter {
            challenge: local_opt(challenge.as_ref(), "challenge")?,
            testbed: local_opt(testbed.as_ref(), "testbed")?,
            submission: local_opt(submission.as_ref(), "submission")?,
            organisation: local_opt(organisation.as_ref(), "organisation")?,
            state: state.map(Into::into),
        };
        let has_previous = after.is_some();
        let page = queries::list(&caller(ctx)?.context, &filter, &PageArgs { first, after }).await?;
        Ok(listed(page, has_previous, Pilot::many()))
    }

    /// One pilot.
    async fn pilot(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Pilot>, Fault> {
        Ok(Some(Pilot::one(queries::get(&caller(ctx)?.context, local(&id, "id")?).await?)))
    }
}
