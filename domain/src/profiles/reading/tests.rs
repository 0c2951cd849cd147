//! Every data file of the repository, against figures that were worked out with other programs.

use std::path::PathBuf;

use proptest::prelude::*;

use super::limits::SAMPLE;
use super::*;

fn bytes(file: &str) -> Vec<u8> {
    let top = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let found =
        ["tests/data/files", "api/demo/files"].iter().find_map(|dir| std::fs::read(top.join(dir).join(file)).ok());
    found.unwrap_or_else(|| panic!("no file {file}"))
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap() {
        "csv" => "text/csv",
        "tsv" => "text/tab-separated-values",
        "geojson" => "application/geo+json",
        "json" => "application/json",
        "ttl" => "text/turtle",
        "txt" => "text/plain",
        other => panic!("{other}"),
    }
}

/// As the worker does it.
fn read(media_type: &str, bytes: &[u8], chunk: usize) -> Result<Profile, Reason> {
    let mut profiler = Profiler::new(media_type);
    let again = bytes.chunks(chunk.max(1)).any(|part| profiler.feed(part) == Fed::Again);
    if !again && let Some(profile) = profiler.finish(false)? {
        return Ok(profile);
    }
    let mut profiler = Profiler::one_byte(media_type);
    for part in bytes.chunks(chunk.max(1)) {
        assert_ne!(profiler.feed(part), Fed::Again);
    }
    Ok(profiler.finish(false)?.expect("nothing is read a third time"))
}

fn of(file: &str) -> Profile {
    read(media_type(file), &bytes(file), 64 * 1024).unwrap_or_else(|reason| panic!("{file}: {}", reason.sentence()))
}

fn text(text: &str) -> Profile {
    read("text/csv", text.as_bytes(), 7).unwrap()
}

impl Profile {
    fn column(&self, name: &str) -> &Column {
        self.columns.iter().find(|column| column.name == name).unwrap_or_else(|| panic!("no column {name}: {self:#?}"))
    }
}

fn range(column: &Column) -> (&str, &str) {
    (column.min.as_deref().unwrap_or_default(), column.max.as_deref().unwrap_or_default())
}

fn median(column: &Column) -> &str {
    &column.quantiles.iter().find(|one| one.at == 0.5).unwrap().value
}

fn near(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 1e-6 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn boxed(place: Option<&Place>, expected: [f64; 4], within: f64) {
    let found = place.unwrap().box_wgs84.unwrap();
    assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= within), "{found:?} is not {expected:?}");
}

/// Rows, columns, blank rows of every table; ragged rows are in none of them.
const TABLES: &[(&str, u64, usize, u64)] = &[
    ("berlin/berlin_datenportal_zugriffe_monatlich.csv", 83, 4, 0),
    ("berlin/berlin_elektro_ladesaeulen_2020.csv", 543, 20, 0),
    ("berlin/berlin_energieverbrauch_landesgebaeude.csv", 386, 11, 0),
    ("berlin/berlin_weihnachtsmaerkte_2025.csv", 53, 32, 0),
    ("london/london_air_quality_monthly_2008_2018.csv", 132, 15, 0),
    ("london/london_borough_profiles_2017_trailing_blank_rows.csv", 33, 84, 5),
    ("london/london_laei_no2_2019_by_borough.csv", 33, 6, 0),
    ("london/london_laei_pm25_2019_by_borough.csv", 33, 6, 0),
    ("london/london_station_entry_exit_2016_headerless.csv", 15413, 4, 0),
    ("newyork/nyc_air_quality_by_neighbourhood.csv", 195, 12, 0),
    ("newyork/nyc_bid_directory.csv", 54, 2, 0),
    ("newyork/nyc_downtown_brooklyn_retail_locations.csv", 171, 9, 0),
    ("newyork/nyc_farmers_markets_2012.csv", 137, 9, 0),
    ("newyork/nyc_greenthumb_gardens.csv", 536, 10, 0),
    ("newyork/nyc_municipal_building_energy_2010_2011.csv", 2615, 18, 0),
    ("newyork/nyc_mwbe_statistics.csv", 5, 7, 0),
    ("newyork/nyc_open_restaurant_applications_2020_excerpt.csv", 2500, 19, 0),
    ("newyork/nyc_payphone_wifi_metrics.csv", 49, 10, 0),
    ("newyork/nyc_sidewalk_cafe_licences_2019.csv", 1116, 47, 0),
    ("newyork/nyc_sidewalk_cafes_2012.csv", 1008, 12, 0),
    ("newyork/nyc_times_square_entertainment_venues.csv", 77, 6, 0),
    ("newyork/nyc_times_square_food_beverage.csv", 331, 6, 0),
    ("newyork/nyc_times_square_hotels_2011.csv", 41, 4, 0),
    ("newyork/nyc_workforce1_career_centers.csv", 20, 6, 0),
    ("paris/paris_lieux_de_tournage_excerpt.csv", 2200, 14, 0),
];

