//! Which datasets are wanted, as input.

use async_graphql::{ID, InputObject};
use chrono::{DateTime, Utc};
use intercity_domain::datasets as domain;
use intercity_domain::kernel::{Error, Faults, Result};

use super::enums::DatasetAccess;
use crate::graphql::local;

/// The most values of one kind in a filter.
const MOST: usize = 50;

/// Which datasets are wanted; what is absent or empty does not matter.
#[derive(InputObject, Default)]
pub struct DatasetFilter {
    /// Published by this city or partner.
    publisher: Option<ID>,
    /// Published by one of these.
    publishers: Option<Vec<ID>>,
    /// Published by one of the cities or partners with these slugs.
    publisher_slugs: Option<Vec<String>>,
    /// With one of these access levels.
    access: Option<Vec<DatasetAccess>>,
    /// With this theme, in the publisher's own word.
    theme: Option<String>,
    /// With one of these European data themes: codes, for example TRAN.
    themes: Option<Vec<String>>,
    /// With a file of one of these types: codes of the European list, for example CSV.
    formats: Option<Vec<String>>,
    /// Under one of these licences: keys as the facets give them, for example cc-by-4.0.
    licences: Option<Vec<String>>,
    /// Changed since then.
    updated_since: Option<DateTime<Utc>>,
    /// With all of these words, in any form and in German, English or French.
    text: Option<String>,
    /// Only those of your own organisations, drafts included.
    #[graphql(default)]
    mine: bool,
}

impl DatasetFilter {
    /// Parses it.
    ///
    /// # Errors
    /// Refused for ids that are not ours and for too many values.
    pub fn parse(self) -> Result<domain::Filter> {
        let publishers = self.publishers.unwrap_or_default();
        let mut faults = Faults::new();
        for (path, count) in [
            ("filter.publishers", publishers.len()),
            ("filter.publisherSlugs", self.publisher_slugs.as_ref().map_or(0, Vec::len)),
            ("filter.access", self.access.as_ref().map_or(0, Vec::len)),
            ("filter.themes", self.themes.as_ref().map_or(0, Vec::len)),
            ("filter.formats", self.formats.as_ref().map_or(0, Vec::len)),
            ("filter.licences", self.licences.as_ref().map_or(0, Vec::len)),
        ] {
            faults.check(count <= MOST, "dataset.filter", path, format!("Give at most {MOST} values."));
        }
        let text = self.text.as_deref().unwrap_or_default();
        faults.check(text.chars().count() <= 500, "dataset.filter", "filter.text", "Look for at most 500 characters.");
        faults.finish()?;
        let one = self.publisher.iter().map(|id| local(id, "filter.publisher"));
        let organisations = one.chain(publishers.iter().map(|id| local(id, "filter.publishers")));
        Ok(domain::Filter {
            organisations: organisations.collect::<Result<_, Error>>()?,
            publisher_slugs: self.publisher_slugs.unwrap_or_default(),
            access: self.access.unwrap_or_default().into_iter().map(Into::into).collect(),
            theme: self.theme,
            themes: self.themes.unwrap_or_default(),
            formats: self.formats.unwrap_or_default(),
            licences: self.licences.unwrap_or_default(),
            updated_since: self.updated_since,
            text: self.text,
            mine: self.mine,
        })
    }
}
