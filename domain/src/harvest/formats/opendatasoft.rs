//! Opendatasoft: the catalogue as CSV (v1), and pages and single datasets of Explore v2 and v2.1.

use serde_json::{Map, Value};
use url::Url;

use super::building::{Building, RawLink};
use super::ckan::names;
use super::object::{self, Object, as_text};
use crate::harvest::HarvestFormat;
use crate::harvest::record::{Found, Next, NotACatalogue, Parsed};

/// A document of Explore v2 or v2.1.
pub fn parse(document: &Value, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let own = own_origin(document);
    let base = base.or(own.as_ref());
    let list = ["datasets", "results"].iter().find_map(|key| document.get(*key)).and_then(Value::as_array);
    let Some(all) = list else {
        let one = record(document, base);
        return Ok(Parsed {
            format: HarvestFormat::Opendatasoft,
            found: vec![one],
            total: None,
            lists_all: false,
            next: None,
        });
    };
    let total = document.get("total_count").and_then(Value::as_u64);
    let here = u64::try_from(all.len()).unwrap_or(u64::MAX);
    let next = total.filter(|total| here > 0 && here < *total).map(|_| Next::Offset(here));
    let found = all.iter().map(|one| record(one, base)).collect();
    Ok(Parsed { format: HarvestFormat::Opendatasoft, found, total, lists_all: true, next })
}

/// The portal that a document says it comes from.
fn own_origin(document: &Value) -> Option<Url> {
    let links = document.get("links")?.as_array()?;
    let href = links.iter().find(|link| link.get("rel").and_then(Value::as_str) == Some("self"))?.get("href")?;
    Url::parse(href.as_str()?).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

fn record(value: &Value, base: Option<&Url>) -> Found {
    let dataset = value.get("dataset").unwrap_or(value);
    let mut b = Building::new(object::raw(dataset), base);
    let Some(mut o) = Object::of(dataset) else {
        b.refuse("", "harvest.not_a_record", "It is not an object.");
        return b.finish();
    };
    let id = o.text("dataset_id");
    b.native_id("dataset_id", id.clone());
    if o.text("visibility").is_some_and(|visibility| visibility == "restricted") {
        b.refuse("visibility", "harvest.not_public", "The portal shows it only to its own users.");
    }
    for quiet in ["dataset_uid", "features", "fields", "data_visible"] {
        o.get(quiet);
    }
    let has_records = o.get("has_records").and_then(Value::as_bool).unwrap_or(false);
    let attachments = o.list("attachments");
    if let Some(mut metas) = o.inner("metas") {
        if let Some(mut default) = metas.inner("default") {
            facts(&mut b, &mut default);
            let left: Vec<String> = default.unread().iter().map(|name| format!("metas.default.{name}")).collect();
            b.unread(&left.iter().map(String::as_str).collect::<Vec<_>>());
        }
        if let Some(mut custom) = metas.inner("custom") {
            b.frequency("metas.custom.periodicity", custom.list("periodicity").first().and_then(as_text));
            b.issued("metas.custom.date-de-creation", custom.text("date-de-creation"));
        }
    }
    links(&mut b, id.as_deref(), base, has_records, &attachments);
    b.unread(&o.unread());
    b.finish()
}

fn facts(b: &mut Building, o: &mut Object) {
    b.title("metas.default.title", o.text("title"));
    b.description("metas.default.description", o.text("description"));
    b.themes("metas.default.keyword", names(&o.list("keyword"), &["name"]));
    b.themes("metas.default.theme", names(&o.list("theme"), &["name"]));
    b.licence("metas.default.license", o.text("license"), o.text("license_url"));
    b.language("metas.default.language", o.text("language"));
    b.publisher("metas.default.publisher", o.text("publisher"));
    b.modified("metas.default.modified", o.text("modified"));
    let places = names(&o.list("territory"), &["name"]).join(", ");
    b.spatial("metas.default.territory", Some(places).filter(|places| !places.is_empty()));
}

fn links(b: &mut Building, id: Option<&str>, base: Option<&Url>, has_records: bool, attachments: &[Value]) {
    let origin = base.map(|base| base.origin().ascii_serialization()).filter(|origin| origin != "null");
    let (Some(id), Some(origin)) = (id.filter(|id| is_plain(id)), origin) else {
        return b.refuse(
            "files",
            "harvest.base_missing",
            "It names no address. Give the address of the portal in the source, and its page is found by the identifier.",
        );
    };
    b.landing_page("dataset_id", Some(format!("{origin}/explore/dataset/{id}/")));
    let api = format!("{origin}/api/explore/v2.1/catalog/datasets/{id}");
    if has_records {
        for (format, ending) in [("CSV", "csv"), ("JSON", "json")] {
            let url = Some(format!("{api}/exports/{ending}"));
            b.link(
                "has_records",
                RawLink { name: Some(format.into()), url, format: Some(format.into()), ..RawLink::default() },
            );
        }
    }
    for attachment in attachments {
        let Some(mut o) = Object::of(attachment) else { continue };
        let url = o.text("id").filter(|id| is_plain(id)).map(|file| format!("{api}/attachments/{file}"));
        b.link(
            "attachments",
            RawLink { name: o.text("title"), url, media_type: o.text("mimetype"), ..RawLink::default() },
        );
    }
}

fn is_plain(id: &str) -> bool {
    id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '@' | '.' | '%'))
}

