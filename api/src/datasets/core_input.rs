//! The facts of a dataset as input; creating and updating share them.

use async_graphql::{ID, InputObject, MaybeUndefined};
use chrono::NaiveDate;
use intercity_domain::datasets::{Core, Coverage, Decider, Obligations, OpenTo, PolicyChange};
use intercity_domain::kernel::{Error, Localized, Result};

use super::enums::{AccessDecisionBy, AccessOpenTo, AccessPurpose, DatasetAccess, DeciderRole};
use crate::files::ByteCount;
use crate::graphql::{LocalizedInput, local_all, local_opt};
use crate::organisations::{Duty, OrganisationKind};

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
    /// How often it is renewed, in a word: daily, monthly, annual …
    frequency: Option<String>,
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

/// How access is decided. What is absent stays as it is; in a new policy it has the strictest sensible default.
#[derive(InputObject)]
pub struct DatasetPolicyInput {
    /// Who decides.
    decision: Option<AccessDecisionBy>,
    /// The seats of those who decide together, in place of all there were.
    deciders: Option<Vec<DatasetDeciderInput>>,
    /// How many of the seats have to approve.
    quorum: Option<i32>,
    /// Whether that number stays when some of them have to stand back; else it falls to those who are left.
    quorum_strict: Option<bool>,
    /// Which teams may ask.
    open_to: Option<AccessOpenTo>,
    /// Only teams that work in one of these cities; empty for all.
    cities: Option<Vec<ID>>,
    /// Only teams of an organisation of one of these kinds; empty for all.
    organisation_kinds: Option<Vec<OrganisationKind>>,
    /// Only teams of an organisation that the platform verified.
    organisation_verified: Option<bool>,
    /// What the data may be used for; empty for anything.
    purposes: Option<Vec<AccessPurpose>>,
    /// The most people in one request; null for no such bound.
    max_people: MaybeUndefined<i32>,
    /// The longest access that may be asked for, in days; 365 at first.
    max_days: Option<i32>,
    /// Days within which the decision should be taken; 10 at first.
    service_days: Option<i32>,
    /// How many bytes may leave under one grant; null for no bound.
    bytes_budget: MaybeUndefined<ByteCount>,
    /// Whether a team that entered the challenge may ask before it has won; `openTo` says it more exactly.
    open_to_entrants: Option<bool>,
    /// What is asked of those who had access, once it has ended; at first deletion within 14 days.
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

/// One seat of those who decide: a person, or whoever holds a duty in an organisation.
#[derive(InputObject)]
pub struct DatasetDeciderInput {
    /// For what it stands.
    role: DeciderRole,
    /// The person.
    person: Option<ID>,
    /// The organisation.
    organisation: Option<ID>,
    /// The duty there; data steward when absent. Owners and managers hold every duty.
    duty: Option<Duty>,
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
            policy: None,
            policy_change: self.policy.map(DatasetPolicyInput::parse).transpose()?,
            attribution: self.attribution,
            source_url: self.source_url,
            frequency: self.frequency,
        })
    }
}

impl DatasetPolicyInput {
    fn parse(self) -> Result<PolicyChange> {
        let deciders = self.deciders.map(|all| all.into_iter().enumerate().map(DatasetDeciderInput::parse).collect());
        let entrants = self.open_to_entrants.map(|yes| if yes { OpenTo::Entrants } else { OpenTo::Winners });
        Ok(PolicyChange {
            decision: self.decision.map(Into::into),
            deciders: deciders.transpose()?,
            quorum: self.quorum,
            quorum_strict: self.quorum_strict,
            open_to: self.open_to.map(Into::into).or(entrants),
            cities: self.cities.map(|all| local_all(&all, "policy.cities")).transpose()?,
            organisation_kinds: self.organisation_kinds.map(|all| all.into_iter().map(Into::into).collect()),
            organisation_verified: self.organisation_verified,
            purposes: self.purposes.map(|all| all.into_iter().map(Into::into).collect()),
            max_people: given(self.max_people),
            max_days: self.max_days,
            service_days: self.service_days,
            obligations: self
                .obligations
                .map(|given| Obligations { deletion_days: given.deletion_days, report_days: given.report_days }),
            bytes_budget: match given(self.bytes_budget) {
                None => None,
                Some(None) => Some(None),
                Some(Some(bytes)) => Some(Some(i64::try_from(bytes.0).map_err(|_too_many| {
                    Error::refused("dataset.bytes_budget", "policy.bytesBudget", "This is more than any file has.")
                })?)),
            },
        })
    }
}

fn given<T>(value: MaybeUndefined<T>) -> Option<Option<T>> {
    match value {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(value) => Some(Some(value)),
    }
}

impl DatasetDeciderInput {
    fn parse((n, input): (usize, Self)) -> Result<Decider> {
        Ok(Decider {
            role: input.role.into(),
            person: local_opt(input.person.as_ref(), &format!("policy.deciders.{n}.person"))?,
            organisation: local_opt(input.organisation.as_ref(), &format!("policy.deciders.{n}.organisation"))?,
            duty: input.duty.map(Into::into),
        })
    }
}

fn text(input: Option<LocalizedInput>, path: &str) -> Result<Option<Localized>> {
    input.map(|input| input.parse(path)).transpose()
}
