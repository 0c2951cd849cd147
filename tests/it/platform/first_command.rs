//! The first command of the README starts the program, and there is one that it can mean.

use std::process::Command;

use serde_json::Value;

#[test]
fn the_first_command_names_one_program() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let readme = std::fs::read_to_string(format!("{root}/README.md")).unwrap();
    assert!(readme.contains("\ncargo run --release -- demo\n"), "the README names another first command");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline", "--locked"])
        .current_dir(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let default = said["workspace_default_members"].as_array().unwrap();
    let packages = said["packages"].as_array().unwrap().iter().filter(|package| default.contains(&package["id"]));
    let targets = packages.flat_map(|package| package["targets"].as_array().unwrap());
    let programs: Vec<&str> = targets
        .filter(|target| target["kind"] == serde_json::json!(["bin"]))
        .map(|target| target["name"].as_str().unwrap())
        .collect();
    assert_eq!(programs, ["intercity"], "`cargo run` would not know which program is meant");
}
