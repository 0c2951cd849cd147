//! The same facts as search engines read them: schema.org `Dataset` and `DataCatalog`.

use serde_json::{Map, Value, json};

use super::facts::Facts;
use super::graph::clean;
use crate::datasets::vocabulary;
use crate::datasets::{Coverage, DatasetAccess, DatasetState};
use crate::kernel::Localized;

/// The description of the whole, for the list of datasets.
pub fn data_catalog(base: &str, language: &str) -> Value {
    json!({
        "@context": "https://schema.org/",
        "@type": "DataCatalog",
        "@id": format!("{base}/catalog#catalog"),
        "name": super::page::title(None).get(language),
        "url": format!("{base}/datasets"),
        "publisher": { "@type": "Organization", "name": "Intercity", "url": format!("{base}/") },
    })
}

/// The description of one dataset for its page, in the reader's language. Nothing for what is not offered to all.
pub fn schema_org(facts: &Facts, base: &str, language: &str) -> Option<Value> {
    if matches!(facts.dataset.state, DatasetState::Draft | DatasetState::Withdrawn) {
        return None;
    }
    let row = &facts.dataset;
    let text = |text: &Localized| clean(text.get(language));
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        let empty =
            value.is_null() || value.as_str().is_some_and(str::is_empty) || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            out.insert(key.to_owned(), value);
        }
    };
    put("@context", json!("https://schema.org/"));
    put("@type", json!("Dataset"));
    put("@id", json!(facts.iri(base)));
    put("url", json!(facts.page(base)));
    put("name", json!(text(&row.title)));
    let description = text(&row.description);
    put("description", json!(if description.is_empty() { text(&row.title) } else { description }));
    put("inLanguage", json!(row.title.language_for(language)));
    put("keywords", json!(row.themes()));
    put("isAccessibleForFree", json!(row.access == DatasetAccess::Open));
    put("datePublished", json!(row.published_at.map(|at| at.to_rfc3339())));
    put("dateModified", json!(row.updated_at.to_rfc3339()));
    put("version", json!(facts.version.as_ref().map(|version| version.number.to_string())));
    put("creditText", json!(clean(row.attribution.as_deref().unwrap_or_default())));
    let licence = row.licence.as_deref().unwrap_or_default();
    put(
        "license",
        json!(
            vocabulary::licence(licence)
                .map_or_else(|| format!("{}#terms", facts.page(base)), |known| known.uri.to_owned())
        ),
    );
    put("isBasedOn", json!(row.source_url));
    put(
        "creator",
        json!({ "@type": "Organization", "name": clean(&facts.publisher.name), "url": facts.publisher.website }),
    );
    put("includedInDataCatalog", json!({ "@type": "DataCatalog", "@id": format!("{base}/catalog#catalog") }));
    let Coverage { spatial, from, until } = row.coverage();
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
    if from.is_some() || until.is_some() {
        put("temporalCoverage", json!(format!("{}/{}", day(from), day(until))));
    }
    put(
        "spatialCoverage",
        json!(spatial.or_else(|| facts.publisher.code.is_some().then(|| facts.publisher.name.clone()))),
    );
    put("distribution", json!(downloads(facts, base)));
    Some(Value::Object(out))
}

/// Only open data is downloaded without asking.
fn downloads(facts: &Facts, base: &str) -> Vec<Value> {
    if facts.dataset.access != DatasetAccess::Open {
        return Vec::new();
    }
    let stored = facts.distributions.iter().filter(|file| file.file_id.is_some());
    stored
        .map(|file| {
            json!({
                "@type": "DataDownload",
                "name": clean(&file.name),
                "contentUrl": Facts::download(base, file),
                "encodingFormat": file.media_type,
                "contentSize": format!("{} B", file.size),
                "sha256": file.sha256,
            })
        })
        .collect()
}
