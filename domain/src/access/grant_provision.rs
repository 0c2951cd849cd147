//! The worker turns an approved request into working access.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

use super::model::GrantJob;
use super::{EffectKind, EffectState, GrantState, policy, store};
use crate::datasets::entity::distribution;
use crate::files::FileState;
use crate::files::entity::stored_file;
use crate::kernel::{Context, DatasetVersionId, Entry, Error, Result, Verdict, Viewer};

/// Provisions the grant if it still waits for that in this generation; done twice, the second changes nothing.
/// Hosted files are served by us, so the effect lies in the same transaction as its record.
///
/// # Errors
/// `Unavailable` while a file of the version is not checked yet; the job is tried again.
pub async fn provision(ctx: &Context, job: &serde_json::Value) -> Result<()> {
    let job: GrantJob = serde_json::from_value(job.clone())?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    // Read again right before the effect: a revocation beats a late provisioning.
    let grant = store::lock_grant(&tx, job.grant).await?;
    if grant.state != GrantState::Provisioning || grant.generation != job.generation {
        return Ok(());
    }
    let permit = Verdict::Allowed.permit()?;
    let files = waiting_files(&*tx, grant.dataset_version_id).await?;
    if files > 0 {
        return Err(Error::Unavailable(format!("{files} files of the version are not checked yet.")));
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
    store::effect_reached(&tx, &permit, effect, EffectState::Verified, json!({ "host": "intercity" })).await?;
    tx.record(
        Entry::new("grant.provisioned", grant.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id),
    )
    .await?;
    tx.commit().await
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
