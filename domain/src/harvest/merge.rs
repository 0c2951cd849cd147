//! What of a record goes into a dataset that people may have changed since: three-way, field by field; pure.
//!
//! `applied` is what the source said last time, `standing` what is there, `incoming` what it says now. A field
//! that stands as it was applied follows the source; one that was changed here stays, and the report says so.

use super::record::Record;
use crate::datasets::Coverage;
use crate::datasets::harvested::{Address, Facts};
use crate::kernel::{Language, Localized};

/// The facts of a dataset from a record.
pub(super) fn facts(record: &Record, fallback: Language) -> Facts {
    let language = record.language.unwrap_or(fallback);
    let text = |text: &str| Localized::new(language, text);
    Facts {
        title: text(&record.title),
        description: if record.description.is_empty() {
            Localized { authoritative: language.code().into(), ..Localized::default() }
        } else {
            text(&record.description)
        },
        themes: sorted(&record.themes),
        coverage: Coverage { spatial: record.spatial.clone(), from: record.from, until: record.until },
        licence: record.licence.as_ref().map(|licence| licence.text.clone()),
        contact: record.contact.clone().unwrap_or_default(),
        attribution: record.publisher.clone(),
        source_url: record.landing_page.clone(),
        links: record
            .links
            .iter()
            .map(|link| Address {
                name: link.name.clone(),
                url: link.url.clone(),
                media_type: link.media_type.clone(),
                size: link.size.unwrap_or_default(),
                sha256: link.sha256.clone().unwrap_or_default(),
            })
            .collect(),
    }
}

fn sorted(themes: &[String]) -> Vec<String> {
    let mut themes = themes.to_vec();
    themes.sort();
    themes.dedup();
    themes
}

/// The facts to write, and the fields that stay as they were changed here.
pub(super) fn merge(
    applied: &Facts,
    standing: &Facts,
    incoming: &Facts,
    own_version: bool,
) -> (Facts, Vec<&'static str>) {
    let mut kept = Vec::new();
    let merged = Facts {
        title: text(&mut kept, "title", [&applied.title, &standing.title, &incoming.title]),
        description: text(
            &mut kept,
            "description",
            [&applied.description, &standing.description, &incoming.description],
        ),
        themes: pick(&mut kept, "themes", [&applied.themes, &standing.themes, &incoming.themes]),
        coverage: pick(&mut kept, "coverage", [&applied.coverage, &standing.coverage, &incoming.coverage]),
        licence: pick(&mut kept, "licence", [&applied.licence, &standing.licence, &incoming.licence]),
        contact: pick(&mut kept, "contact", [&applied.contact, &standing.contact, &incoming.contact]),
        attribution: pick(
            &mut kept,
            "attribution",
            [&applied.attribution, &standing.attribution, &incoming.attribution],
        ),
        source_url: pick(&mut kept, "sourceUrl", [&applied.source_url, &standing.source_url, &incoming.source_url]),
        links: if own_version && standing.links != incoming.links {
            kept.push("files");
            standing.links.clone()
        } else {
            incoming.links.clone()
        },
    };
    (merged, kept)
}

fn pick<T: Clone + PartialEq>(
    kept: &mut Vec<&'static str>,
    field: &'static str,
    [applied, standing, incoming]: [&T; 3],
) -> T {
    if standing == applied || standing == incoming {
        return incoming.clone();
    }
    kept.push(field);
    standing.clone()
}

/// Translations that were added here stay beside the source's text; the source's own language follows the source.
fn text(
    kept: &mut Vec<&'static str>,
    field: &'static str,
    [applied, standing, incoming]: [&Localized; 3],
) -> Localized {
    let own = |text: &Localized| text.texts.get(&applied.authoritative).cloned();
    if own(standing) != own(applied) && standing != incoming {
        kept.push(field);
        return standing.clone();
    }
    let mut merged = standing.clone();
    merged.texts.remove(&applied.authoritative);
    merged.authoritative.clone_from(&incoming.authoritative);
    merged.texts.extend(incoming.texts.clone());
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some(title: &str, licence: &str) -> Facts {
        Facts { title: Localized::new(Language::De, title), licence: Some(licence.into()), ..Facts::default() }
    }

    #[test]
    fn what_was_not_touched_follows_the_source() {
        let (merged, kept) = merge(&some("a", "x"), &some("a", "x"), &some("b", "y"), false);
        assert_eq!((merged, kept), (some("b", "y"), vec![]));
    }

    #[test]
    fn what_was_changed_here_stays() {
        let (merged, kept) = merge(&some("a", "x"), &some("a", "corrected"), &some("b", "y"), false);
        assert_eq!((merged, kept), (some("b", "corrected"), vec!["licence"]));
    }

    #[test]
    fn a_translation_that_was_added_stays_and_the_text_follows() {
        let standing = Facts { title: Localized::new(Language::De, "a").with(Language::Fr, "à"), ..some("a", "x") };
        let (merged, kept) = merge(&some("a", "x"), &standing, &some("b", "x"), false);
        assert_eq!(merged.title, Localized::new(Language::De, "b").with(Language::Fr, "à"));
        assert!(kept.is_empty());
    }

    #[test]
    fn a_version_of_ones_own_keeps_its_files() {
        let link =
            |url: &str| Facts { links: vec![Address { url: url.into(), ..Address::default() }], ..Facts::default() };
        let (merged, kept) = merge(&link("a"), &link("own"), &link("b"), true);
        assert_eq!((merged, kept), (link("own"), vec!["files"]));
    }

    proptest! {
        #[test]
        fn harvesting_twice_is_harvesting_once(a in "[a-c]", b in "[a-c]", c in "[a-c]", x in "[x-z]", y in "[x-z]", z in "[x-z]") {
            let incoming = some(&c, &z);
            let (once, kept) = merge(&some(&a, &x), &some(&b, &y), &incoming, false);
            let (twice, kept_again) = merge(&incoming, &once, &incoming, false);
            prop_assert_eq!(&twice, &once);
            prop_assert_eq!(kept_again, kept);
        }

        #[test]
        fn what_people_changed_is_never_lost(a in "[a-c]", b in "[a-c]", c in "[a-c]") {
            let (merged, kept) = merge(&some(&a, "x"), &some(&b, "x"), &some(&c, "x"), false);
            if a != b {
                prop_assert_eq!(merged.title.get("de"), b.as_str());
                prop_assert_eq!(kept.contains(&"title"), b != c);
            } else {
                prop_assert_eq!(merged.title.get("de"), c.as_str());
            }
        }
    }
}
