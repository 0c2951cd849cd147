//! What the catalogue says about a dataset and its publisher.

use oxrdf::NamedNode;
use oxrdf::vocab::xsd;

use super::distribution;
use super::facts::Facts;
use super::graph::{Draft, clean};
use super::names::{WKT, adms, dcat, dct, foaf, prov, rdfs, skos, vcard};
use crate::datasets::vocabulary::{self, AUTHORITY, Place};
use crate::datasets::{Coverage, DatasetAccess, DatasetState};
use crate::harvest::queries::Origin;
use crate::kernel::{Language, Localized};
use crate::organisations::OrganisationKind;
use crate::organisations::entity::organisation;

/// Says all about one dataset.
pub(super) fn say(draft: &mut Draft, base: &str, facts: &Facts) -> NamedNode {
    let row = &facts.dataset;
    let page = NamedNode::new_unchecked(facts.page(base));
    let me = NamedNode::new_unchecked(facts.iri(base));
    draft.is(&me, dcat::DATASET_CLASS);
    draft.text(&me, dct::IDENTIFIER, &facts.iri(base));
    draft.texts(&me, dct::TITLE, &row.title);
    // The standard asks for a description. Where people wrote none, or only signs that nobody reads, the title stands in.
    if !draft.texts(&me, dct::DESCRIPTION, &row.description) {
        draft.texts(&me, dct::DESCRIPTION, &row.title);
    }
    draft.link(&me, dcat::LANDING_PAGE, &page);
    draft.is(&page, foaf::DOCUMENT);
    let publisher = agent(draft, base, &facts.publisher);
    draft.link(&me, dct::PUBLISHER, &publisher);
    if let Some(at) = row.published_at {
        draft.moment(&me, dct::ISSUED, at);
    }
    draft.moment(&me, dct::MODIFIED, row.updated_at);
    access_rights(draft, &me, row.access);
    contact(draft, &me, &page, &row.contact);
    themes(draft, &me, &row.themes());
    coverage(draft, &me, &page, facts);
    if let Some(often) = row.frequency.as_deref().and_then(vocabulary::frequency) {
        let list = format!("{AUTHORITY}frequency");
        let often = draft.listed(&often.uri(), Some(dct::FREQUENCY), &list, "Frequency");
        draft.link(&me, dct::ACCRUAL_PERIODICITY, &often);
    }
    provenance(draft, &me, &page, facts);
    status(draft, &me, facts);
    if let Some(version) = &facts.version {
        draft.text(&me, dcat::VERSION, &version.number.to_string());
        draft.texts(&me, adms::VERSION_NOTES, &version.changelog);
    }
    if let Some(licence) = distribution::licence(draft, &page, facts) {
        draft.link(&me, dct::LICENSE, &licence);
    }
    if row.state != DatasetState::Withdrawn {
        distribution::say_all(draft, base, &me, &page, facts);
    }
    me
}

/// Says who a publisher is.
pub(super) fn agent(draft: &mut Draft, base: &str, row: &organisation::Model) -> NamedNode {
    let me = NamedNode::new_unchecked(format!("{base}/organisations/{}#agent", row.slug));
    draft.is(&me, foaf::AGENT);
    let name = clean(&row.name);
    draft.text(&me, foaf::NAME, if name.is_empty() { &row.slug } else { &name });
    let (code, label) = match row.kind {
        OrganisationKind::City => ("LocalAuthority", "Local Authority"),
        OrganisationKind::Partner | OrganisationKind::Innovator => ("Company", "Company"),
    };
    let list = "http://purl.org/adms/publishertype/1.0";
    let kind = format!("http://purl.org/adms/publishertype/{code}");
    let kind = draft.concept(&kind, &[("en", label)], list, "Publisher type");
    draft.link(&me, dct::TYPE, &kind);
    let website = row.website.as_deref().filter(|site| site.starts_with("https://") || site.starts_with("http://"));
    if let Some(document) = website.and_then(|site| draft.address(&me, foaf::HOMEPAGE, site)) {
        draft.is(&document, foaf::DOCUMENT);
    }
    me
}

/// Says where a place is.
pub(super) fn location(draft: &mut Draft, place: &Place) -> NamedNode {
    let me = NamedNode::new_unchecked(place.uri());
    draft.is(&me, dct::LOCATION);
    draft.text(&me, skos::PREF_LABEL, place.name);
    let [west, south, east, north] = place.bbox;
    let polygon = format!("POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))");
    draft.typed(&me, dcat::BBOX, polygon, WKT);
    me
}

