//! A dataset's policy in ODRL 2.2 as JSON-LD: what may be done, under which constraints, with which duties. Pure.

use serde_json::{Value, json};

use super::PolicyView;
use super::conditions::Requirement;
use crate::datasets::{DatasetTerms, Decision, Purpose};
use crate::kernel::Id;
use crate::organisations::OrganisationKind;

/// Our own left operands and actions; their meaning stands in `docs/partners.md`.
const OURS: &str = "vocabulary/access#";

/// The policy as an `odrl:Offer` of the publisher. `base` is the address of the platform, `terms` those in force.
pub fn odrl(view: &PolicyView, terms: Option<&DatasetTerms>, base: &str) -> Value {
    let dataset = format!("{base}/datasets/{}", view.dataset.slug);
    let permission = json!({
        "@type": "odrl:Permission",
        "odrl:target": {"@id": dataset},
        "odrl:action": {"@id": "odrl:use"},
        "odrl:constraint": constraints(view),
        "odrl:duty": duties(view, terms, base),
    });
    let descriptions: Vec<Value> = ["de", "en", "fr"]
        .into_iter()
        .map(|language| json!({"@language": language, "@value": view.sentence.get(language)}))
        .collect();
    json!({
        "@context": {
            "odrl": "http://www.w3.org/ns/odrl/2/",
            "dct": "http://purl.org/dc/terms/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "spdx": "http://spdx.org/rdf/terms#",
            "intercity": format!("{base}/{OURS}"),
        },
        "@id": format!("{dataset}/policy#{}", view.sha256),
        "@type": "odrl:Offer",
        "odrl:profile": {"@id": format!("{base}/{OURS}")},
        "odrl:assigner": {"@id": format!("{base}/organisations/{}", view.dataset.organisation_id.uuid().simple())},
        "dct:hasVersion": view.number,
        "spdx:checksumValue": view.sha256,
        "dct:description": descriptions,
        "odrl:permission": [permission],
        "odrl:prohibition": [{
            "@type": "odrl:Prohibition",
            "odrl:target": {"@id": dataset},
            "odrl:action": {"@id": "odrl:distribute"},
        }],
    })
}

fn constraint(left: &str, operator: &str, right: Value) -> Value {
    json!({
        "@type": "odrl:Constraint",
        "odrl:leftOperand": {"@id": left},
        "odrl:operator": {"@id": operator},
        "odrl:rightOperand": right,
    })
}

fn typed(value: impl ToString, kind: &str) -> Value {
    json!({"@value": value.to_string(), "@type": kind})
}

fn constraints(view: &PolicyView) -> Vec<Value> {
    let policy = &view.policy;
    let mut all =
        vec![constraint("odrl:elapsedTime", "odrl:lteq", typed(format!("P{}D", policy.max_days), "xsd:duration"))];
    if !policy.purposes.is_empty() {
        let purposes: Vec<Value> = policy.purposes.iter().map(|one| json!({"@id": purpose(*one)})).collect();
        all.push(constraint("odrl:purpose", "odrl:isAnyOf", json!(purposes)));
    }
    if let Some(people) = policy.max_people {
        all.push(constraint("intercity:people", "odrl:lteq", typed(people, "xsd:integer")));
    }
    if let Some(bytes) = policy.bytes_budget {
        all.push(constraint("intercity:bytes", "odrl:lteq", typed(bytes, "xsd:integer")));
    }
    if !policy.cities.is_empty() {
        let cities: Vec<&String> = view.cities.values().collect();
        all.push(constraint("odrl:spatial", "odrl:isAnyOf", json!(cities)));
    }
    if !policy.organisation_kinds.is_empty() {
        let kinds: Vec<Value> = policy.organisation_kinds.iter().map(|one| json!(kind(*one))).collect();
        all.push(constraint("intercity:organisationKind", "odrl:isAnyOf", json!(kinds)));
    }
    for (requirement, _) in view.conditions() {
        let operand = match requirement {
            Requirement::Standing => match policy.open_to {
                crate::datasets::OpenTo::Winners => "intercity:holdsAward",
                crate::datasets::OpenTo::Finalists => "intercity:advanced",
                crate::datasets::OpenTo::Entrants => "intercity:entered",
            },
            Requirement::Attached => "intercity:attachedToChallenge",
            Requirement::OrganisationVerified => "intercity:organisationVerified",
            Requirement::NoSanction => "intercity:notSanctioned",
            Requirement::DutiesDone => "intercity:dutiesDone",
            Requirement::TeamActive
            | Requirement::ChallengeRuns
            | Requirement::City
            | Requirement::OrganisationKind
            | Requirement::Purpose
            | Requirement::People
            | Requirement::Duration
            | Requirement::Terms => continue,
        };
        all.push(constraint(operand, "odrl:eq", typed(true, "xsd:boolean")));
    }
    all
}

fn duties(view: &PolicyView, terms: Option<&DatasetTerms>, base: &str) -> Vec<Value> {
    let mut all = Vec::new();
    if let Some(terms) = terms {
        all.push(json!({
            "@type": "odrl:Duty",
            "odrl:action": {"@id": "odrl:reviewPolicy"},
            "dct:references": {"@id": format!("{base}/datasets/{}#terms-{}", view.dataset.slug, terms.number)},
            "spdx:checksumValue": terms.sha256,
        }));
    }
    let consent = |needed: usize| {
        json!({
            "@type": "odrl:Duty",
            "odrl:action": {"@id": "odrl:obtainConsent"},
            "odrl:constraint": [constraint("odrl:count", "odrl:gteq", typed(needed, "xsd:integer"))],
        })
    };
    match view.policy.decision {
        Decision::Automatic => {}
        Decision::Steward | Decision::Quorum => all.push(consent(view.policy.needed())),
    }
    all.push(json!({"@type": "odrl:Duty", "odrl:action": {"@id": "odrl:delete"}}));
    all
}

fn purpose(purpose: Purpose) -> String {
    format!("intercity:{}", purpose.as_str())
}

const fn kind(kind: OrganisationKind) -> &'static str {
    kind.as_str()
}
