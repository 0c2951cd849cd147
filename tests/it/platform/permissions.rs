//! Who may do what, in which state: printed so that people who do not program can read and review it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use intercity_domain::kernel::MatrixRow;

/// Of each role: its verdicts with the states in which they hold.
type Roles = BTreeMap<String, BTreeMap<&'static str, Vec<String>>>;

#[test]
fn the_permission_matrix_is_the_reviewed_one() {
    let printed = print(intercity_domain::permissions());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/permissions.txt");
    if std::env::var_os("INTERCITY_ACCEPT").is_some() {
        std::fs::write(path, &printed).unwrap();
    }
    let reviewed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        printed == reviewed,
        "rights have changed: review them, then run with INTERCITY_ACCEPT=1 and commit {path}"
    );
}

/// One block for each action, one line for each role with its verdicts, states with the same verdict together.
fn print(rows: Vec<MatrixRow>) -> String {
    let mut actions: BTreeMap<(&str, String), Roles> = BTreeMap::new();
    for row in rows {
        let roles = actions.entry((row.feature, row.action)).or_default();
        let states = roles.entry(row.role).or_default().entry(row.verdict).or_default();
        if !states.contains(&row.state) {
            states.push(row.state);
        }
    }
    let mut text = String::from("Who may do what, in which state. Made by the tests; do not edit.\n");
    for ((feature, action), roles) in actions {
        let _ = writeln!(text, "\n{feature} · {action}");
        for (role, verdicts) in roles {
            let all = verdicts
                .into_iter()
                .map(|(verdict, states)| format!("{verdict} ({})", states.join(", ")))
                .collect::<Vec<_>>();
            let _ = writeln!(text, "  {role:<28} {}", all.join("; "));
        }
    }
    text
}
