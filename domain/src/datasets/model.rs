//! The parsed parts of a dataset: its facts as they are given, its coverage, and how access to it is decided.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::access_policy::{Decider, PolicyChange, Purpose};
use super::entity::dataset;
use super::{DatasetAccess, Obligations, OpenTo, vocabulary};
use crate::kernel::{Localized, OrganisationId, Result};
use crate::organisations::OrganisationKind;

/// `owner_kind` of the files of a version.
pub const FILE_OWNER: &str = "dataset_version";

/// Who decides about requests for a restricted dataset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// One data steward of the publisher.
    #[default]
    Steward,
    /// The platform, as soon as every condition holds.
    Automatic,
    /// So many of the seats that the policy names.
    Quorum,
}

/// How access to a restricted dataset is decided. What is left out has the strictest sensible default.
///
/// This is the one object from which come the automatic decision, the sentence that people read, what is enforced at
/// use time, and the ODRL export. Every change of it is kept as a numbered row with its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessPolicy {
    /// Who decides.
    pub decision: Decision,
    /// The seats of those who decide together, for [`Decision::Quorum`].
    pub deciders: Vec<Decider>,
    /// How many of the seats have to approve.
    pub quorum: i32,
    /// Whether the number stays when some of them have to stand back; else it falls to those who are left.
    pub quorum_strict: bool,
    /// Which teams may ask.
    pub open_to: OpenTo,
    /// Only teams of one of these cities, or that work there; any when empty.
    pub cities: Vec<OrganisationId>,
    /// Only teams of an organisation of one of these kinds; any team when empty.
    pub organisation_kinds: Vec<OrganisationKind>,
    /// Only teams of an organisation that the platform verified.
    pub organisation_verified: bool,
    /// What the data may be used for; anything when empty.
    pub purposes: Vec<Purpose>,
    /// The most people who can be named in one request.
    pub max_people: Option<i32>,
    /// The longest access that may be asked for, in days.
    pub max_days: i32,
    /// Days within which the decision should be taken.
    pub service_days: i32,
    /// How many bytes may leave under one grant; no bound when absent.
    pub bytes_budget: Option<i64>,
    /// What is asked of those who had access, once it has ended.
    pub obligations: Obligations,
}

impl Default for AccessPolicy {
    fn default() -> Self {
        Self {
            decision: Decision::Steward,
            deciders: Vec::new(),
            quorum: 1,
            quorum_strict: false,
            open_to: OpenTo::Winners,
            cities: Vec::new(),
            organisation_kinds: Vec::new(),
            organisation_verified: false,
            purposes: Vec::new(),
            max_people: None,
            max_days: 365,
            service_days: 10,
            bytes_budget: None,
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
    pub policy_change: Option<PolicyChange>,
    pub attribution: Option<String>,
    pub source_url: Option<String>,
    pub frequency: Option<String>,
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
        // What is known is kept as its code, what is not known as it was written; `rules.rs` refuses that.
        let code = |text: String| vocabulary::frequency(&text).map_or(text, |known| known.code.to_owned());
        clear(&mut row.frequency, self.frequency.map(code));
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
        if let Some(change) = self.policy_change {
            let mut policy = row.policy();
            change.apply(&mut policy);
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
