//! Every catalogue file in `tests/data/catalogues`, with figures that were counted by a script of another language
//! over the same files.

use std::path::{Path, PathBuf};

use url::Url;

use super::{HarvestFormat, parse};
use crate::harvest::record::{Found, Next, NotACatalogue, Parsed, Record, What};
use crate::kernel::Language;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/catalogues")
}

pub(super) fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(folder().join(file)).unwrap()
}

pub(super) fn read(file: &str, base: Option<&str>) -> Result<Parsed, NotACatalogue> {
    let base = base.map(|base| Url::parse(base).unwrap());
    parse(&bytes(file), HarvestFormat::Auto, base.as_ref())
}

pub(super) fn usable(parsed: &Parsed) -> Vec<&Record> {
    parsed
        .found
        .iter()
        .filter_map(|found| match found {
            Found::Usable(record) => Some(&**record),
            _ => None,
        })
        .collect()
}

pub(super) fn codes(parsed: &Parsed) -> Vec<&'static str> {
    let one = |found: &Found| if let Found::Unusable(one) = found { Some(one.code) } else { None };
    parsed.found.iter().filter_map(one).collect()
}

fn links(parsed: &Parsed) -> usize {
    usable(parsed).iter().map(|record| record.links.len()).sum()
}

fn titled<'a>(parsed: &'a Parsed, title: &str) -> &'a Record {
    usable(parsed).into_iter().find(|record| record.title == title).unwrap()
}

#[test]
fn berlin_ckan_dump() {
    let parsed = read("berlin/berlin_ckan_dump_excerpt_2020.json", None).unwrap();
    assert_eq!(
        (parsed.format, parsed.found.len(), parsed.lists_all, parsed.total),
        (HarvestFormat::Ckan, 1, true, Some(1))
    );
    let record = titled(&parsed, "Suchbegriffe daten.berlin.de");
    assert_eq!(record.native_id, "b4a3247b-e91d-40c8-bf47-7816ccf790c5");
    assert_eq!(record.publisher.as_deref(), Some("BerlinOnline Stadtportal GmbH & Co. KG"), "the free-text author");
    assert_eq!(record.contact.as_deref(), Some("opendata@berlin.de"), "the name was taken out");
    let licence = record.licence.as_ref().unwrap();
    assert_eq!(
        (licence.text.as_str(), licence.url.as_deref()),
        ("Creative Commons Attribution", Some("https://opendefinition.org/licenses/cc-by/"))
    );
    assert!(
        record.description.starts_with("Wonach suchen die NutzerInnen des Berliner Datenportals?\n\nDer Datensatz")
    );
    assert!(!record.description.contains('\r'));
    assert_eq!(
        record.themes,
        ["open data", "portal", "search", "usage", "öffentliche verwaltung, haushalt und steuern"].map(str::to_owned)
    );
    assert_eq!(record.modified.unwrap().to_rfc3339(), "2020-08-03T00:00:00+00:00");
    assert_eq!(
        (record.from.unwrap().to_string(), record.until.unwrap().to_string()),
        ("2019-02-01".into(), "2020-07-31".into())
    );
    assert_eq!(record.spatial, None, "“Keine” is no place");
    assert_eq!(record.frequency.as_deref(), Some("Monat"));
    let files: Vec<_> = record.links.iter().map(|link| (link.name.as_str(), link.media_type.as_str())).collect();
    assert_eq!(
        files,
        [
            ("daten.berlin.de Suchbegriffe", "application/json"),
            ("daten.berlin.de Suchbegriffe, Dokumentation", "application/pdf")
        ]
    );
    assert!(record.notes.iter().any(|note| note.what == What::Dropped && note.from == "berlin_type"));
}

