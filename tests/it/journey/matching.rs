//! Step 6: winners rank testbeds, the assignment runs dry and then for real, explains itself, and both sides confirm.

use serde_json::{Value, json};

use super::world::{World, with_id};

const BOARD: &str = "query($id: ID!) { assignment(challenge: $id) {
    state inputHash matches { id state winner { teamName } testbed { id cityCode } } pilots { id }
    winners { submissionId teamName rank } rounds { totalCount } } }";
const ROUND: &str = "round { id dry current inputHash export
    certificate { proposals fill { name filled most } claims { cause } }
    explanations { sentence choice winner { submissionId } testbed { id }
        refused { code sentence testbed { id } limit cutoff position needed } } }";

/// Ranks, runs, verification, confirmation, pilots.
pub async fn assign(w: &mut World) {
    let challenge = w.id("challenge");
    // Ada wants a site of Berlin, Cleo the same one first: Berlin gives one place, and Ada comes first.
    for (lead, wishes) in [
        ("ada", ["testbed 0 of berlin", "testbed 0 of paris", "testbed 0 of london"]),
        ("cleo", ["testbed 0 of berlin", "testbed 1 of berlin", "testbed 1 of london"]),
    ] {
        let wishes = wishes.map(|site| w.id(site));
        let input = json!({"submission": w.id(&format!("submission of {lead}")), "testbeds": wishes});
        w.act(lead, "preferencesSet", input, "assignment { winners { preferences { id } } }").await;
    }
    cities(w).await;
    let dry = run(w, true, None).await;
    let board = w.read("berlin", BOARD, with_id(&challenge)).await;
    assert_eq!(board["assignment"]["matches"], json!([]), "a dry run leaves no match");
    assert_eq!(board["assignment"]["pilots"], json!([]));
    for (who, mail) in [("ada", false), ("cleo", false)] {
        assert_eq!(w.inbox(who).await.contains(&"match_proposed".to_owned()), mail);
        let code =
            w.refused(who, "query($id: ID!) { assignmentRound(id: $id) { id } }", with_id(dry["id"].as_str().unwrap()));
        assert_eq!(code.await.as_deref(), Some("NOT_FOUND"), "a dry run is nobody's business but the organisers'");
    }
    let stale = json!({"challenge": challenge, "dry": false, "expectedInputHash": "0".repeat(64)});
    let stale = w.as_("berlin").refused("assignmentRun", stale, "__typename").await;
    assert!(["CONFLICT", "REFUSED"].contains(&stale.as_str()), "{stale}");
    let real = run(w, false, dry["inputHash"].as_str()).await;
    assert_eq!(real["inputHash"], dry["inputHash"]);
    assert_eq!(real["explanations"], dry["explanations"]);
    explained(w, &real);
    verified(w, &real);
    confirm(w).await;
    pilots(w).await;
}

/// A city puts its own order, with a reason; another pins and takes the pin back.
async fn cities(w: &mut World) {
    let challenge = w.id("challenge");
    let order = ["ada", "cleo"].map(|lead| w.id(&format!("submission of {lead}")));
    let input = json!({"challenge": challenge, "organisation": w.id("organisation of paris"),
                       "submissions": [order[1], order[0]], "reason": "Fits our squares better."});
    w.act("paris", "cityPrioritiesSet", input, "assignment { cities { basis } }").await;
    let input = json!({"challenge": challenge, "kind": "FORBID", "submission": order[0],
                       "testbed": w.id("testbed 0 of berlin"), "reason": "Works on the roof until May."});
    let payload = "assignment { constraints { id kind } }";
    let added = w.act("berlin", "assignmentConstraintAdd", input, payload).await;
    let id = added["assignment"]["constraints"][0]["id"].clone();
    let lifted = w.act("berlin", "assignmentConstraintLift", json!({"constraint": id}), payload).await;
    assert_eq!(lifted["assignment"]["constraints"], json!([]));
}

async fn run(w: &mut World, dry: bool, expected: Option<&str>) -> Value {
    let input = json!({"challenge": w.id("challenge"), "dry": dry, "expectedInputHash": expected});
    let round = w.act("berlin", "assignmentRun", input, ROUND).await["round"].clone();
    assert_eq!(round["dry"], dry);
    round
}

