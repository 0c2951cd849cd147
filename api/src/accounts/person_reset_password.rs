//! `personResetPassword`

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::accounts;

use crate::graphql::{Fault, caller, global};

/// What the link in the message carries, and the new password.
#[derive(InputObject)]
pub struct PersonResetPasswordInput {
    /// The token of the link.
    token: String,
    /// At least twelve characters.
    password: String,
}

/// The password is set.
#[derive(SimpleObject)]
pub struct PersonResetPasswordPayload {
    /// Whose it is.
    person_id: ID,
}

/// The mutation.
#[derive(Default)]
pub struct PersonResetPassword;

#[Object]
impl PersonResetPassword {
    /// Set a new password with the token of the link. Every session of the account ends.
    async fn person_reset_password(
        &self,
        ctx: &Context<'_>,
        input: PersonResetPasswordInput,
    ) -> Result<PersonResetPasswordPayload, Fault> {
        let command = accounts::ResetPassword { token: input.token, password: input.password };
        let id = Box::pin(accounts::reset_password(&caller(ctx)?.context, command)).await?;
        Ok(PersonResetPasswordPayload { person_id: global(id) })
    }
}
