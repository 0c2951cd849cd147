//! The owner of a session ends it: signs out, or throws out a device.

use sea_orm::EntityTrait;

use super::entity::session;
use super::policy::{self, Action};
use super::store;
use crate::kernel::{Context, Entry, Error, Result, SessionId, Viewer};

/// Ends a session of the viewer. Ending it twice does no harm.
///
/// # Errors
/// `NotFound` when it is not the viewer's.
pub async fn end_session(ctx: &Context, viewer: &Viewer, id: SessionId) -> Result<()> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let session = session::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = policy::decide(policy::relation(viewer, session.person_id), Action::SessionEnd).permit()?;
    if session.ended_at.is_some() {
        return Ok(());
    }
    store::end_session(&tx, &permit, id, "signed_out").await?;
    tx.record(Entry::new("session.ended", id)).await?;
    tx.commit().await
}
