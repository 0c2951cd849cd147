//! Step 7: a winner asks for the restricted dataset; approval, provisioning, download, revocation, proof.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::data::{self, RESTRICTED};
use super::files;
use super::profiles;
use super::world::{NOBODY, World, with_id};

/// Everything about a grant.
pub const GRANT: &str = "query($id: ID!) { grant(id: $id) {
    state generation bytesUsed provisionedAt endsAt endRequestedAt endAcknowledgedAt endVerifiedAt endReason
    files { id sha256 size name } people { person { id } endedAt } may { download revoke }
    effects { kind generation requestedAt acknowledgedAt verifiedAt } } }";

/// From the question to the proved end.
pub async fn access(w: &mut World) {
    let grant = granted(w).await;
    profiles::under_grant(w, true).await;
    let url = download(w, &grant).await;
    held(w, &grant, &url).await;
    revoked(w, &grant, &url).await;
    profiles::under_grant(w, false).await;
    expired(w).await;
}

/// Asks for the restricted dataset; the request.
pub async fn ask(w: &mut World, lead: &'static str, days: i64) -> String {
    let options = "query($id: ID!) { accessRequestOptions(dataset: $id) { maxDays terms { sha256 } teams { team { id } members { id } } } }";
    let options = w.read(lead, options, with_id(&w.id(RESTRICTED))).await["accessRequestOptions"].clone();
    assert_eq!(options["teams"][0]["team"]["id"], w.id(&format!("team of {lead}")).as_str());
    let input = json!({"dataset": w.id(RESTRICTED), "team": w.id(&format!("team of {lead}")), "durationDays": days,
                       "purpose": "Opening hours by how many people pass the stations.", "people": [w.person(lead).id]});
    let made = w.act(lead, "accessRequestCreate", input, "request { id state }").await;
    assert_eq!(made["request"]["state"], "DRAFT");
    let id = made["request"]["id"].as_str().unwrap().to_owned();
    w.keep("request", &made["request"]["id"]);
    let unread = json!({"id": id, "termsSha256": "0".repeat(64), "termsLanguage": "en"});
    assert_eq!(w.as_(lead).refused("accessRequestSubmit", unread, "__typename").await, "REFUSED");
    let input = json!({"id": id, "termsSha256": options["terms"]["sha256"], "termsLanguage": "en"});
    let sent = w.act(lead, "accessRequestSubmit", input, "request { state termsAcceptedAt termsSha256 }").await;
    assert_eq!(sent["request"]["state"], "SUBMITTED");
    assert_eq!(sent["request"]["termsSha256"], options["terms"]["sha256"]);
    id
}

async fn granted(w: &mut World) -> String {
    let request = ask(w, "ada", 30).await;
    let input = json!({"id": request, "reason": "Which stations?"});
    let returned = w.act("steward", "accessRequestReturn", input, "request { state }").await;
    assert_eq!(returned["request"]["state"], "RETURNED");
    let terms =
        w.read("ada", "query($id: ID!) { dataset(id: $id) { terms { sha256 } } }", with_id(&w.id(RESTRICTED))).await;
    let input = json!({"id": request, "termsSha256": terms["dataset"]["terms"]["sha256"], "termsLanguage": "en",
                       "purpose": "Opening hours by how many people pass the stations around Alexanderplatz."});
    w.act("ada", "accessRequestSubmit", input, "request { state }").await;
    w.idle().await;
    assert!(w.inbox("steward").await.contains(&"request_submitted".to_owned()));
    let input = json!({"id": request, "reason": "Fits the purpose."});
    let approved = w.act("steward", "accessRequestApprove", input, "request { state } grant { id state }").await;
    assert_eq!(approved["request"]["state"], "APPROVED");
    let grant = w.keep("grant", &approved["grant"]["id"]);
    let active = w.until("ada", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "ACTIVE").await;
    assert_eq!(effects(&active, "PROVISION"), 1);
    assert_eq!(active["grant"]["people"].as_array().unwrap().len(), 1);
    w.idle().await;
    assert!(w.inbox("ada").await.contains(&"grant_active".to_owned()), "{:?}", w.inbox("ada").await);
    grant
}

/// How many effects of this kind are proved.
pub fn effects(seen: &Value, kind: &str) -> usize {
    let all = seen["grant"]["effects"].as_array().unwrap();
    all.iter().filter(|effect| effect["kind"] == kind && effect["verifiedAt"].is_string()).count()
}

/// A fresh URL for the first file of a grant.
pub async fn url(w: &mut World, lead: &'static str, grant: &str) -> String {
    let seen = w.read(lead, GRANT, with_id(grant)).await;
    let input = json!({"grant": grant, "file": seen["grant"]["files"][0]["id"]});
    w.act(lead, "grantDownloadUrl", input, "url expiresAt").await["url"].as_str().unwrap().to_owned()
}

async fn download(w: &mut World, grant: &str) -> String {
    let bytes = data::bytes(RESTRICTED);
    let url = url(w, "ada", grant).await;
    let seen = w.read("ada", GRANT, with_id(grant)).await;
    let whole = files::whole(w, &url).await;
    assert_eq!(seen["grant"]["files"][0]["sha256"], files::sha256(&whole));
    assert_eq!(whole, bytes);
    let size = bytes.len();
    for (range, from, to) in [
        ("bytes=0-0".to_owned(), 0, 1),
        ("bytes=1000-4999".to_owned(), 1000, 5000),
        (format!("bytes={}-", size - 7), size - 7, size),
        ("bytes=-5".to_owned(), size - 5, size),
    ] {
        let part = files::get(w, &url, Some(&range)).await;
        assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT, "{range}");
        assert_eq!(part.headers()["content-range"], format!("bytes {from}-{}/{size}", to - 1));
        assert_eq!(part.headers()["content-length"], (to - from).to_string());
        assert_eq!(part.bytes().await.unwrap(), bytes[from..to], "{range}");
    }
    let beyond = files::get(w, &url, Some(&format!("bytes={size}-"))).await;
    assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);
    let head = w.as_(NOBODY).http().head(&url).send().await.unwrap();
    assert_eq!(head.headers()["content-length"], size.to_string());
    let used = w.read("ada", GRANT, with_id(grant)).await["grant"]["bytesUsed"].as_u64().unwrap();
    assert!(used >= (size + 1 + 4000 + 7 + 5) as u64, "bytes are metered: {used}");
    url
}

