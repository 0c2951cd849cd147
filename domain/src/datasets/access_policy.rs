//! The parts of a dataset's access policy: who may ask, who decides, what the data may be used for.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{AccessPolicy, DeciderRole, OpenTo};
use crate::kernel::{Faults, OrganisationId, PersonId, Result, stored_enum};
use crate::organisations::{Duty, OrganisationKind};

/// The most seats of a quorum.
pub const MAX_SEATS: usize = 9;
/// The most cities that a policy can be limited to.
pub const MAX_CITIES: usize = 50;
/// The most people that can be named in one request.
pub const MAX_PEOPLE: i32 = 100;

stored_enum! {
    Purpose {
        Pilot = "pilot",
        Development = "development",
        Research = "research",
        Evaluation = "evaluation",
        Planning = "planning",
        Other = "other",
    }
}

/// One seat of those who decide: a person by name, or whoever holds a duty in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decider {
    /// For what it stands.
    pub role: DeciderRole,
    /// The person, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The organisation, when whoever holds the duty there decides. Owners and managers hold every duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationId>,
    /// The duty; data steward when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Duty>,
}

impl Decider {
    /// Whoever keeps the data of this organisation.
    pub const fn stewards_of(organisation: OrganisationId, role: DeciderRole) -> Self {
        Self { role, person: None, organisation: Some(organisation), duty: Some(Duty::DataSteward) }
    }

    /// The duty that fills the seat.
    pub fn duty(&self) -> Duty {
        self.duty.unwrap_or(Duty::DataSteward)
    }
}

/// What to change in a policy; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PolicyChange {
    pub decision: Option<super::Decision>,
    pub deciders: Option<Vec<Decider>>,
    pub quorum: Option<i32>,
    pub quorum_strict: Option<bool>,
    pub open_to: Option<OpenTo>,
    pub cities: Option<Vec<OrganisationId>>,
    pub organisation_kinds: Option<Vec<OrganisationKind>>,
    pub organisation_verified: Option<bool>,
    pub purposes: Option<Vec<Purpose>>,
    pub max_people: Option<Option<i32>>,
    pub max_days: Option<i32>,
    pub service_days: Option<i32>,
    pub bytes_budget: Option<Option<i64>>,
    pub obligations: Option<super::Obligations>,
}

impl PolicyChange {
    /// Puts what is given into the policy.
    pub fn apply(self, policy: &mut AccessPolicy) {
        set(&mut policy.decision, self.decision);
        set(&mut policy.deciders, self.deciders);
        set(&mut policy.quorum, self.quorum);
        set(&mut policy.quorum_strict, self.quorum_strict);
        set(&mut policy.open_to, self.open_to);
        set(&mut policy.cities, self.cities.map(sorted));
        set(&mut policy.organisation_kinds, self.organisation_kinds.map(sorted));
        set(&mut policy.organisation_verified, self.organisation_verified);
        set(&mut policy.purposes, self.purposes.map(sorted));
        set(&mut policy.max_people, self.max_people);
        set(&mut policy.max_days, self.max_days);
        set(&mut policy.service_days, self.service_days);
        set(&mut policy.bytes_budget, self.bytes_budget);
        set(&mut policy.obligations, self.obligations);
    }
}

fn set<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all.dedup();
    all
}

/// What a holder has to keep to while access lasts; asked at every use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UseConditions {
    /// The longest life of a grant, in days.
    pub max_days: i32,
    /// How many bytes may leave under one grant.
    pub bytes_budget: Option<i64>,
    /// The most people who may download under one grant.
    pub max_people: Option<i32>,
}

impl AccessPolicy {
    /// What is enforced at use time.
    pub const fn use_conditions(&self) -> UseConditions {
        UseConditions { max_days: self.max_days, bytes_budget: self.bytes_budget, max_people: self.max_people }
    }

    /// The exact text that is hashed: JSON with its keys in order.
    ///
    /// # Errors
    /// When it cannot be written down.
    pub fn canonical(&self) -> Result<String> {
        Ok(serde_json::to_value(self)?.to_string())
    }

    /// SHA-256 of [`canonical`](Self::canonical).
    ///
    /// # Errors
    /// When it cannot be written down.
    pub fn sha256(&self) -> Result<String> {
        Ok(hex::encode(Sha256::digest(self.canonical()?.as_bytes())))
    }

    /// The seats of those who decide, for data of this publisher.
    pub fn seats(&self, publisher: OrganisationId) -> Vec<Decider> {
        match self.decision {
            super::Decision::Quorum if !self.deciders.is_empty() => self.deciders.clone(),
            super::Decision::Quorum | super::Decision::Steward | super::Decision::Automatic => {
                vec![Decider::stewards_of(publisher, DeciderRole::Steward)]
            }
        }
    }