/// The catalogue as CSV: a header with `datasetid`, one dataset a row.
pub fn csv(text: &str, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let header = text.lines().next().unwrap_or_default();
    let delimiter = if header.matches(';').count() > header.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(names) => names.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => return Err(broken(&error)),
    };
    let mut found = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| broken(&error))?;
        let fields: Map<String, Value> = names
            .iter()
            .zip(row.iter())
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(name, value)| (name.clone(), Value::String(value.to_owned())))
            .collect();
        // A row that is shorter than the header was cut off.
        let whole = row.len() == names.len();
        found.push(row_record(&Value::Object(fields), base, whole));
    }
    let total = u64::try_from(found.len()).ok();
    Ok(Parsed { format: HarvestFormat::Opendatasoft, found, total, lists_all: true, next: None })
}

fn broken(error: &csv::Error) -> NotACatalogue {
    let line = error.position().map_or(1, csv::Position::line);
    NotACatalogue::new("harvest.broken_csv", format!("The CSV breaks off or is damaged near line {line}."))
}

fn row_record(row: &Value, base: Option<&Url>, whole: bool) -> Found {
    let mut b = Building::new(object::raw(row), base);
    let Some(mut o) = Object::of(row) else { return b.finish() };
    let id = o.text("datasetid");
    b.native_id("datasetid", id.clone());
    if !whole {
        b.refuse("", "harvest.row_cut_off", "The row has not as many cells as the header.");
    }
    b.title("title", o.text("title"));
    b.description("description", o.text("description"));
    b.themes("keyword", o.text("keyword").into_iter().collect());
    b.themes("theme", o.text("theme").into_iter().collect());
    b.licence("license", o.text("license"), None);
    b.language("language", o.text("language"));
    if let Some((from, publisher)) = o.first(&["publisher", "dcat.creator"]) {
        b.publisher(from, Some(publisher));
    }
    if let Some((from, at)) = o.first(&["dcat.issued", "dcat.created"]) {
        b.issued(from, Some(at));
    }
    b.modified("modified", o.text("modified"));
    b.frequency("dcat.accrualperiodicity", o.text("dcat.accrualperiodicity"));
    b.spatial("dcat.spatial", o.text("dcat.spatial"));
    if let Some(temporal) = o.text("dcat.temporal") {
        let (begin, end) = temporal.split_once('/').unwrap_or((&temporal, ""));
        b.period("dcat.temporal", Some(begin), Some(end).filter(|end| !end.is_empty()));
    }
    b.contact("inspire.contact_email", None, o.text("inspire.contact_email"));
    o.get("references");
    links(&mut b, id.as_deref(), base, false, &[]);
    b.unread(&o.unread());
    b.finish()
}
