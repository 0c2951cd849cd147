//! Dead letters are tried again, one or many.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::kernel::queue::letters;

use super::{Job, node};
use crate::graphql::{Fault, caller, local, local_opt};

/// Which dead letter.
#[derive(InputObject)]
pub struct JobReplayInput {
    /// The job.
    id: ID,
}

/// The job, waiting again.
#[derive(SimpleObject)]
pub struct JobReplayPayload {
    /// The job.
    job: Job,
}

/// Which dead letters: those that all given conditions fit.
#[derive(InputObject)]
pub struct JobReplayManyInput {
    /// Of this kind.
    kind: Option<String>,
    /// Queued for this organisation.
    organisation: Option<ID>,
    /// With this text in the last error, at most 200 characters.
    error: Option<String>,
}

/// What was replayed.
#[derive(SimpleObject)]
pub struct JobReplayManyPayload {
    /// How many are waiting again; at most 500 at once.
    replayed: u64,
    /// How many dead letters fit and are left.
    left: u64,
}

/// The queue.
#[derive(Default)]
pub struct JobMutation;

#[Object]
impl JobMutation {
    /// Puts a dead letter back into the queue with all its tries. For administrators, and for who looks after the
    /// organisation that it was queued for.
    async fn job_replay(&self, ctx: &Context<'_>, input: JobReplayInput) -> Result<JobReplayPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.id, "id")?;
        Ok(JobReplayPayload { job: node(letters::replay(&caller.context, &caller.viewer, id).await?) })
    }

    /// Puts dead letters back into the queue, the oldest first and at most 500 at once: those that fit and that the
    /// viewer may replay.
    async fn job_replay_many(
        &self,
        ctx: &Context<'_>,
        input: JobReplayManyInput,
    ) -> Result<JobReplayManyPayload, Fault> {
        let caller = caller(ctx)?;
        let organisation = local_opt(input.organisation.as_ref(), "organisation")?;
        let filter = letters::Filter { state: None, kind: input.kind, organisation, error: input.error };
        let (replayed, left) = letters::replay_many(&caller.context, &caller.viewer, &filter).await?;
        Ok(JobReplayManyPayload { replayed, left })
    }
}