#[test]
fn every_table_has_its_rows_and_columns() {
    for (file, rows, columns, blank) in TABLES {
        let profile = of(file);
        let found = (profile.rows, profile.columns.len(), profile.blank_rows, profile.ragged_rows);
        assert_eq!(found, (*rows, *columns, *blank, 0), "{file}");
        assert_eq!(profile.encoding.as_deref(), Some("UTF-8"), "{file}");
        let semicolon = file.contains("energieverbrauch") || file.contains("tournage");
        assert_eq!(profile.delimiter, Some(if semicolon { ';' } else { ',' }), "{file}");
        let header = if file.contains("headerless") { HeaderRow::Absent } else { HeaderRow::Present };
        assert_eq!(profile.header, Some(header), "{file}");
        adds_up(&profile);
    }
}

fn adds_up(profile: &Profile) {
    for column in &profile.columns {
        assert_eq!(column.values + column.nulls, profile.rows, "{column:?}");
        let bars: u64 = column.bars.iter().map(|bar| bar.count).sum();
        assert!(column.bars.is_empty() || bars == column.values - column.misfits, "{column:?}");
        assert!(column.distinct <= column.values, "{column:?}");
    }
}

#[test]
fn german_figures_and_degrees_in_one_file() {
    let profile = of("berlin/berlin_energieverbrauch_landesgebaeude.csv");
    assert_eq!(profile.line_ends, Some(LineEnds::CrLf));
    let heat = profile.column("Wärmeverbrauch");
    assert_eq!((heat.kind, heat.written.as_deref(), heat.nulls), (Kind::Integer, Some("1.234,5"), 1));
    assert_eq!((range(heat), median(heat)), (("0", "25208289"), "594791"));
    near(heat.mean, 1_281_519.270_129_870_2);
    let power = profile.column("Stromverbrauch");
    assert_eq!((range(power), median(power)), (("0", "4543235"), "155686.5"));
    assert_eq!(profile.column("gc_xwert").kind, Kind::Decimal);
    let place = profile.place.as_ref().unwrap();
    assert_eq!((place.epsg, place.recognised), (Some(4326), Some(Recognised::ByRange)));
    assert_eq!(place.columns, ["gc_xwert", "gc_ywert"]);
    boxed(profile.place.as_ref(), [13.13608, 52.34025, 13.72222, 52.64556], 1e-9);
}

#[test]
fn utm_coordinates_are_recognised_and_drawn_where_they_are() {
    let profile = of("berlin/berlin_elektro_ladesaeulen_2020.csv");
    let place = profile.place.as_ref().unwrap();
    assert_eq!((place.epsg, place.rows, place.outside), (Some(25833), 543, 0));
    assert_eq!(
        place.bounds,
        [373_818.612_210_889_64, 5_807_999.479_349_324, 407_135.937_455_849_26, 5_829_470.899_663_169]
    );
    // PROJ places the points within 13.13987, 52.410062, 13.631431, 52.604; the box around the box is a little larger.
    boxed(profile.place.as_ref(), [13.13987, 52.410062, 13.631431, 52.604], 0.008);
    assert_eq!(place.map.as_ref().unwrap().shown, 543);
    let power = profile.column("anschlussltg_kw");
    assert_eq!((power.kind, power.nulls, range(power), median(power)), (Kind::Decimal, 27, ("3.7", "350"), "22"));
    near(power.mean, 29.226_744_186_046_545);
    let since = profile.column("inbetrieb_am");
    assert_eq!((since.kind, range(since)), (Kind::DateTime, ("2009-05-20T00:00:00", "2020-01-27T00:00:00")));
    let operator = profile.column("betreiber");
    assert_eq!((operator.distinct, operator.top[0].value.as_str(), operator.top[0].count), (21, "Allego GmbH", 338));
    assert_eq!(profile.column("id").kind, Kind::Identifier);
}

