//! Runs `check.py` with the Python that `tests/run` sets up.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What the check said, and whether all was well.
pub struct Checked {
    /// Whether nothing was wrong.
    pub well: bool,
    /// What it printed.
    pub said: String,
}

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn run(arguments: &[&std::ffi::OsStr]) -> Checked {
    let python = top().join("target/pyshacl/bin/python");
    assert!(
        python.exists(),
        "run tests/run, or: python3 -m venv target/pyshacl && target/pyshacl/bin/pip install -r tests/requirements.txt"
    );
    let script = top().join("tests/it/catalogue/check.py");
    let output = Command::new(python).arg(script).args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Checked { well: output.status.success(), said }
}

/// Compares and validates documents: pairs of ending and bytes.
pub fn rdf(documents: &[(&str, Vec<u8>)]) -> Checked {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = documents
        .iter()
        .map(|(ending, bytes)| {
            let file = folder.path().join(format!("document.{ending}"));
            std::fs::write(&file, bytes).unwrap();
            file
        })
        .collect();
    let shapes = top().join("tests/data/shacl");
    let mut arguments = vec!["rdf".as_ref(), shapes.as_os_str()];
    arguments.extend(files.iter().map(|file| file.as_os_str()));
    run(&arguments)
}

/// Checks a feed.
pub fn atom(xml: &str) -> Checked {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.atom");
    std::fs::write(&file, xml).unwrap();
    run(&["atom".as_ref(), file.as_os_str()])
}
