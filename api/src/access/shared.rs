//! What requests and grants show of the things around them.

use async_graphql::{ID, SimpleObject};
use intercity_domain::access::Around;
use intercity_domain::kernel::{ChallengeId, DatasetId, PersonId, TeamId};

use crate::graphql::{LocalizedText, global};

/// The dataset that a request or grant is about.
#[derive(SimpleObject)]
pub struct AccessDataset {
    /// The global id.
    pub id: ID,
    /// The readable part of its address.
    pub slug: String,
    /// Its title.
    pub title: LocalizedText,
}

/// The team that asks or was granted.
#[derive(SimpleObject)]
pub struct AccessTeam {
    /// The global id.
    pub id: ID,
    /// Its name.
    pub name: String,
}

/// The challenge to which a request or grant is bound.
#[derive(SimpleObject)]
pub struct AccessChallenge {
    /// The global id.
    pub id: ID,
    /// The readable part of its address.
    pub slug: String,
    /// Its title.
    pub title: LocalizedText,
    /// The zone in which its times count.
    pub zone: String,
}

/// A person named in a request or grant.
#[derive(SimpleObject)]
pub struct AccessPerson {
    /// The global id.
    pub id: ID,
    /// The name.
    pub name: String,
}

pub fn dataset(around: &Around, id: DatasetId) -> AccessDataset {
    let row = around.datasets.get(&id);
    AccessDataset {
        id: global(id),
        slug: row.map(|row| row.slug.clone()).unwrap_or_default(),
        title: LocalizedText(row.map(|row| row.title.clone()).unwrap_or_default()),
    }
}

pub fn team(around: &Around, id: TeamId) -> AccessTeam {
    AccessTeam { id: global(id), name: around.teams.get(&id).map(|row| row.name.clone()).unwrap_or_default() }
}

pub fn challenge(around: &Around, id: ChallengeId) -> AccessChallenge {
    let row = around.challenges.get(&id);
    AccessChallenge {
        id: global(id),
        slug: row.map(|row| row.slug.clone()).unwrap_or_default(),
        title: LocalizedText(row.map(|row| row.title.clone()).unwrap_or_default()),
        zone: row.map_or_else(|| "UTC".into(), |row| row.zone.clone()),
    }
}

pub fn person(around: &Around, id: PersonId) -> AccessPerson {
    AccessPerson { id: global(id), name: around.names.get(&id).cloned().unwrap_or_default() }
}
