//! Reminders by the clock, each once: before the end of a grant, before the deadline of a duty, and when it has passed.

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{access_grant, closing_duty};
use super::rules::{reminder_due, warning_due};
use super::{DutyState, GrantState, duty, store};
use crate::kernel::{Context, Entry, Permit, Result, Tx, Verdict, Viewer};

/// How many are looked at in one go.
const BATCH: u64 = 200;

/// Records what people have to be reminded of now; the messages are made from the entries. Says how many.
///
/// # Errors
/// When the database fails.
pub async fn remind(ctx: &Context) -> Result<u64> {
    let now = ctx.now();
    let grants = access_grant::Entity::find()
        .filter(access_grant::Column::State.eq(GrantState::Active))
        .filter(access_grant::Column::RemindedAt.is_null())
        .filter(access_grant::Column::EndsAt.gt(now))
        .filter(access_grant::Column::EndsAt.lte(now + TimeDelta::days(14)))
        .order_by_asc(access_grant::Column::EndsAt)
        .limit(BATCH)
        .all(ctx.db.reader())
        .await?;
    let grants: Vec<_> =
        grants.into_iter().filter(|row| reminder_due(row.starts_at, row.ends_at, now)).map(|row| row.id).collect();
    let duties = closing_duty::Entity::find()
        .filter(closing_duty::Column::State.eq(DutyState::Due))
        .filter(closing_duty::Column::OverdueAt.is_null())
        .filter(closing_duty::Column::DueAt.lte(now + TimeDelta::days(7)))
        .order_by_asc(closing_duty::Column::DueAt)
        .limit(BATCH)
        .all(ctx.db.reader())
        .await?;
    let duties: Vec<_> = duties.into_iter().filter(|row| step(row, now).is_some()).map(|row| row.id).collect();
    if grants.is_empty() && duties.is_empty() {
        return Ok(0);
    }
    let permit = Verdict::Allowed.permit()?;
    let mut done = 0;
    let mut tx = ctx.begin(&Viewer::System).await?;
    for id in grants {
        let grant = store::lock_grant(&tx, id).await?;
        // Another worker may have been faster.
        if grant.state != GrantState::Active || grant.reminded_at.is_some() {
            continue;
        }
        let now = tx.now();
        let grant = store::update_grant(&tx, &permit, grant, |row| row.reminded_at = Set(Some(now))).await?;
        tx.record(
            Entry::new("grant.expiry_reminded", grant.id)
                .challenge(grant.challenge_id)
                .with("dataset", grant.dataset_id)
                .with("team", grant.team_id),
        )
        .await?;
        done += 1;
    }
    for id in duties {
        done += one_duty(&mut tx, &permit, id).await?;
    }
    tx.commit().await?;
    Ok(done)
}

async fn one_duty(tx: &mut Tx, permit: &Permit, id: crate::kernel::ClosingDutyId) -> Result<u64> {
    let row = store::lock_duty(tx, id).await?;
    let now = tx.now();
    let Some(verb) = step(&row, now) else { return Ok(0) };
    let row = store::update_duty(tx, permit, row, |row| match verb {
        "closing_duty.overdue" => row.overdue_at = Set(Some(now)),
        _ => row.reminded_at = Set(Some(now)),
    })
    .await?;
    tx.record(duty::entry(verb, &row)).await?;
    Ok(1)
}

/// What people are to be told of a duty now.
fn step(row: &closing_duty::Model, now: crate::kernel::Timestamp) -> Option<&'static str> {
    let (told, due) = (row.told_at?, row.due_at?);
    if row.state != DutyState::Due || row.overdue_at.is_some() {
        return None;
    }
    if due <= now {
        return Some("closing_duty.overdue");
    }
    (row.reminded_at.is_none() && warning_due(told, due, now)).then_some("closing_duty.reminded")
}
