//! The files of the demonstration, as they lie in `api/demo`.

use std::collections::BTreeMap;

use intercity_domain::kernel::{Error, Localized, Result};
use rust_embed::RustEmbed;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(RustEmbed)]
#[folder = "demo"]
struct Embedded;

/// The bytes of one file.
pub fn bytes(path: &str) -> Result<std::borrow::Cow<'static, [u8]>> {
    Embedded::get(path).map(|file| file.data).ok_or_else(|| Error::internal(format!("{path} is not in the program")))
}

/// One JSON file.
pub fn read<T: DeserializeOwned>(path: &str) -> Result<T> {
    Ok(serde_json::from_slice(&bytes(path)?)?)
}

/// A text by language.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Texts {
    /// English is authoritative.
    pub fn localized(&self) -> Localized {
        Localized { authoritative: "en".into(), texts: self.0.clone() }
    }
}

/// A city or the partner.
#[derive(Clone, Debug, Deserialize)]
pub struct OrganisationFact {
    pub slug: String,
    pub kind: String,
    pub name: String,
    pub code: Option<String>,
    pub zone: String,
    pub country: String,
    pub description: Texts,
    pub fictional: bool,
}

/// A real site.
#[derive(Clone, Debug, Deserialize)]
pub struct TestbedFact {
    pub slug: String,
    pub city: String,
    pub operator: String,
    pub name: String,
    pub latitude: f64,
    pub longitude: f64,
    pub coordinate_note: String,
    pub area_ha: Option<f64>,
    pub since: Option<String>,
    pub themes: Vec<String>,
    pub offers: Vec<String>,
    pub description: String,
    pub sources: Vec<String>,
}

/// A real file with what is to be said about it.
#[derive(Clone, Debug, Deserialize)]
pub struct DatasetFact {
    pub slug: String,
    pub publisher: String,
    pub access: String,
    pub licence: String,
    pub attribution: String,
    pub source_url: String,
    pub themes: Vec<String>,
    pub title: Texts,
    pub description: Texts,
    pub file: String,
    pub media_type: String,
}

/// A prize.
#[derive(Clone, Debug, Deserialize)]
pub struct MoneyFact {
    pub minor: i64,
    pub currency: String,
}

/// A criterion as the sponsor named it.
#[derive(Clone, Debug, Deserialize)]
pub struct CriterionFact {
    pub name: String,
}

/// A real challenge, moved to the present.
#[derive(Clone, Debug, Deserialize)]
pub struct ChallengeFact {
    pub slug: String,
    pub title: Texts,
    pub summary: Texts,
    pub problem: String,
    pub outcomes: Vec<String>,
    pub eligibility: Vec<String>,
    pub themes: Vec<String>,
    pub cities: Vec<String>,
    pub money: Option<MoneyFact>,
    pub criteria: Vec<CriterionFact>,
    pub state: String,
    pub days_left: Option<i64>,
    pub sources: Vec<String>,
}