#[test]
fn ckan_pages_and_single_packages() {
    let first = read("london/uk_ckan_package_search_page1.json", None).unwrap();
    assert_eq!((first.found.len(), first.total, &first.next), (5, Some(5), &None));
    assert_eq!(codes(&first), ["harvest.title_missing"; 5]);
    let last = read("london/uk_ckan_package_search_page2_empty.json", None).unwrap();
    assert_eq!((last.found.len(), last.total, last.next), (0, Some(5), None));

    let durham = read("london/uk_ckan_package_show_durham.json", None).unwrap();
    assert!(!durham.lists_all, "one record is not a catalogue");
    let record = titled(&durham, "Ford Crossings");
    assert_eq!(record.native_id, "7509bbb5-ce6a-4801-8d77-b72c58d46180");
    assert_eq!(record.themes, ["flooding", "fords", "river", "roads", "stream", "transport"].map(str::to_owned));
    let urls: Vec<_> = record.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(
        urls,
        [
            "https://files.datapress.com/leeds/dataset/ford-crossings/2017-01-17T11:31:19/Ford_crossings.csv",
            "http://datamillnorth.org/dataset/ford-crossings",
        ]
    );
    let york = read("london/uk_ckan_package_show_york.json", None).unwrap();
    let record = titled(&york, "Datasets' List");
    assert_eq!(record.frequency.as_deref(), Some("Monthly"), "from the extras");
    assert_eq!(record.links.len(), 1);
    assert_eq!(record.modified.unwrap().to_rfc3339(), "2018-05-02T19:27:59.746105+00:00");
    let assumed =
        |note: &&crate::harvest::record::Note| note.field == "modified" && note.detail.contains("without a zone");
    assert!(record.notes.iter().any(|note| assumed(&note)));
    assert_eq!(
        record.contact.as_deref(),
        Some("City of York Council - Business Intelligence Hub, business.intelligence@york.gov.uk")
    );
}

