//! Documents against the official SHACL shapes of DCAT-AP: with everything in them, with nothing in them, and broken.

use chrono::{DateTime, NaiveDate, Utc};
use intercity_domain::catalogue::{Facts, Form, Place, document};
use intercity_domain::datasets::{
    Coverage, Dataset, DatasetAccess, DatasetState, DatasetTerms, DatasetVersion, DatasetVersionState, Distribution,
};
use intercity_domain::harvest::queries::Origin;
use intercity_domain::kernel::{Language, Localized};
use intercity_domain::organisations::OrganisationKind;
use intercity_domain::organisations::entity::organisation;
use serde_json::json;
use uuid::Uuid;

use super::checker;

const BASE: &str = "https://intercity.example";

fn publisher() -> organisation::Model {
    organisation::Model {
        id: Uuid::from_u128(1).into(),
        slug: "berlin".into(),
        kind: OrganisationKind::City,
        name: "Stadt \u{b}\u{0}Berlin".into(),
        code: Some("BE".into()),
        zone: "Europe/Berlin".into(),
        country: None,
        email_domain: None,
        website: Some("https://berlin.example/ not an address".into()),
        description: Localized::default(),
        verified_at: None,
        verified_by: None,
        fictional: true,
        created_at: DateTime::UNIX_EPOCH,
    }
}

/// A dataset of which nothing is known but its title.
fn bare(number: u128, access: DatasetAccess) -> Facts {
    let dataset = Dataset {
        id: Uuid::from_u128(number).into(),
        slug: format!("dataset-{number}"),
        organisation_id: Uuid::from_u128(1).into(),
        title: Localized::new(Language::De, "Titel"),
        description: Localized::default(),
        access,
        state: DatasetState::Published,
        themes: json!([]),
        coverage: json!({}),
        licence: None,
        personal_data: Localized::default(),
        contact: String::new(),
        policy: json!({}),
        attribution: None,
        source_url: None,
        frequency: None,
        harvested: false,
        fictional: true,
        created_by: None,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        published_at: None,
        withdrawn_at: None,
        notice: None,
        theme_index: String::new(),
        search_text: String::new(),
        index_version: 0,
        lock_version: 1,
    };
    Facts { dataset, publisher: publisher(), terms: None, version: None, distributions: Vec::new(), origin: None }
}

fn version(facts: &mut Facts, number: u128) {
    let now: DateTime<Utc> = DateTime::UNIX_EPOCH;
    let id = Uuid::from_u128(number).into();
    facts.version = Some(DatasetVersion {
        id,
        dataset_id: facts.dataset.id,
        number: 3,
        changelog: Localized::new(Language::Fr, "Corrigé\r\n").with(Language::En, "Corrected"),
        state: DatasetVersionState::Published,
        created_by: None,
        created_at: now,
        published_at: Some(now),
    });
    for (n, name, media_type) in [(1, "a \"b\" <c>.csv", "text/csv"), (2, "rest", "application/x-unheard-of")] {
        facts.distributions.push(Distribution {
            id: Uuid::from_u128(number + n).into(),
            dataset_version_id: id,
            file_id: (facts.dataset.access != DatasetAccess::PartnerHosted)
                .then(|| Uuid::from_u128(number + 10 + n).into()),
            name: name.into(),
            media_type: media_type.into(),
            size: 42,
            sha256: if n == 1 { "0a".repeat(32) } else { "not a hash".into() },
            access_url: Some("https://data.partner.example/x y".into()),
            position: 0,
        });
    }
}

