//! `sessionEnd`

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::accounts;
use intercity_domain::kernel::Error;

use crate::graphql::{Fault, caller, global, local_opt};

/// Which session.
#[derive(InputObject)]
pub struct SessionEndInput {
    /// One of your sessions; the one that asks when absent.
    id: Option<ID>,
}

/// The session is over.
#[derive(SimpleObject)]
pub struct SessionEndPayload {
    /// Which one.
    session_id: ID,
}

/// The mutation.
#[derive(Default)]
pub struct SessionEnd;

#[Object]
impl SessionEnd {
    /// Sign out, here or on another device. Its tokens stop counting at once.
    async fn session_end(&self, ctx: &Context<'_>, input: SessionEndInput) -> Result<SessionEndPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local_opt(input.id.as_ref(), "id")?.or(caller.session).ok_or(Error::Unauthenticated)?;
        Box::pin(accounts::end_session(&caller.context, &caller.viewer, id)).await?;
        Ok(SessionEndPayload { session_id: global(id) })
    }
}
