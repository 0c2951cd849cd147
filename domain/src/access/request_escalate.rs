//! A request that waits past its service level, or that nobody is left to decide about, goes up: first to owners and
//! managers of the publisher, then to the administrators of the platform. Each is told once.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::entity::access_request;
use super::seats::{Level, seats_of};
use super::{AccessRequest, RequestState, store};
use crate::datasets::entity::dataset;
use crate::kernel::{AccessRequestId, Context, DatasetId, Entry, Job, Permit, Result, Timestamp, Tx, Verdict, Viewer};

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct EscalateJob {
    request: AccessRequestId,
    round: i32,
}

/// How long after the managers were told the platform is told as well: half of the service level, one day at least.
pub fn patience(service_days: i32) -> TimeDelta {
    TimeDelta::hours(i64::from(service_days.max(2)) * 12)
}

/// Queues what is late. There is no look-back window: whatever is past its time and was not told of is found. Says
/// how many it queued.
///
/// # Errors
/// When the database fails.
pub async fn escalate_due(ctx: &Context) -> Result<u64> {
    let now = ctx.now();
    let late = access_request::Entity::find()
        .filter(access_request::Column::State.eq(RequestState::Submitted))
        .filter(access_request::Column::DueAt.lte(now))
        .filter(
            Condition::any().add(access_request::Column::EscalatedAt.is_null()).add(
                // The exact time depends on the policy and is looked at under the lock; this is its least.
                Condition::all()
                    .add(access_request::Column::EscalatedToPlatformAt.is_null())
                    .add(access_request::Column::EscalatedAt.lte(now - TimeDelta::days(1))),
            ),
        )
        .order_by_asc(access_request::Column::DueAt)
        .limit(500)
        .all(ctx.db.reader())
        .await?;
    let policies = policies_of(ctx, &late).await?;
    let days = |request: &AccessRequest| policies.get(&request.dataset_id).copied().unwrap_or_default();
    let wanted: Vec<_> = late.into_iter().filter(|request| next_level(request, days(request), now).is_some()).collect();
    if wanted.is_empty() {
        return Ok(0);
    }
    let mut tx = ctx.begin(&Viewer::System).await?;
    for request in &wanted {
        let level = i32::from(request.escalated_at.is_some());
        let job = Job::new("access.escalate", EscalateJob { request: request.id, round: request.round });
        tx.enqueue(job.unique(format!("access.escalate:{}:{}:{level}", request.id, request.round))).await?;
    }
    tx.commit().await?;
    Ok(wanted.len() as u64)
}

/// The service level of each dataset, in days.
async fn policies_of(ctx: &Context, requests: &[AccessRequest]) -> Result<HashMap<DatasetId, i32>> {
    let ids: HashSet<DatasetId> = requests.iter().map(|request| request.dataset_id).collect();
    let rows = dataset::Entity::find().filter(dataset::Column::Id.is_in(ids)).all(ctx.db.reader()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.policy().service_days)).collect())
}

/// To whom a waiting request goes now, if it goes.
fn next_level(request: &AccessRequest, service_days: i32, now: Timestamp) -> Option<Level> {
    let late = request.state == RequestState::Submitted && request.due_at.is_some_and(|due| due <= now);
    match (request.escalated_at, request.escalated_to_platform_at) {
        _ if !late => None,
        (None, _) => Some(Level::Managers),
        (Some(told), None) if told + patience(service_days) <= now => Some(Level::Platform),
        (Some(_), _) => None,
    }
}

/// Takes a late request one level up; one that was decided or told of meanwhile is left alone.
///
/// # Errors
/// When the database fails.
pub async fn escalate(ctx: &Context, job: &serde_json::Value) -> Result<()> {
    let job: EscalateJob = serde_json::from_value(job.clone())?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    let request = store::lock_request(&tx, job.request).await?;
    if request.round != job.round {
        return Ok(());
    }
    let days = seats_of(&*tx, &request).await?.policy.service_days;
    let Some(level) = next_level(&request, days, tx.now()) else { return Ok(()) };
    let permit = Verdict::Allowed.permit()?;
    go_up(&mut tx, &permit, request, level, "late").await?;
    tx.commit().await
}

/// Takes a request up when nobody is left who may decide; in the transaction that brought this about.
pub(super) async fn escalate_if_nobody_is_left(tx: &mut Tx, request: AccessRequest) -> Result<AccessRequest> {
    let seats = seats_of(&**tx, &request).await?;
    let permit = Verdict::Allowed.permit()?;
    let mut request = request;
    if seats.level >= Level::Managers && request.escalated_at.is_none() {
        request = go_up(tx, &permit, request, Level::Managers, "nobody_left").await?;
    }
    if seats.level >= Level::Platform && request.escalated_to_platform_at.is_none() {
        request = go_up(tx, &permit, request, Level::Platform, "nobody_left").await?;
    }
    Ok(request)
}

async fn go_up(
    tx: &mut Tx,
    permit: &Permit,
    request: AccessRequest,
    level: Level,
    why: &'static str,
) -> Result<AccessRequest> {
    let (now, version) = (tx.now(), request.lock_version);
    let told = request.escalated_at;
    let mut row = request.into_active_model();
    row.escalated_at = Set(told.or(Some(now)));
    if level == Level::Platform {
        row.escalated_to_platform_at = Set(Some(now));
    }
    row.lock_version = Set(version + 1);
    let saved = store::save_request(tx, permit, row, None, false).await?;
    let publisher = seats_of(&**tx, &saved).await?.publisher;
    let to = match level {
        Level::Platform => "platform",
        Level::Deciders | Level::Managers => "managers",
    };
    tx.record(
        Entry::new("access_request.escalated", saved.id)
            .challenge(saved.challenge_id)
            .organisation(publisher)
            .with("dataset", saved.dataset_id)
            .with("team", saved.team_id)
            .with("level", to)
            .with("why", why),
    )
    .await?;
    Ok(saved)
}

#[cfg(test)]
mod tests {
    use super::patience;
    use chrono::TimeDelta;

    #[test]
    fn the_platform_is_told_after_half_the_service_level_and_a_day_at_least() {
        assert_eq!(patience(10), TimeDelta::days(5));
        assert_eq!(patience(1), TimeDelta::days(1));
    }
}
