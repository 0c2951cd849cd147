//! Watching a grant.

use async_graphql::{Context, ID, Subscription};
use futures_util::Stream;
use intercity_domain::access::queries;
use intercity_domain::kernel::{AccessGrantId, Id};

use super::Grant;
use crate::graphql::subscriptions::watch;
use crate::graphql::{Caller, Fault, local};

/// Watching grants.
#[derive(Default)]
pub struct AccessSubscription;

#[Subscription]
impl AccessSubscription {
    /// A grant as it is now, and again after each of its changes.
    async fn grant_changed(
        &self,
        ctx: &Context<'_>,
        id: ID,
    ) -> Result<impl Stream<Item = async_graphql::Result<Grant>> + use<>, Fault> {
        let id: AccessGrantId = local(&id, "id")?;
        let read = move |caller: Caller| async move {
            let row = queries::grant(&caller.context, &caller.viewer, id).await?;
            Ok(Grant::one(&caller.context, row).await?)
        };
        watch(ctx, move |change| change.subject_id == id.uuid(), read).await
    }
}
