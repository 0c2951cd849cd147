//! The worker carries a suspension, a resumption or a change of people to the host of a grant.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use super::{Place, keep_held, label, measure, place_of, prove_refused, push};
use crate::access::entity::{access_grant, grant_effect, hosted_grant};
use crate::access::model::GrantJob;
use crate::access::{AccessGrant, EffectKind, EffectState, GrantState, HeldState, store};
use crate::kernel::{AccessGrantId, Context, Job, Outside, Result, Verdict, Viewer, crash};

/// What is carried by these jobs; beginning and end have their own.
const CARRIED: [EffectKind; 3] = [EffectKind::Suspend, EffectKind::Resume, EffectKind::Amend];

/// The job that carries a change to the host. It is never given up.
pub fn job(kind: EffectKind, grant: AccessGrantId, generation: i64) -> Job {
    let name = match kind {
        EffectKind::Suspend => "grant.suspend",
        EffectKind::Resume => "grant.resume",
        EffectKind::Amend => "grant.amend",
        EffectKind::Provision => "grant.provision",
        EffectKind::Revoke => "grant.revoke",
        EffectKind::Expire => "grant.expire",
    };
    Job::new(name, GrantJob { grant, generation }).unique(format!("{name}:{grant}:{generation}")).for_ever()
}

/// Queues, as reconciler, the job of every change that a host has not acknowledged or proved.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_open(ctx: &Context) -> Result<()> {
    let placed = Query::select().column(hosted_grant::Column::GrantId).from(hosted_grant::Entity).to_owned();
    let open = grant_effect::Entity::find()
        .filter(grant_effect::Column::State.ne(EffectState::Verified))
        .filter(grant_effect::Column::Kind.is_in(CARRIED))
        .filter(grant_effect::Column::GrantId.in_subquery(placed))
        .order_by_asc(grant_effect::Column::RequestedAt)
        .limit(500)
        .all(ctx.db.reader())
        .await?;
    let ids: Vec<AccessGrantId> = open.iter().map(|effect| effect.grant_id).collect();
    let grants = access_grant::Entity::find()
        .filter(access_grant::Column::Id.is_in(ids))
        .filter(access_grant::Column::State.is_in([GrantState::Active, GrantState::Suspended]))
        .all(ctx.db.reader())
        .await?;
    let present = |effect: &grant_effect::Model| {
        grants.iter().any(|grant| grant.id == effect.grant_id && grant.generation == effect.generation)
    };
    let due: Vec<_> = open.iter().filter(|effect| present(effect)).collect();
    if due.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.begin(&Viewer::System).await?;
    for effect in due {
        tx.enqueue(job(effect.kind, effect.grant_id, effect.generation)).await?;
    }
    tx.commit().await
}

/// Carries one change to the host. One that was overtaken, or done already, is left alone.
///
/// # Errors
/// When the host does not acknowledge, or still serves what is suspended; tried again, for ever.
pub async fn carry(ctx: &Context, payload: &serde_json::Value, kind: EffectKind, outside: &dyn Outside) -> Result<()> {
    let job: GrantJob = serde_json::from_value(payload.clone())?;
    let found = access_grant::Entity::find_by_id(job.grant).one(ctx.db.reader()).await?;
    let Some(grant) = found.filter(|grant| grant.generation == job.generation && fits(kind, grant.state)) else {
        return Ok(());
    };
    let Some(place) = place_of(ctx, grant.id).await? else { return Ok(()) };
    let reached = effect(ctx, &grant, kind).await?;
    if reached.as_ref().is_none_or(|effect| effect.state == EffectState::Verified) {
        return Ok(());
    }
    let refuses = kind == EffectKind::Suspend;
    if reached.is_some_and(|effect| effect.state == EffectState::Requested) {
        let held = push(ctx, outside, &place, &grant, kind).await?;
        // That it goes on is proved by what the host says it holds.
        let state = if refuses { EffectState::Acknowledged } else { EffectState::Verified };
        let detail = json!({ "host": label(Some(&place)), "held": held.state });
        record(ctx, &grant, kind, state, detail, Some(held)).await?;
    }
    if refuses {
        crash::point("grant.in_revocation");
        let answer = prove_refused(ctx, outside, &place, &grant).await?;
        let detail = json!({ "host": label(Some(&place)), "held": HeldState::Suspended, "probes": [answer] });
        record(ctx, &grant, kind, EffectState::Verified, detail, None).await?;
        figure(ctx, &place, &grant, kind).await?;
    }
    Ok(())
}

const fn fits(kind: EffectKind, state: GrantState) -> bool {
    matches!(
        (kind, state),
        (EffectKind::Suspend, GrantState::Suspended) | (EffectKind::Resume | EffectKind::Amend, GrantState::Active)
    )
}

async fn effect(ctx: &Context, grant: &AccessGrant, kind: EffectKind) -> Result<Option<grant_effect::Model>> {
    Ok(grant_effect::Entity::find()
        .filter(grant_effect::Column::GrantId.eq(grant.id))
        .filter(grant_effect::Column::Kind.eq(kind))
        .filter(grant_effect::Column::Generation.eq(grant.generation))
        .one(ctx.db.reader())
        .await?)
}

async fn record(
    ctx: &Context,
    seen: &AccessGrant,
    kind: EffectKind,
    state: EffectState,
    detail: serde_json::Value,
    held: Option<super::Held>,
) -> Result<()> {
    let tx = ctx.begin(&Viewer::System).await?;
    let grant = store::lock_grant(&tx, seen.id).await?;
    let permit = Verdict::Allowed.permit()?;
    if let Some(held) = held {
        keep_held(&tx, &permit, held).await?;
    }
    // What the host did is noted even when the grant has moved on; the next generation has its own effect.
    store::effect_reached(&tx, &permit, (grant.id, kind, seen.generation), state, detail).await?;
    crash::point("grant.between_effect_and_record");
    tx.commit().await
}

async fn figure(ctx: &Context, place: &Place, grant: &AccessGrant, kind: EffectKind) -> Result<()> {
    if let Some(effect) = effect(ctx, grant, kind).await?
        && let Some(verified) = effect.verified_at
    {
        measure(Some(place), Some(effect.requested_at), effect.acknowledged_at, verified);
    }
    Ok(())
}
