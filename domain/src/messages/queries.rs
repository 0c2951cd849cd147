//! The inbox of a person.

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::message;
use super::send::link;
use super::{Message, MessageKind};
use crate::kernel::{Context, MessageId, Page, PageArgs, Result, Viewer};

fn visible_to(viewer: &Viewer) -> Result<Condition> {
    let secret = MessageKind::ALL.iter().filter(|kind| kind.is_secret()).map(|kind| kind.as_str());
    Ok(Condition::all()
        .add(message::Column::PersonId.eq(viewer.person()?.id))
        .add(message::Column::Kind.is_not_in(secret)))
}

/// The viewer's messages with their links, the newest first. Those with secret links are left out.
///
/// # Errors
/// When nobody is signed in, the page is not one, or the database fails.
pub async fn inbox(ctx: &Context, viewer: &Viewer, page: &PageArgs) -> Result<Page<(Message, Option<String>)>> {
    let db = ctx.db.reader();
    let size = page.size()?;
    let mut query = message::Entity::find().filter(visible_to(viewer)?);
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<MessageId>()? {
        query = query.filter(message::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(message::Column::Id).limit(size + 1).all(db).await?;
    let base = &ctx.settings.public_url;
    let rows = rows
        .into_iter()
        .map(|row| {
            // The page is served from here, so the path alone is enough.
            let path = link(ctx, &row).map(|url| url.strip_prefix(base.as_str()).map_or(url.clone(), Into::into));
            (row, path)
        })
        .collect();
    Ok(Page::cut(rows, size, total, |(row, _)| row.id))
}

/// How many messages the viewer has not read.
///
/// # Errors
/// When nobody is signed in or the database fails.
pub async fn unread(ctx: &Context, viewer: &Viewer) -> Result<u64> {
    let query = message::Entity::find().filter(visible_to(viewer)?).filter(message::Column::ReadAt.is_null());
    Ok(query.count(ctx.db.reader()).await?)
}
