//! The reader has read a message.

use sea_orm::EntityTrait;

use super::entity::message;
use super::policy::{Relation, decide};
use super::{Message, store};
use crate::kernel::{Context, Entry, Error, MessageId, Result, Viewer};

/// Marks a message as read.
///
/// # Errors
/// When it is not the viewer's.
pub async fn mark_read(ctx: &Context, viewer: &Viewer, id: MessageId) -> Result<Message> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let row = message::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = decide(Relation::of(viewer, &row)).permit()?;
    if row.read_at.is_some() {
        return Ok(row);
    }
    let row = store::read(&tx, &permit, row).await?;
    tx.record(Entry::new("message.read", row.id)).await?;
    tx.commit().await?;
    Ok(row)
}
