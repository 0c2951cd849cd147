//! What jobs carry, and how far a fetch has come.

use serde::{Deserialize, Serialize};

use super::entity::harvest_run;
use crate::kernel::HarvestRunId;

/// What the jobs of a run carry.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct RunJob {
    /// The run.
    pub run: HarvestRunId,
}

/// How far a fetch has come; a crash goes on from here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Progress {
    /// The page that is read next; the beginning when absent.
    pub next: Option<String>,
    /// Pages that were read.
    pub pages: u32,
    /// Bytes that were read.
    pub bytes: u64,
    /// Tries that failed in a row.
    pub failures: u32,
    /// Times that the portal asked to wait.
    pub waits: u32,
    /// How many records the portal says there are.
    pub total: Option<u64>,
    /// Addresses and contents that were read, as short hashes, so that going in circles is noticed.
    pub seen: Vec<String>,
    /// Whether what was there before was counted.
    pub looked: bool,
    /// Whether a person has confirmed a big drop.
    pub confirmed: bool,
}

impl harvest_run::Model {
    pub(super) fn progress(&self) -> Progress {
        serde_json::from_value(self.progress.clone()).unwrap_or_default()
    }

    /// How many records the portal says there are.
    pub fn total(&self) -> Option<u64> {
        self.progress().total
    }

    /// Pages that were read.
    pub fn pages(&self) -> u32 {
        self.progress().pages
    }
}