#[test]
fn german_dates_and_a_place_with_a_lost_comma() {
    let profile = of("berlin/berlin_weihnachtsmaerkte_2025.csv");
    let from = profile.column("von");
    assert_eq!((from.kind, from.written.as_deref()), (Kind::Date, Some("dd.mm.yyyy")));
    assert_eq!(range(from), ("2025-11-05", "2025-12-20"));
    // Two markets lost a comma: one lies at 52503, 13447.
    let place = profile.place.as_ref().unwrap();
    assert_eq!((place.epsg, place.rows, place.outside), (Some(4326), 53, 2));
    assert!(place.box_wgs84.unwrap()[2] < 14.0);
}

#[test]
fn london_without_header_with_months_and_with_blank_rows() {
    let profile = of("london/london_station_entry_exit_2016_headerless.csv");
    let [station, year, metric, value] = profile.columns.as_slice() else { panic!() };
    assert_eq!(
        (station.name.as_str(), station.kind, station.distinct),
        ("column 1", Kind::Text, 3211),
        "NAN is a station"
    );
    assert_eq!((year.kind, year.distinct, range(year)), (Kind::Integer, 1, ("2016", "2016")));
    assert_eq!((metric.kind, metric.distinct, metric.top[0].value.as_str()), (Kind::Text, 20, "tot_yr"));
    assert_eq!((value.kind, range(value)), (Kind::Integer, ("0", "100362256")));
    near(value.mean, 682_940.155_972_231_2);
    // 13,044 distinct values are more than are counted exactly, and the profile says so.
    assert!(value.distinct_estimated && value.spread_estimated);
    assert!((12_300..=13_800).contains(&value.distinct), "{}", value.distinct);
    let middle: f64 = median(value).parse().unwrap();
    assert!((30_000.0..=43_000.0).contains(&middle), "{middle}");

    let air = of("london/london_air_quality_monthly_2008_2018.csv");
    assert_eq!(range(air.column("Month")), ("2008-01-01", "2018-12-01"));
    let roadside = air.column("London Mean Roadside Nitrogen Dioxide (ug/m3)");
    assert_eq!(range(roadside), ("38.950403225806454", "75.92241379310352"));
    near(roadside.mean, 55.757_290_749_491_965);

    let zone = of("london/london_congestion_charge_zone.geojson");
    let place = zone.place.as_ref().unwrap();
    assert_eq!(
        (zone.format, zone.rows, place.epsg, place.recognised),
        (Format::GeoJson, 3, Some(4326), Some(Recognised::Declared))
    );
    assert_eq!(place.shapes, [Counted { value: "Polygon".into(), count: 3 }]);
    boxed(zone.place.as_ref(), [-0.167_082, 51.486_213, -0.072_14, 51.531_766], 1e-9);
}

