//! `/admin/queue`: how the queue stands: whether workers work, each kind, what happens by the clock, and what the
//! reconciler found.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use crate::schema;
use crate::shell::{Answer, Page, Tag, Tone};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct QueueQuery {
    queue: Queue,
    #[arguments(first: 20)]
    reconciliation_findings: FindingConnection,
}

#[derive(cynic::QueryFragment)]
struct Queue {
    alarming: bool,
    since_success_seconds: Option<f64>,
    kinds: Vec<JobKind>,
    workers: Vec<Worker>,
    schedules: Vec<Schedule>,
}

#[derive(cynic::QueryFragment)]
struct JobKind {
    name: String,
    waiting: i32,
    running: i32,
    dead: i32,
    oldest_seconds: f64,
    done: f64,
    failed: f64,
    mean_seconds: Option<f64>,
    last_done_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct Worker {
    name: String,
    started_at: Option<DateTime<Utc>>,
    success_at: Option<DateTime<Utc>>,
    running: i32,
    breakers: Vec<CircuitBreaker>,
}

#[derive(cynic::QueryFragment)]
struct CircuitBreaker {
    host: String,
    failures: i32,
    open: bool,
    seconds: i32,
}

#[derive(cynic::QueryFragment)]
struct Schedule {
    name: String,
    next_at: Option<DateTime<Utc>>,
    last_at: Option<DateTime<Utc>>,
    error: Option<String>,
    fired: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ReconciliationFindingConnection")]
struct FindingConnection {
    nodes: Vec<ReconciliationFinding>,
}

#[derive(cynic::QueryFragment)]
struct ReconciliationFinding {
    kind: FindingKind,
    remedy: Remedy,
    detail: String,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
enum FindingKind {
    GrantPastEnd,
    GrantHalfState,
    EffectUnproved,
    FileUnscanned,
    MessageUnsent,
    SubjectGone,
    KindUnknown,
    DeadLetter,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
enum Remedy {
    Queued,
    Removed,
    Owner,
}

impl ReconciliationFinding {
    fn what(&self, page: &Page) -> String {
        page.t(match self.kind {
            FindingKind::GrantPastEnd => "jobs-finding-grant-past-end",
            FindingKind::GrantHalfState => "jobs-finding-grant-half-state",
            FindingKind::EffectUnproved => "jobs-finding-effect-unproved",
            FindingKind::FileUnscanned => "jobs-finding-file-unscanned",
            FindingKind::MessageUnsent => "jobs-finding-message-unsent",
            FindingKind::SubjectGone => "jobs-finding-subject-gone",
            FindingKind::KindUnknown => "jobs-finding-kind-unknown",
            FindingKind::DeadLetter => "jobs-finding-dead-letter",
        })
    }

    fn tag(&self, page: &Page) -> Tag {
        match self.remedy {
            Remedy::Queued => page.tag("jobs-remedy-queued", Tone::Good),
            Remedy::Removed => page.tag("jobs-remedy-removed", Tone::Plain),
            Remedy::Owner => page.tag("jobs-remedy-owner", Tone::Bad),
        }
    }
}

#[derive(Template)]
#[template(path = "jobs/queue.html")]
struct QueuePage {
    page: Page,
    queue: Queue,
    findings: Vec<ReconciliationFinding>,
}

impl QueuePage {
    fn age(&self) -> Option<i64> {
        #[allow(clippy::cast_possible_truncation)] // seconds
        self.queue.since_success_seconds.map(|seconds| seconds.round() as i64)
    }
}

/// `GET /admin/queue`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let data = page.query(QueueQuery::build(())).await?;
    page.render(&QueuePage { queue: data.queue, findings: data.reconciliation_findings.nodes, page: page.clone() })
}
