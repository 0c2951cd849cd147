//! The inbox.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::PageArgs;
use intercity_domain::messages as domain;

use crate::graphql::{Fault, Listed, caller, global, listed, local};

/// A message to you.
#[derive(SimpleObject)]
pub struct Message {
    /// The global id.
    id: ID,
    /// What it is about, as a stable name.
    kind: String,
    /// One line.
    subject: String,
    /// The text, in your language.
    body: String,
    /// The language in which it is written.
    language: String,
    /// The page to open, as a path of this platform.
    path: Option<String>,
    /// When it was written.
    created_at: DateTime<Utc>,
    /// When you read it.
    read_at: Option<DateTime<Utc>>,
}

fn node((row, path): (domain::Message, Option<String>)) -> Message {
    Message {
        id: global(row.id),
        kind: row.kind,
        subject: row.subject,
        body: row.body,
        language: row.language,
        path,
        created_at: row.created_at,
        read_at: row.read_at,
    }
}

/// The inbox.
#[derive(Default)]
pub struct MessageQuery;

#[Object]
impl MessageQuery {
    /// Messages to you, the newest first: a page of at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn inbox(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<Message>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let page = domain::inbox(&caller.context, &caller.viewer, &PageArgs { first, after }).await?;
        Ok(listed(page, has_previous, node))
    }

    /// How many messages to you are unread.
    async fn inbox_unread(&self, ctx: &Context<'_>) -> Result<i32, Fault> {
        let caller = caller(ctx)?;
        let unread = domain::unread(&caller.context, &caller.viewer).await?;
        Ok(i32::try_from(unread).unwrap_or(i32::MAX))
    }
}

/// Which message.
#[derive(InputObject)]
pub struct MessageMarkReadInput {
    /// The message.
    id: ID,
}

/// The message that was read.
#[derive(SimpleObject)]
pub struct MessageMarkReadPayload {
    /// The message.
    message: Message,
}

/// The inbox.
#[derive(Default)]
pub struct MessageMutation;

#[Object]
impl MessageMutation {
    /// Marks a message to you as read.
    async fn message_mark_read(
        &self,
        ctx: &Context<'_>,
        input: MessageMarkReadInput,
    ) -> Result<MessageMarkReadPayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::mark_read(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        let path = row.path.clone();
        Ok(MessageMarkReadPayload { message: node((row, path)) })
    }
}
