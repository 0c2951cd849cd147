//! A platform administrator vouches for a city or partner, which may publish from then on.

use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, QuerySelect};

use super::entity::organisation;
use super::policy::{self, Action};
use super::store;
use crate::kernel::{Context, Entry, Error, OrganisationId, Result, Viewer};

/// Verifies the organisation. Doing it twice does no harm.
///
/// # Errors
/// `Forbidden` to everybody but administrators.
pub async fn verify(ctx: &Context, viewer: &Viewer, id: OrganisationId) -> Result<organisation::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let row = organisation::Entity::find_by_id(id).lock_exclusive().one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = policy::decide(policy::relation(viewer, id), policy::standing(&row), Action::Verify).permit()?;
    if row.verified_at.is_some() {
        return Ok(row);
    }
    let change = organisation::ActiveModel {
        id: Set(id),
        verified_at: Set(Some(tx.now())),
        verified_by: Set(viewer.person_id()),
        ..Default::default()
    };
    let row = store::change(&tx, &permit, change).await?;
    tx.record(Entry::new("organisation.verified", id).organisation(id)).await?;
    tx.commit().await?;
    Ok(row)
}
