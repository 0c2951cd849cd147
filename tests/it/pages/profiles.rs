//! Profiles on the pages of the demonstration, in three languages, and the steward's form.

use std::time::{Duration, Instant};

use intercity_tests::{App, Database, Files, Options};
use reqwest::StatusCode;

use super::reader::{Read, Reader, between};

const OPEN: &str = "/datasets/berlin-elektro-ladesaeulen-2020";
const RESTRICTED: &str = "/datasets/london-station-entry-exit-2016";

/// The page, as soon as it says something.
async fn until(reader: &mut Reader, path: &str, says: &str) -> Read {
    let begun = Instant::now();
    loop {
        let page = reader.get(path).await;
        if page.text.contains(says) {
            return page;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{path} never says “{says}”: {}", page.text);
        tokio::time::sleep(Duration::from_millis(100)).await; // the condition is asked again
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_see_what_is_in_a_file_and_stewards_decide_who_does() {
    let app = App::with(Options { database: Database::Sqlite, files: Files::Folder, command: "demo" }).await;
    let mut reader = Reader::new(&app);
    reader.get("/privacy?lang=en").await;
    let page = until(&mut reader, OPEN, "543 rows, 20 columns").await;
    let file = between(&page.text, "href=\"/datasets/berlin-elektro-ladesaeulen-2020/files/", "\"").unwrap();
    let file = format!("{OPEN}/files/{file}");
    for (language, words) in [
        ("en", ["543 rows, 20 columns", "EPSG:25833 (recognised by the values)", "First rows", "Map with 543 places"]),
        (
            "de",
            [
                "543 Zeilen, 20 Spalten",
                "EPSG:25833 (an den Werten erkannt)",
                "Die ersten Zeilen",
                "Karte mit 543 Orten",
            ],
        ),
        (
            "fr",
            [
                "543 lignes, 20 colonnes",
                "EPSG:25833 (reconnues à leurs valeurs)",
                "Premières lignes",
                "Carte avec 543 lieux",
            ],
        ),
    ] {
        reader.get(&format!("/privacy?lang={language}")).await;
        let page = reader.get(&file).await;
        assert_eq!(page.status, StatusCode::OK);
        for word in words {
            assert!(page.text.contains(word), "{language}: no “{word}” in {}", page.text);
        }
        assert!(page.text.contains("Anklamer Str. 12") && page.text.contains("class=\"bars\""));
    }
    disclose(&app).await;
}

async fn disclose(app: &App) {
    let mut anybody = Reader::new(app);
    anybody.get("/privacy?lang=en").await;
    let before = anybody.get(RESTRICTED).await;
    assert_eq!(before.status, StatusCode::OK, "{}", before.text);
    assert!(!before.text.contains("15,413"), "restricted data shows nothing by itself");
    let form = format!("{RESTRICTED}/profiles");
    let refused = anybody.get(&form).await;
    assert_ne!(refused.status, StatusCode::OK);
    let mut steward = Reader::new(app);
    steward.sign_in("steward@northline.example", "platform nine and a quarter").await;
    until(&mut steward, RESTRICTED, "id=\"profile\"").await;
    let fields = [("level", "summary"), ("hiddenColumns", "column 1")];
    let sent = steward.post(&form, &form, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let after = until(&mut anybody, RESTRICTED, "15,413 rows, 3 columns").await;
    assert!(after.text.contains("column 4") && !after.text.contains("column 1<"), "{}", after.text);
    assert!(!after.text.contains("Map with"));
}
