//! What the reconciler found.

use async_graphql::{Enum, ID, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::PageArgs;
use intercity_domain::reconcile::{self, queries};

use crate::graphql::{Caller, Fault, Listed, global, listed};

/// What was not as it should be.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "reconcile::Finding")]
pub enum FindingKind {
    /// A grant is past its end and still open; use was refused at its end all the same.
    GrantPastEnd,
    /// A grant stands in a half state and no job carried it on.
    GrantHalfState,
    /// A grant has come to rest although one of its effects is not proved.
    EffectUnproved,
    /// A file was uploaded and nobody was going to check it.
    FileUnscanned,
    /// A message was written and nobody was going to send it.
    MessageUnsent,
    /// What a job was about is gone.
    SubjectGone,
    /// This program does not know the kind of a job.
    KindUnknown,
    /// A job gave up.
    DeadLetter,
}

/// What was done about it.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "reconcile::Remedy")]
pub enum Remedy {
    /// The missing job was queued.
    Queued,
    /// The job was removed.
    Removed,
    /// Nothing: somebody has to look.
    Owner,
}

/// Something that was not as it should be.
#[derive(SimpleObject)]
pub struct ReconciliationFinding {
    /// The global id.
    id: ID,
    /// The report it stands in.
    reconciliation: ID,
    /// What.
    kind: FindingKind,
    /// What kind of thing it is about.
    subject_kind: String,
    /// Its id.
    subject_id: String,
    /// What was done about it.
    remedy: Remedy,
    /// In words, for administrators.
    detail: String,
}

/// A report of the reconciler.
#[derive(SimpleObject)]
pub struct Reconciliation {
    /// The global id.
    id: ID,
    /// When it began.
    started_at: DateTime<Utc>,
    /// When it ended.
    ended_at: DateTime<Utc>,
    /// How many rows it looked at.
    looked_at: i64,
    /// How many findings there were.
    found: i64,
}

/// Findings, the newest first.
pub async fn findings(
    caller: &Caller,
    first: Option<i32>,
    after: Option<String>,
) -> Result<Listed<ReconciliationFinding>, Fault> {
    let has_previous = after.is_some();
    let page = queries::findings(&caller.context, &caller.viewer, &PageArgs { first, after }).await?;
    Ok(listed(page, has_previous, |row| ReconciliationFinding {
        id: global(row.id),
        reconciliation: global(row.reconciliation_id),
        kind: row.finding.into(),
        subject_kind: row.subject_kind,
        subject_id: row.subject_id.to_string(),
        remedy: row.remedy.into(),
        detail: row.detail,
    }))
}

/// Reports, the newest first.
pub async fn reports(
    caller: &Caller,
    first: Option<i32>,
    after: Option<String>,
) -> Result<Listed<Reconciliation>, Fault> {
    let has_previous = after.is_some();
    let page = queries::reports(&caller.context, &caller.viewer, &PageArgs { first, after }).await?;
    Ok(listed(page, has_previous, |row| Reconciliation {
        id: global(row.id),
        started_at: row.started_at,
        ended_at: row.ended_at,
        looked_at: row.looked_at,
        found: row.found,
    }))
}
