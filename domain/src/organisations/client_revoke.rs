//! An API client is revoked; its tokens stop counting at once, since every use asks.

use sea_orm::{EntityTrait, QuerySelect};

use super::entity::api_client;
use super::policy::{self, Action};
use super::{queries, store};
use crate::kernel::{ApiClientId, Context, Entry, Error, Result, Viewer};

/// Revokes the API client. Doing it twice does no harm.
///
/// # Errors
/// `NotFound` to those who may not know of it.
pub async fn client_revoke(ctx: &Context, viewer: &Viewer, id: ApiClientId) -> Result<api_client::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let client = api_client::Entity::find_by_id(id).lock_exclusive().one(&*tx).await?.ok_or(Error::NotFound)?;
    let organisation = queries::find(&*tx, client.organisation_id).await?;
    let relation = policy::relation(viewer, organisation.id);
    let standing = policy::standing(&organisation);
    // Whoever may not see the organisation's API clients does not learn that this one exists.
    policy::decide(relation, standing, Action::ViewClients).permit().map_err(|error| match error {
        Error::Forbidden(_) => Error::NotFound,
        other => other,
    })?;
    let permit = policy::decide(relation, standing, Action::ClientRevoke).permit()?;
    if client.revoked_at.is_some() {
        return Ok(client);
    }
    let client = store::revoke_client(&tx, &permit, id).await?;
    tx.record(Entry::new("api_client.revoked", id).organisation(organisation.id)).await?;
    tx.commit().await?;
    Ok(client)
}
