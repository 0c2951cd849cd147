//! What a grant shows of the partner's host on which it works.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::hosting::Place;

use super::enums::HeldState;
use crate::graphql::global;

/// The partner's host on which a grant works, and what it last said.
#[derive(SimpleObject)]
pub struct GrantHost {
    /// The global id of the host.
    id: ID,
    /// Its name.
    name: String,
    /// Where the data is.
    base_url: String,
    /// The generation of the grant that it said it holds; nothing before it has answered.
    held_generation: Option<i32>,
    /// What it does with the grant.
    held_state: Option<HeldState>,
    /// When it said so.
    held_at: Option<DateTime<Utc>>,
}

impl From<Place> for GrantHost {
    fn from(place: Place) -> Self {
        Self {
            id: global(place.host.id),
            name: place.host.name,
            base_url: place.host.base_url,
            held_generation: place.row.held_generation.map(|one| i32::try_from(one).unwrap_or(i32::MAX)),
            held_state: place.row.held_state.map(Into::into),
            held_at: place.row.held_at,
        }
    }
}
