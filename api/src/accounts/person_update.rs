//! `personUpdate`

use async_graphql::{Context, InputObject, Object, SimpleObject};
use intercity_domain::accounts;

use super::types::Viewer;
use crate::graphql::{Fault, caller};

/// What to change; what is absent stays.
#[derive(InputObject)]
pub struct PersonUpdateInput {
    /// The name that people see.
    name: Option<String>,
    /// de, en or fr.
    language: Option<String>,
    /// IANA name.
    zone: Option<String>,
}

/// The account as it is now.
#[derive(SimpleObject)]
pub struct PersonUpdatePayload {
    /// Your own account.
    viewer: Viewer,
}

/// The mutation.
#[derive(Default)]
pub struct PersonUpdate;

#[Object]
impl PersonUpdate {
    /// Change your own name, language or time zone.
    async fn person_update(&self, ctx: &Context<'_>, input: PersonUpdateInput) -> Result<PersonUpdatePayload, Fault> {
        let caller = caller(ctx)?;
        let update = accounts::Update { name: input.name, language: input.language, zone: input.zone };
        let person = Box::pin(accounts::update(&caller.context, &caller.viewer, update)).await?;
        Ok(PersonUpdatePayload { viewer: Viewer(person) })
    }
}
