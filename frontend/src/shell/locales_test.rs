//! The three languages have the same keys, and no template asks for a key that is missing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Keys of a language, with attributes as `key.attribute`.
fn keys(language: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for file in files(&root().join("locales").join(language), ".ftl") {
        let mut message = String::new();
        for line in fs::read_to_string(&file).unwrap().lines() {
            let Some((left, _)) = line.split_once(" =") else { continue };
            let name = left.trim();
            let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
            if !plain {
                continue;
            }
            let key = match name.strip_prefix('.') {
                Some(attribute) => format!("{message}.{attribute}"),
                None if line.starts_with(name) => {
                    message = name.to_owned();
                    message.clone()
                }
                None => continue,
            };
            assert!(keys.insert(key.clone()), "{key} stands twice, again in {}", file.display());
        }
    }
    keys
}

#[test]
fn all_languages_have_the_same_keys() {
    let english = keys("en");
    for language in ["de", "fr"] {
        let other = keys(language);
        let missing: Vec<_> = english.difference(&other).collect();
        let extra: Vec<_> = other.difference(&english).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{language}: missing {missing:?}, too many {extra:?}");
    }
}

/// Every variable that texts name, with a value.
fn arguments() -> super::text::Args {
    let mut all = super::text::Args::new();
    for file in files(&root().join("locales"), ".ftl") {
        for rest in fs::read_to_string(&file).unwrap().split('$').skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            all.insert(name.into(), 1.into());
        }
    }
    all
}

#[test]
fn every_text_is_valid_fluent() {
    let arguments = arguments();
    for language in ["de", "en", "fr"] {
        let code = super::Language::parse(language).unwrap();
        for key in keys(language) {
            let text = super::text::text_with(code, &key, &arguments);
            assert_ne!(text, key, "{key} cannot be read in {language}");
        }
    }
}

/// Literal keys given to the functions that look texts up.
#[test]
fn no_page_asks_for_a_missing_key() {
    let english = keys("en");
    let mut missing = Vec::new();
    let mut sources = files(&root().join("templates"), ".html");
    sources.extend(files(&root().join("src"), ".rs").into_iter().filter(|path| !path.ends_with("src/lib.rs")));
    for source in sources {
        let text = fs::read_to_string(&source).unwrap();
        let text: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let calls = [".t(\"", ".t1(\"", ".t2(\"", ".t_with(\"", ".tag(\"", ".empty(\"", ".line(\""];
        for call in calls {
            for rest in text.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                if !key.contains('{') && !english.contains(key) {
                    missing.push(format!("{key} in {}", source.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "missing: {missing:#?}");
}
