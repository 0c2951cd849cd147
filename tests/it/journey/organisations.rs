//! Before the first step: an administrator, four cities, a partner, and everybody who takes part.

use serde_json::json;

use super::facts;
use super::world::{Who, World};

/// The cities: who acts for them, slug in the data.
pub const CITIES: [(Who, &str); 4] =
    [("berlin", "berlin"), ("london", "london"), ("new york", "new-york"), ("paris", "paris")];

const PEOPLE: [(Who, &str, &str); 18] = [
    ("berlin", "katrin@berlin.example", "de"),
    ("berlin member", "tim@berlin.example", "de"),
    ("berlin operator", "site@berlin.example", "de"),
    ("london", "amara@london.example", "en"),
    ("new york", "daniel@new-york.example", "en"),
    ("paris", "claire@paris.example", "fr"),
    ("partner", "owner@northline.example", "en"),
    ("steward", "peter@northline.example", "en"),
    ("judge berlin", "jonas@jury-one.example", "de"),
    ("judge london", "priya@jury-two.example", "en"),
    ("judge paris", "luc@jury-three.example", "fr"),
    ("ada", "ada@lichtung.example", "de"),
    ("ben", "ben@lichtung-friends.example", "de"),
    ("cleo", "cleo@openstage.example", "en"),
    ("elena", "elena@nightmap.example", "en"),
    ("stranger", "sam@elsewhere.example", "en"),
    ("guest", "gus@elsewhere.example", "en"),
    ("auditor to be", "noor@elsewhere.example", "en"),
];

/// Everybody registers; staff make their organisations, which the administrator verifies.
pub async fn begin(w: &mut World) {
    let (ended_well, said) = w.app.run(&["administrator", "admin@intercity.example", "--name", "Robin Winter"]);
    assert!(ended_well, "{said}");
    let password = said.lines().find_map(|line| line.rsplit_once("): ")).unwrap().1.trim().to_owned();
    w.welcome("admin", "admin@intercity.example", &password).await;
    assert!(
        !w.app.run(&["administrator", "admin@intercity.example", "--name", "Again"]).0,
        "an account is not made twice"
    );
    w.register(&PEOPLE).await;

    for (who, slug) in CITIES.into_iter().chain([("partner", "northline-mobility")]) {
        let fact = facts::fact("organisations.json", slug);
        let input = json!({
            "kind": fact["kind"].as_str().unwrap().to_uppercase(),
            "name": fact["name"],
            "code": fact["code"],
            "zone": fact["zone"],
            "country": fact["country"],
            "description": facts::texts(&fact["description"]),
        });
        let made = w.act(who, "organisationCreate", input, "organisation { id slug verifiedAt }").await;
        assert!(made["organisation"]["verifiedAt"].is_null());
        let id = w.keep(format!("organisation of {who}"), &made["organisation"]["id"]);
        let verified =
            w.act("admin", "organisationVerify", json!({"organisationId": id}), "organisation { verifiedAt }").await;
        assert!(verified["organisation"]["verifiedAt"].is_string());
    }
    for (by, who, duty) in [
        ("berlin", "berlin member", "MEMBER"),
        ("berlin", "berlin operator", "TESTBED_OPERATOR"),
        ("partner", "steward", "DATA_STEWARD"),
    ] {
        let input = json!({
            "organisationId": w.id(&format!("organisation of {by}")),
            "email": w.person(who).email,
            "duty": duty,
        });
        w.act(by, "organisationMemberAdd", input, "membershipId").await;
    }
    let listed = w.read("nobody", "{ hostCities { code } }", json!({})).await;
    assert_eq!(listed["hostCities"].as_array().unwrap().len(), 4);
}
