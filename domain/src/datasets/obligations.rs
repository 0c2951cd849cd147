//! What a dataset's publisher asks of those who had access, once it has ended.

use serde::{Deserialize, Serialize};

/// Closing duties after the end of access. Days count from the sending of the notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Obligations {
    /// Days within which each person attests that they deleted what they downloaded; no such duty when absent.
    pub deletion_days: Option<i32>,
    /// Days within which the team reports on how it used the data; no such duty when absent.
    pub report_days: Option<i32>,
}

impl Default for Obligations {
    fn default() -> Self {
        Self { deletion_days: Some(14), report_days: None }
    }
}
