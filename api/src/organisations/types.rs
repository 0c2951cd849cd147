//! The node of an organisation.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::Error;
use intercity_domain::organisations::entity::organisation::Model;
use intercity_domain::{files, organisations};

use crate::files::OrganisationStorage;
use crate::graphql::{Fault, LocalizedText, caller, global};

/// A city, a partner or an innovator.
#[derive(Clone)]
pub struct Organisation(pub Model);

/// What an organisation is.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "organisations::OrganisationKind")]
pub enum OrganisationKind {
    /// A city administration.
    City,
    /// Industry, a university, an operator.
    Partner,
    /// A firm, a society or a group that answers challenges.
    Innovator,
}

#[Object]
impl Organisation {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.0.id)
    }

    /// The readable part of its address.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// What it is.
    async fn kind(&self) -> OrganisationKind {
        self.0.kind.into()
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The two letters on its sign, for cities.
    async fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The IANA name of its time zone.
    async fn zone(&self) -> &str {
        &self.0.zone
    }

    /// ISO 3166 code of its country.
    async fn country(&self) -> Option<&str> {
        self.0.country.as_deref()
    }

    /// Its own web page.
    async fn website(&self) -> Option<&str> {
        self.0.website.as_deref()
    }

    /// Who it is, in its own words.
    async fn description(&self) -> LocalizedText {
        LocalizedText(self.0.description.clone())
    }

    /// How much its files take and may take; for its members.
    async fn storage(&self, ctx: &Context<'_>) -> Result<Option<OrganisationStorage>, Fault> {
        let caller = caller(ctx)?;
        match files::storage(&caller.context, &caller.viewer, &self.0).await {
            Ok(usage) => Ok(Some(usage.into())),
            Err(Error::Forbidden(_) | Error::Unauthenticated | Error::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Since when the platform vouches for it; nothing when it does not.
    async fn verified_at(&self) -> Option<DateTime<Utc>> {
        self.0.verified_at
    }

    /// Whether it is made up for a demonstration.
    async fn fictional(&self) -> bool {
        self.0.fictional
    }
}
