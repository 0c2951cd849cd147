//! Closing duties are attested by those who owe them, and required, accepted or returned by the steward.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::access as domain;

use super::closing_duty::ClosingDuty;
use crate::graphql::{Fault, caller, local};

/// What is attested.
#[derive(InputObject)]
pub struct ClosingDutyAttestInput {
    /// The duty: yours, or that of somebody in a team that you lead.
    id: ID,
    /// What was deleted and where, or the report of use.
    statement: String,
}

/// The attested duty.
#[derive(SimpleObject)]
pub struct ClosingDutyAttestPayload {
    /// The duty.
    duty: ClosingDuty,
}

/// What is accepted.
#[derive(InputObject)]
pub struct ClosingDutyVerifyInput {
    /// The duty.
    id: ID,
    /// A remark; may be left out.
    #[graphql(default)]
    remark: String,
}

/// The duty that is done.
#[derive(SimpleObject)]
pub struct ClosingDutyVerifyPayload {
    /// The duty.
    duty: ClosingDuty,
}

/// What is returned.
#[derive(InputObject)]
pub struct ClosingDutyReturnInput {
    /// The duty.
    id: ID,
    /// What is missing; they read it.
    reason: String,
    /// Days from the sending of the notice to the new deadline; as before when absent.
    days: Option<i32>,
}

/// The duty that is due again.
#[derive(SimpleObject)]
pub struct ClosingDutyReturnPayload {
    /// The duty.
    duty: ClosingDuty,
}

/// A written report of use that is required.
#[derive(InputObject)]
pub struct GrantReportRequireInput {
    /// The grant, running or ended.
    id: ID,
    /// What the report should say; the team reads it.
    reason: String,
    /// Days from the sending of the notice to the deadline.
    #[graphql(default = 30)]
    days: i32,
}

/// The duty to report.
#[derive(SimpleObject)]
pub struct GrantReportRequirePayload {
    /// The duty.
    duty: ClosingDuty,
}

/// What is done with closing duties.
#[derive(Default)]
pub struct ClosingDutyChange;

#[Object]
impl ClosingDutyChange {
    /// Attests a closing duty, with a statement.
    async fn closing_duty_attest(
        &self,
        ctx: &Context<'_>,
        input: ClosingDutyAttestInput,
    ) -> Result<ClosingDutyAttestPayload, Fault> {
        let caller = caller(ctx)?;
        let attest = domain::DutyAttest { duty: local(&input.id, "id")?, statement: input.statement };
        let row = domain::duty_attest(&caller.context, &caller.viewer, attest).await?;
        Ok(ClosingDutyAttestPayload { duty: ClosingDuty::one(caller, row).await? })
    }

    /// Accepts what was attested.
    async fn closing_duty_verify(
        &self,
        ctx: &Context<'_>,
        input: ClosingDutyVerifyInput,
    ) -> Result<ClosingDutyVerifyPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.id, "id")?;
        let row = domain::duty_verify(&caller.context, &caller.viewer, id, &input.remark).await?;
        Ok(ClosingDutyVerifyPayload { duty: ClosingDuty::one(caller, row).await? })
    }

    /// Returns what was attested; it is due again, counted from the sending of the notice.
    async fn closing_duty_return(
        &self,
        ctx: &Context<'_>,
        input: ClosingDutyReturnInput,
    ) -> Result<ClosingDutyReturnPayload, Fault> {
        let caller = caller(ctx)?;
        let back = domain::DutyReturn { duty: local(&input.id, "id")?, reason: input.reason, days: input.days };
        let row = domain::duty_return(&caller.context, &caller.viewer, back).await?;
        Ok(ClosingDutyReturnPayload { duty: ClosingDuty::one(caller, row).await? })
    }

    /// Requires a written report of use from the team; for the publisher's steward.
    async fn grant_report_require(
        &self,
        ctx: &Context<'_>,
        input: GrantReportRequireInput,
    ) -> Result<GrantReportRequirePayload, Fault> {
        let caller = caller(ctx)?;
        let require = domain::ReportRequire { grant: local(&input.id, "id")?, reason: input.reason, days: input.days };
        let row = domain::report_require(&caller.context, &caller.viewer, require).await?;
        Ok(GrantReportRequirePayload { duty: ClosingDuty::one(caller, row).await? })
    }
}