#[test]
fn a_search_page_goes_on_until_its_count() {
    let page = br#"{"success": true, "result": {"count": 3, "results": [{"id": "a", "title": "A", "url": "https://a.example/"}]}}"#;
    let parsed = parse(page, HarvestFormat::Ckan, None).unwrap();
    assert_eq!(parsed.next, Some(Next::Offset(1)));
    let error =
        parse(br#"{"success": false, "error": {"message": "Not found"}}"#, HarvestFormat::Auto, None).unwrap_err();
    assert_eq!((error.code, error.message.contains("Not found")), ("harvest.portal_error", true));
}

#[test]
fn the_three_notations_of_one_graph_say_the_same() {
    let files = [".rdf", ".converted.ttl", ".converted.jsonld"]
        .map(|end| format!("berlin/govdata_catalog_dcat_ap_de_2017{end}"));
    let [rdf, turtle, json] = files.map(|file| read(&file, None).unwrap());
    assert_eq!(
        [&rdf, &turtle, &json].map(|one| one.format),
        [HarvestFormat::RdfXml, HarvestFormat::Turtle, HarvestFormat::JsonLd]
    );
    for parsed in [&rdf, &turtle, &json] {
        assert_eq!((parsed.found.len(), usable(parsed).len(), parsed.total), (6, 6, Some(6)));
        assert_eq!(links(parsed), 1 + 7 + 3 + 2 + 2 + 2);
        assert!(parsed.lists_all && parsed.next.is_none());
    }
    let facts = |parsed: &Parsed| {
        let mut all: Vec<Record> =
            usable(parsed).into_iter().map(|one| Record { raw: String::new(), ..one.clone() }).collect();
        all.sort_by(|a, b| a.native_id.cmp(&b.native_id));
        all
    };
    assert_eq!(facts(&rdf), facts(&turtle));
    assert_eq!(facts(&rdf), facts(&json));
    let record = titled(&rdf, "Naturräume Geest und Marsch");
    assert_eq!(record.native_id, "bd2d4fa6-e9ad-470d-888b-5eb1378d39e9");
    assert_eq!(
        record.licence.as_ref().unwrap().text,
        "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
        "on distributions only"
    );
    assert_eq!(record.language, Some(Language::De));
    assert_eq!(record.frequency.as_deref(), Some("ANNUAL"));
    assert_eq!(
        (record.from.unwrap().to_string(), record.until.unwrap().to_string()),
        ("2016-01-01".into(), "2016-12-31".into())
    );
    let sums: Vec<_> = record.links.iter().filter_map(|link| link.sha256.as_deref()).collect();
    assert!(sums.contains(&"bbbba2505bd74be6c4775591e45df702b93fbdc55cafe2774fe77275db1277af"));
    assert!(record.links.iter().any(|link| link.size == Some(222_441)));
    let berlin = titled(&rdf, "Aktuelle Ausschreibungen nach VOL, VOB, VOF oder für Interessenbekundungsverfahren");
    assert_eq!(berlin.links.len(), 7);
    let mixed = titled(&rdf, "Testdatensatz Lizenz Offenheit");
    assert_eq!(
        mixed.licence.as_ref().unwrap().text,
        "http://dcat-ap.de/def/licenses/cc-by-nd; http://dcat-ap.de/def/licenses/dl-zero-de/2.0"
    );
}

#[test]
fn reading_again_gives_the_same_raw_record_whatever_blank_nodes_are_called() {
    for file in ["berlin/govdata_catalog_dcat_ap_de_2017.rdf", "paris/ods_v2_dcat_ap_export_excerpt.rdf"] {
        let raws = || {
            let parsed = read(file, None).unwrap();
            let mut raws: Vec<String> = usable(&parsed).into_iter().map(|one| one.raw.clone()).collect();
            raws.sort();
            raws
        };
        assert_eq!(raws(), raws());
        assert!(raws().iter().all(|raw| !raw.contains("_:")));
    }
}

#[test]
fn paris_dcat_export_is_flat_with_blank_publishers() {
    let parsed = read("paris/ods_v2_dcat_ap_export_excerpt.rdf", None).unwrap();
    assert_eq!((parsed.found.len(), usable(&parsed).len(), links(&parsed)), (30, 30, 70));
    let record = titled(&parsed, "Les jeunes entreprises innovantes - répartition régionale");
    assert_eq!(record.native_id, "les-jeunes-entreprises-innovantes-region");
    assert_eq!(record.publisher.as_deref(), Some("DGE"));
    assert_eq!(record.language, Some(Language::Fr));
    assert!(record.description.starts_with("Le jeu de données met à disposition"), "HTML became text");
    assert_eq!(record.licence.as_ref().unwrap().text, "http://wiki.data.gouv.fr/wiki/Licence_Ouverte_/_Open_Licence");
    assert_eq!(
        record.links.iter().map(|link| link.media_type.as_str()).collect::<Vec<_>>(),
        ["text/csv", "application/json"]
    );
    assert_eq!(record.themes.len(), 20, "nineteen keywords and a theme");
}

#[test]
fn geoportal_records() {
    let page = read("berlin/berlin_csw_getrecords_page.xml", None).unwrap();
    assert_eq!((page.format, page.found.len(), page.total, &page.next), (HarvestFormat::Iso19139, 3, Some(3), &None));
    assert_eq!(codes(&page), ["harvest.not_a_dataset"; 2], "a service and an application");
    let one = read("berlin/berlin_csw_record_lod2_gebaeude.xml", None).unwrap();
    assert!(!one.lists_all);
    for parsed in [&page, &one] {
        let record = titled(parsed, "3D-Gebäudemodelle im Level of Detail 2 (LoD 2)");
        assert_eq!(record.native_id, "8a7ea996-7955-4fbb-8980-7be09be6f193");
        assert_eq!(record.publisher.as_deref(), Some("Senatsverwaltung für Stadtentwicklung und Wohnen Berlin"));
        let stamp = record.modified.map(|at| at.to_rfc3339());
        let stated = (!std::ptr::eq(parsed, &page)).then_some("2019-09-13T15:47:45+00:00");
        assert_eq!(stamp.as_deref(), stated, "the page was asked for without stamps");
        assert_eq!(record.language, Some(Language::De));
        let licence = record.licence.as_ref().unwrap();
        assert_eq!(licence.url.as_deref(), Some("https://www.govdata.de/dl-de/by-2-0"), "JSON inside a text");
        assert_eq!(licence.text, "Datenlizenz Deutschland -Namensnennung - Version 2.0");
        assert_eq!(
            record.links[0].url,
            "https://registry.gdi-de.org/id/de.be.csw/05377e9a-5223-3973-bbe8-95302abd3034"
        );
    }
}

#[test]
fn london_datapress_in_both_layouts() {
    let parsed = read("london/london_datapress_export.composed.json", None).unwrap();
    assert_eq!((parsed.format, parsed.found.len()), (HarvestFormat::Datapress, 3));
    assert_eq!(usable(&parsed).iter().map(|one| one.links.len()).collect::<Vec<_>>(), [1, 2, 1]);
    let record = titled(&parsed, "London Average Air Quality Levels");
    assert_eq!(record.licence.as_ref().unwrap().text, "UK Open Government Licence (OGL v3)");
    assert_eq!((record.frequency.as_deref(), record.spatial.as_deref()), (Some("Monthly"), Some("Greater London")));
    assert_eq!(record.themes, ["air quality", "pollution", "environment"].map(str::to_owned));

    let new = br#"[{"id": "x1", "slug": "x", "title": "X", "licence": {"title": "OGL v3", "url": "https://ogl.example/3"}, "publisher": {"title": "GLA"},
        "custom": {"update_frequency": "Daily"}, "resources": {"b": {"url": "https://a.example/b.csv", "order": 2}, "a": {"url": "https://a.example/a.csv", "order": 1}}}]"#;
    let parsed = parse(new, HarvestFormat::Auto, None).unwrap();
    let record = titled(&parsed, "X");
    assert_eq!(record.licence.as_ref().unwrap().url.as_deref(), Some("https://ogl.example/3"));
    assert_eq!(
        record.links.iter().map(|link| link.name.as_str()).collect::<Vec<_>>(),
        ["a.csv", "b.csv"],
        "in their order"
    );
    assert_eq!((record.publisher.as_deref(), record.frequency.as_deref()), (Some("GLA"), Some("Daily")));
}

