//! A grant is called active only after a fresh signed URL was served a byte of every file.

use std::time::Duration;

use intercity_tests::eventually;
use serde_json::json;

use crate::journey::access::{GRANT, ask, effects, url};
use crate::journey::data::{self, RESTRICTED};
use crate::journey::files;
use crate::journey::world::{World, with_id};

/// While the store has lost the file nothing is called active, and the reason can be read; then it goes on by itself.
pub async fn with_us(w: &mut World) {
    let request = ask(w, "ada", 3).await;
    let file = w.app.data().join("files").join(object(w).await);
    let away = file.with_extension("away");
    std::fs::rename(&file, &away).unwrap();
    let made = w.act("steward", "accessRequestApprove", json!({"id": request}), "grant { id state }").await;
    let grant = made["grant"]["id"].as_str().unwrap().to_owned();
    let tried = eventually("a failed try", Duration::from_secs(30), || async {
        let sql = "SELECT last_error AS t FROM job WHERE kind = 'grant.provision' AND last_error IS NOT NULL";
        w.contents.texts(sql).await.pop()
    });
    let why = tried.await.expect("the reason is kept with the job");
    let seen = w.read("ada", GRANT, with_id(&grant)).await["grant"].clone();
    assert_eq!((&seen["state"], seen["provisionedAt"].is_null()), (&json!("PROVISIONING"), true), "{why}");
    assert_eq!(effects(&json!({"grant": seen}), "PROVISION"), 0);
    let input = json!({"grant": grant, "file": seen["files"][0]["id"]});
    assert_eq!(w.as_("ada").refused("grantDownloadUrl", input, "url").await, "FORBIDDEN", "nobody reads before");

    std::fs::rename(&away, &file).unwrap();
    let seen = w.until("ada", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "ACTIVE").await;
    assert_eq!(effects(&seen, "PROVISION"), 1);
    assert_eq!(seen["grant"]["bytesUsed"], 0, "what was tried is charged to nobody");
    let sql = "SELECT CAST(detail AS TEXT) AS t FROM grant_effect WHERE kind = 'provision'";
    let details = w.contents.texts(sql).await;
    assert!(details.iter().any(|detail| detail.contains("served")), "the answer is kept: {details:?}");
    let downloads = w.contents.texts("SELECT CAST(bytes AS TEXT) AS t FROM grant_download").await;
    assert_eq!(downloads, Vec::<String>::new());

    let address = url(w, "ada", &grant).await;
    assert_eq!(files::whole(w, &address).await, data::bytes(RESTRICTED));
    // That it is a rehearsal stands under the signature like everything else.
    let made_up = address.replace("&s=", "&r=1&s=");
    assert_eq!(files::refused(w, &made_up, reqwest::StatusCode::FORBIDDEN).await, "FORBIDDEN");
    let input = json!({"id": grant, "reason": "Done."});
    w.act("steward", "grantRevoke", input, "__typename").await;
    w.until("ada", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "REVOKED").await;
}

/// Where the store keeps the file of the restricted dataset.
async fn object(w: &World) -> String {
    let sha256 = files::sha256(&data::bytes(RESTRICTED));
    let sql = format!("SELECT object_key AS t FROM stored_file WHERE sha256 = '{sha256}'");
    w.contents.texts(&sql).await.pop().expect("the file")
}
