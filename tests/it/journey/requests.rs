//! What can be done with requests besides asking and approving: form, saving, standing back, rejecting, taking back, and
//! questions for data that is not listed.

use serde_json::json;

use super::access::ask;
use super::data::{OPEN, RESTRICTED};
use super::facts::en;
use super::world::World;

/// Each mutation once, so that those who may not are refused first.
pub async fn every_mutation(w: &mut World) {
    let question =
        json!({"key": "tools", "label": en("With which tools?"), "kind": "SHORT_TEXT", "audience": "ORGANISERS"});
    let form = json!({"dataset": w.id(RESTRICTED), "questions": [question]});
    let set = w.act("steward", "accessFormSet", form.clone(), "number form { key required }").await;
    assert_eq!(set, json!({"number": 1, "form": [{"key": "tools", "required": false}]}));
    let mut late = form;
    late["expectedNumber"] = json!(0);
    let late = w.as_("steward").refused("accessFormSet", late, "__typename").await;
    assert_eq!(late, "CONFLICT", "somebody set a form since");

    let input = json!({"dataset": w.id(RESTRICTED), "team": w.id("team of ada")});
    let draft = w.act("ada", "accessRequestCreate", input, "request { id lockVersion }").await;
    let save = json!({"id": draft["request"]["id"], "lockVersion": draft["request"]["lockVersion"],
                      "purpose": "Opening hours.", "answers": {"tools": "A table."}});
    let saved = w.act("ada", "accessRequestSave", save.clone(), "request { purpose answers }").await;
    assert_eq!(saved["request"]["answers"], json!({"tools": "A table."}));
    let stale = w.as_("ada").refused("accessRequestSave", save, "__typename").await;
    assert_eq!(stale, "CONFLICT", "somebody saved since");
    let taken = w.act("ada", "accessRequestWithdraw", json!({"id": draft["request"]["id"]}), "request { state }").await;
    assert_eq!(taken["request"]["state"], "WITHDRAWN");

    let request = ask(w, "ada", 20).await;
    let input = json!({"id": request, "reason": "A friend of mine leads this team."});
    let recused = w.act("steward", "accessRequestRecuse", input, "request { state }").await;
    assert_eq!(recused["request"]["state"], "SUBMITTED");
    let vote = json!({"id": request, "reason": "After all."});
    assert_eq!(w.as_("steward").refused("accessRequestApprove", vote, "__typename").await, "FORBIDDEN");
    let input = json!({"id": request, "reason": "The pilot has ended."});
    let rejected = w.act("partner", "accessRequestReject", input, "request { state }").await;
    assert_eq!(rejected["request"]["state"], "REJECTED");
    wanted(w).await;
}

async fn wanted(w: &mut World) {
    for verb in ["dataRequestAnswer", "dataRequestDecline", "dataRequestWithdraw"] {
        let input = json!({"city": w.id("organisation of berlin"), "team": w.id("team of ada"),
                           "title": "Noise at night", "description": "By street and hour, for the hours of the pilot."});
        let asked = w.act("ada", "dataRequestCreate", input, "request { id state }").await;
        assert_eq!(asked["request"]["state"], "OPEN");
        let id = &asked["request"]["id"];
        let (who, input, state) = match verb {
            "dataRequestAnswer" => ("berlin", json!({"id": id, "dataset": w.id(OPEN)}), "ANSWERED"),
            "dataRequestDecline" => ("berlin", json!({"id": id, "reason": "We measure no noise."}), "DECLINED"),
            _ => ("ada", json!({"id": id}), "WITHDRAWN"),
        };
        let ended = w.act(who, verb, input, "request { state }").await;
        assert_eq!(ended["request"]["state"], state);
    }
}
