//! `personRequestConfirmation`

use async_graphql::{Context, InputObject, Object, SimpleObject};
use intercity_domain::accounts;

use super::device;
use crate::graphql::{Fault, caller};

/// To which address.
#[derive(InputObject)]
pub struct PersonRequestConfirmationInput {
    /// The e-mail address of the account.
    email: String,
}

/// The answer is the same whether or not there is such an account.
#[derive(SimpleObject)]
pub struct PersonRequestConfirmationPayload {
    /// Where a message was sent, if there is such an account.
    email: String,
}

/// The mutation.
#[derive(Default)]
pub struct PersonRequestConfirmation;

#[Object]
impl PersonRequestConfirmation {
    /// Have the link that confirms the e-mail address sent again.
    async fn person_request_confirmation(
        &self,
        ctx: &Context<'_>,
        input: PersonRequestConfirmationInput,
    ) -> Result<PersonRequestConfirmationPayload, Fault> {
        let caller = caller(ctx)?;
        let email = Box::pin(accounts::request_confirmation(&caller.context, &device(caller), &input.email)).await?;
        Ok(PersonRequestConfirmationPayload { email: email.to_string() })
    }
}
