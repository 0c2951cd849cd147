//! Socrata: metadata of views, and the listing that New York's portal publishes of itself.

use serde_json::Value;
use url::Url;

use super::building::{Building, RawLink};
use super::ckan::names;
use super::object::{self, Object, as_text};
use crate::harvest::HarvestFormat;
use crate::harvest::record::{Found, NotACatalogue, Parsed};

/// One view, or a list of views.
pub fn views(document: &Value, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let (found, lists_all): (Vec<Found>, bool) = match document {
        Value::Array(all) => (all.iter().map(|one| view(one, base)).collect(), true),
        one => (vec![view(one, base)], false),
    };
    Ok(Parsed { format: HarvestFormat::Socrata, found, total: None, lists_all, next: None })
}

fn view(value: &Value, base: Option<&Url>) -> Found {
    let mut b = Building::new(object::raw(value), base);
    let Some(mut o) = Object::of(value) else {
        b.refuse("", "harvest.not_a_record", "It is not an object.");
        return b.finish();
    };
    let id = o.text("id");
    b.native_id("id", id.clone());
    if o.text("viewType").is_some_and(|kind| kind == "href" || kind == "story") {
        b.refuse("viewType", "harvest.not_a_dataset", "It is a link or a story, not a dataset.");
    }
    b.title("name", o.text("name"));
    b.description("description", o.text("description"));
    b.themes("tags", names(&o.list("tags"), &["name"]));
    b.themes("category", o.text("category").into_iter().collect());
    let licence = o.inner("license").and_then(|mut inner| Some((inner.text("name")?, inner.text("termsLink"))));
    if let Some((name, url)) = licence {
        b.licence("license.name", Some(name), url);
    }
    b.licence("licenseId", o.text("licenseId"), None);
    b.publisher("attribution", o.text("attribution"));
    for (from, key) in [("publicationDate", "publicationDate"), ("createdAt", "createdAt")] {
        if let Some(at) = o.text(key) {
            b.issued(from, Some(at));
            break;
        }
    }
    if let Some((from, at)) = o.first(&["rowsUpdatedAt", "viewLastModified"]) {
        b.modified(from, Some(at));
    }
    if let Some(Value::Object(groups)) = o.inner("metadata").and_then(|mut metadata| metadata.get("custom_fields")) {
        let named = groups.values().filter_map(Value::as_object).flatten();
        let frequency = named.into_iter().find(|(name, _)| name.to_lowercase().ends_with("frequency"));
        b.frequency("metadata.custom_fields", frequency.and_then(|(_, value)| as_text(value)));
    }
    let origin = base.map(|base| base.origin().ascii_serialization()).filter(|origin| origin != "null");
    if let (Some(id), Some(origin)) = (id.filter(|id| is_four_by_four(id)), origin) {
        b.landing_page("id", Some(format!("{origin}/d/{id}")));
        if o.text("viewType").is_none_or(|kind| kind == "tabular") {
            for (format, ending) in [("CSV", "csv"), ("JSON", "json")] {
                let url = Some(format!("{origin}/api/views/{id}/rows.{ending}?accessType=DOWNLOAD"));
                let name = Some(format);
                b.link(
                    "id",
                    RawLink {
                        name: name.map(str::to_owned),
                        url,
                        format: name.map(str::to_owned),
                        ..RawLink::default()
                    },
                );
            }
        }
    } else {
        b.refuse(
            "files",
            "harvest.base_missing",
            "It names no address. Give the address of the portal in the source, and its files are found by the identifier.",
        );
    }
    b.unread(&o.unread());
    b.finish()
}

fn is_four_by_four(id: &str) -> bool {
    id.len() == 9 && id.bytes().enumerate().all(|(at, b)| if at == 4 { b == b'-' } else { b.is_ascii_alphanumeric() })
}

/// The listing: an array of rows with names and owners as objects.
pub fn listing(document: &Value, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let all =
        document.as_array().ok_or_else(|| NotACatalogue::new("harvest.no_datasets", "This listing is not a list."))?;
    let found: Vec<Found> = all.iter().map(|row| listed(row, base)).collect();
    let total = u64::try_from(found.len()).ok();
    Ok(Parsed { format: HarvestFormat::SocrataListing, found, total, lists_all: true, next: None })
}

fn listed(row: &Value, base: Option<&Url>) -> Found {
    // Its addresses are relative to the portal; the owner's is not, so it tells which portal.
    let owner = row.pointer("/owner/url").and_then(Value::as_str).and_then(|url| Url::parse(url).ok());
    let origin = owner.as_ref().filter(|url| matches!(url.scheme(), "http" | "https")).or(base);
    let mut b = Building::new(object::raw(row), origin);
    let Some(mut o) = Object::of(row) else {
        b.refuse("", "harvest.not_a_record", "It is not an object.");
        return b.finish();
    };
    b.native_id("system_id", o.text("system_id"));
    if let Some(mut name) = o.inner("name") {
        b.title("name.description", name.text("description"));
        let path = name
            .text("url")
            .map(|path| if path.contains("://") { path } else { format!("/{}", path.trim_start_matches('/')) });
        b.landing_page("name.url", path);
    }
    b.description("description", o.text("description"));
    b.themes("keywords", o.text("keywords").into_iter().collect());
    b.themes("category", o.text("category").into_iter().collect());
    b.publisher("attribution.description", o.inner("attribution").and_then(|mut inner| inner.text("description")));
    o.get("owner");
    b.issued("created_at", o.text("created_at"));
    b.unread(&o.unread());
    b.finish()
}