/// Everything that can be said, and texts as bad as they come.
fn full(number: u128, access: DatasetAccess) -> Facts {
    let mut facts = bare(number, access);
    version(&mut facts, number * 1_000);
    let row = &mut facts.dataset;
    let bad = "Ende ]]> & </script> \u{0}\u{8}\u{1f}\u{85}\u{fffe}\r\n\"quoted\" \\ 𝄞 \u{202e}";
    row.description = Localized::new(Language::De, bad).with(Language::En, "word ".repeat(40_000));
    row.themes = json!(["mobility", "air quality", "\u{0}", "nonsense <b>"]);
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let covers = Coverage {
        spatial: Some("Kiez \u{2}«Nord»".into()),
        from: Some(day("2019-01-01")),
        until: Some(day("2020-12-31")),
    };
    row.coverage = serde_json::to_value(covers).unwrap();
    row.licence = Some("CC BY 4.0".into());
    row.contact = "Datenstelle <daten@berlin.example>".into();
    row.attribution = Some(bad.into());
    row.source_url = Some("https://example.org/a?b=c&d={e}".into());
    row.frequency = Some("ANNUAL".into());
    row.notice = Some(bad.into());
    row.published_at = Some(DateTime::UNIX_EPOCH);
    facts.origin = Some(Origin {
        dataset_id: facts.dataset.id,
        source: bad.into(),
        catalogue: Some("https://portal.example/api?q=<all>".into()),
        native_id: "https://portal.example/set/7".into(),
        raw_sha256: "ab".repeat(32),
        fetched_at: DateTime::UNIX_EPOCH,
    });
    facts.terms = Some(DatasetTerms {
        id: Uuid::from_u128(number * 1_000 + 99).into(),
        dataset_id: facts.dataset.id,
        number: 2,
        text: Localized::en("terms"),
        sha256: "ab".repeat(32),
        created_by: None,
        created_at: DateTime::UNIX_EPOCH,
        transition: intercity_domain::datasets::TermsTransition::Keep,
        grace_until: None,
    });
    facts
}

fn everything() -> Vec<Facts> {
    let levels =
        [DatasetAccess::Open, DatasetAccess::Registered, DatasetAccess::Restricted, DatasetAccess::PartnerHosted];
    let mut all = Vec::new();
    for (access, number) in levels.into_iter().zip(2_u128..) {
        all.push(bare(number, access));
        all.push(full(number + 10, access));
        let mut deprecated = full(number + 20, access);
        deprecated.dataset.state = DatasetState::Deprecated;
        deprecated.dataset.licence = Some("Only on Tuesdays\u{7}".into());
        deprecated.dataset.source_url = Some("no address".into());
        all.push(deprecated);
        let mut withdrawn = full(number + 30, access);
        withdrawn.dataset.state = DatasetState::Withdrawn;
        all.push(withdrawn);
    }
    all
}

fn written(facts: &[Facts]) -> Vec<(&'static str, Vec<u8>)> {
    let place = Place { page: 2, pages: 3, total: 250, updated: Some(DateTime::UNIX_EPOCH) };
    let graph = document(BASE, Some(&publisher()), facts, &place);
    Form::ALL.into_iter().map(|form| (form.ending(), form.write(&graph).unwrap())).collect()
}

#[test]
fn all_that_can_be_said_is_valid_and_the_same_in_three_forms() {
    let checked = checker::rdf(&written(&everything()));
    assert!(checked.well, "{}", checked.said);
}

#[test]
fn only_open_data_has_addresses_of_files() {
    for access in [DatasetAccess::Open, DatasetAccess::Registered, DatasetAccess::Restricted] {
        let documents = written(&[full(5, access)]);
        let turtle = String::from_utf8(documents[0].1.clone()).unwrap();
        assert_eq!(turtle.contains("dcat:downloadURL"), access == DatasetAccess::Open, "{access:?}");
        assert_eq!(turtle.contains("odrl:hasPolicy"), access != DatasetAccess::Open, "{access:?}");
        assert!(!turtle.contains("/files/d/"), "no signed URL");
    }
}

#[test]
fn broken_documents_are_rejected() {
    let good = written(&everything());
    let turtle = String::from_utf8(good[0].1.clone()).unwrap();
    for (what, broken) in [
        ("an agent without a name", turtle.replace("foaf:name", "foaf:nick")),
        ("a checksum that is no hexadecimal", turtle.replace("^^xsd:hexBinary", "^^xsd:base64Binary")),
        ("a distribution without a way in", turtle.replace("dcat:accessURL", "dcat:accessUrl")),
        ("values that stand in no list", turtle.replace("skos:inScheme", "skos:inCollection")),
        ("a catalogue without a title", turtle.replace("dct:title", "dct:alternative")),
    ] {
        assert_ne!(broken, turtle, "{what}: nothing was broken");
        let checked = checker::rdf(&[("ttl", broken.into_bytes())]);
        assert!(!checked.well && checked.said.contains("violation"), "{what}: {}", checked.said);
    }
    let (one, other) = (written(&[bare(7, DatasetAccess::Open)]), written(&[bare(8, DatasetAccess::Open)]));
    let checked = checker::rdf(&[("ttl", one[0].1.clone()), ("rdf", other[2].1.clone())]);
    assert!(!checked.well && checked.said.contains("other things"), "{}", checked.said);
}
