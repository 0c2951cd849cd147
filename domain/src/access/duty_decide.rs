//! The steward accepts what was attested, or returns it with a new deadline.

use sea_orm::ActiveValue::Set;

use super::grant_policy::decide_duty;
use super::grant_withdraw::checked_note;
use super::request_refuse::checked_reason;
use super::{ClosingDuty, DutyState, duty, queries, store};
use crate::kernel::{ClosingDutyId, Context, Error, Permit, Result, Tx, Viewer};

/// What is returned, and why.
#[derive(Clone, Debug)]
pub struct DutyReturn {
    /// The duty.
    pub duty: ClosingDutyId,
    /// What is missing.
    pub reason: String,
    /// Days from the sending of the notice to the new deadline; as before when absent.
    pub days: Option<i32>,
}

/// Accepts what was attested.
///
/// # Errors
/// When the viewer may not, or nothing was attested.
pub async fn duty_verify(ctx: &Context, viewer: &Viewer, id: ClosingDutyId, remark: &str) -> Result<ClosingDuty> {
    let (mut tx, row, permit) = open(ctx, viewer, id).await?;
    let remark = checked_note(remark)?;
    let now = tx.now();
    let row = store::update_duty(&tx, &permit, row, |row| {
        row.state = Set(DutyState::Verified);
        row.decided_by = Set(viewer.person_id());
        row.decided_at = Set(Some(now));
        row.remark = Set(remark.map(Into::into));
    })
    .await?;
    tx.record(duty::entry("closing_duty.verified", &row).with("reason", remark)).await?;
    tx.commit().await?;
    Ok(row)
}

/// Returns it; it is due again, counted from the sending of this notice.
///
/// # Errors
/// When the viewer may not, nothing was attested, or there is no reason.
pub async fn duty_return(ctx: &Context, viewer: &Viewer, input: DutyReturn) -> Result<ClosingDuty> {
    let (mut tx, row, permit) = open(ctx, viewer, input.duty).await?;
    let reason = checked_reason(&input.reason)?;
    let days = checked_days(input.days.unwrap_or(row.days))?;
    let now = tx.now();
    let row = store::update_duty(&tx, &permit, row, |row| {
        row.state = Set(DutyState::Due);
        row.days = Set(days);
        row.told_at = Set(None);
        row.due_at = Set(None);
        row.reminded_at = Set(None);
        row.overdue_at = Set(None);
        row.decided_by = Set(viewer.person_id());
        row.decided_at = Set(Some(now));
        row.remark = Set(Some(reason.to_owned()));
    })
    .await?;
    tx.record(duty::entry("closing_duty.returned", &row).with("reason", reason)).await?;
    tx.commit().await?;
    Ok(row)
}

async fn open(ctx: &Context, viewer: &Viewer, id: ClosingDutyId) -> Result<(Tx, ClosingDuty, Permit)> {
    viewer.signed_in()?;
    let tx = ctx.begin(viewer).await?;
    let row = store::lock_duty(&tx, id).await?;
    let (relation, _) = queries::relation(&*tx, viewer, row.dataset_id, row.team_id).await?;
    let permit = decide_duty(relation, row.state).permit()?;
    Ok((tx, row, permit))
}

/// Days that somebody can keep.
pub(super) fn checked_days(days: i32) -> Result<i32> {
    match days {
        1..=365 => Ok(days),
        _ => Err(Error::refused("closing_duty.days", "days", "Give 1 to 365 days.")),
    }
}
