//! Counts what this worker did, and writes it down every few seconds.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use intercity_domain::kernel::queue::Kind;
use intercity_domain::kernel::queue::figures::{self, Beat, Runs};
use intercity_domain::kernel::{Context, Id, WorkerId};
use tokio::task::JoinSet;

use crate::Doors;
use crate::one::Ended;

/// How often it is written down.
const EVERY: Duration = Duration::from_secs(5);

/// What this worker did since it was last written down.
pub struct Figures {
    id: WorkerId,
    name: String,
    runs: BTreeMap<&'static str, Runs>,
    written: Option<Instant>,
    success: Option<Instant>,
    writing: JoinSet<()>,
}

impl Figures {
    /// Of a new worker, which gets its name here.
    pub fn new(ctx: &Context) -> Self {
        let id: WorkerId = ctx.id();
        let name = format!("{}:{}", std::process::id(), id.uuid().simple());
        let (runs, writing) = (BTreeMap::new(), JoinSet::new());
        Self { id, name, runs, written: None, success: None, writing }
    }

    /// Names this worker on its leases, for people who read the table.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The queue was looked into without an error.
    pub fn looked(&mut self) {
        self.success = Some(Instant::now());
    }

    /// A try ended.
    pub fn ended(&mut self, kind: &'static Kind, ended: &Ended) {
        let seconds = ended.took.as_secs_f64();
        self.runs.entry(kind.name).or_default().count(seconds, ended.error.is_some());
        let outcome = if ended.error.is_some() { "failed" } else { "done" };
        metrics::counter!("intercity_process_jobs_total", "kind" => kind.name, "outcome" => outcome).increment(1);
    }

    /// Writes down when it is time, beside the loop; the first time after the first look.
    pub fn note(&mut self, ctx: &Context, running: usize, doors: &Doors) {
        while self.writing.try_join_next().is_some() {}
        if self.success.is_none() || !self.writing.is_empty() || self.written.is_some_and(|at| at.elapsed() < EVERY) {
            return;
        }
        self.written = Some(Instant::now());
        let (beat, runs, ctx) = (self.beat(running, doors), std::mem::take(&mut self.runs), ctx.clone());
        self.writing.spawn(async move {
            if let Err(error) = figures::note(&ctx, &beat, &runs).await {
                tracing::warn!(%error, "the figures of a few seconds could not be written down");
            }
        });
    }

    /// Writes down the rest.
    pub async fn end(mut self, ctx: &Context, doors: &Doors) {
        while self.writing.join_next().await.is_some() {}
        if self.success.is_none() {
            return;
        }
        if let Err(error) = figures::note(ctx, &self.beat(0, doors), &self.runs).await {
            tracing::warn!(%error, "the last figures could not be written down");
        }
    }

    fn beat(&self, running: usize, doors: &Doors) -> Beat {
        Beat {
            id: self.id,
            name: self.name.clone(),
            running: i32::try_from(running).unwrap_or(i32::MAX),
            since_success_ms: self.success.map_or(0, |at| i64::try_from(at.elapsed().as_millis()).unwrap_or(i64::MAX)),
            breakers: doors.outside.breakers(),
        }
    }
}
