//! The comparisons. Each looks at a bounded number of rows, the oldest first, and says what it found and what would mend
//! it; nothing is changed here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Finding, Remedy};
use crate::access::entity::{access_grant, grant_effect};
use crate::access::{EffectState, GrantState};
use crate::files::FileState;
use crate::files::entity::stored_file;
use crate::kernel::queue::row::{self, JobState};
use crate::kernel::{Context, Id, Job, JobId, Result, Timestamp, queue};
use crate::messages::entity::message;

/// At most so many rows are looked at by one comparison.
const MOST: u64 = 500;

/// Something that is not as it should be.
#[derive(Debug)]
pub struct Found {
    /// What.
    pub finding: Finding,
    /// What it is about.
    pub subject_kind: &'static str,
    /// Its id.
    pub subject: Uuid,
    /// In words, for administrators.
    pub detail: String,
    /// What mends it.
    pub mend: Mend,
}

/// What mends it.
#[derive(Debug)]
pub enum Mend {
    /// This job is queued.
    Queue(Job),
    /// This job is removed.
    Remove(JobId),
    /// Somebody has to look.
    Owner,
}

impl Mend {
    /// As it is written down.
    pub const fn remedy(&self) -> Remedy {
        match self {
            Self::Queue(_) => Remedy::Queued,
            Self::Remove(_) => Remedy::Removed,
            Self::Owner => Remedy::Owner,
        }
    }
}

/// What one comparison saw.
#[derive(Debug, Default)]
pub struct Seen {
    /// How many rows were looked at.
    pub looked_at: usize,
    /// What was not right.
    pub found: Vec<Found>,
}

/// All comparisons.
pub async fn all(ctx: &Context) -> Result<Seen> {
    let mut seen = Seen::default();
    // What began a moment ago may still be on its way.
    let settled = ctx.now() - TimeDelta::seconds(60);
    for part in [
        Box::pin(grants(ctx, settled)).await?,
        Box::pin(effects(ctx, settled)).await?,
        Box::pin(files(ctx, settled)).await?,
        Box::pin(messages(ctx, settled)).await?,
        Box::pin(jobs(ctx)).await?,
    ] {
        seen.looked_at += part.looked_at;
        seen.found.extend(part.found);
    }
    Ok(seen)
}

/// Grants past their end that are still open, and grants in a half state, without a job that carries them on.
async fn grants(ctx: &Context, settled: Timestamp) -> Result<Seen> {
    let half = [GrantState::Provisioning, GrantState::Revoking, GrantState::Expiring];
    let rows = access_grant::Entity::find()
        .filter(
            Condition::any().add(access_grant::Column::State.is_in(half)).add(
                Condition::all()
                    .add(access_grant::Column::State.is_in([GrantState::Active, GrantState::Suspended]))
                    .add(access_grant::Column::EndsAt.lte(settled)),
            ),
        )
        .order_by_asc(access_grant::Column::EndsAt)
        .limit(MOST)
        .all(ctx.db.reader())
        .await?;
    let jobs = crate::access::jobs_for(ctx, &rows).await?;
    let live = live(ctx, jobs.iter().filter_map(|job| job.unique_key.clone())).await?;
    let pairs = rows.iter().zip(jobs).filter(|(_, job)| !job.unique_key.as_ref().is_some_and(|key| live.contains(key)));
    let found = pairs.map(|(grant, job)| {
        let open = matches!(grant.state, GrantState::Active | GrantState::Suspended);
        Found {
            finding: if open { Finding::GrantPastEnd } else { Finding::GrantHalfState },
            subject_kind: "access_grant",
            subject: grant.id.uuid(),
            detail: format!(
                "The grant is {} and ends at {}; no job carried it on.",
                grant.state.as_str(),
                grant.ends_at
            ),
            mend: Mend::Queue(job),
        }
    });
    Ok(Seen { looked_at: rows.len(), found: found.collect() })
}