/// The URL opens nothing else, for nobody else, and not for ever.
async fn held(w: &World, grant: &str, url: &str) {
    let ben = w.person("ben").id.rsplit('_').next().unwrap().to_owned();
    let ada = w.person("ada").id.rsplit('_').next().unwrap().to_owned();
    let uuid = |simple: &str| uuid::Uuid::parse_str(simple).unwrap().to_string();
    for changed in [
        url.replace(&uuid(&ada), &uuid(&ben)),
        url.replacen("e=", "e=9", 1),
        url.replace("&g=", "&h="),
        url.split("&s=").next().unwrap().to_owned(),
    ] {
        assert_ne!(changed, url);
        assert_eq!(files::refused(w, &changed, StatusCode::FORBIDDEN).await, "FORBIDDEN");
    }
    let seen = w.read("ada", GRANT, with_id(grant)).await;
    let input = json!({"grant": grant, "file": seen["grant"]["files"][0]["id"]});
    for (who, code) in [
        ("ben", "FORBIDDEN"), // in the team, not on the grant
        ("cleo", "NOT_FOUND"),
        ("steward", "FORBIDDEN"),
        ("berlin", "NOT_FOUND"),
        (NOBODY, "UNAUTHENTICATED"),
    ] {
        assert_eq!(w.as_(who).refused("grantDownloadUrl", input.clone(), "url").await, code, "{who}");
    }
}

async fn revoked(w: &mut World, grant: &str, url: &str) {
    let id = json!({"id": grant, "reason": "A question came up."});
    w.act("steward", "grantSuspend", id.clone(), "grant { state }").await;
    assert_eq!(files::refused(w, url, StatusCode::FORBIDDEN).await, "FORBIDDEN", "suspended");
    w.act("steward", "grantResume", id, "grant { state }").await;
    assert_eq!(files::whole(w, url).await, data::bytes(RESTRICTED), "it goes on");

    let input = json!({"id": grant, "reason": "The pilot changed its plan."});
    let asked = w.act("steward", "grantRevoke", input, "grant { state endVerifiedAt endRequestedAt }").await;
    assert!(["REVOKING", "REVOKED"].contains(&asked["grant"]["state"].as_str().unwrap()));
    assert_eq!(asked["grant"]["state"] == "REVOKED", asked["grant"]["endVerifiedAt"].is_string());
    assert_eq!(files::refused(w, url, StatusCode::FORBIDDEN).await, "FORBIDDEN", "refused from the commit on");
    let part = files::get(w, url, Some("bytes=0-0")).await;
    assert_eq!(part.status(), StatusCode::FORBIDDEN);
    let proved = |seen: &Value| {
        let grant = &seen["grant"];
        assert_eq!(grant["state"] == "REVOKED", grant["endVerifiedAt"].is_string(), "never called revoked unproved");
        grant["state"] == "REVOKED"
    };
    let seen = w.until("ada", GRANT, with_id(grant), proved).await;
    let end = &seen["grant"];
    assert_eq!(effects(&seen, "REVOKE"), 1);
    let [requested, acknowledged, verified] =
        ["endRequestedAt", "endAcknowledgedAt", "endVerifiedAt"].map(|at| end[at].as_str().unwrap().to_owned());
    assert!(requested <= acknowledged && acknowledged <= verified);
    assert_eq!(end["endReason"], "The pilot changed its plan.");
    let probes = w.contents.texts("SELECT kind AS t FROM grant_effect WHERE detail IS NOT NULL").await;
    assert!(probes.contains(&"revoke".to_owned()), "the probe's answer is kept: {probes:?}");
    let file = json!({"grant": grant, "file": end["files"][0]["id"]});
    assert_eq!(w.as_("ada").refused("grantDownloadUrl", file, "url").await, "FORBIDDEN");
    let again = json!({"id": grant, "reason": "Once more."});
    assert_eq!(w.as_("steward").refused("grantRevoke", again, "__typename").await, "FORBIDDEN");
    w.idle().await;
    assert!(w.inbox("ada").await.contains(&"grant_revoked".to_owned()), "{:?}", w.inbox("ada").await);
}

/// A grant for one day that is in use.
pub async fn approved(w: &mut World, lead: &'static str) -> String {
    let request = ask(w, lead, 1).await;
    let approved = w.act("steward", "accessRequestApprove", json!({"id": request}), "grant { id }").await;
    let grant = approved["grant"]["id"].as_str().unwrap().to_owned();
    w.until(lead, GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "ACTIVE").await;
    grant
}

/// Another grant ends by the clock.
async fn expired(w: &mut World) {
    let grant = approved(w, "cleo").await;
    let url = url(w, "cleo", &grant).await;
    assert_eq!(files::whole(w, &url).await.len(), data::bytes(RESTRICTED).len());
    w.travel(super::call::CLOSES + 25).await;
    assert_eq!(files::refused(w, &url, StatusCode::FORBIDDEN).await, "FORBIDDEN", "past its end");
    let seen = w.until("cleo", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "EXPIRED").await;
    assert_eq!(effects(&seen, "EXPIRE"), 1);
}
