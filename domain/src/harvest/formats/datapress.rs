//! DataPress: exports of the London Datastore, in the old layout and in the new one.

use serde_json::Value;
use url::Url;

use super::building::{Building, RawLink};
use super::ckan::names;
use super::object::{self, Object, as_text};
use crate::harvest::HarvestFormat;
use crate::harvest::record::{Found, NotACatalogue, Parsed};

/// An export: an array of datasets whose resources are an object keyed by id.
pub fn parse(document: &Value, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let all =
        document.as_array().ok_or_else(|| NotACatalogue::new("harvest.no_datasets", "This export is not a list."))?;
    let found: Vec<Found> = all.iter().map(|one| record(one, base)).collect();
    let total = u64::try_from(found.len()).ok();
    Ok(Parsed { format: HarvestFormat::Datapress, found, total, lists_all: true, next: None })
}

fn record(value: &Value, base: Option<&Url>) -> Found {
    let mut b = Building::new(object::raw(value), base);
    let Some(mut o) = Object::of(value) else {
        b.refuse("", "harvest.not_a_record", "It is not an object.");
        return b.finish();
    };
    b.native_id("id", o.text("id"));
    if o.text("sharing").is_some_and(|sharing| sharing != "public") {
        b.refuse("sharing", "harvest.not_public", "The portal does not share it with the public.");
    }
    if let Some(state) = o.text("state").filter(|state| state != "active") {
        b.refuse("state", "harvest.not_active", format!("Its state at the portal is “{state}”."));
    }
    b.title("title", o.text("title"));
    b.description("description", o.text("description"));
    b.themes("tags", names(&o.list("tags"), &["name", "title"]));
    b.themes("topics", names(&o.list("topics"), &["name", "title"]));
    licence(&mut b, &mut o);
    let publisher = o.get("publisher").and_then(|value| {
        as_text(value).or_else(|| Object::of(value)?.first(&["title", "name"]).map(|(_, text)| text))
    });
    match publisher {
        Some(publisher) => b.publisher("publisher", Some(publisher)),
        None => b.publisher("maintainer", o.text("maintainer").or_else(|| o.text("author"))),
    }
    b.contact("maintainer", o.text("maintainer"), o.text("maintainer_email").or_else(|| o.text("author_email")));
    b.issued("createdAt", o.text("createdAt"));
    b.modified("updatedAt", o.text("updatedAt"));
    let custom = o.inner("custom").and_then(|mut custom| custom.text("update_frequency"));
    b.frequency("update_frequency", o.text("update_frequency").or(custom));
    b.spatial("london_smallest_geography", o.text("london_smallest_geography"));
    let origin = base.map(|base| base.origin().ascii_serialization()).filter(|origin| origin != "null");
    if let (Some(slug), Some(origin)) = (o.text("slug"), origin) {
        b.landing_page("slug", Some(format!("{origin}/dataset/{slug}")));
    }
    for (_, resource) in resources(&mut o) {
        link(&mut b, &resource);
    }
    for quiet in ["shares", "parent"] {
        o.get(quiet);
    }
    b.unread(&o.unread());
    b.finish()
}

fn licence(b: &mut Building, o: &mut Object) {
    let Some(value) = o.get("licence").or_else(|| o.get("license")) else { return };
    match Object::of(value) {
        None => b.licence("licence", as_text(value), None),
        Some(mut inner) => {
            let name = inner.first(&["title", "name", "id"]).map(|(_, text)| text);
            b.licence("licence.title", name, inner.text("url"));
        }
    }
}

/// Resources in their order; those without one come last, by key.
fn resources(o: &mut Object) -> Vec<(i64, Value)> {
    let mut all: Vec<(i64, String, Value)> = match o.get("resources") {
        Some(Value::Object(map)) => map
            .iter()
            .map(|(key, value)| {
                (value.get("order").and_then(Value::as_i64).unwrap_or(i64::MAX), key.clone(), value.clone())
            })
            .collect(),
        Some(Value::Array(list)) => list.iter().map(|value| (0, String::new(), value.clone())).collect(),
        _ => Vec::new(),
    };
    all.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    all.into_iter().map(|(order, _, value)| (order, value)).collect()
}

fn link(b: &mut Building, resource: &Value) {
    let Some(mut o) = Object::of(resource) else { return b.dropped("files", "resources", "not an object") };
    let size = o.get("check_size").and_then(Value::as_i64);
    b.link(
        "resources",
        RawLink {
            name: o.first(&["title", "name"]).map(|(_, text)| text),
            url: o.text("url"),
            media_type: o.text("check_mimetype"),
            format: o.text("format"),
            size,
            ..RawLink::default()
        },
    );
}
