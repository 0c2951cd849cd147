//! The payloads of the jobs of grants.

use serde::{Deserialize, Serialize};

use crate::kernel::AccessGrantId;

/// What a job about a grant carries: the grant, and the generation that caused the job.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct GrantJob {
    pub grant: AccessGrantId,
    pub generation: i64,
}