    /// How many seats have to approve.
    pub fn needed(&self) -> usize {
        match self.decision {
            super::Decision::Quorum => usize::try_from(self.quorum).unwrap_or(1).max(1),
            super::Decision::Steward | super::Decision::Automatic => 1,
        }
    }
}

/// What is asked of every policy.
pub(super) fn check(faults: &mut Faults, policy: &AccessPolicy) {
    faults.check(
        (1..=3_650).contains(&policy.max_days),
        "dataset.max_days",
        "policy.maxDays",
        "Access can last 1 to 3,650 days.",
    );
    faults.check(
        (1..=365).contains(&policy.service_days),
        "dataset.service_days",
        "policy.serviceDays",
        "Promise a decision within 1 to 365 days.",
    );
    faults.check(
        policy.bytes_budget.is_none_or(|bytes| bytes > 0),
        "dataset.bytes_budget",
        "policy.bytesBudget",
        "A budget has at least one byte; leave it out for no bound.",
    );
    faults.check(
        policy.max_people.is_none_or(|people| (1..=MAX_PEOPLE).contains(&people)),
        "dataset.max_people",
        "policy.maxPeople",
        format!("Allow 1 to {MAX_PEOPLE} people; leave it out for no other bound."),
    );
    faults.check(
        policy.cities.len() <= MAX_CITIES,
        "dataset.policy_cities",
        "policy.cities",
        format!("Name at most {MAX_CITIES} cities."),
    );
    check_deciders(faults, policy);
}

fn check_deciders(faults: &mut Faults, policy: &AccessPolicy) {
    faults.check(
        policy.deciders.len() <= MAX_SEATS,
        "dataset.too_many_deciders",
        "policy.deciders",
        format!("Name at most {MAX_SEATS} who decide."),
    );
    for (n, seat) in policy.deciders.iter().enumerate() {
        faults.check(
            seat.person.is_some() != seat.organisation.is_some(),
            "dataset.decider",
            format!("policy.deciders.{n}"),
            "Name either a person or an organisation whose staff decides.",
        );
        faults.check(
            !policy.deciders.iter().take(n).any(|other| seat.person.is_some() && other.person == seat.person),
            "dataset.decider_twice",
            format!("policy.deciders.{n}"),
            "This person has a seat already; one person has one vote.",
        );
    }
    if policy.decision == super::Decision::Quorum {
        faults.check(
            !policy.deciders.is_empty(),
            "dataset.deciders_missing",
            "policy.deciders",
            "Name those who decide together.",
        );
        faults.check(
            usize::try_from(policy.quorum).is_ok_and(|n| (1..=policy.deciders.len().max(1)).contains(&n)),
            "dataset.quorum",
            "policy.quorum",
            "Ask for at least one approval, and for no more than there are seats.",
        );
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::datasets::Decision;

    fn codes(policy: &AccessPolicy) -> Vec<String> {
        let mut faults = Faults::new();
        check(&mut faults, policy);
        faults.into_vec().into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn the_hash_changes_with_the_policy_and_survives_storage() {
        let policy = AccessPolicy { cities: vec![OrganisationId(Uuid::from_u128(7))], ..AccessPolicy::default() };
        let stored = serde_json::to_string(&policy).unwrap();
        let read: AccessPolicy = serde_json::from_str(&stored).unwrap();
        assert_eq!(read.sha256().unwrap(), policy.sha256().unwrap());
        let other = AccessPolicy { max_days: 364, ..policy.clone() };
        assert_ne!(other.sha256().unwrap(), policy.sha256().unwrap());
    }

    #[test]
    fn a_quorum_needs_seats_for_its_number() {
        let publisher = OrganisationId(Uuid::from_u128(1));
        let none = AccessPolicy { decision: Decision::Quorum, quorum: 1, ..AccessPolicy::default() };
        assert_eq!(codes(&none), ["dataset.deciders_missing"]);
        let seats = vec![
            Decider::stewards_of(publisher, DeciderRole::Partner),
            Decider { role: DeciderRole::PrivacyOfficer, person: None, organisation: None, duty: None },
        ];
        let two = AccessPolicy { quorum: 3, deciders: seats, ..none };
        assert_eq!(codes(&two), ["dataset.decider", "dataset.quorum"]);
    }

    #[test]
    fn one_steward_decides_unless_others_are_named() {
        let publisher = OrganisationId(Uuid::from_u128(1));
        for decision in [Decision::Steward, Decision::Automatic] {
            let policy = AccessPolicy { decision, quorum: 5, ..AccessPolicy::default() };
            assert_eq!((policy.seats(publisher).len(), policy.needed()), (1, 1));
        }
    }
}
