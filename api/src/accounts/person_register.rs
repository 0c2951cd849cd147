//! `personRegister`

use async_graphql::{Context, InputObject, Object, SimpleObject};
use intercity_domain::accounts;

use super::device;
use crate::graphql::{Fault, caller};

/// What somebody types to register.
#[derive(InputObject)]
pub struct PersonRegisterInput {
    /// The name that people see.
    name: String,
    /// Where the link is sent.
    email: String,
    /// At least twelve characters.
    password: String,
    /// de, en or fr.
    #[graphql(default_with = "\"en\".to_owned()")]
    language: String,
    /// IANA name.
    #[graphql(default_with = "\"Europe/Berlin\".to_owned()")]
    zone: String,
}

/// The answer is the same whether or not the address has an account already.
#[derive(SimpleObject)]
pub struct PersonRegisterPayload {
    /// Where a message was sent.
    email: String,
}

/// The mutation.
#[derive(Default)]
pub struct PersonRegister;

#[Object]
impl PersonRegister {
    /// Register. The account counts once the link in the message was opened.
    async fn person_register(
        &self,
        ctx: &Context<'_>,
        input: PersonRegisterInput,
    ) -> Result<PersonRegisterPayload, Fault> {
        let caller = caller(ctx)?;
        let PersonRegisterInput { name, email, password, language, zone } = input;
        let register = accounts::Register { name, email, password, language, zone };
        let email = Box::pin(accounts::register(&caller.context, &device(caller), register)).await?;
        Ok(PersonRegisterPayload { email: email.to_string() })
    }
}
