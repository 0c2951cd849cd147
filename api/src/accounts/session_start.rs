//! `sessionStart`

use async_graphql::{Context, InputObject, Object, SimpleObject};
use intercity_domain::accounts;

use super::device;
use super::types::StartedSession;
use crate::graphql::{Fault, caller};

/// What somebody types to sign in.
#[derive(InputObject)]
pub struct SessionStartInput {
    /// The e-mail address.
    email: String,
    /// The password.
    password: String,
}

/// The session began.
#[derive(SimpleObject)]
pub struct SessionStartPayload {
    /// Its tokens.
    session: StartedSession,
}

/// The mutation.
#[derive(Default)]
pub struct SessionStart;

#[Object]
impl SessionStart {
    /// Sign in with e-mail address and password.
    async fn session_start(&self, ctx: &Context<'_>, input: SessionStartInput) -> Result<SessionStartPayload, Fault> {
        let caller = caller(ctx)?;
        let sign_in = accounts::SignIn { email: input.email, password: input.password };
        let started = Box::pin(accounts::sign_in(&caller.context, &device(caller), sign_in)).await?;
        Ok(SessionStartPayload { session: started.into() })
    }
}
