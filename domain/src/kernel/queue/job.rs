//! A job before it is queued.

use serde::Serialize;
use serde_json::Value;

/// Work for the worker. `kind` names the handler, `payload` only ids: handlers read the state again.
#[derive(Clone, Debug)]
pub struct Job {
    /// Names the handler, `feature.verb`.
    pub kind: &'static str,
    /// What the handler needs; ids, not state.
    pub payload: Value,
    /// Not before so many milliseconds from now.
    pub delay_ms: i64,
    /// While a job with this key waits, runs or is dead, another is not added.
    pub unique_key: Option<String>,
    /// Tries before it becomes a dead letter; `None` never gives up (revocations).
    pub max_attempts: Option<i32>,
}

impl Job {
    /// A job to run at once, tried 20 times.
    pub fn new(kind: &'static str, payload: impl Serialize) -> Self {
        Self {
            kind,
            payload: serde_json::to_value(payload).unwrap_or(Value::Null),
            delay_ms: 0,
            unique_key: None,
            max_attempts: Some(20),
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
}
