//! The nodes beside the organisation: members, API clients, scopes.

use async_graphql::{Enum, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::organisations;
use intercity_domain::organisations::entity::{api_client, membership};

use crate::accounts::Person;
use crate::graphql::global;

/// What a person may do in an organisation.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "organisations::Duty")]
pub enum Duty {
    /// Everything, and makes other owners.
    Owner,
    /// Everything but making owners.
    Manager,
    /// Publishes data and decides who gets it.
    DataSteward,
    /// Runs testbeds.
    TestbedOperator,
    /// Works on its challenges.
    Member,
}

/// A duty that a person holds in an organisation.
pub struct Member {
    pub(crate) row: membership::Model,
    pub(crate) person: Person,
}

#[Object]
impl Member {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Who.
    async fn person(&self) -> &Person {
        &self.person
    }

    /// What they may do there.
    async fn duty(&self) -> Duty {
        self.row.duty.into()
    }

    /// Since when.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }
}

/// A program that acts for an organisation.
pub struct ApiClient(pub(crate) api_client::Model);

#[Object]
impl ApiClient {
    /// The global id, which is also the `client_id` at `/oauth/token`.
    async fn id(&self) -> ID {
        global(self.0.id)
    }

    /// What people call it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What it may do.
    async fn scopes(&self) -> Vec<String> {
        serde_json::from_value(self.0.scopes.clone()).unwrap_or_default()
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last signed in.
    async fn last_used_at(&self) -> Option<DateTime<Utc>> {
        self.0.last_used_at
    }

    /// When it was revoked; nothing while it counts.
    async fn revoked_at(&self) -> Option<DateTime<Utc>> {
        self.0.revoked_at
    }
}

/// Something that an API client can be allowed to do.
#[derive(SimpleObject)]
pub struct Scope {
    /// For example `datasets:write`.
    pub name: &'static str,
    /// What it allows.
    pub description: &'static str,
}
