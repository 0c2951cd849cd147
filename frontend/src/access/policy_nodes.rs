//! The policy of a dataset as pages query it.

use super::nodes::Text;
use super::vocabulary::{AccessDecisionBy, AccessOpenTo, AccessPurpose, DeciderRole, Duty, OrganisationKind};
use crate::datasets::ByteCount;
use crate::schema;

/// How access to a dataset is decided.
#[derive(cynic::QueryFragment)]
pub struct AccessPolicy {
    pub number: Option<i32>,
    pub sha256: String,
    pub sentence: Text,
    pub decision: AccessDecisionBy,
    pub seats: Vec<AccessPolicySeat>,
    pub quorum: i32,
    pub quorum_strict: bool,
    pub open_to: AccessOpenTo,
    pub cities: Vec<AccessPolicyCity>,
    pub organisation_kinds: Vec<OrganisationKind>,
    pub organisation_verified: bool,
    pub purposes: Vec<AccessPurpose>,
    pub max_people: Option<i32>,
    pub max_days: i32,
    pub service_days: i32,
    pub bytes_budget: Option<ByteCount>,
    pub obligations: AccessPolicyObligations,
}

/// What is owed once access has ended.
#[derive(cynic::QueryFragment)]
pub struct AccessPolicyObligations {
    pub deletion_days: Option<i32>,
    pub report_days: Option<i32>,
}

/// A seat of those who decide.
#[derive(cynic::QueryFragment)]
pub struct AccessPolicySeat {
    pub role: DeciderRole,
    pub person: Option<cynic::Id>,
    pub organisation: Option<cynic::Id>,
    pub duty: Option<Duty>,
    pub name: String,
}

/// A city that the policy names.
#[derive(cynic::QueryFragment)]
pub struct AccessPolicyCity {
    pub id: cynic::Id,
}

/// A city or partner that can be named.
#[derive(cynic::QueryFragment)]
pub struct Organisation {
    pub id: cynic::Id,
    pub name: String,
    pub kind: OrganisationKind,
}

/// What to change in a policy: here always the whole.
#[derive(cynic::InputObject)]
pub struct DatasetPolicyInput {
    pub decision: Option<AccessDecisionBy>,
    pub deciders: Option<Vec<DatasetDeciderInput>>,
    pub quorum: Option<i32>,
    pub quorum_strict: Option<bool>,
    pub open_to: Option<AccessOpenTo>,
    pub cities: Option<Vec<cynic::Id>>,
    pub organisation_kinds: Option<Vec<OrganisationKind>>,
    pub organisation_verified: Option<bool>,
    pub purposes: Option<Vec<AccessPurpose>>,
    pub max_people: Option<i32>,
    pub max_days: Option<i32>,
    pub service_days: Option<i32>,
    pub bytes_budget: Option<ByteCount>,
    pub obligations: Option<DatasetObligationsInput>,
}

/// A seat as it is sent.
#[derive(cynic::InputObject)]
pub struct DatasetDeciderInput {
    pub role: DeciderRole,
    pub person: Option<cynic::Id>,
    pub organisation: Option<cynic::Id>,
    pub duty: Option<Duty>,
}

/// Closing duties as they are sent.
#[derive(cynic::InputObject)]
pub struct DatasetObligationsInput {
    pub deletion_days: Option<i32>,
    pub report_days: Option<i32>,
}
