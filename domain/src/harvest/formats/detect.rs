//! What kind of document something is, told from its content.

use serde_json::Value;

use crate::harvest::HarvestFormat;
use crate::harvest::record::NotACatalogue;

/// The kind of a JSON document.
pub fn json(document: &Value) -> Result<HarvestFormat, NotACatalogue> {
    if document.pointer("/result/results").is_some() || document.get("success").is_some() {
        return Ok(HarvestFormat::Ckan);
    }
    if document.pointer("/result/resources").is_some() || document.pointer("/result/id").is_some() {
        return Ok(HarvestFormat::Ckan);
    }
    let first = |key: &str| document.get(key).and_then(Value::as_array).and_then(|all| all.first());
    let has = |value: Option<&Value>, key: &str| value.is_some_and(|value| value.get(key).is_some());
    if has(first("datasets"), "dataset") || has(document.get("dataset"), "dataset_id") || has(first("results"), "metas")
    {
        return Ok(HarvestFormat::Opendatasoft);
    }
    if document.get("dataset_id").is_some() && document.get("metas").is_some() {
        return Ok(HarvestFormat::Opendatasoft);
    }
    if document.get("total_count").is_some() && (document.get("datasets").is_some() || empty(document.get("results"))) {
        return Ok(HarvestFormat::Opendatasoft);
    }
    if document.get("dump_started").is_some() || has(first("datasets"), "resources") {
        return Ok(HarvestFormat::Ckan);
    }
    if document.get("dataset").is_some_and(Value::is_array) {
        return Ok(HarvestFormat::DcatUs);
    }
    if document.get("viewType").is_some() || (document.get("columns").is_some() && document.get("id").is_some()) {
        return Ok(HarvestFormat::Socrata);
    }
    if document.get("@graph").is_some() || document.get("@context").is_some() || document.get("@id").is_some() {
        return Ok(HarvestFormat::JsonLd);
    }
    if let Some(all) = document.as_array() {
        return listed(all.first());
    }
    if document.get("id").is_some() && document.get("resources").is_some_and(Value::is_array) {
        return Ok(HarvestFormat::Ckan);
    }
    Err(other(document))
}

fn empty(value: Option<&Value>) -> bool {
    value.and_then(Value::as_array).is_some_and(Vec::is_empty)
}

fn listed(first: Option<&Value>) -> Result<HarvestFormat, NotACatalogue> {
    let Some(first) = first else {
        return Err(NotACatalogue::new("harvest.empty", "This is an empty list; it does not say what it lists."));
    };
    let has = |key: &str| first.get(key).is_some();
    match () {
        () if has("@id") || has("@type") || has("@graph") => Ok(HarvestFormat::JsonLd),
        () if has("system_id") && has("name") => Ok(HarvestFormat::SocrataListing),
        () if has("viewType") => Ok(HarvestFormat::Socrata),
        () if has("slug") || first.get("resources").is_some_and(Value::is_object) => Ok(HarvestFormat::Datapress),
        () if first.get("resources").is_some_and(Value::is_array) => Ok(HarvestFormat::Ckan),
        () if has("metas") => Ok(HarvestFormat::Opendatasoft),
        () => Err(unknown()),
    }
}

/// Documents that are often taken for catalogues, and what they are.
fn other(document: &Value) -> NotACatalogue {
    let has = |key: &str| document.get(key).is_some();
    let what = match () {
        () if has("nhits") && has("records") => {
            "These are records of one dataset (Opendatasoft v1), not a catalogue. Its catalogue is at /api/datasets/1.0/search/ or /api/explore/v2.1/catalog/datasets."
        }
        () if has("records") => {
            "These are records of one dataset (Opendatasoft v2), not a catalogue. Give the address /api/explore/v2.1/catalog/datasets."
        }
        () if has("record") => {
            "This is one record of one dataset (Opendatasoft v2), not a catalogue. Give the address /api/explore/v2.1/catalog/datasets."
        }
        () if has("facets") => {
            "These are facets (counts for filters), not a catalogue. Give the address /api/explore/v2.1/catalog/datasets."
        }
        () if has("attachments") => {
            "This is the list of attachments of one dataset, not a catalogue. Give the address of the dataset or of the catalogue."
        }
        () if has("features") && has("type") => "This is GeoJSON: data, not a catalogue of data.",
        () => return unknown(),
    };
    NotACatalogue::new("harvest.not_a_catalogue", what)
}

fn unknown() -> NotACatalogue {
    NotACatalogue::new(
        "harvest.unknown_format",
        "This JSON is of no kind that is harvested: CKAN, DCAT-US, Socrata, Opendatasoft, DataPress, DCAT-AP as JSON-LD.",
    )
}

/// The kind of a document that is not JSON.
pub fn text(text: &str) -> Result<HarvestFormat, NotACatalogue> {
    let start: String = text.trim_start().chars().take(4_000).collect();
    let lower = start.to_lowercase();
    if start.is_empty() {
        return Err(NotACatalogue::new("harvest.empty", "The document is empty."));
    }
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        return Err(NotACatalogue::new(
            "harvest.web_page",
            "This is a web page, not a catalogue. Give the address of the portal's API or export.",
        ));
    }
    if let Some(root) = root(&start) {
        return match root.rsplit(':').next().unwrap_or_default() {
            "RDF" => Ok(HarvestFormat::RdfXml),
            "GetRecordsResponse" | "GetRecordByIdResponse" | "MD_Metadata" | "SearchResults" => {
                Ok(HarvestFormat::Iso19139)
            }
            name => Err(NotACatalogue::new(
                "harvest.unknown_format",
                format!(
                    "This is XML with the root “{}”; RDF/XML and ISO 19139 are harvested.",
                    name.chars().take(60).collect::<String>()
                ),
            )),
        };
    }
    let words = ["@prefix", "prefix ", "@base", "base <", "<http", "#", "_:", "["];
    if words.iter().any(|word| lower.starts_with(word)) {
        return Ok(HarvestFormat::Turtle);
    }
    if lower
        .lines()
        .next()
        .is_some_and(|header| header.split([',', ';']).any(|name| name.trim_matches('"') == "datasetid"))
    {
        return Ok(HarvestFormat::Opendatasoft);
    }
    Err(NotACatalogue::new(
        "harvest.unknown_format",
        "This is of no kind that is harvested: CKAN, DCAT-US, Socrata, Opendatasoft, DataPress, DCAT-AP in RDF/XML, Turtle or JSON-LD, ISO 19139.",
    ))
}

/// The name of an XML document's root element.
fn root(start: &str) -> Option<String> {
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with("<?") {
            rest = rest.split_once("?>")?.1;
        } else if rest.starts_with("<!") {
            // A document type; with an inner part it ends at `]>`.
            let inner = rest.find('[').filter(|at| rest.find('>').is_none_or(|end| *at < end));
            rest = if inner.is_some() {
                rest.split_once("]>").or_else(|| rest.split_once("] >"))?.1
            } else {
                rest.split_once('>')?.1
            };
        } else {
            break;
        }
    }
    let name: String =
        rest.strip_prefix('<')?.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-')).collect();
    let after = rest.get(1 + name.len()..).and_then(|after| after.chars().next());
    let is_name = after.is_none_or(|c| c.is_whitespace() || c == '>' || c == '/')
        && !rest.starts_with("<http:")
        && !rest.starts_with("<https:");
    Some(name).filter(|name| !name.is_empty() && is_name)
}
