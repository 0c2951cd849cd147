//! The append-only record of what somebody decided; messages and the ledger are made from it.

use sea_orm::entity::prelude::*;
use serde::Serialize;
use uuid::Uuid;

use super::{ActivityId, ChallengeId, Id, OrganisationId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ActivityId,
    pub at: Timestamp,
    #[sea_orm(column_type = "Text")]
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub verb: String,
    #[sea_orm(column_type = "Text")]
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub challenge_id: Option<ChallengeId>,
    pub organisation_id: Option<OrganisationId>,
    #[sea_orm(column_type = "JsonBinary")]
    pub data: Json,
    #[sea_orm(column_type = "Text", nullable)]
    pub request_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What a command did, before it is written: `Entry::new("submission.submitted", id)`.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `noun.past_participle`; stable, reactions and messages match on it.
    pub verb: &'static str,
    /// The noun of the subject.
    pub subject_kind: &'static str,
    /// The subject.
    pub subject_id: Uuid,
    /// The challenge it belongs to.
    pub challenge: Option<ChallengeId>,
    /// The organisation it belongs to.
    pub organisation: Option<OrganisationId>,
    /// Facts that messages need; no secrets, no more personal data than needed.
    pub data: Json,
}

impl Entry {
    /// An entry about one thing.
    pub fn new<I: Id>(verb: &'static str, subject: I) -> Self {
        Self {
            verb,
            subject_kind: I::NOUN,
            subject_id: subject.uuid(),
            challenge: None,
            organisation: None,
            data: Json::Object(serde_json::Map::new()),
        }
    }

    /// Belongs to this challenge.
    #[must_use]
    pub fn challenge(mut self, id: ChallengeId) -> Self {
        self.challenge = Some(id);
        self
    }

    /// Belongs to this organisation.
    #[must_use]
    pub fn organisation(mut self, id: OrganisationId) -> Self {
        self.organisation = Some(id);
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Serialize) -> Self {
        if let (Json::Object(map), Ok(value)) = (&mut self.data, serde_json::to_value(value)) {
            map.insert(key.into(), value);
        }
        self
    }
}
