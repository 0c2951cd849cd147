//! CKAN: `package_search` pages, `package_show`, and dumps of packages.

use serde_json::Value;
use url::Url;

use super::building::{Building, RawLink};
use super::object::{self, Object, as_text};
use crate::harvest::HarvestFormat;
use crate::harvest::record::{Found, Next, NotACatalogue, Parsed};

/// A document of CKAN's action API, or a dump.
pub fn parse(document: &Value, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    if document.get("success").and_then(Value::as_bool) == Some(false) {
        let said = document.pointer("/error/message").and_then(as_text).unwrap_or_default();
        return Err(NotACatalogue::new(
            "harvest.portal_error",
            format!("The portal answered with an error. {said}").trim().to_owned(),
        ));
    }
    let (packages, total, lists_all) = if let Some(all) = document.pointer("/result/results").and_then(Value::as_array)
    {
        (all.iter().collect(), document.pointer("/result/count").and_then(Value::as_u64), true)
    } else if let Some(all) = document.get("datasets").or(Some(document)).and_then(Value::as_array) {
        (all.iter().collect::<Vec<_>>(), u64::try_from(all.len()).ok(), true)
    } else {
        (vec![document.get("result").unwrap_or(document)], None, false)
    };
    let here = u64::try_from(packages.len()).unwrap_or(u64::MAX);
    let next = total.filter(|total| lists_all && here > 0 && here < *total).map(|_| Next::Offset(here));
    let found = packages.into_iter().map(|package| record(package, base)).collect();
    Ok(Parsed { format: HarvestFormat::Ckan, found, total, lists_all, next })
}

fn record(package: &Value, base: Option<&Url>) -> Found {
    let mut b = Building::new(object::raw(package), base);
    let Some(mut o) = Object::of(package) else {
        b.refuse("", "harvest.not_a_record", "It is not an object.");
        return b.finish();
    };
    if let Some((from, id)) = o.first(&["id", "name"]) {
        b.native_id(from, Some(id));
    }
    if o.get("private").and_then(Value::as_bool) == Some(true) {
        b.refuse("private", "harvest.not_public", "The portal marks it as private.");
    }
    if let Some(state) = o.text("state").filter(|state| state != "active") {
        b.refuse("state", "harvest.not_active", format!("Its state at the portal is “{state}”."));
    }
    if let Some((from, title)) = o.first(&["title", "name"]) {
        b.title(from, Some(title).filter(|_| o.has("title")));
    }
    b.description("notes", o.text("notes"));
    b.themes("tags", names(&o.list("tags"), &["display_name", "name"]));
    b.groups("groups", names(&o.list("groups"), &["title", "display_name", "name"]));
    licence(&mut b, &mut o);
    people(&mut b, &mut o);
    let extras = extras(&mut o);
    let extra = |keys: &[&str]| {
        let same = |key: &str| key.to_lowercase().replace(['_', '-', ' '], "");
        extras.iter().find(|(key, _)| keys.contains(&same(key).as_str())).map(|(_, value)| value.clone())
    };
    b.landing_page("url", o.text("url"));
    if let Some((from, at)) = o.first(&["date_released", "metadata_created"]) {
        b.issued(from, Some(at));
    }
    if let Some((from, at)) = o.first(&["date_updated", "metadata_modified"]) {
        b.modified(from, Some(at));
    }
    let frequency = o.first(&["frequency", "update_frequency", "temporal_granularity"]);
    b.frequency("frequency", frequency.map(|(_, text)| text).or_else(|| extra(&["updatefrequency", "frequency"])));
    let place = o.first(&["geographical_coverage", "spatial-text"]).map(|(_, text)| text);
    b.spatial("geographical_coverage", place.or_else(|| extra(&["geographiccoverage", "spatialtext"])));
    let begin = o.text("temporal_coverage_from").or_else(|| extra(&["temporalcoveragefrom"]));
    let end = o.text("temporal_coverage_to").or_else(|| extra(&["temporalcoverageto"]));
    b.period("temporal_coverage_from, temporal_coverage_to", begin.as_deref(), end.as_deref());
    for resource in o.list("resources") {
        link(&mut b, &resource);
    }
    b.unread(&o.unread());
    b.finish()
}

fn licence(b: &mut Building, o: &mut Object) {
    let url = o.text("license_url");
    let name = o.first(&["license_title", "license_id", "licence_id"]);
    o.get("license_id");
    let from = name.as_ref().map_or("license_url", |(from, _)| from);
    b.licence(from, name.as_ref().map(|(_, text)| text.clone()), url);
}

fn people(b: &mut Building, o: &mut Object) {
    let organisation = o.get("organization").and_then(|value| {
        Object::of(value)
            .and_then(|mut inner| inner.first(&["title", "name"]))
            .map(|(_, text)| text)
            .or_else(|| as_text(value))
    });
    let author = o.text("author");
    match (author, organisation) {
        (Some(author), _) => b.publisher("author", Some(author)),
        (None, organisation) => b.publisher("organization", organisation),
    }
    let (name, mail) = (o.text("maintainer"), o.text("maintainer_email"));
    let (name, mail) = if mail.is_none() { (name, o.text("author_email")) } else { (name, mail) };
    // Names in square brackets were taken out by whoever published the record.
    let name = name.filter(|name| !name.starts_with('['));
    b.contact("maintainer, maintainer_email", name, mail);
}

fn extras(o: &mut Object) -> Vec<(String, String)> {
    match o.get("extras") {
        Some(Value::Array(all)) => all
            .iter()
            .filter_map(|one| {
                let value = one.get("value").and_then(as_text)?;
                let value = value.trim_matches('"').to_owned();
                Some((one.get("key")?.as_str()?.to_owned(), value))
                    .filter(|(_, v)| !v.is_empty() && v != "[]" && v != "{}")
            })
            .collect(),
        Some(Value::Object(map)) => {
            map.iter().filter_map(|(key, value)| Some((key.clone(), as_text(value)?))).collect()
        }
        _ => Vec::new(),
    }
}

/// Names of things that are given as texts or as objects.
pub fn names(all: &[Value], keys: &[&'static str]) -> Vec<String> {
    all.iter()
        .filter_map(|one| {
            as_text(one).filter(|_| !one.is_object()).or_else(|| Object::of(one)?.first(keys).map(|(_, text)| text))
        })
        .filter(|text| text != "[]")
        .collect()
}

fn link(b: &mut Building, resource: &Value) {
    let Some(mut o) = Object::of(resource) else { return b.dropped("files", "resources", "not an object") };
    if o.text("state").is_some_and(|state| state != "active") {
        return b.dropped("files", "resources", "not active at the portal");
    }
    let size = o.get("size").and_then(|size| size.as_i64().or_else(|| size.as_str()?.trim().parse().ok()));
    let name = o.first(&["name", "title", "description"]).map(|(_, text)| text);
    b.link(
        "resources",
        RawLink {
            name,
            url: o.text("url"),
            media_type: o.text("mimetype"),
            format: o.text("format"),
            size,
            sha256: o.text("hash"),
        },
    );
}
