//! The steps of a pilot: prepare, start, finish, or say that it was never deployed.

use sea_orm::{EntityTrait, QuerySelect};

use super::entity::pilot;
use super::store::{self, Step};
use super::{PilotState, policy, queries, rules};
use crate::kernel::{Context, Entry, Error, PilotId, Result, Timestamp, Tx, Viewer};

/// Begins the preparation, with the dates that are planned.
#[derive(Clone, Debug)]
pub struct PilotPrepare {
    /// The pilot.
    pub id: PilotId,
    /// When it shall start.
    pub starts_on: Option<Timestamp>,
    /// When it shall end.
    pub ends_on: Option<Timestamp>,
}

/// Puts the pilot live now.
#[derive(Clone, Debug)]
pub struct PilotStart {
    /// The pilot.
    pub id: PilotId,
}

/// Ends a live pilot now.
#[derive(Clone, Debug)]
pub struct PilotFinish {
    /// The pilot.
    pub id: PilotId,
}

/// Says that the pilot was never deployed.
#[derive(Clone, Debug)]
pub struct PilotNeverDeploy {
    /// The pilot.
    pub id: PilotId,
    /// Why; public.
    pub reason: String,
}

/// `planned → preparing`.
///
/// # Errors
/// Refused when the dates are wrong or the step does not follow.
pub async fn pilot_prepare(ctx: &Context, viewer: &Viewer, input: PilotPrepare) -> Result<pilot::Model> {
    let (mut tx, row, permit) = open(ctx, viewer, input.id, policy::Action::Prepare).await?;
    rules::check_step(row.state, PilotState::Preparing)?;
    rules::check_dates(input.starts_on, input.ends_on)?;
    let step = Step { starts_on: input.starts_on, ends_on: input.ends_on, reason: None };
    let row = store::advance(&tx, &permit, &row, PilotState::Preparing, step).await?;
    tx.record(entry("pilot.prepared", &row)).await?;
    tx.commit().await?;
    Ok(row)
}

/// `preparing → live`.
///
/// # Errors
/// Refused when the step does not follow.
pub async fn pilot_start(ctx: &Context, viewer: &Viewer, input: PilotStart) -> Result<pilot::Model> {
    let (mut tx, row, permit) = open(ctx, viewer, input.id, policy::Action::Start).await?;
    rules::check_step(row.state, PilotState::Live)?;
    let step = Step { starts_on: Some(tx.now()), ..Step::default() };
    let row = store::advance(&tx, &permit, &row, PilotState::Live, step).await?;
    tx.record(entry("pilot.started", &row)).await?;
    tx.commit().await?;
    Ok(row)
}

/// `live → finished`.
///
/// # Errors
/// Refused when the step does not follow.
pub async fn pilot_finish(ctx: &Context, viewer: &Viewer, input: PilotFinish) -> Result<pilot::Model> {
    let (mut tx, row, permit) = open(ctx, viewer, input.id, policy::Action::Finish).await?;
    rules::check_step(row.state, PilotState::Finished)?;
    let step = Step { ends_on: Some(tx.now()), ..Step::default() };
    let row = store::advance(&tx, &permit, &row, PilotState::Finished, step).await?;
    tx.record(entry("pilot.finished", &row)).await?;
    tx.commit().await?;
    Ok(row)
}

/// `planned` or `preparing → never_deployed`.
///
/// # Errors
/// Refused without a reason or when the step does not follow.
pub async fn pilot_never_deploy(ctx: &Context, viewer: &Viewer, input: PilotNeverDeploy) -> Result<pilot::Model> {
    let (mut tx, row, permit) = open(ctx, viewer, input.id, policy::Action::NeverDeploy).await?;
    rules::check_step(row.state, PilotState::NeverDeployed)?;
    rules::check_reason(&input.reason)?;
    let step = Step { reason: Some(input.reason.trim().into()), ..Step::default() };
    let row = store::advance(&tx, &permit, &row, PilotState::NeverDeployed, step).await?;
    tx.record(entry("pilot.abandoned", &row)).await?;
    tx.commit().await?;
    Ok(row)
}

async fn open(
    ctx: &Context,
    viewer: &Viewer,
    id: PilotId,
    action: policy::Action,
) -> Result<(Tx, pilot::Model, crate::kernel::Permit)> {
    viewer.signed_in()?;
    let tx = ctx.begin(viewer).await?;
    let row = pilot::Entity::find_by_id(id).lock_exclusive().one(&*tx).await?.ok_or(Error::NotFound)?;
    let relation = queries::relation(&*tx, viewer, &row).await?;
    let permit = policy::decide(relation, action).permit()?;
    Ok((tx, row, permit))
}

fn entry(verb: &'static str, row: &pilot::Model) -> Entry {
    Entry::new(verb, row.id)
        .challenge(row.challenge_id)
        .with("submission", row.submission_id)
        .with("testbed", row.testbed_id)
}
