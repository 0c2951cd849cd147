//! Rotates the signing key: the next one is published before it signs, the last one is verified for a while after.

use chrono::TimeDelta;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::entity::signing_key;
use super::keys;
use crate::kernel::{Context, Entry, Error, Job, Result, SigningKeyId, Timestamp, Viewer};

/// A key signs for so long before the schedule rotates it.
const LIFE: TimeDelta = TimeDelta::days(90);

/// How much time there is around the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The new key is published for so long before it signs: longer than anybody may cache the key set.
    pub announced: TimeDelta,
    /// The old key is verified for so long after: longer than anything lives that it signed. Zero when it leaked.
    pub verified: TimeDelta,
}

impl Default for Overlap {
    fn default() -> Self {
        Self { announced: TimeDelta::minutes(15), verified: TimeDelta::days(1) }
    }
}

/// What a job of rotation carries: the key that is to be followed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct RotateJob {
    key: SigningKeyId,
}

/// Makes the next key. Returns its id, and from when on it signs.
///
/// # Errors
/// `Conflict` when a next key was made already and does not sign yet.
pub async fn rotate(ctx: &Context, overlap: Overlap) -> Result<(String, Timestamp)> {
    keys::ensure(ctx).await?;
    let last = last(ctx).await?.ok_or(Error::NotFound)?;
    follow(ctx, last.id, overlap).await?.ok_or_else(|| {
        Error::Conflict(
            "The key was rotated a moment ago, and the next one does not sign yet. Wait until it does.".into(),
        )
    })
}

/// Queues the rotation when the key has signed for long enough. Many workers fire once.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_due(ctx: &Context) -> Result<()> {
    let Some(key) = last(ctx).await?.filter(|key| key.retired_at.is_none() && key.active_from + LIFE <= ctx.now())
    else {
        return Ok(());
    };
    let mut tx = ctx.begin(&Viewer::System).await?;
    tx.enqueue(Job::new("keys.rotate", RotateJob { key: key.id }).unique(format!("keys.rotate:{}", key.id))).await?;
    tx.commit().await
}

/// The job of [`enqueue_due`]; done twice, the second changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn rotate_due(ctx: &Context, job: &serde_json::Value) -> Result<()> {
    let job: RotateJob = serde_json::from_value(job.clone())?;
    follow(ctx, job.key, Overlap::default()).await.map(drop)
}

/// The key that was made last.
async fn last(ctx: &Context) -> Result<Option<signing_key::Model>> {
    Ok(signing_key::Entity::find()
        .order_by_desc(signing_key::Column::ActiveFrom)
        .order_by_desc(signing_key::Column::Id)
        .one(ctx.db.reader())
        .await?)
}

/// Makes the key that follows this one, unless that happened or it does not sign yet.
async fn follow(ctx: &Context, key: SigningKeyId, overlap: Overlap) -> Result<Option<(String, Timestamp)>> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let now = tx.now();
    let found = signing_key::Entity::find_by_id(key)
        .filter(signing_key::Column::RetiredAt.is_null())
        .filter(signing_key::Column::ActiveFrom.lte(now))
        .lock_exclusive()
        .one(&*tx)
        .await?;
    let Some(old) = found else { return Ok(None) };
    let active_from = now + overlap.announced;
    let next = keys::insert(ctx, &*tx, active_from).await?;
    let mut row = old.into_active_model();
    row.retired_at = Set(Some(active_from + overlap.verified));
    row.update(&*tx).await?;
    tx.record(Entry::new("signing_key.rotated", next.id).with("kid", &next.kid).with("active_from", active_from))
        .await?;
    tx.commit().await?;
    Ok(Some((next.kid, active_from)))
}
