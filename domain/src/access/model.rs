//! What a dataset says about requests for it, and the payloads of the jobs of grants.

use serde::{Deserialize, Serialize};

use crate::kernel::AccessGrantId;

/// The part of a dataset's policy that concerns requests; what is left out has a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestPolicy {
    /// The longest access that may be asked for, in days.
    pub max_days: i32,
    /// Days within which the steward should decide.
    pub service_days: i32,
    /// How many bytes may leave under one grant.
    pub bytes_budget: Option<i64>,
    /// Whether a team that entered the challenge may ask before it has won.
    pub open_to_entrants: bool,
}

impl Default for RequestPolicy {
    fn default() -> Self {
        Self { max_days: 365, service_days: 10, bytes_budget: None, open_to_entrants: false }
    }
}

impl RequestPolicy {
    /// Out of the dataset's policy; what cannot be read falls back to the default, which is the strictest.
    pub fn of(policy: &serde_json::Value) -> Self {
        serde_json::from_value(policy.clone()).unwrap_or_default()
    }
}

/// What a job about a grant carries: the grant, and the generation that caused the job.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct GrantJob {
    pub grant: AccessGrantId,
    pub generation: i64,
}
