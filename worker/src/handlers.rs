//! Which command a job is handed to, by its kind, and how long it may take.

use std::time::Duration;

use intercity_domain::kernel::queue::Claimed;
use intercity_domain::kernel::{Context, Error, FileId, Result};
use intercity_domain::{access, files, messages};
use serde::Deserialize;

use crate::Doors;

#[derive(Deserialize)]
struct OfFile {
    file: FileId,
}

/// Carries out a job. Every handler can be run again after any crash.
pub async fn handle(ctx: &Context, doors: &Doors, job: &Claimed) -> Result<()> {
    let payload = &job.payload;
    match job.kind.as_str() {
        "file.scan" => {
            let OfFile { file } = serde_json::from_value(payload.clone())?;
            files::scan(ctx, file).await
        }
        "messages.compose" => messages::compose(ctx, payload).await,
        "message.send" => messages::send(ctx, payload, doors.mailer.as_ref()).await,
        "access.escalate" => access::escalate(ctx, payload).await,
        "grant.provision" => access::provision(ctx, payload).await,
        "grant.revoke" => access::prove_end(ctx, payload, doors.probe.as_ref()).await,
        "grant.expire" => {
            access::expire(ctx, payload).await?;
            access::prove_end(ctx, payload, doors.probe.as_ref()).await
        }
        // Kept for a program that knows it: a newer one may share the database during an update.
        unknown => Err(Error::Unavailable(format!("This program knows no job “{unknown}”."))),
    }
}

/// After this time a try counts as failed.
pub fn time_limit(kind: &str) -> Duration {
    match kind {
        "file.scan" => Duration::from_secs(600),
        _ => Duration::from_secs(60),
    }
}
