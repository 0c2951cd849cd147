//! The description of a testbed, as input of adding and changing it.

use async_graphql::{ID, InputObject, MaybeUndefined};
use intercity_domain::kernel::Result;
use intercity_domain::testbeds::Profile;

use crate::graphql::{LocalizedInput, local};

/// A description of a testbed; what is absent stays as it is.
#[derive(InputObject)]
pub struct TestbedProfileInput {
    /// Its name, as people on the spot say it.
    name: Option<String>,
    /// What it is.
    description: Option<LocalizedInput>,
    /// Degrees north.
    latitude: Option<f64>,
    /// Degrees east.
    longitude: Option<f64>,
    /// The organisation here that runs it; null takes it away.
    operator_id: MaybeUndefined<ID>,
    /// Who runs it, in words.
    operator_name: Option<String>,
    /// Themes, a few words each.
    themes: Option<Vec<String>>,
    /// What it offers.
    offers: Option<Vec<String>>,
    /// What a pilot has to bring along.
    prerequisites: Option<Vec<String>>,
    /// Its area in hectares; null takes it away.
    area_ha: MaybeUndefined<f64>,
    /// Since when, as people say it; null takes it away.
    since: MaybeUndefined<String>,
    /// Whom to ask; null takes it away.
    contact: MaybeUndefined<String>,
    /// Where its facts come from.
    sources: Option<Vec<String>>,
    /// How many pilots it can take at once.
    places: Option<i32>,
}

impl TestbedProfileInput {
    /// Parses it.
    ///
    /// # Errors
    /// Refused for unknown languages and foreign ids.
    pub fn parse(self) -> Result<Profile> {
        let operator: Option<Option<ID>> = self.operator_id.into();
        Ok(Profile {
            name: self.name,
            description: self.description.map(|text| text.parse("description")).transpose()?,
            latitude: self.latitude,
            longitude: self.longitude,
            operator: operator.map(|id| id.map(|id| local(&id, "operatorId")).transpose()).transpose()?,
            operator_name: self.operator_name,
            themes: self.themes,
            offers: self.offers,
            prerequisites: self.prerequisites,
            area_ha: self.area_ha.into(),
            since: self.since.into(),
            contact: self.contact.into(),
            sources: self.sources,
            places: self.places,
        })
    }
}
