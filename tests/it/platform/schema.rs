//! The committed schema is the one that is served.

#[test]
fn the_committed_schema_has_not_drifted() {
    let output = std::process::Command::new(program()).arg("schema").output().unwrap();
    let served = String::from_utf8(output.stdout).unwrap();
    let committed = include_str!("../../../api/schema.graphql");
    assert!(
        served == committed,
        "api/schema.graphql is out of date: run `cargo run -q --bin intercity -- schema > api/schema.graphql`"
    );
}

fn program() -> std::path::PathBuf {
    intercity_tests::program()
}