/// For every winner: why this testbed, and why not each one they preferred.
fn explained(w: &World, round: &Value) {
    let of = |lead: &str| {
        let id = w.id(&format!("submission of {lead}"));
        let all = round["explanations"].as_array().unwrap();
        all.iter().find(|one| one["winner"]["submissionId"] == id.as_str()).unwrap().clone()
    };
    let (ada, cleo) = (of("ada"), of("cleo"));
    assert_eq!((&ada["testbed"]["id"], &ada["choice"]), (&json!(w.id("testbed 0 of berlin")), &json!(1)));
    assert_eq!((&cleo["testbed"]["id"], &cleo["choice"]), (&json!(w.id("testbed 1 of london")), &json!(3)));
    let refused = cleo["refused"].as_array().unwrap();
    let named: Vec<&Value> = refused.iter().map(|one| &one["testbed"]["id"]).collect();
    assert_eq!(named, [&json!(w.id("testbed 0 of berlin")), &json!(w.id("testbed 1 of berlin"))]);
    for one in refused {
        assert!(!one["sentence"].as_str().unwrap().is_empty() && !one["code"].as_str().unwrap().is_empty());
    }
    assert_eq!((&refused[0]["code"], &refused[0]["limit"]), (&json!("full"), &json!("SITE")));
    assert_eq!((&refused[1]["code"], &refused[1]["limit"]), (&json!("full"), &json!("CITY")), "Berlin takes one");
    assert_eq!(
        (&refused[0]["cutoff"], &refused[0]["position"], &refused[0]["needed"]),
        (&json!(1), &json!(2), &json!(1))
    );
    assert!(round["certificate"]["proposals"].as_i64().unwrap() >= 4, "{:#}", round["certificate"]);
}

/// The export is checked by the command line, on its own; an export that was changed is not believed.
fn verified(w: &World, round: &Value) {
    let export = round["export"].as_str().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("round.json");
    std::fs::write(&file, export).unwrap();
    let (sound, said) = w.app.run(&["assignment", "verify", file.to_str().unwrap()]);
    assert!(sound && said.contains("2 of 2 winners"), "{said}");
    let (here, there) = (w.id("testbed 1 of london"), w.id("testbed 0 of london"));
    let uuid = |id: &str| uuid::Uuid::parse_str(id.rsplit('_').next().unwrap()).unwrap().to_string();
    let forged = export.replacen(&uuid(&here), &uuid(&there), 1);
    assert_ne!(forged, export);
    std::fs::write(&file, forged).unwrap();
    assert!(!w.app.run(&["assignment", "verify", file.to_str().unwrap()]).0, "a forged export was believed");
}

async fn confirm(w: &mut World) {
    w.idle().await;
    let board = w.read("berlin", BOARD, with_id(&w.id("challenge"))).await;
    let matches = board["assignment"]["matches"].as_array().unwrap().clone();
    assert_eq!(matches.len(), 2);
    for (lead, team, operator) in [("ada", "Lichtung", "berlin operator"), ("cleo", "Open Stage", "london")] {
        assert!(w.inbox(lead).await.contains(&"match_proposed".to_owned()), "{lead}");
        assert!(w.inbox(operator).await.contains(&"match_proposed".to_owned()), "{operator}");
        let row = matches.iter().find(|row| row["winner"]["teamName"] == team).unwrap();
        assert_eq!(row["state"], "PROPOSED");
        let id = w.keep(format!("match of {lead}"), &row["id"]);
        let payload = "match { state winnerConfirmedAt operatorConfirmedAt }";
        let half = w.act(lead, "matchConfirm", json!({"match": id}), payload).await;
        assert_eq!(half["match"]["state"], "PROPOSED", "one side is not enough");
        let none = w
            .read(
                "berlin",
                "query($id: ID!) { pilots(submission: $id) { totalCount } }",
                with_id(&w.id(&format!("submission of {lead}"))),
            )
            .await;
        assert_eq!(none["pilots"]["totalCount"], 0);
        let whole = w.act(operator, "matchConfirm", json!({"match": id}), payload).await;
        assert_eq!(whole["match"]["state"], "CONFIRMED");
    }
}

async fn pilots(w: &mut World) {
    for (lead, city) in [("ada", "BE"), ("cleo", "LO")] {
        let query =
            "query($id: ID!) { pilots(submission: $id) { nodes { id state cityCode testbedId submissionId } } }";
        let seen = w.read(lead, query, with_id(&w.id(&format!("submission of {lead}")))).await;
        let pilots = seen["pilots"]["nodes"].as_array().unwrap();
        assert_eq!(pilots.len(), 1, "{lead}");
        assert_eq!((&pilots[0]["state"], &pilots[0]["cityCode"]), (&json!("PLANNED"), &json!(city)));
        w.keep(format!("pilot of {lead}"), &pilots[0]["id"]);
    }
    let input = json!({"pilot": w.id("pilot of ada"), "startsOn": w.instant(400)});
    let prepared = w.act("berlin", "pilotPrepare", input, "pilot { state }").await;
    assert_eq!(prepared["pilot"]["state"], "PREPARING");
}
