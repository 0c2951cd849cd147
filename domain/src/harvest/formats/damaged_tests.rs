//! What damaged, huge and hostile documents come to: a reason, never a crash, a hang or half a catalogue.

use proptest::prelude::*;
use url::Url;

use super::tests::{bytes, codes, read, usable};
use super::{HarvestFormat, parse};
use crate::harvest::record::Found;

#[test]
fn truncated_documents_are_refused_and_never_half_a_catalogue() {
    for file in [
        "berlin/berlin_ckan_dump_excerpt_2020.json",
        "berlin/berlin_csw_getrecords_page.xml",
        "berlin/govdata_catalog_dcat_ap_de_2017.rdf",
        "berlin/govdata_catalog_dcat_ap_de_2017.converted.jsonld",
        "london/london_datapress_export.composed.json",
        "newyork/dcat_us_philadelphia_excerpt.json",
        "paris/ods_v2_catalog_datasets.json",
    ] {
        let whole = bytes(file);
        let end = whole.iter().rposition(|byte| !byte.is_ascii_whitespace()).unwrap();
        for part in 1..40 {
            let cut = end * part / 40;
            let outcome = parse(&whole[..cut], HarvestFormat::Auto, None);
            assert!(outcome.is_err(), "{file} cut at {cut} of {end}");
        }
        assert!(parse(&whole[..end], HarvestFormat::Auto, None).is_err(), "{file} without its last sign");
    }
    // Rows and statements can end anywhere; what is cut off inside one is told.
    let csv = bytes("paris/ods_catalog_export_paris_2015.csv");
    let base = Url::parse("https://opendata.paris.fr/").unwrap();
    let cut = parse(&csv[..csv.len() - 30], HarvestFormat::Auto, Some(&base)).unwrap();
    assert_eq!(codes(&cut), ["harvest.row_cut_off"]);
    let turtle = bytes("berlin/govdata_catalog_dcat_ap_de_2017.converted.ttl");
    assert_eq!(parse(&turtle[..turtle.len() / 2], HarvestFormat::Auto, None).unwrap_err().code, "harvest.broken_rdf");
}

#[test]
fn hostile_documents_are_refused_in_time() {
    let code = |text: &str| match parse(text.as_bytes(), HarvestFormat::Auto, None) {
        Ok(parsed) => panic!("{} records", parsed.found.len()),
        Err(reason) => reason.code,
    };
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE rdf:RDF [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">&c;</rdf:RDF>";
    assert_eq!(code(laughs), "harvest.xml_entities");
    let outside = "<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">&x;</rdf:RDF>";
    assert_eq!(code(outside), "harvest.xml_entities");
    assert_eq!(code(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))), "harvest.too_deep");
    assert_eq!(code(&format!("{{\"dataset\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000))), "harvest.too_deep");
    let deep = format!("<csw:GetRecordsResponse>{}", "<a>".repeat(100_000));
    assert_eq!(code(&deep), "harvest.too_deep");
    let deep = format!("@prefix a: <http://a.example/> .\na:b a:c {} .", "[ a:d ".repeat(100_000));
    assert_eq!(code(&deep), "harvest.too_deep");
    let many = format!("{{\"conformsTo\":\"x\",\"dataset\":[{}]}}", vec!["{}"; 20_001].join(","));
    assert_eq!(code(&many), "harvest.too_many");
    // A context that would have to be fetched is not fetched.
    assert_eq!(code(r#"{"@context": "http://127.0.0.1/context.jsonld", "@graph": []}"#), "harvest.broken_rdf");
    let circle = "@prefix d: <http://www.w3.org/ns/dcat#> . @prefix t: <http://purl.org/dc/terms/> .\n<http://a.example/x> a d:Dataset ; t:title \"X\" ; t:identifier \"x\" ; d:landingPage <http://a.example/x> ; t:relation _:y . _:y t:relation <http://a.example/x> .";
    let parsed = parse(circle.as_bytes(), HarvestFormat::Auto, None).unwrap();
    assert_eq!(usable(&parsed).len(), 1, "a graph in a circle is read once");
}

#[test]
fn wrong_types_are_reasons_and_not_crashes() {
    for file in [
        "newyork/dcat_us_data_ny_gov_one_dataset.json",
        "london/london_datapress_export.composed.json",
        "berlin/berlin_ckan_dump_excerpt_2020.json",
        "paris/ods_v2_catalog_datasets.json",
        "newyork/socrata_views/6k68-kc8u.json",
    ] {
        let document: serde_json::Value = serde_json::from_slice(&bytes(file)).unwrap();
        let told = read(file, None).unwrap().format;
        for wrong in ["null", "0", "-1e308", "true", "\"\"", "\"[]\"", "[]", "{}", "[[[]]]", "{\"a\": {\"b\": []}}"] {
            let wrong: serde_json::Value = serde_json::from_str(wrong).unwrap();
            let mut paths = Vec::new();
            pointers(&document, String::new(), &mut paths);
            for path in paths.iter().filter(|path| path.matches('/').count() < 5).take(120) {
                let mut broken = document.clone();
                *broken.pointer_mut(path).unwrap() = wrong.clone();
                for format in [HarvestFormat::Auto, told] {
                    let _ = parse(broken.to_string().as_bytes(), format, None);
                }
            }
        }
    }
}

fn pointers(value: &serde_json::Value, at: String, all: &mut Vec<String>) {
    all.push(at.clone());
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                pointers(value, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), all);
            }
        }
        serde_json::Value::Array(list) => {
            for (n, value) in list.iter().enumerate().take(2) {
                pointers(value, format!("{at}/{n}"), all);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn one_flipped_byte_breaks_nothing(file in 0_usize..6, at in 0.0_f64..1.0, byte: u8) {
        let file = ["berlin/berlin_ckan_dump_excerpt_2020.json", "berlin/berlin_csw_record_lod2_gebaeude.xml", "berlin/govdata_catalog_dcat_ap_de_2017.rdf",
            "berlin/govdata_catalog_dcat_ap_de_2017.converted.ttl", "paris/ods_v2_dataset.json", "newyork/dcat_us_data_ny_gov_one_dataset.json"][file];
        let mut bytes = bytes(file);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = ((bytes.len() - 1) as f64 * at) as usize;
        bytes[at] = byte;
        let _ = parse(&bytes, HarvestFormat::Auto, None);
    }

    #[test]
    fn the_order_of_fields_does_not_change_the_raw_record(a in "[a-z]{1,8}", b in "[a-z]{1,8}") {
        let one = format!(r#"[{{"slug":"s","id":"{a}","title":"{b}","resources":{{}}}}]"#);
        let two = format!(r#"[{{"resources":{{}},"title":"{b}","id":"{a}","slug":"s"}}]"#);
        let raw = |text: &str| match parse(text.as_bytes(), HarvestFormat::Auto, None).unwrap().found.remove(0) {
            Found::Usable(record) => record.raw,
            Found::Unusable(one) => one.raw,
        };
        prop_assert_eq!(raw(&one), raw(&two));
    }
}