#[test]
fn new_york_with_null_words_us_dates_percents_and_places_in_addresses() {
    let open = of("newyork/nyc_open_restaurant_applications_2020_excerpt.csv");
    let number = open.column("Building Number");
    assert_eq!(number.null_words, [Counted { value: "undefined".into(), count: 300 }]);
    let area = open.column("Sidewalk Dimensions (Area)");
    assert_eq!((area.kind, area.values, range(area), median(area)), (Kind::Integer, 2157, ("0", "11984"), "216"));
    near(area.mean, 372.904_033_379_694);
    assert_eq!(open.column("Qualify Alcohol").kind, Kind::Boolean);
    assert_eq!(open.column("Postcode").kind, Kind::Identifier);
    assert_eq!((open.place.as_ref().unwrap().rows, open.place.as_ref().unwrap().without), (1869, 631));
    boxed(open.place.as_ref(), [-74.239_072, 40.515_85, -73.702_723, 40.906_725], 1e-9);

    let cafes = of("newyork/nyc_sidewalk_cafe_licences_2019.csv");
    let sent = cafes.column("SUBMIT_DATE");
    assert_eq!((sent.kind, sent.written.as_deref()), (Kind::Date, Some("m/d/yyyy")));
    assert_eq!((range(sent), cafes.column("APP_TOO_DATE").values), (("2013-08-06", "2020-06-18"), 356));
    assert_eq!(cafes.column("ZIP").kind, Kind::Identifier);

    let centers = of("newyork/nyc_workforce1_career_centers.csv");
    assert_eq!(centers.column("Location 1").kind, Kind::Geometry);
    boxed(
        centers.place.as_ref(),
        [-74.165_197_604_968_2, 40.544_293_121_116_34, -73.791_810_922_631_94, 40.861_589_261_093_854],
        1e-9,
    );
    assert!(of("newyork/nyc_times_square_hotels_2011.csv").place.is_none());

    let shares = of("newyork/nyc_mwbe_statistics.csv");
    let goods = shares.column("Prime Contracts - Goods");
    assert_eq!((goods.kind, goods.unit.as_deref(), range(goods)), (Kind::Decimal, Some("%"), ("4.99", "17.87")));
    assert_eq!(shares.column("Prime Contracts - Construction").kind, Kind::Text, "“No goal” is no number");
}

#[test]
fn paris_in_every_notation() {
    let films = of("paris/paris_lieux_de_tournage_excerpt.csv");
    assert_eq!(range(films.column("date_debut")).0, "2016-01-05");
    assert_eq!(range(films.column("date_fin")).1, "2020-12-24");
    let kind = films.column("type_tournage");
    assert_eq!((kind.top[0].value.as_str(), kind.top[0].count), ("Long métrage", 1246));
    assert_eq!(films.column("geo_shape").kind, Kind::Geometry);
    assert_eq!(films.column("geo_point_2d").kind, Kind::Geometry);
    boxed(films.place.as_ref(), [2.229_019_14, 48.764_193, 2.458_503_81, 48.928_923], 1e-9);

    let coffee = of("paris/paris_cafes_a_un_euro_2012.geojson");
    assert_eq!((coffee.rows, coffee.columns.len(), coffee.place.as_ref().unwrap().without), (162, 8, 1));
    assert_eq!((coffee.column("comptoir").values, coffee.column("lat_lon").kind), (159, Kind::List));
    boxed(coffee.place.as_ref(), [2.265_531, 48.825_904_8, 2.408_059_8, 48.895_459_3], 1e-9);

    let markets = of("paris/paris_marches_de_quartier.geojson");
    assert_eq!((markets.rows, markets.columns.len(), markets.column("mardi").values), (69, 13, 26));
    boxed(markets.place.as_ref(), [2.261_39, 48.822_304, 2.410_118, 48.898_109], 1e-9);

    let parks = of("paris/paris_parcs_et_jardins_2010.geojson");
    let place = parks.place.as_ref().unwrap();
    assert_eq!((parks.rows, parks.columns.len(), place.recognised), (16, 42, Some(Recognised::ByFormat)));
    assert_eq!((place.shapes[0].count, place.shapes[1].count), (12, 4));
    boxed(
        parks.place.as_ref(),
        [2.242_223_215_662_823, 48.816_649_861_128_774, 2.450_144_539_564_007, 48.892_053_418_257_22],
        1e-9,
    );

    let traffic = of("paris/paris_comptage_routier_records_20260621.json");
    assert_eq!((traffic.format, traffic.rows), (Format::Json, 100));
    let flow = traffic.column("q");
    assert_eq!((flow.values, flow.nulls, range(flow)), (52, 48, ("20", "5705")));
    near(flow.mean, 1_244.288_461_538_461_4);
    assert_eq!(range(traffic.column("t_1h")).0, "2026-06-20T22:00:00");
    assert_eq!(traffic.column("iu_ac").kind, Kind::Identifier);
    assert_eq!(traffic.place.as_ref().unwrap().columns, ["geo_shape"]);
    boxed(
        traffic.place.as_ref(),
        [2.278_361_393_126_516, 48.819_652_263_043_2, 2.414_435_377_108_843_4, 48.902_148_848_993_384],
        1e-9,
    );
}

