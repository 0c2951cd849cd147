//! The fields of a policy: filled from what is in force, and read back.

use super::policy_nodes::{
    AccessPolicy, DatasetDeciderInput, DatasetObligationsInput, DatasetPolicyInput, Organisation,
};
use super::vocabulary::{AccessDecisionBy, AccessOpenTo, AccessPurpose, DeciderRole, Duty, OrganisationKind};
use crate::datasets::ByteCount;
use crate::shell::{Form, Page, Violation};

/// The most seats that a policy has.
const MOST_SEATS: usize = 9;
/// Rows that wait to be filled in.
const SPARE: usize = 3;
/// How many bytes a megabyte has.
const MEGABYTE: f64 = 1_000_000.0;

/// One seat in the form.
pub struct SeatRow {
    /// The beginning of the names of its fields.
    pub name: String,
    /// Where it stands in the page.
    pub id: String,
    /// 1, 2, 3 …
    pub number: usize,
    /// What is wrong with it; empty when nothing is.
    pub fault: String,
    /// For what it stands, as typed.
    pub role: String,
    /// Who fills it, as typed.
    pub who: String,
    /// The duty, as typed.
    pub duty: String,
}

/// The name of a seat's fields.
fn name(n: usize) -> String {
    format!("policy.deciders.{n}")
}

/// The form filled with what is in force.
pub fn filled(form: Form, policy: &AccessPolicy) -> Form {
    let whole = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    let tick = |yes: bool| if yes { "yes" } else { "" };
    let mut form = form
        .with("policy.decision", policy.decision.word())
        .with("policy.quorum", policy.quorum.to_string())
        .with("policy.quorumStrict", tick(policy.quorum_strict))
        .with("policy.openTo", policy.open_to.word())
        .with("policy.organisationVerified", tick(policy.organisation_verified))
        .with("policy.maxPeople", whole(policy.max_people))
        .with("policy.maxDays", policy.max_days.to_string())
        .with("policy.serviceDays", policy.service_days.to_string())
        .with("policy.bytesBudget", policy.bytes_budget.map(megabytes).unwrap_or_default())
        .with("policy.obligations.deletionDays", whole(policy.obligations.deletion_days))
        .with("policy.obligations.reportDays", whole(policy.obligations.report_days));
    for city in &policy.cities {
        form = form.with("policy.cities", city.id.inner());
    }
    for kind in &policy.organisation_kinds {
        form = form.with("policy.organisationKinds", kind.word());
    }
    for purpose in &policy.purposes {
        form = form.with("policy.purposes", purpose.word());
    }
    // A policy that one steward or the platform decides has no seats of its own; the one shown is the usual one.
    let seats = if policy.decision == AccessDecisionBy::Quorum { policy.seats.as_slice() } else { &[] };
    for (n, seat) in seats.iter().enumerate() {
        let name = name(n);
        let who = match (&seat.person, &seat.organisation) {
            (Some(person), _) => format!("p:{}", person.inner()),
            (None, Some(organisation)) => format!("o:{}", organisation.inner()),
            (None, None) => String::new(),
        };
        form = form
            .with(format!("{name}.role"), seat.role.word())
            .with(format!("{name}.who"), who)
            .with(format!("{name}.duty"), seat.duty.map(Duty::word).unwrap_or_default());
    }
    form
}

/// Bytes as a number of megabytes, without decimals that say nothing.
fn megabytes(bytes: ByteCount) -> String {
    #[allow(clippy::cast_precision_loss)] // a budget of more than 2^53 bytes is none
    let megabytes = bytes.0 as f64 / MEGABYTE;
    megabytes.to_string()
}

fn bytes(megabytes: f64) -> ByteCount {
    #[allow(clippy::cast_possible_truncation)] // out of range saturates, and the API refuses it
    let bytes = (megabytes * MEGABYTE).round() as i64;
    ByteCount(bytes)
}

/// What was typed, and at which row of the form each seat stands.
pub fn read(form: &mut Form) -> (DatasetPolicyInput, Vec<usize>) {
    let decision = AccessDecisionBy::parse(form.value("policy.decision"));
    // Seats count only where several decide together.
    let together = decision == Some(AccessDecisionBy::Quorum);
    let (deciders, places) = if together { read_seats(form) } else { (Vec::new(), Vec::new()) };
    let some = |form: &Form, name: &str| form.values(name).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let budget: Option<f64> = form.read_number("policy.bytesBudget");
    let input = DatasetPolicyInput {
        decision,
        deciders: Some(deciders),
        quorum: Some(if together { form.read_number("policy.quorum").unwrap_or_default() } else { 1 }),
        quorum_strict: Some(together && form.is_ticked("policy.quorumStrict")),
        open_to: AccessOpenTo::parse(form.value("policy.openTo")),
        cities: Some(some(form, "policy.cities").into_iter().map(cynic::Id::new).collect()),
        organisation_kinds: Some(
            some(form, "policy.organisationKinds").iter().filter_map(|word| OrganisationKind::parse(word)).collect(),
        ),
        organisation_verified: Some(form.is_ticked("policy.organisationVerified")),
        purposes: Some(some(form, "policy.purposes").iter().filter_map(|word| AccessPurpose::parse(word)).collect()),
        max_people: form.read_number("policy.maxPeople"),
        max_days: form.read_number("policy.maxDays"),
        service_days: form.read_number("policy.serviceDays"),
        bytes_budget: budget.map(bytes),
        obligations: Some(DatasetObligationsInput {
            deletion_days: form.read_number("policy.obligations.deletionDays"),
            report_days: form.read_number("policy.obligations.reportDays"),
        }),
    };
    (input, places)
}

