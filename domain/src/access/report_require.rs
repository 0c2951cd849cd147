//! The steward requires a written report of use from the team.

use sea_orm::EntityTrait;

use super::duty_decide::checked_days;
use super::grant_policy::decide_steward;
use super::request_refuse::checked_reason;
use super::{ClosingDuty, DutyKind, duty, queries, store};
use crate::datasets::entity::dataset;
use crate::kernel::{AccessGrantId, Context, Error, Result, Viewer};

/// What is required of whom.
#[derive(Clone, Debug)]
pub struct ReportRequire {
    /// The grant, running or ended.
    pub grant: AccessGrantId,
    /// What the report should say; the team reads it.
    pub reason: String,
    /// Days from the sending of the notice to the deadline.
    pub days: i32,
}

/// Requires a report. The deadline counts from the sending of the notice.
///
/// # Errors
/// When the viewer may not, or with what is missing.
pub async fn report_require(ctx: &Context, viewer: &Viewer, input: ReportRequire) -> Result<ClosingDuty> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let grant = store::lock_grant(&tx, input.grant).await?;
    let (relation, _) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let permit = decide_steward(relation).permit()?;
    let reason = checked_reason(&input.reason)?;
    let days = checked_days(input.days)?;
    let dataset = dataset::Entity::find_by_id(grant.dataset_id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let id = duty::add(&mut tx, &permit, (&grant, &dataset), DutyKind::Report, None, days, Some(reason)).await?;
    let row = store::lock_duty(&tx, id).await?;
    tx.commit().await?;
    Ok(row)
}
