//! Every code with which the domain refuses has a text in three languages, in one place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Features whose codes people meet on pages.
const FEATURES: [&str; 9] =
    ["access", "catalogue", "data_requests", "datasets", "files", "harvest", "hosts", "kernel", "profiles"];

/// What codes of these features begin with.
const NOUNS: [&str; 19] = [
    "access",
    "access_form",
    "access_request",
    "answer",
    "closing_duty",
    "data_host",
    "data_request",
    "dataset",
    "distribution",
    "file",
    "grant",
    "harvest",
    "job",
    "money",
    "organisation",
    "outside",
    "page",
    "profile",
    "sanction",
];

/// What stands before a name that is none of a fault: of an activity, a job, a point, a message to a host.
const BEFORE_OTHERS: [&str; 6] = ["Entry::new(", "entry(", "Job::new(", "Kind::new(", "point(", "kind:"];

/// Activities that are named far from where they are written down.
const ACTIVITIES: [&str; 18] = [
    "access_request.rejected",
    "access_request.returned",
    "access_request.voted",
    "closing_duty.overdue",
    "closing_duty.reminded",
    "data_request.answered",
    "data_request.declined",
    "dataset.returned",
    "distribution.not_profiled",
    "distribution.profiled",
    "file.accepted",
    "file.discarded",
    "file.upload_cancelled",
    "file.upload_expired",
    "grant.expired",
    "grant.resumed",
    "grant.version_moved",
    "organisation.quota_set",
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Names in quotes that look like codes, unless they name something else.
fn codes() -> BTreeSet<String> {
    let (mut codes, mut others) = (BTreeSet::new(), BTreeSet::from(ACTIVITIES.map(str::to_owned)));
    for feature in FEATURES {
        for path in files(&repository().join("domain/src").join(feature), "rs") {
            if path.to_string_lossy().contains("tests") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
            let mut parts = text.split('"');
            let mut before = parts.next().unwrap_or_default();
            while let (Some(name), Some(after)) = (parts.next(), parts.next()) {
                if looks_like_a_code(name) {
                    let other = BEFORE_OTHERS.iter().any(|sign| before.trim_end().ends_with(sign));
                    if other { &mut others } else { &mut codes }.insert(name.to_owned());
                }
                before = after;
            }
        }
    }
    // One name may be both: what ended access is told as a fault as well.
    codes.retain(|code| !others.contains(code) || ["grant.revoked", "grant.suspended"].contains(&code.as_str()));
    codes
}

fn looks_like_a_code(name: &str) -> bool {
    let word = |text: &str| {
        text.starts_with(|sign: char| sign.is_ascii_lowercase())
            && text.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_')
    };
    name.split_once('.').is_some_and(|(noun, rest)| NOUNS.contains(&noun) && word(rest))
}

fn key(code: &str) -> String {
    format!("fault-{}", code.replace(['.', '_'], "-"))
}

/// Each key with the files that give it.
fn texts(language: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files(&repository().join("frontend/locales").join(language), "ftl") {
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            if let Some((key, text)) = line.split_once(" = ").filter(|(key, _)| key.starts_with("fault-")) {
                assert!(!text.trim().is_empty(), "{key} in {}", path.display());
                found.entry(key.to_owned()).or_default().push(path.file_name().unwrap().to_string_lossy().into());
            }
        }
    }
    found
}

#[test]
fn every_refusal_can_be_read_in_three_languages() {
    let codes = codes();
    assert!(codes.len() > 150, "codes are found at all: {}", codes.len());
    for expected in ["dataset.host_missing", "harvest.too_deep", "grant.revoked", "outside.not_public", "file.empty"] {
        assert!(codes.contains(expected), "{expected} is looked for");
    }
    for language in ["en", "de", "fr"] {
        let texts = texts(language);
        let missing: Vec<&String> = codes.iter().filter(|code| !texts.contains_key(&key(code))).collect();
        assert!(
            missing.is_empty(),
            "write texts for these codes into frontend/locales/{language} (or say in this test that they are none): \
             {missing:#?}"
        );
        let twice: Vec<_> = texts.iter().filter(|(_, files)| files.len() > 1).collect();
        assert!(twice.is_empty(), "given twice: {twice:#?}");
    }
}
