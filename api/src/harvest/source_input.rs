//! What a source is and when it is read, as input; creating and updating share it.

use async_graphql::InputObject;
use intercity_domain::harvest::SourceSettings;

use super::enums::{HarvestFormat, HarvestOrigin};

/// What a source is and when it is read.
#[derive(InputObject)]
pub struct HarvestSourceSettingsInput {
    /// What people call it.
    name: String,
    /// Where its catalogue comes from.
    origin: HarvestOrigin,
    /// Its address; for a file, where its relative addresses begin.
    url: Option<String>,
    /// What it is in; told from the content when absent.
    format: Option<HarvestFormat>,
    /// The language of texts that do not say theirs: de, en or fr.
    language: String,
    /// Read it every so many hours.
    every_hours: Option<i32>,
    /// Read it by this cron expression (minute, hour, day, month, weekday) in the organisation's time zone.
    cron: Option<String>,
    /// Publish new datasets at once; otherwise they stay drafts for review.
    #[graphql(default)]
    publish_automatically: bool,
}

impl HarvestSourceSettingsInput {
    /// As the domain takes it.
    pub fn parse(self) -> SourceSettings {
        SourceSettings {
            name: self.name,
            origin: self.origin.into(),
            url: self.url,
            format: self.format.unwrap_or(HarvestFormat::Auto).into(),
            language: self.language,
            every_hours: self.every_hours,
            cron: self.cron,
            publish_automatically: self.publish_automatically,
        }
    }
}