/// Seats that name somebody. A row of which only a part is filled in is a fault.
fn read_seats(form: &mut Form) -> (Vec<DatasetDeciderInput>, Vec<usize>) {
    let (mut seats, mut places) = (Vec::new(), Vec::new());
    for n in 0..MOST_SEATS {
        let name = name(n);
        let role = DeciderRole::parse(form.value(&format!("{name}.role")));
        let (kind, id) = match form.value(&format!("{name}.who")).split_once(':') {
            Some((kind, id)) => (kind.to_owned(), Some(cynic::Id::new(id))),
            None => (String::new(), None),
        };
        let duty = Duty::parse(form.value(&format!("{name}.duty")));
        match (role, id) {
            (None, None) => {}
            (Some(role), Some(id)) => {
                let is_person = kind == "p";
                seats.push(DatasetDeciderInput {
                    role,
                    person: Some(id.clone()).filter(|_| is_person),
                    organisation: Some(id).filter(|_| !is_person),
                    duty: duty.filter(|_| !is_person),
                });
                places.push(n);
            }
            (Some(_), None) | (None, Some(_)) => form.fault(&name, "policy-seat-half"),
        }
    }
    (seats, places)
}

/// Faults of the API, each at the row of the form in which its seat stands.
pub fn placed(mut faults: Vec<Violation>, places: &[usize]) -> Vec<Violation> {
    for fault in &mut faults {
        let path = fault.path.strip_prefix("input.").unwrap_or(&fault.path).to_owned();
        let Some(rest) = path.strip_prefix("policy.deciders.") else { continue };
        let n = rest.split('.').next().and_then(|n| n.parse::<usize>().ok());
        if let Some(place) = n.and_then(|n| places.get(n)) {
            fault.path = name(*place);
        }
    }
    faults
}

/// The rows of the form: those that are filled in, and some to spare.
pub fn rows(page: &Page, form: &Form) -> Vec<SeatRow> {
    let value = |name: &str, part: &str| form.value(&format!("{name}.{part}")).to_owned();
    let used = (0..MOST_SEATS)
        .rev()
        .find(|n| ["role", "who"].iter().any(|part| !value(&name(*n), part).is_empty()))
        .map_or(0, |n| n + 1);
    let row = |n: usize| {
        let name = name(n);
        let own = form.faults().iter().filter(|fault| fault.path == name);
        SeatRow {
            id: format!("f-{}", name.replace('.', "-")),
            number: n + 1,
            fault: own.map(|fault| page.fault_text(fault)).collect::<Vec<_>>().join(" "),
            role: value(&name, "role"),
            who: value(&name, "who"),
            duty: value(&name, "duty"),
            name,
        }
    };
    (0..MOST_SEATS.min(used + SPARE)).map(row).collect()
}

/// Who can fill a seat: organisations, the publisher's own people, and whoever fills one already.
pub fn who(
    organisations: &[Organisation],
    people: &[(cynic::Id, String)],
    policy: &AccessPolicy,
) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = organisations
        .iter()
        .filter(|one| one.kind != OrganisationKind::Innovator)
        .map(|one| (format!("o:{}", one.id.inner()), one.name.clone()))
        .collect();
    all.extend(people.iter().map(|(id, name)| (format!("p:{}", id.inner()), name.clone())));
    for seat in &policy.seats {
        let value = match (&seat.person, &seat.organisation) {
            (Some(person), _) => format!("p:{}", person.inner()),
            (None, Some(organisation)) => format!("o:{}", organisation.inner()),
            (None, None) => continue,
        };
        if !all.iter().any(|(known, _)| *known == value) {
            all.push((value, seat.name.clone()));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_survives_the_form() {
        for budget in [1_000_000, 250_000_000, 1_500_000, 1] {
            let typed: f64 = megabytes(ByteCount(budget)).parse().unwrap();
            assert_eq!(bytes(typed).0, budget);
        }
    }

    #[test]
    fn faults_of_seats_stand_at_their_rows() {
        let fault = |path: &str| Violation { code: "c".into(), path: path.into(), message: String::new() };
        let faults = vec![fault("input.policy.deciders.1"), fault("policy.deciders.0.person"), fault("policy.quorum")];
        let found: Vec<String> = placed(faults, &[2, 4]).into_iter().map(|fault| fault.path).collect();
        assert_eq!(found, ["policy.deciders.4", "policy.deciders.2", "policy.quorum"]);
    }
}
