//! Which command a job is handed to, by its kind.

use intercity_domain::access::{EffectKind, hosting};
use intercity_domain::accounts::{keys_rotate, throttle};
use intercity_domain::kernel::queue::Claimed;
use intercity_domain::kernel::{Context, Error, FileId, Result};
use intercity_domain::{access, files, harvest, messages, profiles, reconcile};
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
        "file.assemble" => {
            let OfFile { file } = serde_json::from_value(payload.clone())?;
            files::assemble(ctx, file).await
        }
        "file.tidy" => {
            let OfFile { file } = serde_json::from_value(payload.clone())?;
            files::tidy(ctx, file).await
        }
        "file.sweep" => files::sweep(ctx).await,
        "distribution.profile" => profiles::make(ctx, payload).await,
        "harvest.fetch" => harvest::fetch(ctx, payload, doors.outside.as_ref()).await,
        "harvest.apply" => harvest::apply(ctx, payload).await,
        "look.harvest" => harvest::enqueue_due(ctx).await.map(drop),
        "messages.compose" => messages::compose(ctx, payload).await,
        "message.send" => messages::send(ctx, payload, doors.mailer.as_ref()).await,
        "grant.provision" => access::provision(ctx, payload, doors.probe.as_ref(), doors.outside.as_ref()).await,
        "grant.revoke" => access::prove_end(ctx, payload, doors.probe.as_ref(), doors.outside.as_ref()).await,
        "grant.expire" => {
            access::expire(ctx, payload).await?;
            access::prove_end(ctx, payload, doors.probe.as_ref(), doors.outside.as_ref()).await
        }
        "grant.suspend" => hosting::carry(ctx, payload, EffectKind::Suspend, doors.outside.as_ref()).await,
        "grant.resume" => hosting::carry(ctx, payload, EffectKind::Resume, doors.outside.as_ref()).await,
        "grant.amend" => hosting::carry(ctx, payload, EffectKind::Amend, doors.outside.as_ref()).await,
        "keys.rotate" => keys_rotate::rotate_due(ctx, payload).await,
        "look.expiry" => access::enqueue_due(ctx).await.map(drop),
        "look.access" => {
            access::remind(ctx).await?;
            access::escalate_due(ctx).await.map(drop)
        }
        "look.hosts" => hosting::enqueue_open(ctx).await,
        "look.uploads" => files::enqueue_due(ctx).await,
        "look.keys" => keys_rotate::enqueue_due(ctx).await,
        "access.escalate" => access::escalate(ctx, payload).await,
        "look.reconcile" => reconcile::run(ctx).await.map(drop),
        "look.purge" => {
            reconcile::purge(ctx).await?;
            throttle::purge(ctx).await?;
            hosting::purge(ctx).await
        }
        "queue.nothing" => Ok(()),
        // Kept for a program that knows it: a newer one may share the database during an update.
        unknown => Err(Error::Unavailable(format!("This program knows no job “{unknown}”."))),
    }
}
