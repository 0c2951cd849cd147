//! Ends grants whose time has come. The condition is `end <= now`, without a window, so an outage leaks nothing.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::access_grant;
use super::model::GrantJob;
use super::{AccessGrant, EffectKind, GrantState, store};
use crate::datasets::entity::dataset;
use crate::kernel::{Context, DatasetId, Entry, Job, OrganisationId, Permit, Result, Tx, Verdict, Viewer};

/// Queues what is due: the expiry of grants past their end, and, as reconciler, the job of every grant that waits
/// in a half state. Unique keys keep this from firing twice. Says how many grants it looked at.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_due(ctx: &Context) -> Result<u64> {
    let due = access_grant::Entity::find()
        .filter(
            Condition::any()
                .add(access_grant::Column::State.is_in([
                    GrantState::Provisioning,
                    GrantState::Revoking,
                    GrantState::Expiring,
                ]))
                .add(
                    Condition::all()
                        .add(access_grant::Column::State.is_in([GrantState::Active, GrantState::Suspended]))
                        .add(access_grant::Column::EndsAt.lte(ctx.now())),
                ),
        )
        .order_by_asc(access_grant::Column::EndsAt)
        .limit(500)
        .all(ctx.db.reader())
        .await?;
    if due.is_empty() {
        return Ok(0);
    }
    let jobs = jobs_for(ctx, &due).await?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    for job in jobs {
        tx.enqueue(job).await?;
    }
    tx.commit().await?;
    Ok(due.len() as u64)
}

/// The jobs that carry these grants on, in their order; each belongs to the organisation that publishes the dataset.
///
/// # Errors
/// When the database fails.
pub async fn jobs_for(ctx: &Context, grants: &[AccessGrant]) -> Result<Vec<Job>> {
    let datasets = grants.iter().map(|grant| grant.dataset_id);
    let publishers: BTreeMap<_, _> = dataset::Entity::find()
        .select_only()
        .columns([dataset::Column::Id, dataset::Column::OrganisationId])
        .filter(dataset::Column::Id.is_in(datasets))
        .into_tuple::<(DatasetId, OrganisationId)>()
        .all(ctx.db.reader())
        .await?
        .into_iter()
        .collect();
    let now = ctx.now();
    let of = |grant: &AccessGrant| Job {
        organisation: publishers.get(&grant.dataset_id).copied(),
        ..job_for(grant, now >= grant.ends_at)
    };
    Ok(grants.iter().map(of).collect())
}

fn job_for(grant: &AccessGrant, ended: bool) -> Job {
    let payload = GrantJob { grant: grant.id, generation: grant.generation };
    let kind = match grant.state {
        GrantState::Revoking | GrantState::Revoked => "grant.revoke",
        GrantState::Provisioning if !ended => "grant.provision",
        _ => "grant.expire",
    };
    let job = Job::new(kind, payload).unique(format!("{kind}:{}:{}", grant.id, grant.generation));
    if kind == "grant.provision" { job } else { job.for_ever() }
}

/// Moves a grant past its end into `expiring`. One that has not ended, or is ending already, is left alone.
///
/// # Errors
/// When the database fails.
pub async fn expire(ctx: &Context, job: &serde_json::Value) -> Result<()> {
    let job: GrantJob = serde_json::from_value(job.clone())?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    let grant = store::lock_grant(&tx, job.grant).await?;
    let open = matches!(grant.state, GrantState::Provisioning | GrantState::Active | GrantState::Suspended);
    if open && grant.ends_at <= tx.now() {
        let permit = Verdict::Allowed.permit()?;
        begin_end(&mut tx, &permit, grant, None).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Begins the neutral end of a grant in this transaction: at its time, or because what it stood on is gone.
pub(super) async fn begin_end(
    tx: &mut Tx,
    permit: &Permit,
    grant: AccessGrant,
    reason: Option<&'static str>,
) -> Result<()> {
    let (now, generation, ends_at) = (tx.now(), grant.generation + 1, grant.ends_at.min(tx.now()));
    let grant = store::update_grant(tx, permit, grant, |row| {
        row.state = Set(GrantState::Expiring);
        row.generation = Set(generation);
        row.ends_at = Set(ends_at);
        row.end_requested_at = Set(Some(now));
        row.end_reason = Set(reason.map(Into::into));
    })
    .await?;
    store::want_effect(tx, permit, grant.id, EffectKind::Expire, generation).await?;
    let (_, publisher) = super::queries::relation(&**tx, &Viewer::System, grant.dataset_id, grant.team_id).await?;
    tx.enqueue(
        Job::new("grant.expire", GrantJob { grant: grant.id, generation })
            .unique(format!("grant.expire:{}:{generation}", grant.id))
            .owned_by(publisher)
            .for_ever(),
    )
    .await?;
    tx.record(
        Entry::new("grant.end_requested", grant.id)
            .challenge(grant.challenge_id)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("reason", reason),
    )
    .await
}
