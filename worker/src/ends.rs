//! Notes a failed try: again later, or a dead letter.

use intercity_domain::kernel::Context;
use intercity_domain::kernel::queue::{self, Lease, backoff_ms};

/// Notes it; when even that fails, the lease runs out and the job runs again.
pub async fn failed(ctx: &Context, lease: Lease, attempts: i32, error: &str) {
    tracing::warn!(job = %lease.id, attempts, error, "job failed");
    let mut chance = [0_u8; 4];
    ctx.random.fill(&mut chance);
    match queue::fail(&ctx.db, lease, error, backoff_ms(attempts, u32::from_le_bytes(chance))).await {
        Ok(true) => {}
        Ok(false) => tracing::warn!(job = %lease.id, "the lease of a job was lost; its failure is ignored"),
        Err(error) => {
            tracing::error!(job = %lease.id, %error, "the failure of a job could not be noted; its lease will run out");
        }
    }
}
