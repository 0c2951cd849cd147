//! ISO 19139 metadata, alone or in the answer of a CSW: what geoportals publish.

use serde_json::Value;
use url::Url;

use super::building::{Building, RawLink};
use super::xml::{self, Element};
use crate::harvest::HarvestFormat;
use crate::harvest::record::{Found, Next, NotACatalogue, Parsed};

const TEXT: &str = "CharacterString";

/// A document with `MD_Metadata` elements.
pub fn parse(text: &str, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let tree = xml::tree(text)?;
    if let Some(report) = tree.all("ExceptionText").first() {
        let said = super::clean::shorten(report.text.trim(), 300).0;
        return Err(NotACatalogue::new("harvest.portal_error", format!("The portal answered with an error. {said}")));
    }
    let records = tree.all("MD_Metadata");
    let results = tree.all("SearchResults").into_iter().next();
    let number = |name: &str| results.and_then(|one| one.attribute(name)).and_then(|text| text.parse::<u64>().ok());
    let total = number("numberOfRecordsMatched");
    let here = u64::try_from(records.len()).unwrap_or(u64::MAX);
    // `nextRecord` counts from one; zero, or one that lies behind, means that this was the last page.
    let next = number("nextRecord").filter(|next| *next > 1 && here > 0 && total.is_some_and(|total| *next <= total));
    if records.is_empty() && results.is_none() {
        return Err(NotACatalogue::new("harvest.no_datasets", "There is no gmd:MD_Metadata in this document."));
    }
    let found =
        records.iter().map(|one| record(one, text.get(one.span.0..one.span.1).unwrap_or_default(), base)).collect();
    let lists_all = results.is_some();
    Ok(Parsed {
        format: HarvestFormat::Iso19139,
        found,
        total,
        lists_all,
        next: next.map(|next| Next::Offset(next - 1)),
    })
}

fn record(m: &Element, raw: &str, base: Option<&Url>) -> Found {
    let mut b = Building::new(raw.to_owned(), base);
    b.native_id("fileIdentifier", m.text_at(&["fileIdentifier", TEXT]));
    let level = m.at(&["hierarchyLevel", "MD_ScopeCode"]).into_iter().find_map(|one| one.attribute("codeListValue"));
    if let Some(level) = level.filter(|level| !matches!(*level, "dataset" | "series" | "tile" | "nonGeographicDataset"))
    {
        b.refuse("hierarchyLevel", "harvest.not_a_dataset", format!("It describes a {level}, not a dataset."));
    }
    // Of the record, or else of the data.
    let of_data = ["identificationInfo", "MD_DataIdentification", "language", "LanguageCode"];
    let stated = m.at(&["language", "LanguageCode"]).into_iter().chain(m.at(&of_data));
    let language = stated.into_iter().find_map(|one| one.attribute("codeListValue"));
    b.language("language", language.map(str::to_owned));
    b.modified("dateStamp", m.text_at(&["dateStamp", "DateTime"]).or_else(|| m.text_at(&["dateStamp", "Date"])));
    let identification = m.at(&["identificationInfo"]).into_iter().flat_map(|info| info.children.iter()).next();
    if let Some(i) = identification {
        b.title("citation.title", i.text_at(&["citation", "CI_Citation", "title", TEXT]));
        b.description("abstract", i.text_at(&["abstract", TEXT]));
        let words = i.at(&["descriptiveKeywords", "MD_Keywords", "keyword", TEXT]);
        b.themes("keyword", words.iter().map(|word| word.text.replace(',', " ")).collect());
        b.themes(
            "topicCategory",
            i.at(&["topicCategory", "MD_TopicCategoryCode"]).iter().map(|one| one.text.clone()).collect(),
        );
        // An identifier that is an address leads to the dataset's page in the register.
        let register = i.text_at(&["citation", "CI_Citation", "identifier", "MD_Identifier", "code", TEXT]);
        b.landing_page("citation.identifier", register.filter(|code| code.starts_with("http")));
        issued(&mut b, i);
        people(&mut b, m, i);
        licence(&mut b, i);
        let period = i.all("TimePeriod").into_iter().next();
        if let Some(period) = period {
            let at = |name: &str| period.all(name).into_iter().next().map(|one| one.text.trim().to_owned());
            b.period("temporalElement", at("beginPosition").as_deref(), at("endPosition").as_deref());
        }
        let place =
            i.all("geographicIdentifier").into_iter().find_map(|one| one.text_at(&["MD_Identifier", "code", TEXT]));
        b.spatial("geographicIdentifier", place);
        let often = i.all("MD_MaintenanceFrequencyCode").into_iter().find_map(|one| one.attribute("codeListValue"));
        b.frequency("maintenanceAndUpdateFrequency", often.map(str::to_owned));
    }
    for resource in m.at(&["distributionInfo"]).into_iter().flat_map(|info| info.all("CI_OnlineResource")) {
        let function = resource
            .at(&["function", "CI_OnLineFunctionCode"])
            .into_iter()
            .find_map(|one| one.attribute("codeListValue"));
        let url = resource.text_at(&["linkage", "URL"]);
        let format = url.as_deref().and_then(service).map(str::to_owned);
        let name = resource.text_at(&["name", TEXT]).or_else(|| resource.text_at(&["description", TEXT]));
        let media_type = (format.is_none() && function == Some("information")).then(|| "text/html".to_owned());
        b.link("CI_OnlineResource", RawLink { name, url, media_type, format, ..RawLink::default() });
    }
    b.finish()
}