#[test]
fn berlin_fountains_and_visits() {
    let fountains = of("berlin/berlin_trinkbrunnen_osm_2021.geojson");
    assert_eq!(fountains.rows, 129);
    boxed(fountains.place.as_ref(), [13.155_947_8, 52.406_300_8, 13.721_009_7, 52.634_355_7], 1e-9);
    let visits = of("berlin/berlin_datenportal_zugriffe_monatlich.csv");
    assert_eq!(
        (visits.column("month").kind, range(visits.column("month"))),
        (Kind::Date, ("2019-02-01", "2025-12-01"))
    );
    near(visits.column("visits").mean, 8_577.060_240_963_856);
}

#[test]
fn what_is_no_table_gets_a_precise_reason() {
    let reason = |media: &str, bytes: &[u8]| read(media, bytes, 1000).unwrap_err();
    let deliveries = bytes("berlin/berlin_lieferdienste_2020_excerpt.ttl");
    assert_eq!(reason("text/turtle", &deliveries).sentence(), "Linked data: 6194 triples, not a table.");
    assert_eq!(reason("application/pdf", b"%PDF").code, "not_a_table");
    assert_eq!(reason("text/csv", b"").code, "empty");
    assert_eq!(reason("text/plain", b"Dear reader,\nthis is a letter.\n"), Reason::new("plain_text").count(2));
    assert_eq!(reason("application/json", b"[{\"a\":1},{\"a\""), Reason::new("json_broken").count(1));
    assert_eq!(reason("application/json", b"<html>").code, "not_json");
    assert_eq!(reason("application/json", b"5").code, "no_records");
}

#[test]
fn every_encoding_and_line_end_gives_the_same_table() {
    let plain = "Straße;Höhe\nWall;1,5\nPlatz;2,5\n";
    let latin: Vec<u8> = plain.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked: Vec<u8> = b"\xEF\xBB\xBF".iter().copied().chain(plain.bytes()).collect();
    for (bytes, encoding) in [
        (plain.as_bytes().to_vec(), "UTF-8"),
        (marked, "UTF-8 with BOM"),
        (latin, "Latin-1 (Windows-1252)"),
        (wide, "UTF-16LE"),
    ] {
        let profile = read("text/csv", &bytes, 3).unwrap();
        assert_eq!(profile.encoding.as_deref(), Some(encoding));
        assert_eq!((profile.columns[0].name.as_str(), range(&profile.columns[1])), ("Straße", ("1.5", "2.5")));
    }
    assert_eq!(text("a,b\r1,2\r3,4\r").line_ends, Some(LineEnds::Cr));
    assert_eq!(text("a,b\r1,2\r3,4\r").rows, 2);
}

#[test]
fn latin_1_that_begins_like_utf_8_is_read_again() {
    let mut bytes = b"name,n\n".to_vec();
    while bytes.len() < SAMPLE + 10 {
        bytes.extend_from_slice(b"plain,1\n");
    }
    bytes.extend_from_slice(b"Stra\xDFe,2\n");
    let profile = read("text/csv", &bytes, 4096).unwrap();
    assert_eq!(profile.encoding.as_deref(), Some("Latin-1 (Windows-1252)"));
    assert_eq!(profile.columns[0].max.as_deref(), Some("plain"));
    assert_eq!(profile.columns[0].min.as_deref(), Some("Straße"));
}

#[test]
fn odd_rows_are_counted_and_odd_values_named() {
    let profile = text("a,b\n1,2\n3\n4,5,6\n,\n7,8\n");
    assert_eq!((profile.rows, profile.ragged_rows, profile.blank_rows), (4, 2, 1));
    let mut rows = String::from("n,epoch_time,flag\n");
    for n in 0..40 {
        rows.push_str(&format!("{n},{},{}\n", 1_700_000_000 + n * 3600, if n % 2 == 0 { "ja" } else { "nein" }));
    }
    rows.push_str("viele,1700000000,ja\n");
    let profile = text(&rows);
    let n = profile.column("n");
    assert_eq!((n.kind, n.misfits, n.misfit_examples.as_slice()), (Kind::Integer, 1, &["viele".to_owned()][..]));
    let time = profile.column("epoch_time");
    assert_eq!((time.kind, time.written.as_deref()), (Kind::DateTime, Some("epoch seconds")));
    assert_eq!(range(time).0, "2023-11-14T22:13:20");
    assert_eq!(profile.column("flag").kind, Kind::Boolean);
}

