//! DCAT-US 1.1: the `data.json` of North American portals and of ArcGIS Hub.

use serde_json::Value;
use url::Url;

use super::building::{Building, RawLink};
use super::ckan::names;
use super::object::{self, Object, as_text};
use crate::harvest::HarvestFormat;
use crate::harvest::record::{Found, NotACatalogue, Parsed};

/// A `data.json`.
pub fn parse(document: &Value, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let all = document
        .get("dataset")
        .and_then(Value::as_array)
        .ok_or_else(|| NotACatalogue::new("harvest.no_datasets", "This data.json has no list “dataset”."))?;
    let found: Vec<Found> = all.iter().map(|one| record(one, base)).collect();
    let total = u64::try_from(found.len()).ok();
    Ok(Parsed { format: HarvestFormat::DcatUs, found, total, lists_all: true, next: None })
}

fn record(dataset: &Value, base: Option<&Url>) -> Found {
    let mut b = Building::new(object::raw(dataset), base);
    let Some(mut o) = Object::of(dataset) else {
        b.refuse("", "harvest.not_a_record", "It is not an object.");
        return b.finish();
    };
    o.get("@type");
    b.native_id("identifier", o.text("identifier"));
    match o.text("accessLevel").as_deref() {
        None | Some("public") => {}
        Some(level) => {
            let message = format!("Its access level at the portal is “{level}”; only public datasets are harvested.");
            b.refuse("accessLevel", "harvest.not_public", message);
        }
    }
    b.title("title", o.text("title"));
    b.description("description", o.text("description"));
    b.themes("keyword", names(&o.list("keyword"), &["name", "title"]));
    b.themes("theme", names(&o.list("theme"), &["name", "title"]));
    b.licence("license", o.text("license"), o.text("license"));
    b.language("language", o.list("language").first().and_then(as_text));
    b.publisher("publisher.name", o.inner("publisher").and_then(|mut publisher| publisher.text("name")));
    if let Some(mut contact) = o.inner("contactPoint") {
        b.contact("contactPoint", contact.text("fn"), contact.text("hasEmail"));
    }
    b.landing_page("landingPage", o.text("landingPage"));
    b.issued("issued", o.text("issued"));
    b.modified("modified", o.text("modified"));
    b.frequency("accrualPeriodicity", o.text("accrualPeriodicity"));
    spatial(&mut b, o.text("spatial"));
    if let Some(temporal) = o.text("temporal") {
        let (begin, end) = temporal.split_once('/').unwrap_or((&temporal, ""));
        b.period("temporal", Some(begin), Some(end).filter(|end| !end.is_empty()));
    }
    for distribution in o.list("distribution") {
        link(&mut b, &distribution);
    }
    b.unread(&o.unread());
    b.finish()
}

/// Bounding boxes are not places in words.
fn spatial(b: &mut Building, raw: Option<String>) {
    let Some(raw) = raw else { return };
    let numbers = raw.split(',').all(|part| part.trim().parse::<f64>().is_ok());
    if numbers {
        b.dropped("coverage.spatial", "spatial", "a bounding box, not a place in words");
    } else {
        b.spatial("spatial", Some(raw));
    }
}

fn link(b: &mut Building, distribution: &Value) {
    let Some(mut o) = Object::of(distribution) else { return b.dropped("files", "distribution", "not an object") };
    let address = o.first(&["downloadURL", "accessURL"]);
    let from = address.as_ref().map_or("distribution", |(from, _)| from);
    b.link(
        from,
        RawLink {
            name: o.text("title"),
            url: address.as_ref().map(|(_, url)| url.clone()),
            media_type: o.text("mediaType"),
            format: o.text("format"),
            ..RawLink::default()
        },
    );
}
