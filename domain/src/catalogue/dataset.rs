//! What the catalogue says about a dataset and its publisher.

use oxrdf::NamedNode;
use oxrdf::vocab::xsd;

use super::distribution;
use super::facts::Facts;
use super::graph::{Draft, clean};
use super::names::{WKT, adms, dcat, dct, foaf, prov, rdfs, skos, vcard};
use crate::datasets::vocabulary::{self, AUTHORITY, Place};
use crate::datasets::{Coverage, DatasetAccess, DatasetState};
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
