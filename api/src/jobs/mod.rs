//! The queue as administrators and the stewards of dead letters see it.

mod reconciliation;
mod replay;
mod standing;

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::PageArgs;
use intercity_domain::kernel::queue::{letters, row};

use crate::graphql::{Fault, Listed, caller, global, listed, local_opt};

pub use replay::JobMutation;

/// Where a job stands. What is done leaves the queue.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "row::JobState")]
pub enum JobState {
    /// Waits for its time or a worker.
    Ready,
    /// Under a lease.
    Running,
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
    /// The organisation that looks after it; the platform when absent.
    owner: Option<ID>,
    /// When it was queued.
    created_at: Option<DateTime<Utc>>,
    /// When it is or was due.
    run_at: Option<DateTime<Utc>>,
    /// When it gave up.
    finished_at: Option<DateTime<Utc>>,
}

fn node(row: row::Model) -> Job {
    let at = DateTime::from_timestamp_millis;
    Job {
        id: global(row.id),
        owner: row.organisation_id.map(global),
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
    /// Jobs, the newest first: a page of at most 100. Administrators and auditors see all of them, who looks after an
    /// organisation sees its dead letters.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments)] // each is an argument of the schema
    async fn jobs(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        state: Option<JobState>,
        #[graphql(desc = "Only of this kind.")] kind: Option<String>,
        #[graphql(desc = "Only those that were queued for this organisation.")] organisation: Option<ID>,
        #[graphql(desc = "Only with this text in the last error.")] error: Option<String>,
    ) -> Result<Listed<Job>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let args = PageArgs { first, after };
        let organisation = local_opt(organisation.as_ref(), "organisation")?;
        let filter = letters::Filter { state: state.map(Into::into), kind, organisation, error };
        let page = letters::jobs(&caller.context, &caller.viewer, &filter, &args).await?;
        Ok(listed(page, has_previous, node))
    }

    /// How the queue stands as a whole, for administrators and auditors.
    async fn queue(&self, ctx: &Context<'_>) -> Result<standing::Queue, Fault> {
        standing::queue(caller(ctx)?).await
    }

    /// What the reconciler found and what it did about it, the newest first, for administrators and auditors: a page of
    /// at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn reconciliation_findings(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<reconciliation::ReconciliationFinding>, Fault> {
        reconciliation::findings(caller(ctx)?, first, after).await
    }

    /// Reports of the reconciler that found something, the newest first, for administrators and auditors: a page of at
    /// most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn reconciliations(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<reconciliation::Reconciliation>, Fault> {
        reconciliation::reports(caller(ctx)?, first, after).await
    }
}
