//! Documents of portals: bytes in, records and reasons out. Nothing here knows of databases, clocks or networks.

mod building;
mod ckan;
mod clean;
#[cfg(test)]
mod damaged_tests;
mod datapress;
mod dcat_us;
mod detect;
mod iso;
mod object;
mod opendatasoft;
mod paging;
mod rdf;
#[cfg(test)]
mod soak;
mod socrata;
#[cfg(test)]
mod tests;
mod xml;

use serde_json::Value;
use url::Url;

use super::HarvestFormat;
use super::record::{NotACatalogue, Parsed};

pub use paging::{first_address, next_address};

/// The largest document that is read.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;
/// The most records of one document.
pub const MAX_RECORDS: usize = 20_000;

/// Reads a document. `format` is what the source says it is; `Auto` tells it from the content. Relative addresses,
/// and those that portals leave to be guessed, begin at `base`.
///
/// # Errors
/// `NotACatalogue` with the reason: it is something else, damaged, or too much.
pub fn parse(bytes: &[u8], format: HarvestFormat, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        return Err(NotACatalogue::new("harvest.too_large", format!("The document has more than {MAX_BYTES} bytes.")));
    }
    let text = decode(bytes)?;
    let start = text.trim_start();
    let looks_like_json = start.starts_with(['{', '[']) && format != HarvestFormat::Turtle;
    let parsed = match (looks_like_json, serde_json::from_str::<Value>(&text)) {
        (true, Ok(document)) => json(&document, &text, format, base)?,
        // Turtle can begin with a bracket as well.
        (true, Err(error)) if !(format == HarvestFormat::Auto && start.starts_with("[ a ")) => {
            return Err(broken_json(&error));
        }
        (true | false, _) => other(&text, format, base)?,
    };
    if parsed.found.len() > MAX_RECORDS {
        return Err(NotACatalogue::new(
            "harvest.too_many",
            format!("The document holds more than {MAX_RECORDS} records."),
        ));
    }
    Ok(parsed)
}

fn decode(bytes: &[u8]) -> Result<String, NotACatalogue> {
    let encoding = encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    let (text, _, broken) = encoding.decode(bytes);
    if !broken {
        return Ok(text.into_owned());
    }
    // Old exports are in Latin-1; binary files are not text at all.
    if bytes.contains(&0) {
        return Err(NotACatalogue::new("harvest.binary", "This is a binary file, not a catalogue."));
    }
    let (text, _, _) = encoding_rs::WINDOWS_1252.decode(bytes);
    Ok(text.into_owned())
}

fn broken_json(error: &serde_json::Error) -> NotACatalogue {
    let place = format!("line {}, column {}", error.line(), error.column());
    if error.to_string().contains("recursion limit") {
        return NotACatalogue::new("harvest.too_deep", format!("The JSON is nested deeper than 128 levels ({place})."));
    }
    NotACatalogue::new("harvest.broken_json", format!("The JSON breaks off or is damaged at {place}."))
}

fn json(document: &Value, text: &str, format: HarvestFormat, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let told = detect::json(document);
    let format = match (format, told) {
        (HarvestFormat::Auto, told) => told?,
        // What is plainly something else is said so, instead of finding nothing in it.
        (_, Err(reason)) if reason.code == "harvest.not_a_catalogue" => return Err(reason),
        (said, Ok(told)) if told != said => {
            let message = format!(
                "The source says that this is {said}, but it looks like {told}. Correct the format, or let it be told from the content."
            );
            return Err(NotACatalogue::new("harvest.other_format", message));
        }
        (said, _) => said,
    };
    match format {
        HarvestFormat::Ckan => ckan::parse(document, base),
        HarvestFormat::DcatUs => dcat_us::parse(document, base),
        HarvestFormat::Socrata => socrata::views(document, base),
        HarvestFormat::SocrataListing => socrata::listing(document, base),
        HarvestFormat::Opendatasoft => opendatasoft::parse(document, base),
        HarvestFormat::Datapress => datapress::parse(document, base),
        HarvestFormat::JsonLd => rdf::parse(text, HarvestFormat::JsonLd, base),
        said @ (HarvestFormat::Auto | HarvestFormat::RdfXml | HarvestFormat::Turtle | HarvestFormat::Iso19139) => Err(
            NotACatalogue::new("harvest.other_format", format!("The source says that this is {said}, but it is JSON.")),
        ),
    }
}

fn other(text: &str, format: HarvestFormat, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let told = detect::text(text);
    let format = match (format, told) {
        (HarvestFormat::Auto, told) => told?,
        (HarvestFormat::Turtle, _) => HarvestFormat::Turtle,
        (_, Err(reason)) => return Err(reason),
        (said, Ok(told)) if told != said => {
            let message = format!(
                "The source says that this is {said}, but it looks like {told}. Correct the format, or let it be told from the content."
            );
            return Err(NotACatalogue::new("harvest.other_format", message));
        }
        (said, Ok(_)) => said,
    };
    match format {
        HarvestFormat::Iso19139 => iso::parse(text, base),
        HarvestFormat::Opendatasoft => opendatasoft::csv(text.trim_start_matches('\u{feff}'), base),
        rdf => rdf::parse(text, rdf, base),
    }
}

/// At most so many characters.
pub(super) fn shorten(text: &str, most: usize) -> String {
    clean::shorten(text, most).0
}
