//! A job before it is queued.

use serde::Serialize;
use serde_json::Value;

use super::kinds::kind;
use crate::kernel::OrganisationId;

/// Work for the worker. `kind` names the handler, `payload` only ids: handlers read the state again.
#[derive(Clone, Debug)]
pub struct Job {
    /// Names the handler and the settings, `feature.verb`; one of [`super::KINDS`].
    pub kind: &'static str,
    /// What the handler needs; ids, not state.
    pub payload: Value,
    /// Not before so many milliseconds from now.
    pub delay_ms: i64,
    /// While a job with this key waits, runs or is dead, another is not added.
    pub unique_key: Option<String>,
    /// Tries before it becomes a dead letter; `None` never gives up (revocations).
    pub max_attempts: Option<i32>,
    /// The organisation that looks after it should it become a dead letter.
    pub organisation: Option<OrganisationId>,
}

impl Job {
    /// A job to run at once, with the tries of its kind.
    pub fn new(name: &'static str, payload: impl Serialize) -> Self {
        Self {
            kind: name,
            payload: serde_json::to_value(payload).unwrap_or(Value::Null),
            delay_ms: 0,
            unique_key: None,
            max_attempts: kind(name).map_or(Some(20), |kind| kind.tries),
            organisation: None,
        }
    }

    /// Only one with this key at a time.
    #[must_use]
    pub fn unique(mut self, key: impl Into<String>) -> Self {
        self.unique_key = Some(key.into());
        self
    }

    /// Not before so many milliseconds.
    #[must_use]
    pub fn after_ms(mut self, delay: i64) -> Self {
        self.delay_ms = delay.max(0);
        self
    }

    /// Never becomes a dead letter.
    #[must_use]
    pub fn for_ever(mut self) -> Self {
        self.max_attempts = None;
        self
    }

    /// Queued for this organisation, which sees it and replays it when it is a dead letter.
    #[must_use]
    pub fn owned_by(mut self, organisation: OrganisationId) -> Self {
        self.organisation = Some(organisation);
        self
    }
}