#[test]
fn dcat_us_of_four_portals() {
    let state = read("newyork/dcat_us_data_ny_gov_one_dataset.json", None).unwrap();
    assert_eq!((state.format, links(&state)), (HarvestFormat::DcatUs, 4));
    let record = usable(&state)[0];
    assert_eq!(record.native_id, "https://data.ny.gov/api/views/22ew-dxez");
    assert_eq!(record.contact.as_deref(), Some("Open Data NY, opendata@its.ny.gov"));

    let city = read("newyork/dcat_us_philadelphia_excerpt.json", None).unwrap();
    assert_eq!((city.found.len(), usable(&city).len()), (40, 40));
    assert_eq!(links(&city), 322, "323, less one “hhttps”; two layers of one archive stand at one address");
    let archived = titled(&city, "ARCHIVED: Philadelphia Food Access");
    assert!(
        archived.notes.iter().any(|note| note.what == What::Dropped && note.detail.contains("neither http nor https"))
    );
    assert_eq!(usable(&city).iter().filter(|one| one.modified.is_some()).count(), 0, "37 say null, three R/P1D");
    assert_eq!(usable(&city).iter().filter(|one| one.frequency.is_some()).count(), 3, "R/P1D says how often");

    let hub = read("paris/dcat_us_arcgis_hub_evian_fr.json", None).unwrap();
    assert_eq!((usable(&hub).len(), links(&hub)), (8, 34));
    let bins = titled(&hub, "poubelles");
    assert_eq!(bins.description, "Emplacement et description des poubelles à Evian-les-Bains");
    assert_eq!(
        bins.licence.as_ref().unwrap().text,
        "Soumis à la licence Etalab : https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
    );
    assert!(bins.licence.as_ref().unwrap().raw.starts_with("<DIV"), "the raw text is kept");
    assert_eq!(usable(&hub).iter().filter(|one| one.licence.is_none()).count(), 5, "five say nothing");
    assert_eq!(bins.spatial, None, "a bounding box is no place in words");
}

