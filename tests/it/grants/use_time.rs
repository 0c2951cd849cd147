//! What is true at use time: terms that have to be accepted, and a budget of bytes.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::policy;
use crate::journey::access::url;
use crate::journey::call::CLOSES;
use crate::journey::data::{self, RESTRICTED};
use crate::journey::files;
use crate::journey::obligations::{granted, terms};
use crate::journey::world::{Who, World, with_id};

/// Hours after the beginning at which the days of grace are over.
pub const HELD: i64 = CLOSES + 49;

const READ: &str = "query($id: ID!) { grant(id: $id) { bytesUsed bytesBudget budgetWarnedAt
    termsToAccept { number sha256 heldFrom held } files { id } refusal { code } may { download } } }";

/// What keeps them from using the grant, and whether they may download.
fn held_up(grant: &Value) -> (Option<&str>, bool) {
    (grant["refusal"]["code"].as_str(), grant["may"]["download"] == true)
}

async fn seen(w: &World, who: Who, grant: &str) -> Value {
    w.read(who, READ, with_id(grant)).await["grant"].clone()
}

/// New terms with grace: open until then, closed by the clock, open again once accepted.
pub async fn new_terms(w: &mut World) {
    let grant = w.id("grant of ada");
    let grace = json!({"mode": "GRACE", "graceDays": 2});
    let none = json!({"dataset": w.id(RESTRICTED), "text": crate::journey::facts::en("Other."), "existing": {"mode": "GRACE"}});
    assert_eq!(w.as_("steward").refused("datasetTermsSet", none, "__typename").await, "REFUSED", "how many days?");
    let sha256 = terms(w, "Use it for the pilot alone, and keep it encrypted.", grace).await;
    let now = seen(w, "ada", &grant).await;
    assert_eq!(held_up(&now), (None, true));
    let asked = now["termsToAccept"].clone();
    assert_eq!((&asked["sha256"], &asked["held"]), (&json!(sha256), &json!(false)));
    let open = url(w, "ada", &grant).await;
    assert_eq!(files::whole(w, &open).await, data::bytes(RESTRICTED), "in the days of grace nothing is held");
    w.idle().await;
    assert!(w.inbox("ada").await.iter().any(|kind| kind.contains("terms")), "{:?}", w.inbox("ada").await);
    w.travel(HELD).await;
    let held = seen(w, "ada", &grant).await;
    assert_eq!(held["termsToAccept"]["held"], true);
    assert_eq!(held_up(&held), (Some("grant.terms_not_accepted"), false));
    assert_eq!(held_up(&seen(w, "steward", &grant).await), (None, false), "the steward does not stand on it");
    let input = json!({"grant": grant, "file": held["files"][0]["id"]});
    assert_eq!(w.as_("ada").refused("grantDownloadUrl", input, "url").await, "FORBIDDEN");
    let wrong = json!({"id": grant, "termsSha256": "0".repeat(64), "termsLanguage": "en"});
    assert_eq!(w.as_("ada").refused("grantTermsAccept", wrong, "__typename").await, "REFUSED");
    let accept = json!({"id": grant, "termsSha256": sha256, "termsLanguage": "en"});
    let accepted = w.act("ada", "grantTermsAccept", accept, "grant { termsToAccept { number } }").await;
    assert!(accepted["grant"]["termsToAccept"].is_null());
    assert_eq!(held_up(&seen(w, "ada", &grant).await), (None, true));
    let open = url(w, "ada", &grant).await;
    assert_eq!(files::whole(w, &open).await, data::bytes(RESTRICTED));
}

/// A budget for one reading of the file: warned once, then stopped.
pub async fn budget(w: &mut World) {
    let size = data::bytes(RESTRICTED).len();
    policy(w, json!({"bytesBudget": size})).await;
    let grant = granted(w, "cleo", &["cleo"], 1, "Opening hours.").await;
    w.keep("grant of cleo", &json!(grant));
    let open = url(w, "cleo", &grant).await;
    assert!(seen(w, "cleo", &grant).await["budgetWarnedAt"].is_null());
    assert_eq!(files::whole(w, &open).await.len(), size);
    let used = seen(w, "cleo", &grant).await;
    assert_eq!((&used["bytesUsed"], &used["bytesBudget"]), (&json!(size), &json!(size)));
    assert!(used["budgetWarnedAt"].is_string());
    assert_eq!(held_up(&used), (Some("grant.budget_used_up"), false));
    let more = files::get(w, &open, Some("bytes=0-0")).await;
    assert_eq!(more.status(), StatusCode::FORBIDDEN, "not one byte more");
    let input = json!({"grant": grant, "file": used["files"][0]["id"]});
    assert_eq!(w.as_("cleo").refused("grantDownloadUrl", input, "url").await, "FORBIDDEN");
    assert_eq!(seen(w, "cleo", &grant).await["bytesUsed"], size);
    w.idle().await;
    let warned = w.inbox("cleo").await.iter().filter(|kind| kind.contains("budget")).count();
    assert_eq!(warned, 1, "{:?}", w.inbox("cleo").await);
    policy(w, json!({"bytesBudget": null})).await;
}
