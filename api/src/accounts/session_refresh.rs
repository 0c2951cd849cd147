//! `sessionRefresh`

use async_graphql::{Context, InputObject, Object, SimpleObject};
use intercity_domain::accounts;

use super::device;
use super::types::StartedSession;
use crate::graphql::{Fault, caller};

/// What proves the session.
#[derive(InputObject)]
pub struct SessionRefreshInput {
    /// The latest refresh token of the session.
    refresh_token: String,
}

/// The session was renewed.
#[derive(SimpleObject)]
pub struct SessionRefreshPayload {
    /// Its new tokens.
    session: StartedSession,
}

/// The mutation.
#[derive(Default)]
pub struct SessionRefresh;

#[Object]
impl SessionRefresh {
    /// Renew a session: the refresh token is used up and replaced. A used one that comes back ends the session.
    async fn session_refresh(
        &self,
        ctx: &Context<'_>,
        input: SessionRefreshInput,
    ) -> Result<SessionRefreshPayload, Fault> {
        let caller = caller(ctx)?;
        let renewed = Box::pin(accounts::refresh(&caller.context, &device(caller), &input.refresh_token)).await?;
        Ok(SessionRefreshPayload { session: renewed.into() })
    }
}
