//! The steps of a pilot: `pilotPrepare`, `pilotStart`, `pilotFinish`, `pilotNeverDeploy`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::PilotId;
use intercity_domain::pilots::{self, queries};

use super::types::Pilot;
use crate::graphql::{Fault, caller, local};

/// A pilot whose preparation begins.
#[derive(InputObject)]
pub struct PilotPrepareInput {
    /// The pilot.
    pilot: ID,
    /// When it shall start.
    starts_on: Option<DateTime<Utc>>,
    /// When it shall end.
    ends_on: Option<DateTime<Utc>>,
}

/// A pilot that goes live now.
#[derive(InputObject)]
pub struct PilotStartInput {
    /// The pilot.
    pilot: ID,
}

/// A live pilot that ends now.
#[derive(InputObject)]
pub struct PilotFinishInput {
    /// The pilot.
    pilot: ID,
}

/// A pilot that was never deployed.
#[derive(InputObject)]
pub struct PilotNeverDeployInput {
    /// The pilot.
    pilot: ID,
    /// Why; everybody can read it.
    reason: String,
}

/// The pilot after `pilotPrepare`.
#[derive(SimpleObject)]
pub struct PilotPreparePayload {
    /// The pilot.
    pilot: Pilot,
}

/// The pilot after `pilotStart`.
#[derive(SimpleObject)]
pub struct PilotStartPayload {
    /// The pilot.
    pilot: Pilot,
}

/// The pilot after `pilotFinish`.
#[derive(SimpleObject)]
pub struct PilotFinishPayload {
    /// The pilot.
    pilot: Pilot,
}

/// The pilot after `pilotNeverDeploy`.
#[derive(SimpleObject)]
pub struct PilotNeverDeployPayload {
    /// The pilot.
    pilot: Pilot,
}

/// What can be done with pilots.
#[derive(Default)]
pub struct PilotMutation;

#[Object]
impl PilotMutation {
    /// Begins the preparation, with the dates that are planned.
    async fn pilot_prepare(
        &self,
        ctx: &Context<'_>,
        input: PilotPrepareInput,
    ) -> Result<Option<PilotPreparePayload>, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.pilot, "pilot")?;
        let command = pilots::PilotPrepare { id, starts_on: input.starts_on, ends_on: input.ends_on };
        pilots::pilot_prepare(&caller.context, &caller.viewer, command).await?;
        Ok(Some(PilotPreparePayload { pilot: again(ctx, id).await? }))
    }

    /// Puts a prepared pilot live, now.
    async fn pilot_start(&self, ctx: &Context<'_>, input: PilotStartInput) -> Result<Option<PilotStartPayload>, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.pilot, "pilot")?;
        pilots::pilot_start(&caller.context, &caller.viewer, pilots::PilotStart { id }).await?;
        Ok(Some(PilotStartPayload { pilot: again(ctx, id).await? }))
    }

    /// Ends a live pilot, now.
    async fn pilot_finish(
        &self,
        ctx: &Context<'_>,
        input: PilotFinishInput,
    ) -> Result<Option<PilotFinishPayload>, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.pilot, "pilot")?;
        pilots::pilot_finish(&caller.context, &caller.viewer, pilots::PilotFinish { id }).await?;
        Ok(Some(PilotFinishPayload { pilot: again(ctx, id).await? }))
    }

    /// Says that a pilot was never deployed, with the reason.
    async fn pilot_never_deploy(
        &self,
        ctx: &Context<'_>,
        input: PilotNeverDeployInput,
    ) -> Result<Option<PilotNeverDeployPayload>, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.pilot, "pilot")?;
        let command = pilots::PilotNeverDeploy { id, reason: input.reason };
        pilots::pilot_never_deploy(&caller.context, &caller.viewer, command).await?;
        Ok(Some(PilotNeverDeployPayload { pilot: again(ctx, id).await? }))
    }
}

async fn again(ctx: &Context<'_>, id: PilotId) -> Result<Pilot, Fault> {
    Ok(Pilot::one(queries::get(&caller(ctx)?.context, id).await?))
}