fn service(url: &str) -> Option<&'static str> {
    let lower = url.to_lowercase();
    ["wms", "wfs"].into_iter().find(|kind| lower.contains(&format!("service={kind}")))
}

fn issued(b: &mut Building, i: &Element) {
    for date in i.at(&["citation", "CI_Citation", "date", "CI_Date"]) {
        let kind = date.at(&["dateType", "CI_DateTypeCode"]).into_iter().find_map(|one| one.attribute("codeListValue"));
        if matches!(kind, Some("publication" | "creation")) {
            let at = date.text_at(&["date", "Date"]).or_else(|| date.text_at(&["date", "DateTime"]));
            return b.issued("citation.date", at);
        }
    }
}

fn people(b: &mut Building, m: &Element, i: &Element) {
    let party = i.at(&["pointOfContact", "CI_ResponsibleParty"]).into_iter().next();
    let party = party.or_else(|| m.at(&["contact", "CI_ResponsibleParty"]).into_iter().next());
    let Some(party) = party else { return };
    let name = party.text_at(&["organisationName", TEXT]);
    let mail = party.all("electronicMailAddress").into_iter().find_map(|one| one.text_at(&[TEXT]));
    b.publisher("organisationName", name.clone());
    b.contact("pointOfContact", name, mail);
}

/// Geoportals give the licence as JSON inside a text, or as a sentence.
fn licence(b: &mut Building, i: &Element) {
    let constraints: Vec<String> = i
        .at(&["resourceConstraints", "MD_LegalConstraints"])
        .into_iter()
        .flat_map(|one| {
            [
                one.at(&["otherConstraints", TEXT]),
                one.at(&["useLimitation", TEXT]),
                one.at(&["otherConstraints", "Anchor"]),
            ]
        })
        .flatten()
        .map(|one| one.text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    let json = constraints.iter().find_map(|text| {
        let value: Value = serde_json::from_str(text).ok()?;
        let of = |key: &str| value.get(key).and_then(Value::as_str).map(|text| text.trim().to_owned());
        Some((of("name").or_else(|| of("id"))?, of("url")))
    });
    if let Some((name, url)) = json {
        return b.licence("otherConstraints (JSON)", Some(name), url);
    }
    let sentence = constraints.into_iter().find(|text| {
        let lower = text.to_lowercase();
        ["lizenz", "licence", "license", "nutzungsbedingungen"].iter().any(|word| lower.contains(word))
    });
    b.licence("otherConstraints", sentence, None);
}
