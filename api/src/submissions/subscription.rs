//! Watching a submission.

use async_graphql::{Context, ID, Subscription};
use futures_util::Stream;
use intercity_domain::kernel::{Id, SubmissionId};
use intercity_domain::submissions::queries;

use super::Submission;
use crate::graphql::subscriptions::watch;
use crate::graphql::{Caller, Fault, local};

/// Watching submissions.
#[derive(Default)]
pub struct SubmissionSubscription;

#[Subscription]
impl SubmissionSubscription {
    /// A submission as it is now, and again after each of its changes.
    async fn submission_changed(
        &self,
        ctx: &Context<'_>,
        id: ID,
    ) -> Result<impl Stream<Item = async_graphql::Result<Submission>> + use<>, Fault> {
        let id: SubmissionId = local(&id, "id")?;
        let read = move |caller: Caller| async move {
            Ok(Submission::one(queries::get(&caller.context, &caller.viewer, id).await?))
        };
        let text = id.uuid().to_string();
        let about = move |change: &intercity_domain::kernel::activity::Model| {
            change.subject_id == id.uuid() || change.data.get("submission").and_then(|s| s.as_str()) == Some(&text)
        };
        watch(ctx, about, read).await
    }
}
