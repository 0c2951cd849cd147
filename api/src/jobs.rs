//! The queue as administrators see it.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::PageArgs;
use intercity_domain::kernel::queue::{admin, row};

use crate::graphql::{Fault, Listed, caller, global, listed, local};

/// Where a job stands.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "row::JobState")]
pub enum JobState {
    /// Waits for its time or a worker.
    Ready,
    /// Under a lease.
    Running,
    /// Done.
    Done,
    /// Gave up: a dead letter, to be looked at and replayed.
    Dead,
}

/// A job of the worker.
#[derive(SimpleObject)]
pub struct Job {
    /// The global id.
    id: ID,
    /// What it does.
    kind: String,
    /// Where it stands.
    state: JobState,
    /// Tries so far.
    attempts: i32,
    /// Tries before it is a dead letter; it never becomes one when absent.
    max_attempts: Option<i32>,
    /// What it is about: ids, as JSON.
    payload: String,
    /// Why the last try failed.
    last_error: Option<String>,
    /// When it was queued.
    created_at: Option<DateTime<Utc>>,
    /// When it is or was due.
    run_at: Option<DateTime<Utc>>,
    /// When it ended.
    finished_at: Option<DateTime<Utc>>,
}

fn node(row: row::Model) -> Job {
    let at = DateTime::from_timestamp_millis;
    Job {
        id: global(row.id),
        kind: row.kind,
        state: row.state.into(),
        attempts: row.attempts,
        max_attempts: row.max_attempts,
        payload: row.payload.to_string(),
        last_error: row.last_error,
        created_at: at(row.created_at),
        run_at: at(row.run_at),
        finished_at: row.finished_at.and_then(at),
    }
}

/// The queue.
#[derive(Default)]
pub struct JobQuery;

#[Object]
impl JobQuery {
    /// Jobs, the newest first, for administrators and auditors: a page of at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn jobs(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        state: Option<JobState>,
    ) -> Result<Listed<Job>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let args = PageArgs { first, after };
        let page = admin::jobs(&caller.context, &caller.viewer, state.map(Into::into), &args).await?;
        Ok(listed(page, has_previous, node))
    }
}

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

/// The queue.
#[derive(Default)]
pub struct JobMutation;

#[Object]
impl JobMutation {
    /// Puts a dead letter back into the queue.
    async fn job_replay(&self, ctx: &Context<'_>, input: JobReplayInput) -> Result<JobReplayPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.id, "id")?;
        admin::replay(&caller.context, &caller.viewer, id).await?;
        Ok(JobReplayPayload { job: node(admin::job(&caller.context, &caller.viewer, id).await?) })
    }
}
