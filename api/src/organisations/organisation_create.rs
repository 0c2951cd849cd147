//! `organisationCreate`

use async_graphql::{Context, InputObject, Object, SimpleObject};
use intercity_domain::kernel::Localized;
use intercity_domain::organisations;

use super::types::{Organisation, OrganisationKind};
use crate::graphql::{Fault, LocalizedInput, caller};

/// The organisation to be.
#[derive(InputObject)]
pub struct OrganisationCreateInput {
    /// What it is.
    kind: OrganisationKind,
    /// Its name.
    name: String,
    /// Two capital letters, for cities.
    code: Option<String>,
    /// IANA name of its time zone.
    zone: String,
    /// ISO 3166-1, two capital letters.
    country: Option<String>,
    /// The domain of its people's e-mail addresses.
    email_domain: Option<String>,
    /// Its own web page.
    website: Option<String>,
    /// Who it is.
    description: Option<LocalizedInput>,
}

/// The organisation, of which you are the owner.
#[derive(SimpleObject)]
pub struct OrganisationCreatePayload {
    /// The organisation.
    organisation: Organisation,
}

/// The mutation.
#[derive(Default)]
pub struct OrganisationCreate;

#[Object]
impl OrganisationCreate {
    /// Make an innovator organisation, or apply for a city or partner, which an administrator then verifies.
    async fn organisation_create(
        &self,
        ctx: &Context<'_>,
        input: OrganisationCreateInput,
    ) -> Result<OrganisationCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let description = input.description.map(|text| text.parse("description")).transpose()?;
        let create = organisations::Create {
            kind: input.kind.into(),
            name: input.name,
            code: input.code,
            zone: input.zone,
            country: input.country,
            email_domain: input.email_domain,
            website: input.website,
            description: description.unwrap_or_else(|| Localized::en("")),
            fictional: false,
        };
        let row = Box::pin(organisations::create(&caller.context, &caller.viewer, create)).await?;
        Ok(OrganisationCreatePayload { organisation: Organisation(row) })
    }
}
