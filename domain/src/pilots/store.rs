//! The only file that writes the tables of pilots.

use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;

use super::PilotState;
use super::entity::pilot;
use crate::assignment::entity::testbed_match;
use crate::kernel::{Permit, Result, Timestamp, Tx};

/// Makes the pilot of a match that both sides confirmed. No permit: only the reaction to that calls it.
pub async fn plan(tx: &Tx, of: &testbed_match::Model) -> Result<pilot::Model> {
    let row = pilot::ActiveModel {
        id: Set(tx.id()),
        challenge_id: Set(of.challenge_id),
        submission_id: Set(of.submission_id),
        testbed_id: Set(of.testbed_id),
        match_id: Set(of.id),
        state: Set(PilotState::Planned),
        reason: Set(None),
        created_at: Set(tx.now()),
        starts_on: Set(None),
        ends_on: Set(None),
    };
    Ok(row.insert(&**tx).await?)
}

/// What changes with a step; what is absent stays.
#[derive(Default)]
pub struct Step {
    /// When it starts or started.
    pub starts_on: Option<Timestamp>,
    /// When it ends or ended.
    pub ends_on: Option<Timestamp>,
    /// Why it was never deployed.
    pub reason: Option<String>,
}

/// Takes a pilot to another state.
pub async fn advance(tx: &Tx, _: &Permit, row: &pilot::Model, to: PilotState, step: Step) -> Result<pilot::Model> {
    let row = pilot::ActiveModel {
        id: Set(row.id),
        state: Set(to),
        starts_on: Set(step.starts_on.or(row.starts_on)),
        ends_on: Set(step.ends_on.or(row.ends_on)),
        reason: Set(step.reason.or_else(|| row.reason.clone())),
        ..Default::default()
    };
    Ok(row.update(&**tx).await?)
}
