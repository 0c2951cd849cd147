//! What the catalogue says about the files of a dataset, their licence, and the services of partners.

use oxrdf::NamedNode;
use oxrdf::vocab::xsd;

use super::dataset::count;
use super::facts::Facts;
use super::graph::{Draft, clean};
use super::names::{adms, dcat, dcatap, dct, odrl, spdx};
use crate::datasets::vocabulary::{self, AUTHORITY};
use crate::datasets::{DatasetAccess, DatasetState, Distribution};

/// Says what files there are. Partner-hosted data without a listed file has one distribution, which is the service.
pub(super) fn say_all(draft: &mut Draft, base: &str, dataset: &NamedNode, page: &NamedNode, facts: &Facts) {
    for file in &facts.distributions {
        let me = NamedNode::new_unchecked(format!("{}#distribution-{}", page.as_str(), file.id.0));
        about(draft, &me, dataset, page, facts);
        draft.text(&me, dct::TITLE, &file.name);
        of_file(draft, &me, file);
        if facts.dataset.access == DatasetAccess::Open && file.file_id.is_some() {
            draft.address(&me, dcat::DOWNLOAD_URL, &Facts::download(base, file));
        }
        if facts.dataset.access == DatasetAccess::PartnerHosted {
            service(draft, &me, dataset, page, facts, file.access_url.as_deref());
        }
    }
    if facts.dataset.access == DatasetAccess::PartnerHosted && facts.distributions.is_empty() {
        let me = NamedNode::new_unchecked(format!("{}#distribution", page.as_str()));
        about(draft, &me, dataset, page, facts);
        draft.texts(&me, dct::TITLE, &facts.dataset.title);
        service(draft, &me, dataset, page, facts, None);
    }
}

/// What every distribution says. The way in is the page: there people download, sign in, or ask for access.
fn about(draft: &mut Draft, me: &NamedNode, dataset: &NamedNode, page: &NamedNode, facts: &Facts) {
    draft.is(me, dcat::DISTRIBUTION_CLASS);
    draft.link(dataset, dcat::DISTRIBUTION, me);
    draft.link(me, dcat::ACCESS_URL, page);
    if let Some(at) = facts.version.as_ref().and_then(|version| version.published_at) {
        draft.moment(me, dct::ISSUED, at);
    }
    if let Some(licence) = licence(draft, page, facts) {
        draft.link(me, dct::LICENSE, &licence);
    }
    if facts.dataset.access != DatasetAccess::Open {
        let policy = NamedNode::new_unchecked(format!("{}/policy.jsonld", page.as_str()));
        draft.is(&policy, odrl::POLICY);
        draft.link(me, odrl::HAS_POLICY, &policy);
    }
    let deprecated = facts.dataset.state == DatasetState::Deprecated;
    let list = format!("{AUTHORITY}planned-availability");
    let code = if deprecated { "TEMPORARY" } else { "AVAILABLE" };
    let name = if deprecated { "temporary" } else { "available" };
    let availability = draft.concept(&format!("{list}/{code}"), &[("en", name)], &list, "Planned availability");
    draft.link(me, dcatap::AVAILABILITY, &availability);
    if deprecated {
        let list = format!("{AUTHORITY}distribution-status");
        let status =
            draft.concept(&format!("{list}/DEPRECATED"), &[("en", "deprecated")], &list, "Distribution status");
        draft.link(me, adms::STATUS, &status);
    }
}

fn of_file(draft: &mut Draft, me: &NamedNode, file: &Distribution) {
    // Of a file that stays with the partner the size may not be known.
    if file.file_id.is_some() || file.size > 0 {
        count(draft, me, dcat::BYTE_SIZE, file.size);
    }
    if let Some(format) = vocabulary::format(&file.media_type).or_else(|| vocabulary::format(&file.name)) {
        let list = format!("{AUTHORITY}file-type");
        let kind = draft.listed(&format.uri(), Some(dct::MEDIA_TYPE_OR_EXTENT), &list, "File type");
        draft.link(me, dct::FORMAT, &kind);
        if let Some(media_type) = format.media_type_uri() {
            let media_type = NamedNode::new_unchecked(media_type);
            draft.is(&media_type, dct::MEDIA_TYPE);
            draft.link(me, dcat::MEDIA_TYPE, &media_type);
        }
    }
    if file.sha256.len() == 64 && file.sha256.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        let sum = NamedNode::new_unchecked(format!("{}-checksum", me.as_str()));
        draft.is(&sum, spdx::CHECKSUM_CLASS);
        // The shapes of DCAT-AP ask for the address of the algorithm with https, other than its class.
        let algorithm = NamedNode::new_unchecked("https://spdx.org/rdf/terms#checksumAlgorithm_sha256");
        draft.is(&algorithm, spdx::CHECKSUM_ALGORITHM);
        draft.link(&sum, spdx::ALGORITHM, &algorithm);
        draft.typed(&sum, spdx::CHECKSUM_VALUE, file.sha256.to_ascii_uppercase(), xsd::HEX_BINARY);
        draft.link(me, spdx::CHECKSUM, &sum);
    }
}

fn service(draft: &mut Draft, me: &NamedNode, dataset: &NamedNode, page: &NamedNode, facts: &Facts, url: Option<&str>) {
    let service = NamedNode::new_unchecked(format!("{}-service", me.as_str()));
    draft.is(&service, dcat::DATA_SERVICE);
    draft.texts(&service, dct::TITLE, &facts.dataset.title);
    let url = url.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    if url.and_then(|url| draft.address(&service, dcat::ENDPOINT_URL, url)).is_none() {
        draft.link(&service, dcat::ENDPOINT_URL, page);
    }
    draft.link(&service, dcat::SERVES_DATASET, dataset);
    draft.link(me, dcat::ACCESS_SERVICE, &service);
}

/// The licence, or the terms of data that is not open.
pub(super) fn licence(draft: &mut Draft, page: &NamedNode, facts: &Facts) -> Option<NamedNode> {
    let written = facts.dataset.licence.as_deref().map(clean).filter(|text| !text.is_empty());
    if let Some(known) = written.as_deref().and_then(vocabulary::licence) {
        let me = NamedNode::new_unchecked(known.uri);
        draft.is(&me, dct::LICENSE_DOCUMENT);
        draft.text(&me, dct::TITLE, known.name);
        let list = "http://purl.org/adms/licencetype/1.0";
        let code = known.kind.adms();
        let kind =
            draft.concept(&format!("http://purl.org/adms/licencetype/{code}"), &[("en", code)], list, "Licence type");
        draft.link(&me, dct::TYPE, &kind);
        return Some(me);
    }
    let title = match (&facts.terms, facts.dataset.access) {
        (Some(terms), DatasetAccess::Registered | DatasetAccess::Restricted | DatasetAccess::PartnerHosted) => {
            format!("Terms of use {}, SHA-256 {}", terms.number, terms.sha256)
        }
        _ => written?,
    };
    let me = NamedNode::new_unchecked(format!("{}#terms", page.as_str()));
    draft.is(&me, dct::LICENSE_DOCUMENT);
    draft.text(&me, dct::TITLE, &title);
    Some(me)
}