/// Effects that were wanted in the present generation of a grant that has come to rest without them.
async fn effects(ctx: &Context, settled: Timestamp) -> Result<Seen> {
    let rows = grant_effect::Entity::find()
        .filter(grant_effect::Column::State.ne(EffectState::Verified))
        .filter(grant_effect::Column::RequestedAt.lt(settled))
        .order_by_asc(grant_effect::Column::RequestedAt)
        .limit(MOST)
        .all(ctx.db.reader())
        .await?;
    let grants: Vec<_> = rows.iter().map(|effect| effect.grant_id).collect();
    let resting = [GrantState::Active, GrantState::Revoked, GrantState::Expired];
    let grants: BTreeMap<_, _> = access_grant::Entity::find()
        .filter(access_grant::Column::Id.is_in(grants))
        .filter(access_grant::Column::State.is_in(resting))
        .all(ctx.db.reader())
        .await?
        .into_iter()
        .map(|grant| (grant.id, grant))
        .collect();
    let found = rows.iter().filter_map(|effect| {
        let grant = grants.get(&effect.grant_id).filter(|grant| grant.generation == effect.generation)?;
        Some(Found {
            finding: Finding::EffectUnproved,
            subject_kind: "access_grant",
            subject: grant.id.uuid(),
            detail: format!(
                "The grant is {} although its effect “{}” of generation {} is only {}.",
                grant.state.as_str(),
                effect.kind.as_str(),
                effect.generation,
                effect.state.as_str()
            ),
            mend: Mend::Owner,
        })
    });
    Ok(Seen { looked_at: rows.len(), found: found.collect() })
}

/// Files whose bytes came and that nobody is going to check.
async fn files(ctx: &Context, settled: Timestamp) -> Result<Seen> {
    let rows = stored_file::Entity::find()
        .filter(stored_file::Column::State.eq(FileState::Uploaded))
        .filter(stored_file::Column::UploadedAt.lt(settled))
        .order_by_asc(stored_file::Column::UploadedAt)
        .limit(MOST)
        .all(ctx.db.reader())
        .await?;
    let live = live(ctx, rows.iter().map(|file| format!("file.scan:{}", file.id))).await?;
    let lost = rows.iter().filter(|file| !live.contains(&format!("file.scan:{}", file.id)));
    let found = lost.map(|file| Found {
        finding: Finding::FileUnscanned,
        subject_kind: "stored_file",
        subject: file.id.uuid(),
        detail: "The file was uploaded and not checked; no job was going to check it.".into(),
        mend: Mend::Queue(
            Job::new("file.scan", serde_json::json!({ "file": file.id })).unique(format!("file.scan:{}", file.id)),
        ),
    });
    Ok(Seen { looked_at: rows.len(), found: found.collect() })
}

/// Messages that nobody is going to send.
async fn messages(ctx: &Context, settled: Timestamp) -> Result<Seen> {
    let rows: Vec<_> = message::Entity::find()
        .select_only()
        .column(message::Column::Id)
        .filter(message::Column::SentAt.is_null())
        .filter(message::Column::CreatedAt.lt(settled))
        .order_by_asc(message::Column::CreatedAt)
        .limit(MOST)
        .into_tuple::<crate::kernel::MessageId>()
        .all(ctx.db.reader())
        .await?;
    let live = live(ctx, rows.iter().map(|id| format!("message.send:{id}"))).await?;
    let lost = rows.iter().filter(|id| !live.contains(&format!("message.send:{id}")));
    let found = lost.map(|id| Found {
        finding: Finding::MessageUnsent,
        subject_kind: "message",
        subject: id.uuid(),
        detail: "The message was written and not sent; no job was going to send it.".into(),
        mend: Mend::Queue(
            Job::new("message.send", serde_json::json!({ "message": id })).unique(format!("message.send:{id}")),
        ),
    });
    Ok(Seen { looked_at: rows.len(), found: found.collect() })
}

