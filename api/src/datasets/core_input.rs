//! The facts of a dataset as input; creating and updating share them.

use async_graphql::InputObject;
use chrono::NaiveDate;
use intercity_domain::datasets::{AccessPolicy, Core, Coverage, Obligations};
use intercity_domain::kernel::{Error, Localized, Result};

use super::enums::DatasetAccess;
use crate::files::ByteCount;
use crate::graphql::LocalizedInput;

/// The facts of a dataset. What is absent stays as it is; an empty text clears.
#[derive(InputObject)]
pub struct DatasetCoreInput {
    /// Its name.
    title: Option<LocalizedInput>,
    /// What is in it.
    description: Option<LocalizedInput>,
    /// Who may read its files.
    access: Option<DatasetAccess>,
    /// Themes, a few words each.
    themes: Option<Vec<String>>,
    /// What it is about.
    coverage: Option<DatasetCoverageInput>,
    /// The licence of open data, for example CC-BY-4.0.
    licence: Option<String>,
    /// Whether there is personal data in it, and on what ground.
    personal_data: Option<LocalizedInput>,
    /// Who answers questions about it.
    contact: Option<String>,
    /// How access is decided, where it has to be asked for.
    policy: Option<DatasetPolicyInput>,
    /// Whom to name when it is used.
    attribution: Option<String>,
    /// Where it was taken from.
    source_url: Option<String>,
}

/// What data is about.
#[derive(InputObject)]
pub struct DatasetCoverageInput {
    /// The place, in words.
    spatial: Option<String>,
    /// The first day.
    from: Option<NaiveDate>,
    /// The last day.
    until: Option<NaiveDate>,
}

/// How access is decided; a data steward decides.
#[derive(InputObject)]
pub struct DatasetPolicyInput {
    /// The longest access that may be asked for, in days; 365 when absent.
    max_days: Option<i32>,
    /// Days within which the decision should be taken; 10 when absent.
    service_days: Option<i32>,
    /// How many bytes may leave under one grant; no bound when absent.
    bytes_budget: Option<ByteCount>,
    /// Whether a team that entered the challenge may ask before it has won.
    #[graphql(default)]
    open_to_entrants: bool,
    /// What is asked of those who had access, once it has ended; deletion within 14 days when absent.
    obligations: Option<DatasetObligationsInput>,
}

/// Closing duties after the end of access. Days count from the sending of the notice.
#[derive(InputObject)]
pub struct DatasetObligationsInput {
    /// Days within which each person attests that they deleted what they downloaded; no such duty when absent.
    deletion_days: Option<i32>,
    /// Days within which the team reports on how it used the data; no such duty when absent.
    report_days: Option<i32>,
}

impl DatasetCoreInput {
    /// Parses it.
    ///
    /// # Errors
    /// Refused for unknown or repeated languages.
    pub fn parse(self) -> Result<Core> {
        Ok(Core {
            title: text(self.title, "title")?,
            description: text(self.description, "description")?,
            access: self.access.map(Into::into),
            themes: self.themes,
            coverage: self.coverage.map(|coverage| Coverage {
                spatial: coverage.spatial.filter(|text| !text.trim().is_empty()),
                from: coverage.from,
                until: coverage.until,
            }),
            licence: self.licence,
            personal_data: text(self.personal_data, "personalData")?,
            contact: self.contact,
            policy: self.policy.map(DatasetPolicyInput::parse).transpose()?,
            attribution: self.attribution,
            source_url: self.source_url,
        })
    }
}

impl DatasetPolicyInput {
    fn parse(self) -> Result<AccessPolicy> {
        let default = AccessPolicy::default();
        let budget = self.bytes_budget.map(|bytes| i64::try_from(bytes.0)).transpose();
        Ok(AccessPolicy {
            decision: default.decision,
            max_days: self.max_days.unwrap_or(default.max_days),
            service_days: self.service_days.unwrap_or(default.service_days),
            bytes_budget: budget.map_err(|_too_many| {
                Error::refused("dataset.bytes_budget", "policy.bytesBudget", "This is more than any file has.")
            })?,
            open_to_entrants: self.open_to_entrants,
            obligations: self.obligations.map_or(default.obligations, |given| Obligations {
                deletion_days: given.deletion_days,
                report_days: given.report_days,
            }),
        })
    }
}

fn text(input: Option<LocalizedInput>, path: &str) -> Result<Option<Localized>> {
    input.map(|input| input.parse(path)).transpose()
}
