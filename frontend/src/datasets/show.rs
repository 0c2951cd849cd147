//! `/datasets/{slug}`: facts, terms, files, and how to get access.

use actix_web::http::header::{HeaderValue, LINK, VARY};
use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::corrections::{self, Correction};
use super::nodes::{Access, Action, Localized, Publisher, State, Terms, Version, VersionState};
use crate::access::{self, PolicySection};
use crate::hosts::{self, OfDataset};
use crate::profiles::nodes::OutlinedVersion;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
    language: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ShowQuery {
    #[arguments(slug: $slug)]
    dataset: Option<Dataset>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct Dataset {
    id: cynic::Id,
    slug: String,
    title: Localized,
    description: Localized,
    access: Access,
    state: State,
    notice: Option<String>,
    themes: Vec<String>,
    coverage: DatasetCoverage,
    licence: Option<String>,
    personal_data: Localized,
    contact: String,
    attribution: Option<String>,
    source_url: Option<String>,
    frequency: Option<String>,
    known_licence: Option<DatasetLicence>,
    #[arguments(language: $language)]
    json_ld: Option<String>,
    updated_at: DateTime<Utc>,
    fictional: bool,
    published_at: Option<DateTime<Utc>>,
    publisher: Publisher,
    terms: Option<Terms>,
    versions: Vec<Version>,
    current_version: Option<OutlinedVersion>,
    provenance: Option<DatasetProvenance>,
    viewer_can: Vec<Action>,
    viewer_may_download: bool,
}

/// Where a harvested dataset comes from.
#[derive(cynic::QueryFragment)]
struct DatasetProvenance {
    source_name: String,
    source_url: Option<String>,
    source: Option<HarvestSource>,
    native_id: String,
    fetched_at: DateTime<Utc>,
    raw_sha256: String,
    stated_modified: Option<DateTime<Utc>>,
    stated_frequency: Option<String>,
    not_stated: Vec<String>,
    kept_here: Vec<String>,
}

#[derive(cynic::QueryFragment)]
struct HarvestSource {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
struct DatasetLicence {
    url: String,
    name: String,
}

#[derive(cynic::QueryFragment)]
struct DatasetCoverage {
    spatial: Option<String>,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
struct NaiveDate(String);

cynic::impl_scalar!(NaiveDate, schema::NaiveDate);

#[derive(Template)]
#[template(path = "datasets/show.html")]
struct ShowPage {
    page: Page,
    form: Form,
    host: Option<OfDataset>,
    policy: Option<PolicySection>,
    dataset: Dataset,
    corrections: Vec<Correction>,
}

impl ShowPage {
    /// What was noted about a version since it was published.
    fn corrected(&self, version: &cynic::Id) -> impl Iterator<Item = &Correction> {
        self.corrections.iter().filter(move |one| one.version_id.inner() == version.inner())
    }

    fn lang(&self) -> &str {
        self.page.lang()
    }

    /// Published versions, the newest first.
    fn released(&self) -> Vec<&Version> {
        self.dataset.versions.iter().filter(|version| version.state == VersionState::Published).collect()
    }

    fn may_manage(&self) -> bool {
        self.dataset.viewer_can.contains(&Action::Update)
    }

    fn asks_for_terms(&self) -> bool {
        self.dataset.access == Access::Registered && self.dataset.terms.is_some()
    }

    fn is_requested(&self) -> bool {
        matches!(self.dataset.access, Access::Restricted | Access::PartnerHosted)
            && self.dataset.state != State::Withdrawn
    }

    fn how(&self) -> String {
        self.page.t(&format!("{}.how", self.dataset.access.key()))
    }

    /// Whether this is a fact that the source of a harvested dataset does not state.
    fn not_stated(&self, fact: &str) -> bool {
        self.dataset.provenance.as_ref().is_some_and(|origin| origin.not_stated.iter().any(|one| one == fact))
    }

    /// Facts that were changed here, in words.
    fn kept_here(&self) -> String {
        let kept = self.dataset.provenance.as_ref().map(|origin| origin.kept_here.as_slice()).unwrap_or_default();
        let named = kept.iter().map(|field| self.page.t(&format!("harvest-field-{}", field.to_lowercase())));
        named.collect::<Vec<_>>().join(", ")
    }

    /// JSON that cannot end the element it stands in.
    fn data(&self) -> Option<String> {
        self.dataset.json_ld.as_deref().map(super::embedded)
    }

    fn how_often(&self) -> Option<String> {
        let code = self.dataset.frequency.as_deref()?;
        Some(self.page.t(&super::frequency_key(code)))
    }

    fn download_path(&self) -> String {
        format!("/datasets/{}/download", self.dataset.slug)
    }

    fn covers(&self) -> String {
        let coverage = &self.dataset.coverage;
        let day = |date: &Option<NaiveDate>| date.as_ref().map(|date| date.0.clone()).unwrap_or_default();
        let time = [day(&coverage.from), day(&coverage.until)];
        let time = if time.iter().all(String::is_empty) { String::new() } else { time.join(" – ") };
        let parts = [coverage.spatial.clone().unwrap_or_default(), time];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// `/datasets/{slug}`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    let variables = Variables { slug: slug.into_inner(), language: page.lang().to_owned() };
    let data = page.query(ShowQuery::build(variables)).await?;
    let dataset = data.dataset.ok_or(PageError::NotFound)?;
    let host = match dataset.access {
        Access::PartnerHosted => hosts::of_dataset(&page, &dataset.id).await?,
        Access::Open | Access::Registered | Access::Restricted => None,
    };
    let policy = match dataset.access {
        Access::Restricted | Access::PartnerHosted => access::of_dataset(&page, &dataset.slug).await?,
        Access::Open | Access::Registered => None,
    };
    let corrections = corrections::of(&page, &dataset.id).await?;
    let slug = dataset.slug.clone();
    let view = ShowPage { form: Form::new(&page), host, policy, dataset, corrections, page: page.clone() };
    let mut answer = page.render(&view)?;
    let headers = answer.headers_mut();
    // The same address answers with data to those who ask for it.
    headers.insert(VARY, HeaderValue::from_static("Accept, Cookie, Accept-Language"));
    for (ending, kind) in [("ttl", "text/turtle"), ("jsonld", "application/ld+json"), ("rdf", "application/rdf+xml")] {
        let link = format!("</datasets/{slug}.{ending}>; rel=\"alternate\"; type=\"{kind}\"");
        if let Ok(link) = HeaderValue::from_str(&link) {
            headers.append(LINK, link);
        }
    }
    Ok(answer)
}
