//! `personConfirmEmail`

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::accounts;

use crate::graphql::{Fault, caller, global};

/// What the link in the message carries.
#[derive(InputObject)]
pub struct PersonConfirmEmailInput {
    /// The token of the link.
    token: String,
}

/// The address is confirmed.
#[derive(SimpleObject)]
pub struct PersonConfirmEmailPayload {
    /// Whose it is.
    person_id: ID,
}

/// The mutation.
#[derive(Default)]
pub struct PersonConfirmEmail;

#[Object]
impl PersonConfirmEmail {
    /// Confirm the e-mail address with the token of the link.
    async fn person_confirm_email(
        &self,
        ctx: &Context<'_>,
        input: PersonConfirmEmailInput,
    ) -> Result<PersonConfirmEmailPayload, Fault> {
        let command = accounts::ConfirmEmail { token: input.token };
        let id = Box::pin(accounts::confirm_email(&caller(ctx)?.context, command)).await?;
        Ok(PersonConfirmEmailPayload { person_id: global(id) })
    }
}