#[test]
fn json_lines_and_nested_records() {
    let lines = "{\"a\":{\"b\":1,\"c\":[1,2]},\"t\":true}\n{\"a\":{\"b\":2},\"t\":false}\n";
    let profile = read("application/json", lines.as_bytes(), 5).unwrap();
    assert_eq!((profile.format, profile.rows), (Format::JsonLines, 2));
    assert_eq!((profile.column("a.b").kind, profile.column("a.c").kind), (Kind::Integer, Kind::List));
    assert_eq!((profile.column("a.c").nulls, profile.column("t").kind), (1, Kind::Boolean));
    let feature = r#"{"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[13.4,52.5]}}"#;
    let one = read("application/geo+json", feature.as_bytes(), 9).unwrap();
    assert_eq!((one.format, one.rows, one.place.unwrap().rows), (Format::GeoJson, 1, 1));
    let utm = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25833"}},
        "features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[391281.155,5821719.177]}}]}"#;
    let place = read("application/geo+json", utm.as_bytes(), 9).unwrap().place;
    boxed(place.as_ref(), [13.397_123, 52.534_702, 13.397_123, 52.534_702], 1e-6);
}

#[test]
fn wide_and_endless_things_stay_within_bounds() {
    let wide: String = (0..1000).map(|n| format!("c{n},")).collect::<String>() + "\n" + &"1,".repeat(1000) + "\n";
    let profile = text(&wide);
    assert_eq!((profile.columns.len(), profile.columns_left_out), (MAX_COLUMNS, 745));
    let open = format!("a,b\n1,2\n3,\"{}", "never closed\n".repeat(100_000));
    let profile = read("text/csv", open.as_bytes(), 65_536).unwrap();
    assert_eq!(profile.rows, 2);
    assert!(profile.first_rows[1][1].as_ref().unwrap().chars().count() <= 161);
    let deep = "[".repeat(500_000);
    assert!(read("application/json", deep.as_bytes(), 65_536).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn cutting_anywhere_gives_the_same_profile(
        text in "([a-c]{0,3}|[0-9]{1,4}|\"[a,\n]{0,3}\"|[0-9]{1,2}\\.[0-9]{2}|ä|,|;|\n|\r\n){0,80}",
        chunk in 1_usize..40,
    ) {
        for media in ["text/csv", "application/json", "text/plain"] {
            let whole = read(media, text.as_bytes(), usize::MAX);
            prop_assert_eq!(&whole, &read(media, text.as_bytes(), chunk));
            if let Ok(profile) = whole {
                adds_up(&profile);
            }
        }
    }

    #[test]
    fn any_bytes_end_well(bytes in prop::collection::vec(any::<u8>(), 0..400), chunk in 1_usize..40) {
        for media in ["text/csv", "application/geo+json", "text/turtle"] {
            let whole = read(media, &bytes, usize::MAX);
            let cut = read(media, &bytes, chunk);
            prop_assert_eq!(whole.is_ok(), cut.is_ok());
            if let (Ok(whole), Ok(cut)) = (whole, cut) {
                prop_assert_eq!(serde_json::to_string(&whole).unwrap(), serde_json::to_string(&cut).unwrap());
                adds_up(&whole);
            }
        }
    }

    #[test]
    fn figures_are_those_of_the_numbers(numbers in prop::collection::vec(-100_000_i32..100_000, 1..200)) {
        let mut text = String::from("name,n\n");
        for number in &numbers {
            text.push_str(&format!("x,{number}\n"));
        }
        let profile = read("text/csv", text.as_bytes(), 64).unwrap();
        let column = &profile.columns[1];
        let least = numbers.iter().min().unwrap().to_string();
        let most = numbers.iter().max().unwrap().to_string();
        prop_assert_eq!(range(column), (least.as_str(), most.as_str()));
        let mean = numbers.iter().map(|n| f64::from(*n)).sum::<f64>() / numbers.len() as f64;
        prop_assert!((column.mean.unwrap() - mean).abs() < 1e-6);
        let distinct: std::collections::BTreeSet<_> = numbers.iter().collect();
        prop_assert_eq!(column.distinct, distinct.len() as u64);
        adds_up(&profile);
    }
}
