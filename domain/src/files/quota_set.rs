//! A platform administrator says how much an organisation may store.

use sea_orm::EntityTrait;
use sea_orm::QuerySelect;

use super::quota::{Usage, usage};
use super::store;
use crate::kernel::{Context, Entry, Error, OrganisationId, Result, Viewer};
use crate::organisations::entity::organisation;
use crate::organisations::policy::{self, Action};

/// Sets the limit in bytes, or takes it back to the setting of the platform. What lies there already stays.
///
/// # Errors
/// `Forbidden` to everybody but administrators, `Refused` for a limit that cannot be.
pub async fn quota_set(ctx: &Context, viewer: &Viewer, id: OrganisationId, bytes: Option<u64>) -> Result<Usage> {
    let mut tx = ctx.begin(viewer).await?;
    let row = organisation::Entity::find_by_id(id).lock_exclusive().one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = policy::decide(policy::relation(viewer, id), policy::standing(&row), Action::QuotaSet).permit()?;
    let limit = bytes.map(i64::try_from).transpose().map_err(|_too_large| {
        Error::refused("organisation.quota", "bytes", "Give a number of bytes below 9 exabytes.")
    })?;
    store::set_quota(&tx, &permit, id, limit).await?;
    tx.record(Entry::new("organisation.quota_set", id).organisation(id).with("bytes", limit)).await?;
    let usage = usage(&*tx, ctx, id, None).await?;
    tx.commit().await?;
    Ok(usage)
}
