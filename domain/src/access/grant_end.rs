//! The worker acknowledges the end of a grant, proves it by a refused probe, and only then calls it ended.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::entity::{access_grant, grant_person};
use super::hosting::{self, Place};
use super::model::GrantJob;
use super::probe::{Answer, Probe};
use super::{AccessGrant, EffectKind, EffectState, GrantState, queries, store};
use crate::datasets::entity::distribution;
use crate::files::{Bearing, SignedUrl, signed_download_url};
use crate::kernel::{Context, Entry, Error, FileId, Outside, Result, Verdict, Viewer, crash};

/// Carries an ending grant to its proved end, at a partner's host and with us. Done twice, the second changes nothing.
///
/// # Errors
/// When the host does not acknowledge, or the probe was served or could not find out; tried again, for ever.
pub async fn prove_end(ctx: &Context, job: &serde_json::Value, probe: &dyn Probe, outside: &dyn Outside) -> Result<()> {
    let job: GrantJob = serde_json::from_value(job.clone())?;
    let Some(grant) = access_grant::Entity::find_by_id(job.grant).one(ctx.db.reader()).await? else {
        return Ok(());
    };
    let Some(kind) = ending(&grant) else { return Ok(()) };
    let place = hosting::place_of(ctx, grant.id).await?;
    acknowledge(ctx, outside, &grant, kind, place.as_ref()).await?;
    crash::point("grant.in_revocation");
    let mut answers = Vec::new();
    for (file, url) in knockable(ctx, &grant).await? {
        match probe.knock(ctx, file, &url).await? {
            Answer::Refused(how) => answers.push(how),
            Answer::Served => {
                tracing::error!(grant = %grant.id, "a probe of an ended grant was served");
                return Err(Error::Unavailable("The probe was served although the grant has ended.".into()));
            }
        }
    }
    if let Some(place) = &place {
        answers.push(hosting::prove_refused(ctx, outside, place, &grant).await?);
    }
    crash::point("grant.before_record");
    verified(ctx, &grant, kind, place.as_ref(), answers).await?;
    crash::point("grant.before_notification");
    Ok(())
}

fn ending(grant: &AccessGrant) -> Option<EffectKind> {
    match grant.state {
        GrantState::Revoking => Some(EffectKind::Revoke),
        GrantState::Expiring => Some(EffectKind::Expire),
        GrantState::Provisioning
        | GrantState::Active
        | GrantState::Suspended
        | GrantState::Revoked
        | GrantState::Expired => None,
    }
}

async fn acknowledge(
    ctx: &Context,
    outside: &dyn Outside,
    seen: &AccessGrant,
    kind: EffectKind,
    place: Option<&Place>,
) -> Result<()> {
    if seen.end_acknowledged_at.is_some() {
        return Ok(());
    }
    let held = match place {
        Some(place) => Some(hosting::push(ctx, outside, place, seen, kind).await?),
        None => {
            crash::point("grant.before_effect");
            None
        }
    };
    let tx = ctx.begin(&Viewer::System).await?;
    let grant = store::lock_grant(&tx, seen.id).await?;
    if grant.state != seen.state || grant.generation != seen.generation || grant.end_acknowledged_at.is_some() {
        return Ok(());
    }
    let permit = Verdict::Allowed.permit()?;
    let now = tx.now();
    let effect = (grant.id, kind, grant.generation);
    if let Some(held) = held {
        hosting::keep_held(&tx, &permit, held).await?;
    }
    store::update_grant(&tx, &permit, grant, |row| row.end_acknowledged_at = Set(Some(now))).await?;
    let detail = json!({ "host": hosting::label(place) });
    store::effect_reached(&tx, &permit, effect, EffectState::Acknowledged, detail).await?;
    tx.commit().await
}

/// A fresh URL, good in everything but the grant, for every hosted file and somebody who stood on the grant.
async fn knockable(ctx: &Context, grant: &AccessGrant) -> Result<Vec<(FileId, SignedUrl)>> {
    let db = ctx.db.reader();
    let person = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(grant.id))
        .order_by_asc(grant_person::Column::Id)
        .one(db)
        .await?
        .map(|row| row.person_id);
    let files = distribution::Entity::find()
        .filter(distribution::Column::DatasetVersionId.eq(grant.dataset_version_id))
        .order_by_asc(distribution::Column::Position)
        .all(db)
        .await?;
    files
        .into_iter()
        .filter_map(|row| row.file_id.map(|file| (file, row.id)))
        .map(|(file, distribution)| {
            let bearing =
                Bearing { grant: Some(grant.id), person, distribution: Some(distribution), ..Bearing::default() };
            Ok((file, signed_download_url(ctx, file, bearing)?))
        })
        .collect()
}

async fn verified(
    ctx: &Context,
    seen: &AccessGrant,
    kind: EffectKind,
    place: Option<&Place>,
    answers: Vec<String>,
) -> Result<()> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let grant = store::lock_grant(&tx, seen.id).await?;
    if grant.state != seen.state || grant.generation != seen.generation {
        return Ok(());
    }
    let (_, publisher) = queries::relation(&*tx, &Viewer::System, grant.dataset_id, grant.team_id).await?;
    let permit = Verdict::Allowed.permit()?;
    let now = tx.now();
    let (state, verb) = match kind {
        EffectKind::Revoke => (GrantState::Revoked, "grant.revoked"),
        EffectKind::Expire | EffectKind::Provision | EffectKind::Suspend | EffectKind::Resume | EffectKind::Amend => {
            (GrantState::Expired, "grant.expired")
        }
    };
    let grant = store::update_grant(&tx, &permit, grant, |row| {
        row.state = Set(state);
        row.end_verified_at = Set(Some(now));
    })
    .await?;
    let effect = (grant.id, kind, grant.generation);
    let detail = json!({ "host": hosting::label(place), "probes": answers });
    store::effect_reached(&tx, &permit, effect, EffectState::Verified, detail).await?;
    tx.record(
        Entry::new(verb, grant.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("reason", &grant.end_reason)
            .with("misconduct", grant.misconduct),
    )
    .await?;
    let requested = grant.end_requested_at;
    crash::point("grant.between_effect_and_record");
    tx.commit().await?;
    hosting::measure(place, requested, grant.end_acknowledged_at, now);
    Ok(())
}
