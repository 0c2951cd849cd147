//! The export is real RDF, and says what the policy says.

use std::collections::BTreeSet;

use chrono::DateTime;
use oxjsonld::JsonLdParser;
use uuid::Uuid;

use super::conditions::CityNames;
use super::odrl::odrl;
use super::{PolicyView, SeatName, policy_sentence};
use crate::datasets::entity::dataset;
use crate::datasets::{AccessPolicy, DatasetAccess, DatasetState, Decider, DeciderRole, Decision, OpenTo, Purpose};
use crate::kernel::{DatasetId, Localized, OrganisationId};

fn view(policy: AccessPolicy) -> PolicyView {
    let publisher = OrganisationId(Uuid::from_u128(1));
    let dataset = dataset::Model {
        id: DatasetId(Uuid::from_u128(2)),
        slug: "stations".into(),
        organisation_id: publisher,
        title: Localized::en("Stations"),
        description: Localized::en("Who passes."),
        access: DatasetAccess::Restricted,
        state: DatasetState::Published,
        themes: serde_json::json!([]),
        coverage: serde_json::json!({}),
        licence: None,
        personal_data: Localized::en("None."),
        contact: "data@city.example".into(),
        policy: serde_json::to_value(&policy).unwrap(),
        attribution: None,
        source_url: None,
        frequency: None,
        harvested: false,
        fictional: true,
        created_by: None,
        created_at: DateTime::default(),
        updated_at: DateTime::default(),
        published_at: None,
        withdrawn_at: None,
        notice: None,
        theme_index: String::new(),
        search_text: String::new(),
        index_version: 0,
        lock_version: 1,
    };
    let cities: CityNames = policy.cities.iter().map(|id| (*id, "Berlin".to_owned())).collect();
    let seats: Vec<(Decider, String)> =
        policy.seats(publisher).into_iter().map(|seat| (seat, "Northline".to_owned())).collect();
    let names: Vec<SeatName> =
        seats.iter().map(|(seat, name)| SeatName { role: seat.role, name: name.clone() }).collect();
    let sentence = policy_sentence(&policy, &names, &cities);
    PolicyView { sha256: policy.sha256().unwrap(), number: Some(3), seats, cities, sentence, policy, dataset }
}

/// Objects of a predicate of ODRL.
fn objects(policy: AccessPolicy, predicate: &str) -> BTreeSet<String> {
    let document = odrl(&view(policy), None, "https://intercity.example").to_string();
    let predicate = format!("<http://www.w3.org/ns/odrl/2/{predicate}>");
    let quads: Vec<_> = JsonLdParser::new().for_slice(document.as_bytes()).collect::<Result<_, _>>().unwrap();
    quads.iter().filter(|quad| quad.predicate.to_string() == predicate).map(|quad| quad.object.to_string()).collect()
}

#[test]
fn the_export_is_an_offer_with_permission_constraint_and_duty() {
    let policy = AccessPolicy {
        decision: Decision::Quorum,
        quorum: 2,
        deciders: vec![
            Decider::stewards_of(OrganisationId(Uuid::from_u128(1)), DeciderRole::Partner),
            Decider::stewards_of(OrganisationId(Uuid::from_u128(9)), DeciderRole::City),
        ],
        open_to: OpenTo::Finalists,
        cities: vec![OrganisationId(Uuid::from_u128(9))],
        purposes: vec![Purpose::Pilot],
        max_people: Some(4),
        max_days: 90,
        ..AccessPolicy::default()
    };
    let left = objects(policy.clone(), "leftOperand");
    for operand in ["odrl/2/elapsedTime", "odrl/2/purpose", "odrl/2/spatial", "#people", "#advanced", "odrl/2/count"] {
        assert!(left.iter().any(|one| one.contains(operand)), "{operand} is not in {left:?}");
    }
    let right = objects(policy.clone(), "rightOperand");
    assert!(right.iter().any(|one| one.contains("\"P90D\"")), "{right:?}");
    assert!(right.iter().any(|one| one.contains("access#pilot")), "{right:?}");
    let actions = objects(policy, "action");
    for action in ["use", "obtainConsent", "delete", "distribute"] {
        assert!(actions.iter().any(|one| one.ends_with(&format!("/{action}>"))), "{action} is not in {actions:?}");
    }
}

#[test]
fn an_automatic_policy_asks_for_nobodys_consent() {
    let policy = AccessPolicy { decision: Decision::Automatic, ..AccessPolicy::default() };
    assert!(!objects(policy, "action").iter().any(|one| one.contains("obtainConsent")));
}
