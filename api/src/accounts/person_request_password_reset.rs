//! `personRequestPasswordReset`

use async_graphql::{Context, InputObject, Object, SimpleObject};
use intercity_domain::accounts;

use super::device;
use crate::graphql::{Fault, caller};

/// To which address.
#[derive(InputObject)]
pub struct PersonRequestPasswordResetInput {
    /// The e-mail address of the account.
    email: String,
}

/// The answer is the same whether or not there is such an account.
#[derive(SimpleObject)]
pub struct PersonRequestPasswordResetPayload {
    /// Where a message was sent, if there is such an account.
    email: String,
}

/// The mutation.
#[derive(Default)]
pub struct PersonRequestPasswordReset;

#[Object]
impl PersonRequestPasswordReset {
    /// Have a link sent with which a new password can be set.
    async fn person_request_password_reset(
        &self,
        ctx: &Context<'_>,
        input: PersonRequestPasswordResetInput,
    ) -> Result<PersonRequestPasswordResetPayload, Fault> {
        let caller = caller(ctx)?;
        let email = Box::pin(accounts::request_password_reset(&caller.context, &device(caller), &input.email)).await?;
        Ok(PersonRequestPasswordResetPayload { email: email.to_string() })
    }
}
