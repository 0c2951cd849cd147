//! The worker turns an approved request into working access.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

use super::entity::access_grant;
use super::model::GrantJob;
use super::probe::Probe;
use super::rehearse::rehearse;
use super::{AccessGrant, EffectKind, EffectState, GrantState, hosting, policy, store};
use crate::datasets::entity::distribution;
use crate::files::FileState;
use crate::files::entity::stored_file;
use crate::kernel::{Context, DatasetVersionId, Entry, Error, Outside, Result, Verdict, Viewer, crash};

/// Provisions the grant if it still waits for that in this generation; done twice, the second changes nothing.
/// Hosted files are served by us, so the effect lies in the same transaction as its record. A partner's host is told
/// first, and has to say that it holds the grant. Only when a probe with a fresh URL or token was served is the grant
/// called active.
///
/// # Errors
/// `Unavailable` while a file of the version is not checked yet, the host does not acknowledge, or the probe was not
/// served; tried again.
pub async fn provision(ctx: &Context, job: &serde_json::Value, probe: &dyn Probe, outside: &dyn Outside) -> Result<()> {
    let job: GrantJob = serde_json::from_value(job.clone())?;
    let Some(seen) = waiting(ctx, job).await? else { return Ok(()) };
    let place = hosting::place_of(ctx, seen.id).await?;
    let held = match &place {
        Some(place) => Some(hosting::push(ctx, outside, place, &seen, EffectKind::Provision).await?),
        None => {
            crash::point("grant.before_effect");
            None
        }
    };
    let files = waiting_files(ctx.db.reader(), seen.dataset_version_id).await?;
    if files > 0 {
        return Err(Error::Unavailable(format!("{files} files of the version are not checked yet.")));
    }
    let answers = rehearse(ctx, probe, outside, place.as_ref(), &seen).await?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    // Read again right before the effect: a revocation beats a late provisioning.
    let grant = store::lock_grant(&tx, job.grant).await?;
    if grant.state != GrantState::Provisioning || grant.generation != job.generation {
        return Ok(());
    }
    let permit = Verdict::Allowed.permit()?;
    if let Some(held) = held {
        hosting::keep_held(&tx, &permit, held).await?;
    }
    let (relation, publisher) =
        super::queries::relation(&*tx, &Viewer::System, grant.dataset_id, grant.team_id).await?;
    debug_assert_eq!(relation, policy::Relation::System);
    let now = tx.now();
    let grant = store::update_grant(&tx, &permit, grant, |row| {
        row.state = Set(GrantState::Active);
        row.provisioned_at = Set(Some(now));
    })
    .await?;
    let effect = (grant.id, EffectKind::Provision, grant.generation);
    let detail = json!({ "host": hosting::label(place.as_ref()), "probes": answers });
    store::effect_reached(&tx, &permit, effect, EffectState::Verified, detail).await?;
    tx.record(
        Entry::new("grant.provisioned", grant.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id),
    )
    .await?;
    crash::point("grant.between_effect_and_record");
    tx.commit().await
}

/// The grant, when it waits to be provisioned in this generation.
async fn waiting(ctx: &Context, job: GrantJob) -> Result<Option<AccessGrant>> {
    let found = access_grant::Entity::find_by_id(job.grant).one(ctx.db.reader()).await?;
    Ok(found.filter(|grant| grant.state == GrantState::Provisioning && grant.generation == job.generation))
}

async fn waiting_files<C: ConnectionTrait>(conn: &C, version: DatasetVersionId) -> Result<u64> {
    let files: Vec<_> = distribution::Entity::find()
        .filter(distribution::Column::DatasetVersionId.eq(version))
        .all(conn)
        .await?
        .into_iter()
        .filter_map(|row| row.file_id)
        .collect();
    Ok(stored_file::Entity::find()
        .filter(stored_file::Column::Id.is_in(files))
        .filter(stored_file::Column::State.ne(FileState::Clean))
        .count(conn)
        .await?)
}
