//! What may be said about a testbed.

use super::entity::testbed::Model as Testbed;
use crate::kernel::{Localized, OrganisationId, Result};

/// A description of a testbed; what is absent stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Its name, as people on the spot say it.
    pub name: Option<String>,
    /// What it is.
    pub description: Option<Localized>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// The organisation here that runs it; `Some(None)` takes it away.
    pub operator: Option<Option<OrganisationId>>,
    /// Who runs it, in words.
    pub operator_name: Option<String>,
    /// Themes, a few words each.
    pub themes: Option<Vec<String>>,
    /// What it offers.
    pub offers: Option<Vec<String>>,
    /// What a pilot has to bring along.
    pub prerequisites: Option<Vec<String>>,
    /// Its area in hectares; `Some(None)` takes it away.
    pub area_ha: Option<Option<f64>>,
    /// Since when, as people say it; `Some(None)` takes it away.
    pub since: Option<Option<String>>,
    /// Whom to ask; `Some(None)` takes it away.
    pub contact: Option<Option<String>>,
    /// Where its facts come from.
    pub sources: Option<Vec<String>>,
    /// How many pilots it can take at once.
    pub places: Option<i32>,
}

impl Profile {
    /// Puts what was said into the row.
    ///
    /// # Errors
    /// When something cannot be written as JSON.
    pub fn apply(self, row: &mut Testbed) -> Result<()> {
        if let Some(name) = self.name {
            row.name = name.trim().to_owned();
        }
        if let Some(description) = self.description {
            row.description = description;
        }
        row.latitude = self.latitude.unwrap_or(row.latitude);
        row.longitude = self.longitude.unwrap_or(row.longitude);
        row.places = self.places.unwrap_or(row.places);
        row.operator_id = self.operator.unwrap_or(row.operator_id);
        if let Some(operator) = self.operator_name {
            row.operator_name = operator.trim().to_owned();
        }
        for (new, old) in [
            (self.themes, &mut row.themes),
            (self.offers, &mut row.offers),
            (self.prerequisites, &mut row.prerequisites),
            (self.sources, &mut row.sources),
        ] {
            if let Some(new) = new {
                *old = serde_json::to_value(tidy(new))?;
            }
        }
        row.area_ha = self.area_ha.unwrap_or(row.area_ha);
        if let Some(since) = self.since {
            row.since = since.filter(|text| !text.trim().is_empty());
        }
        if let Some(contact) = self.contact {
            row.contact = contact.filter(|text| !text.trim().is_empty());
        }
        Ok(())
    }
}

/// Trimmed, without empty and repeated ones.
fn tidy(lines: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() && !out.contains(&line) {
            out.push(line);
        }
    }
    out
}

impl Testbed {
    /// The themes.
    pub fn themes(&self) -> Vec<String> {
        serde_json::from_value(self.themes.clone()).unwrap_or_default()
    }

    /// What it offers.
    pub fn offers(&self) -> Vec<String> {
        serde_json::from_value(self.offers.clone()).unwrap_or_default()
    }

    /// What a pilot has to bring along.
    pub fn prerequisites(&self) -> Vec<String> {
        serde_json::from_value(self.prerequisites.clone()).unwrap_or_default()
    }

    /// Where its facts come from.
    pub fn sources(&self) -> Vec<String> {
        serde_json::from_value(self.sources.clone()).unwrap_or_default()
    }
}