/// Dead letters, jobs whose subject is gone, and jobs of kinds that this program does not know.
async fn jobs(ctx: &Context) -> Result<Seen> {
    let rows = row::Entity::find()
        .filter(
            Condition::any()
                .add(row::Column::State.eq(JobState::Dead))
                .add(Condition::all().add(row::Column::State.eq(JobState::Ready)).add(row::Column::Attempts.gt(0)))
                .add(row::Column::Kind.is_not_in(queue::KINDS.iter().map(|kind| kind.name))),
        )
        .order_by_asc(row::Column::Id)
        .limit(MOST)
        .all(ctx.db.reader())
        .await?;
    let gone = gone(ctx, &rows).await?;
    let found = rows.iter().filter_map(|job| {
        let (finding, mend, why) = if gone.contains(&job.id) {
            (Finding::SubjectGone, Mend::Remove(job.id), "What it was about is gone.".to_owned())
        } else if queue::kind(&job.kind).is_none() {
            (Finding::KindUnknown, Mend::Owner, "This program does not know its kind; a newer one may.".to_owned())
        } else if job.state == JobState::Dead {
            let reason = job.last_error.as_deref().unwrap_or("no reason was noted");
            (Finding::DeadLetter, Mend::Owner, format!("It gave up after {} tries: {reason}", job.attempts))
        } else {
            return None;
        };
        let detail = format!("{}: {why}", job.kind);
        Some(Found { finding, subject_kind: "job", subject: job.id.uuid(), detail, mend })
    });
    Ok(Seen { looked_at: rows.len(), found: found.collect() })
}

/// Which of these jobs are about a grant, file or message that does not exist.
async fn gone(ctx: &Context, rows: &[row::Model]) -> Result<BTreeSet<JobId>> {
    let about = |field: &str| -> Vec<(JobId, Uuid)> {
        let id = |job: &row::Model| Some((job.id, job.payload.get(field)?.as_str()?.parse().ok()?));
        rows.iter().filter_map(id).collect()
    };
    let db = ctx.db.reader();
    let mut gone = BTreeSet::new();
    let (grants, files, messages) = (about("grant"), about("file"), about("message"));
    let ids = |all: &[(JobId, Uuid)]| all.iter().map(|(_, id)| *id).collect::<Vec<_>>();
    let there: BTreeSet<Uuid> = access_grant::Entity::find()
        .select_only()
        .column(access_grant::Column::Id)
        .filter(access_grant::Column::Id.is_in(ids(&grants)))
        .into_tuple::<Uuid>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    gone.extend(grants.iter().filter(|(_, id)| !there.contains(id)).map(|(job, _)| *job));
    let there: BTreeSet<Uuid> = stored_file::Entity::find()
        .select_only()
        .column(stored_file::Column::Id)
        .filter(stored_file::Column::Id.is_in(ids(&files)))
        .into_tuple::<Uuid>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    gone.extend(files.iter().filter(|(_, id)| !there.contains(id)).map(|(job, _)| *job));
    let there: BTreeSet<Uuid> = message::Entity::find()
        .select_only()
        .column(message::Column::Id)
        .filter(message::Column::Id.is_in(ids(&messages)))
        .into_tuple::<Uuid>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    gone.extend(messages.iter().filter(|(_, id)| !there.contains(id)).map(|(job, _)| *job));
    Ok(gone)
}

/// Which of the keys are held by a job that waits, runs or is dead.
async fn live(ctx: &Context, keys: impl Iterator<Item = String>) -> Result<BTreeSet<String>> {
    let keys: Vec<_> = keys.collect();
    if keys.is_empty() {
        return Ok(BTreeSet::new());
    }
    let held = row::Entity::find()
        .select_only()
        .column(row::Column::UniqueKey)
        .filter(row::Column::UniqueKey.is_in(keys))
        .filter(row::Column::State.is_in([JobState::Ready, JobState::Running, JobState::Dead]))
        .into_tuple::<String>()
        .all(ctx.db.reader())
        .await?;
    Ok(held.into_iter().collect())
}
