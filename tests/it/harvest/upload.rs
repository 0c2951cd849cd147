//! A catalogue that is uploaded, and how its report is read on the pages.

use serde_json::{Value, json};

use super::house::{House, count};
use crate::journey::world::with_id;
use crate::pages::reader::Reader;

fn bytes(file: &str) -> Vec<u8> {
    let path = format!("{}/data/catalogues/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

async fn put(house: &mut House, source: &str, name: &str, bytes: Vec<u8>) {
    let before =
        house.w.contents.texts("SELECT verb AS t FROM activity WHERE verb = 'harvest_source.file_set'").await.len();
    let input = json!({"source": source, "name": name});
    let begun = house.w.act("berlin", "harvestFileUploadBegin", input, "upload { url }").await;
    let url = begun["upload"]["url"].as_str().unwrap();
    let sent = house.w.as_("berlin").http().put(url).body(bytes).send().await.unwrap();
    assert!(sent.status().is_success(), "{}", sent.status());
    house
        .until("the file to be checked", || async {
            let all =
                house.w.contents.texts("SELECT verb AS t FROM activity WHERE verb = 'harvest_source.file_set'").await;
            all.len() > before
        })
        .await;
}

/// RDF, then a file that is no catalogue, then the pages.
pub async fn upload(house: &mut House) {
    let source = house.source(json!({"name": "Upload", "origin": "FILE", "url": null, "format": "AUTO"})).await;
    let start = json!({"source": source, "preview": true});
    assert_eq!(house.w.as_("berlin").refused("harvestRunStart", start, "__typename").await, "REFUSED", "no file yet");
    put(house, &source, "govdata.rdf", bytes("berlin/govdata_catalog_dcat_ap_de_2017.rdf")).await;
    let run = house.run(&source, false).await;
    assert_eq!(
        (&run["state"], &run["format"], count(&run, "CREATED")),
        (&json!("DONE"), &json!("RDF_XML"), 6),
        "{run:#}"
    );
    let one = house.dataset("bd2d4fa6-e9ad-470d-888b-5eb1378d39e9").await;
    assert_eq!(one["title"]["text"], "Naturräume Geest und Marsch");
    // The same content in another notation changes the hash of the raw record at most, and no dataset.
    let before = house.datasets("berlin").await;
    put(house, &source, "govdata.ttl", bytes("berlin/govdata_catalog_dcat_ap_de_2017.converted.ttl")).await;
    let run = house.run(&source, false).await;
    assert_eq!((&run["format"], count(&run, "UNCHANGED")), (&json!("TURTLE"), 6), "{run:#}");
    let lock = |all: &[Value]| all.iter().map(|one| one["lockVersion"].clone()).collect::<Vec<_>>();
    assert_eq!(lock(&house.datasets("berlin").await), lock(&before));

    put(house, &source, "velib.json", bytes("paris/ods_v1_records_velib_2019.json")).await;
    let bad = house.run(&source, false).await;
    assert_eq!((&bad["state"], &bad["errorCode"]), (&json!("FAILED"), &json!("harvest.not_a_catalogue")));
    assert_eq!(house.dataset("bd2d4fa6-e9ad-470d-888b-5eb1378d39e9").await["state"], "PUBLISHED");
    pages(house, &source).await;
}

async fn pages(house: &House, source: &str) {
    let runs = "query($id: ID!) { harvestSource(id: $id) { runs { nodes { id state } } } }";
    let seen = house.w.read("berlin", runs, with_id(source)).await;
    let all = seen["harvestSource"]["runs"]["nodes"].as_array().unwrap().clone();
    let done = all.iter().find(|run| run["state"] == "DONE").unwrap()["id"].as_str().unwrap().to_owned();
    let failed = all.iter().find(|run| run["state"] == "FAILED").unwrap()["id"].as_str().unwrap().to_owned();
    let mut reader = Reader::new(&house.w.app);
    reader.sign_in("katrin@berlin.example", "eleven kettles sing at dusk").await;
    for (language, word, reason) in [
        ("de", "Bericht", "kein Katalog"),
        ("en", "Report", "not a catalogue"),
        ("fr", "Compte rendu", "pas un catalogue"),
    ] {
        reader.get(&format!("/privacy?lang={language}")).await;
        assert!(reader.get("/harvest").await.text.contains("Upload"));
        assert!(reader.get(&format!("/harvest/{source}")).await.text.contains(&done));
        assert!(reader.get(&format!("/harvest/{source}/edit")).await.text.contains("Upload"));
        let report = reader.get(&format!("/harvest/runs/{done}?outcome=unchanged")).await.text;
        assert!(report.contains(word) && report.contains("Naturräume Geest und Marsch"), "{report}");
        let said = reader.get(&format!("/harvest/runs/{failed}")).await.text;
        assert!(said.contains(reason), "{said}");
    }
    let csv = reader.get(&format!("/harvest/runs/{done}/report.csv")).await;
    assert!(csv.kind.starts_with("text/csv"));
    assert_eq!(csv.text.lines().count(), 7);
    assert!(csv.text.starts_with("position,identifier,title,outcome"));
    let slug = house.dataset("bd2d4fa6-e9ad-470d-888b-5eb1378d39e9").await["slug"].as_str().unwrap().to_owned();
    let page = reader.get(&format!("/datasets/{slug}")).await.text;
    assert!(page.contains("id=\"provenance\"") && page.contains("bd2d4fa6-e9ad-470d-888b-5eb1378d39e9"), "{page}");
    assert!(page.contains("non indiqué par la source"), "what the source does not say is not made up");
}
