//! The parsed parts of a dataset: its facts as they are given, its coverage, and how access to it is decided.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entity::dataset;
use super::{DatasetAccess, Obligations};
use crate::kernel::{Localized, Result};

/// `owner_kind` of the files of a version.
pub const FILE_OWNER: &str = "dataset_version";

/// Who decides about requests for a restricted dataset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// One data steward of the publisher.
    #[default]
    Steward,
}

/// How access to a restricted dataset is decided. What is left out has the strictest sensible default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessPolicy {
    /// Who decides.
    pub decision: Decision,
    /// The longest access that may be asked for, in days.
    pub max_days: i32,
    /// Days within which the decision should be taken.
    pub service_days: i32,
    /// How many bytes may leave under one grant; no bound when absent.
    pub bytes_budget: Option<i64>,
    /// Whether a team that entered the challenge may ask before it has won.
    pub open_to_entrants: bool,
    /// What is asked of those who had access, once it has ended.
    pub obligations: Obligations,
}

impl Default for AccessPolicy {
    fn default() -> Self {
        Self {
            decision: Decision::Steward,
            max_days: 365,
            service_days: 10,
            bytes_budget: None,
            open_to_entrants: false,
            obligations: Obligations::default(),
        }
    }
}

/// What the data is about, in space and time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Coverage {
    /// The place, in words.
    pub spatial: Option<String>,
    /// The first day that the data speaks of.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

/// The facts of a dataset as they are given; what is absent stays as it is, an empty text clears.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Core {
    pub title: Option<Localized>,
    pub description: Option<Localized>,
    pub access: Option<DatasetAccess>,
    pub themes: Option<Vec<String>>,
    pub coverage: Option<Coverage>,
    pub licence: Option<String>,
    pub personal_data: Option<Localized>,
    pub contact: Option<String>,
    pub policy: Option<AccessPolicy>,
    pub attribution: Option<String>,
    pub source_url: Option<String>,
}

impl Core {
    /// Puts what is given into the row.
    pub(super) fn apply(self, row: &mut dataset::Model) -> Result<()> {
        set(&mut row.title, self.title);
        set(&mut row.description, self.description);
        set(&mut row.access, self.access);
        set(&mut row.personal_data, self.personal_data);
        set(&mut row.contact, self.contact.map(trimmed));
        clear(&mut row.licence, self.licence);
        clear(&mut row.attribution, self.attribution);
        clear(&mut row.source_url, self.source_url);
        if let Some(themes) = self.themes {
            let mut themes: Vec<String> =
                themes.into_iter().map(|theme| theme.trim().to_lowercase()).filter(|theme| !theme.is_empty()).collect();
            themes.sort();
            themes.dedup();
            row.themes = serde_json::to_value(themes)?;
        }
        if let Some(coverage) = self.coverage {
            row.coverage = serde_json::to_value(coverage)?;
        }
        if let Some(policy) = self.policy {
            row.policy = serde_json::to_value(policy)?;
        }
        Ok(())
    }
}

fn set<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}

fn clear(slot: &mut Option<String>, value: Option<String>) {
    if let Some(value) = value {
        *slot = Some(trimmed(value)).filter(|text| !text.is_empty());
    }
}

fn trimmed(text: String) -> String {
    text.trim().to_owned()
}

impl dataset::Model {
    /// Themes in lower case.
    pub fn themes(&self) -> Vec<String> {
        serde_json::from_value(self.themes.clone()).unwrap_or_default()
    }

    /// What the data is about.
    pub fn coverage(&self) -> Coverage {
        serde_json::from_value(self.coverage.clone()).unwrap_or_default()
    }

    /// How access is decided; what cannot be read is the default, which is the strictest.
    pub fn policy(&self) -> AccessPolicy {
        serde_json::from_value(self.policy.clone()).unwrap_or_default()
    }
}