fn access_rights(draft: &mut Draft, me: &NamedNode, access: DatasetAccess) {
    let code = vocabulary::access_right(access);
    let list = format!("{AUTHORITY}access-right");
    let right = draft.listed(&format!("{list}/{code}"), Some(dct::RIGHTS_STATEMENT), &list, "Access right");
    draft.link(me, dct::ACCESS_RIGHTS, &right);
}

fn contact(draft: &mut Draft, me: &NamedNode, page: &NamedNode, written: &str) {
    let text = clean(written);
    if text.is_empty() {
        return;
    }
    let card = NamedNode::new_unchecked(format!("{}#contact", page.as_str()));
    draft.link(me, dcat::CONTACT_POINT, &card);
    draft.is(&card, vcard::KIND);
    draft.is(&card, vcard::ORGANIZATION);
    draft.text(&card, vcard::FN, &text);
    let bare = |word: &str| word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric()).to_owned();
    let mail = text.split(|sign: char| sign.is_whitespace() || matches!(sign, '<' | '>' | ',' | ';' | ':')).map(bare);
    if let Some(mail) = mail.into_iter().find(|word| word.contains('@')) {
        draft.address(&card, vcard::HAS_EMAIL, &format!("mailto:{mail}"));
    }
}

fn themes(draft: &mut Draft, me: &NamedNode, themes: &[String]) {
    let list = format!("{AUTHORITY}data-theme");
    for word in themes {
        draft.text(me, dcat::KEYWORD, word);
        let Some(theme) = vocabulary::theme(word) else { continue };
        let [de, en, fr] = theme.names;
        let theme = draft.concept(&theme.uri(), &[("de", de), ("en", en), ("fr", fr)], &list, "Data theme");
        draft.link(me, dcat::THEME, &theme);
    }
}

fn coverage(draft: &mut Draft, me: &NamedNode, page: &NamedNode, facts: &Facts) {
    let Coverage { spatial, from, until } = facts.dataset.coverage();
    let written = spatial.as_deref().map(clean).filter(|text| !text.is_empty());
    let known = match &written {
        Some(text) => vocabulary::place(text),
        None => facts.publisher.code.as_deref().and_then(vocabulary::place),
    };
    if let Some(place) = known {
        let place = location(draft, place);
        draft.link(me, dct::SPATIAL, &place);
    } else if let Some(text) = written {
        let place = NamedNode::new_unchecked(format!("{}#place", page.as_str()));
        draft.is(&place, dct::LOCATION);
        draft.text(&place, skos::PREF_LABEL, &text);
        draft.link(me, dct::SPATIAL, &place);
    }
    if from.is_some() || until.is_some() {
        let time = NamedNode::new_unchecked(format!("{}#time", page.as_str()));
        draft.is(&time, dct::PERIOD_OF_TIME);
        draft.link(me, dct::TEMPORAL, &time);
        if let Some(day) = from {
            draft.day(&time, dcat::START_DATE, day);
        }
        if let Some(day) = until {
            draft.day(&time, dcat::END_DATE, day);
        }
    }
}

fn provenance(draft: &mut Draft, me: &NamedNode, page: &NamedNode, facts: &Facts) {
    if let Some(source) = &facts.dataset.source_url {
        draft.address(me, prov::WAS_DERIVED_FROM, source);
    }
    let attribution = clean(facts.dataset.attribution.as_deref().unwrap_or_default());
    if !attribution.is_empty() {
        let statement = NamedNode::new_unchecked(format!("{}#provenance", page.as_str()));
        draft.is(&statement, dct::PROVENANCE_STATEMENT);
        draft.text(&statement, rdfs::LABEL, &attribution);
        draft.link(me, dct::PROVENANCE, &statement);
    }
    if let Some(origin) = &facts.origin {
        harvested(draft, me, page, origin);
    }
}

