//! Grants that follow their dataset move to each new version; the others stay with the one that was granted.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;

use super::entity::access_grant;
use super::grant_policy::decide_steward;
use super::grant_rebound::OPEN;
use super::{AccessGrant, queries, request_grant, store};
use crate::kernel::{
    AccessGrantId, Context, DatasetId, DatasetVersionId, Entry, Error, Permit, Result, Tx, Verdict, Viewer, activity,
};

/// A version was published: grants that follow move to it, in the same transaction.
///
/// # Errors
/// When the database fails.
pub(super) async fn follow(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    let version = entry.data.get("dataset_version_id").and_then(Value::as_str).and_then(|text| text.parse().ok());
    let Some(version) = version.map(|id: uuid::Uuid| DatasetVersionId::from(id)) else { return Ok(()) };
    let found = access_grant::Entity::find()
        .filter(access_grant::Column::DatasetId.eq(DatasetId::from(entry.subject_id)))
        .filter(access_grant::Column::FollowsVersions.eq(true))
        .filter(access_grant::Column::State.is_in(OPEN))
        .all(&**tx)
        .await?;
    let permit = Verdict::Allowed.permit()?;
    for grant in found {
        let grant = store::lock_grant(tx, grant.id).await?;
        if OPEN.contains(&grant.state) && grant.dataset_version_id != version {
            move_to(tx, &permit, grant, version).await?;
        }
    }
    Ok(())
}

async fn move_to(tx: &mut Tx, permit: &Permit, grant: AccessGrant, version: DatasetVersionId) -> Result<AccessGrant> {
    let old = grant.dataset_version_id;
    let grant = store::update_grant(tx, permit, grant, |row| row.dataset_version_id = Set(version)).await?;
    tx.record(
        Entry::new("grant.version_moved", grant.id)
            .challenge(grant.challenge_id)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("old_version", old)
            .with("version", version),
    )
    .await?;
    Ok(grant)
}

/// Lets a grant follow new versions, beginning with the newest one now; or pins it to the one it has.
///
/// # Errors
/// When the viewer may not, or the grant has ended.
pub async fn versions_follow(ctx: &Context, viewer: &Viewer, id: AccessGrantId, follows: bool) -> Result<AccessGrant> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let grant = store::lock_grant(&tx, id).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let permit = decide_steward(relation).permit()?;
    if !OPEN.contains(&grant.state) {
        return Err(Error::Forbidden(super::policy::ENDED.into()));
    }
    let mut grant = store::update_grant(&tx, &permit, grant, |row| row.follows_versions = Set(follows)).await?;
    tx.record(
        Entry::new("grant.version_policy_set", grant.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("follows", follows),
    )
    .await?;
    let latest = request_grant::latest_version(&*tx, grant.dataset_id).await?;
    if let Some(latest) = latest.filter(|latest| follows && *latest != grant.dataset_version_id) {
        grant = move_to(&mut tx, &permit, grant, latest).await?;
    }
    tx.commit().await?;
    Ok(grant)
}