#[test]
fn dcat_us_oddities() {
    let of = |fields: &str| {
        let text = format!(
            r#"{{"conformsTo": "x", "dataset": [{{"identifier": "a", "title": "A", "landingPage": "https://a.example/", {fields}}}]}}"#
        );
        parse(text.as_bytes(), HarvestFormat::Auto, None).unwrap()
    };
    assert_eq!(usable(&of(r#""modified": "R/P1D""#))[0].frequency.as_deref(), Some("R/P1D"));
    assert_eq!(usable(&of(r#""modified": "20201117""#))[0].modified.unwrap().to_rfc3339(), "2020-11-17T00:00:00+00:00");
    assert_eq!(usable(&of(r#""keyword": "[]""#))[0].themes, Vec::<String>::new());
    assert_eq!(usable(&of(r#""keyword": "[\"x\", \"y\"]""#))[0].themes, ["x".to_owned(), "y".to_owned()]);
    assert_eq!(
        usable(&of(r#""keyword": ["eins, zwei ,drei"]"#))[0].themes,
        ["eins", "zwei", "drei"].map(str::to_owned)
    );
    assert_eq!(codes(&of(r#""accessLevel": "non-public""#)), ["harvest.not_public"]);
    assert_eq!(codes(&of(r#""accessLevel": "restricted public""#)), ["harvest.not_public"]);
    let file = usable(&of(r#""title": {"x": 1}"#)).len();
    assert_eq!(file, 0, "a title that is no text");
}

#[test]
fn new_york_views_and_listing() {
    let views = folder().join("newyork/socrata_views");
    let mut count = 0;
    for entry in std::fs::read_dir(views).unwrap() {
        let file = format!("newyork/socrata_views/{}", entry.unwrap().file_name().to_string_lossy());
        let parsed = read(&file, Some("https://data.cityofnewyork.us/")).unwrap();
        assert_eq!((parsed.format, usable(&parsed).len(), links(&parsed)), (HarvestFormat::Socrata, 1, 2), "{file}");
        let record = usable(&parsed)[0];
        assert!(file.ends_with(&format!("{}.json", record.native_id)));
        assert_eq!(codes(&read(&file, None).unwrap()), ["harvest.base_missing"]);
        count += 1;
    }
    assert_eq!(count, 14);
    let parsed = read("newyork/socrata_views/6k68-kc8u.json", Some("https://data.cityofnewyork.us/")).unwrap();
    let record = usable(&parsed)[0];
    assert_eq!((record.title.as_str(), record.frequency.as_deref()), ("Sidewalk Cafes", Some("Annually")));
    assert_eq!(record.modified.unwrap().timestamp(), 1_318_030_500);
    assert_eq!(record.publisher.as_deref(), Some("Department of Consumer Affairs (DCA)"));
    assert_eq!(record.links[0].url, "https://data.cityofnewyork.us/api/views/6k68-kc8u/rows.csv?accessType=DOWNLOAD");

    let listing = read("newyork/nyc_open_data_listing_2016_excerpt.json", None).unwrap();
    assert_eq!(
        (listing.format, listing.found.len(), usable(&listing).len(), links(&listing)),
        (HarvestFormat::SocrataListing, 450, 450, 450)
    );
    let record = titled(&listing, "For Hire Vehicles (FHV) - Active Drivers");
    assert_eq!(record.native_id, "xjfq-wh2d");
    assert_eq!(record.issued.unwrap().timestamp(), 1_437_067_442);
    assert_eq!(
        record.themes,
        ["fhv", "for hire", "for-hire", "for-hire-vehicles", "drivers", "taxi", "active", "transportation"]
            .map(str::to_owned)
    );
    assert_eq!(
        record.links[0].url,
        "http://data.cityofnewyork.us/Transportation/For-Hire-Vehicles-FHV-Active-Drivers/xjfq-wh2d"
    );
    assert_eq!(usable(&listing).iter().filter(|one| one.description.is_empty()).count(), 4);
}

#[test]
fn opendatasoft_in_all_versions() {
    let csv = read("paris/ods_catalog_export_paris_2015.csv", Some("https://opendata.paris.fr/")).unwrap();
    assert_eq!(
        (csv.format, csv.found.len(), usable(&csv).len(), links(&csv)),
        (HarvestFormat::Opendatasoft, 89, 89, 89)
    );
    let record = titled(&csv, "Concessions dans les jardins");
    assert_eq!(record.native_id, "concessions_dans_les_jardins");
    assert_eq!(
        record.description,
        "Liste des concessions (manèges, chalet de vente,...) dans les jardins parisiens par arrondissement."
    );
    assert_eq!(
        record.themes,
        ["jardin", "parc", "concessions", "chalet de vente", "manège", "théâtre", "souvenirs", "environnement"]
            .map(str::to_owned)
    );
    assert_eq!(record.links[0].url, "https://opendata.paris.fr/explore/dataset/concessions_dans_les_jardins/");
    assert_eq!(record.language, Some(Language::Fr));
    let spaced = usable(&csv)
        .into_iter()
        .find(|one| one.licence.as_ref().is_some_and(|licence| licence.raw == "ODbL Paris "))
        .unwrap();
    assert_eq!(
        spaced.licence.as_ref().unwrap().text,
        "ODbL Paris",
        "trailing spaces are cleaned, the raw text is kept"
    );
    assert_eq!(codes(&read("paris/ods_catalog_export_paris_2015.csv", None).unwrap()), ["harvest.base_missing"; 89]);

    let page = read("paris/ods_v2_catalog_datasets.json", None).unwrap();
    assert_eq!((usable(&page).len(), page.total, &page.next), (3, Some(426), &Some(Next::Offset(3))));
    let record = titled(&page, "France Relance - données agrégées");
    assert_eq!(record.native_id, "france-relance-donnees-agregees");
    assert_eq!(record.licence.as_ref().unwrap().text, "Licence Ouverte v2.0 (Etalab)");
    assert_eq!(record.frequency.as_deref(), Some("Quotidienne"));
    assert!(
        record.description.contains("à cette adresse (https://www.economie.gouv.fr/plan-de-relance/tableau-de-bord)")
    );
    assert_eq!(
        record.links[0].url,
        "https://data.economie.gouv.fr/api/explore/v2.1/catalog/datasets/france-relance-donnees-agregees/exports/csv"
    );

    let one = read("paris/ods_v2_dataset.json", None).unwrap();
    assert!(!one.lists_all);
    assert_eq!(links(&one), bytes("paris/ods_v2_dataset.json").windows(7).filter(|w| w == b"odsfile").count());
    let v21 = br#"{"total_count": 1, "results": [{"dataset_id": "a", "has_records": true, "metas": {"default": {"title": "A", "keyword": "x, y"}}}]}"#;
    let v21 = parse(v21, HarvestFormat::Auto, Some(&Url::parse("https://opendata.paris.fr/").unwrap())).unwrap();
    assert_eq!(titled(&v21, "A").themes, ["x".to_owned(), "y".to_owned()]);
    assert_eq!(v21.next, None);
}

#[test]
fn what_is_not_a_catalogue_says_what_it_is() {
    for (file, word) in [
        ("paris/ods_v1_records_velib_2019.json", "records of one dataset (Opendatasoft v1)"),
        ("paris/ods_v2_records.json", "records of one dataset (Opendatasoft v2)"),
        ("paris/ods_v2_record.json", "one record of one dataset"),
        ("paris/ods_v2_catalog_facets.json", "facets"),
        ("paris/ods_v2_dataset_facets.json", "facets"),
        ("paris/ods_v2_dataset_attachments.json", "attachments"),
    ] {
        let reason = read(file, None).unwrap_err();
        assert_eq!(reason.code, "harvest.not_a_catalogue", "{file}");
        assert!(reason.message.contains(word), "{file}: {}", reason.message);
        let told = parse(&bytes(file), HarvestFormat::Opendatasoft, None).unwrap_err();
        assert_eq!(told.code, "harvest.not_a_catalogue", "{file}, also when the source says that it is one");
    }
    let code = |text: &str| parse(text.as_bytes(), HarvestFormat::Auto, None).unwrap_err().code;
    assert_eq!(code("<!DOCTYPE html><html></html>"), "harvest.web_page");
    assert_eq!(code("<feed xmlns='http://www.w3.org/2005/Atom'/>"), "harvest.unknown_format");
    assert_eq!(code(""), "harvest.empty");
    assert_eq!(code("[]"), "harvest.empty");
    assert_eq!(code("{\"a\": 1}"), "harvest.unknown_format");
    assert_eq!(code("name;street\na;b\n"), "harvest.unknown_format");
    assert_eq!(code("@prefix a: <http://a.example/> .\na:b a:c a:d ."), "harvest.no_datasets");
    assert_eq!(parse(b"\xff\x00\x01\x02PNG", HarvestFormat::Auto, None).unwrap_err().code, "harvest.binary");
    let other = parse(&bytes("berlin/govdata_catalog_dcat_ap_de_2017.rdf"), HarvestFormat::Ckan, None).unwrap_err();
    assert_eq!(other.code, "harvest.other_format");
}

/// Every document with its path, for those who break them as well.
pub(super) fn corpus() -> Vec<(PathBuf, Vec<u8>)> {
    let mut open = vec![folder()];
    let mut all = Vec::new();
    while let Some(path) = open.pop() {
        let mut entries: Vec<_> = std::fs::read_dir(path).unwrap().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                all.push((path, bytes));
            }
        }
    }
    all
}

/// Every file in the folder is asked for by one of the tests above.
#[test]
fn no_file_is_forgotten() {
    let text = include_str!("tests.rs");
    let mut count = 0;
    for (path, _) in corpus() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name != "ATTRIBUTION.md" && !path.to_string_lossy().contains("socrata_views") {
            let start = name.split(".converted").next().unwrap().trim_end_matches(".rdf");
            assert!(text.contains(start), "{name}");
            count += 1;
        }
    }
    assert_eq!(count, 25);
}