/// From which catalogue it came, as which record there, and when.
fn harvested(draft: &mut Draft, me: &NamedNode, page: &NamedNode, origin: &Origin) {
    let catalogue = origin.catalogue.as_deref();
    // An identifier that is an address names the original itself; else the catalogue is as near as it can be named.
    for original in [Some(origin.native_id.as_str()), catalogue].into_iter().flatten() {
        let is_address = original.starts_with("https://") || original.starts_with("http://");
        if is_address && draft.address(me, prov::WAS_DERIVED_FROM, original).is_some() {
            break;
        }
    }
    let statement = NamedNode::new_unchecked(format!("{}#harvested", page.as_str()));
    draft.is(&statement, dct::PROVENANCE_STATEMENT);
    let at = catalogue.map(|url| format!(" ({url})")).unwrap_or_default();
    let (name, id, hash) = (&origin.source, &origin.native_id, &origin.raw_sha256);
    let day = origin.fetched_at.format("%Y-%m-%d");
    let label =
        Localized::en(format!("Harvested from {name}{at} as record {id} on {day}; SHA-256 of the record: {hash}."))
            .with(
                Language::De,
                format!("Übernommen aus {name}{at} als Eintrag {id} am {day}; SHA-256 des Eintrags: {hash}."),
            )
            .with(
                Language::Fr,
                format!("Moissonné dans {name}{at}, notice {id}, le {day} ; SHA-256 de la notice : {hash}."),
            );
    draft.texts(&statement, rdfs::LABEL, &label);
    draft.link(me, dct::PROVENANCE, &statement);
}

fn status(draft: &mut Draft, me: &NamedNode, facts: &Facts) {
    let code = match facts.dataset.state {
        DatasetState::Draft => "DEVELOP",
        DatasetState::Published => return,
        DatasetState::Deprecated => "DEPRECATED",
        DatasetState::Withdrawn => "WITHDRAWN",
    };
    let list = format!("{AUTHORITY}dataset-status");
    let status = draft.listed(&format!("{list}/{code}"), None, &list, "Dataset status");
    draft.link(me, adms::STATUS, &status);
    draft.text(me, skos::HISTORY_NOTE, facts.dataset.notice.as_deref().unwrap_or_default());
}

/// A whole number that is not negative.
pub(super) fn count(draft: &mut Draft, thing: &NamedNode, how: oxrdf::NamedNodeRef<'_>, number: i64) {
    draft.typed(thing, how, number.max(0).to_string(), xsd::NON_NEGATIVE_INTEGER);
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;

    fn told(native_id: &str, catalogue: Option<&str>) -> Vec<(String, String)> {
        let node = |name: &str| NamedNode::new_unchecked(format!("https://us.example/datasets/trees{name}"));
        let origin = Origin {
            dataset_id: Uuid::nil().into(),
            source: "Datenregister".into(),
            catalogue: catalogue.map(str::to_owned),
            native_id: native_id.into(),
            raw_sha256: "ab".repeat(32),
            fetched_at: DateTime::UNIX_EPOCH,
        };
        let mut draft = Draft::default();
        harvested(&mut draft, &node("#dataset"), &node(""), &origin);
        let graph = draft.finish();
        graph.iter().map(|triple| (triple.predicate.as_str().to_owned(), triple.object.to_string())).collect()
    }

    fn originals(told: &[(String, String)]) -> Vec<&str> {
        let derived = prov::WAS_DERIVED_FROM.as_str();
        told.iter().filter(|(how, _)| how == derived).map(|(_, what)| what.as_str()).collect()
    }

    #[test]
    fn what_was_harvested_names_its_original_and_its_record() {
        let all = told("https://portal.example/set/7", Some("https://portal.example/catalog.ttl"));
        assert_eq!(originals(&all), ["<https://portal.example/set/7>"]);
        assert_eq!(all.iter().filter(|(how, _)| how == dct::PROVENANCE.as_str()).count(), 1);
        let labels: Vec<&String> =
            all.iter().filter(|(how, _)| how == rdfs::LABEL.as_str()).map(|(_, what)| what).collect();
        assert_eq!(labels.len(), 3, "in three languages");
        assert!(labels.iter().all(|label| {
            ["Datenregister", "https://portal.example/set/7", "1970-01-01", "abab"]
                .iter()
                .all(|part| label.contains(part))
        }));
    }

    #[test]
    fn an_identifier_that_is_no_address_is_a_record_of_its_catalogue() {
        let all = told("7-a", Some("https://portal.example/api"));
        assert_eq!(originals(&all), ["<https://portal.example/api>"]);
        assert_eq!(originals(&told("7-a", None)), Vec::<&str>::new(), "a file has no address");
        assert_eq!(originals(&told("http://not an address", None)), Vec::<&str>::new());
    }
}
