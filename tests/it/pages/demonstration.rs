//! `intercity demo`: loads once, changes nothing the second time, and lists its accounts for scripts.

use std::collections::BTreeMap;
use std::process::Command;

use intercity_tests::{Contents, program};
use serde_json::Value;

#[test]
fn loading_again_changes_nothing_and_accounts_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let load = || {
        let arguments = ["demo", "--no-serve", "--format", "json", "--data"];
        let output = Command::new(program()).args(arguments).arg(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let accounts = load();
    let database = folder.path().join("intercity.db");
    let before = contents(&database);
    assert_eq!(load(), accounts);
    assert_eq!(contents(&database), before);
    let accounts = accounts["accounts"].as_array().unwrap();
    for role in ["administrator", "auditor", "city staff", "data steward", "judge", "innovator"] {
        assert!(accounts.iter().any(|account| account["role"] == role), "{role}");
    }
    for code in ["BE", "LO", "NY", "PA"] {
        assert!(accounts.iter().any(|account| account["role"] == "city staff" && account["city"] == code), "{code}");
    }
    assert!(accounts.iter().all(|account| account["email"].is_string() && account["password"].is_string()));
    for (table, least) in [("challenge", 12), ("testbed", 20), ("dataset", 8), ("pilot", 4), ("access_grant", 2)] {
        let count = before[table].lines().count();
        assert!(count >= least, "{table}: {count}");
    }
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("taken");
    std::fs::write(&file, "a file, not a folder").unwrap();
    let output = Command::new(program()).args(["demo", "--no-serve", "--data"]).arg(&file).output().unwrap();
    assert_eq!(output.status.code(), Some(73));
    assert!(String::from_utf8_lossy(&output.stderr).contains("taken"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "a file, not a folder");
}

/// All rows of each table.
fn contents(database: &std::path::Path) -> BTreeMap<String, String> {
    let url = format!("sqlite://{}?mode=ro", database.display());
    let read = async { Contents::at(url).await.read().await };
    tokio::runtime::Runtime::new().unwrap().block_on(read)
}
