//! `/datasets/{slug}`: facts, terms, files, and how to get access.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{Access, Action, Localized, Publisher, State, Terms, Version, VersionState};
use crate::hosts::{self, OfDataset};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ShowQuery {
    #[arguments(slug: $slug)]
    dataset: Option<Dataset>,
}

#[derive(cynic::QueryFragment)]
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
    policy: DatasetPolicy,
    attribution: Option<String>,
    source_url: Option<String>,
    fictional: bool,
    published_at: Option<DateTime<Utc>>,
    publisher: Publisher,
    terms: Option<Terms>,
    versions: Vec<Version>,
    viewer_can: Vec<Action>,
    viewer_may_download: bool,
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

#[derive(cynic::QueryFragment)]
struct DatasetPolicy {
    max_days: i32,
    service_days: i32,
}

#[derive(Template)]
#[template(path = "datasets/show.html")]
struct ShowPage {
    page: Page,
    form: Form,
    host: Option<OfDataset>,
    dataset: Dataset,
}

impl ShowPage {
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
    let data = page.query(ShowQuery::build(Variables { slug: slug.into_inner() })).await?;
    let dataset = data.dataset.ok_or(PageError::NotFound)?;
    let host = match dataset.access {
        Access::PartnerHosted => hosts::of_dataset(&page, &dataset.id).await?,
        Access::Open | Access::Registered | Access::Restricted => None,
    };
    page.render(&ShowPage { form: Form::new(&page), host, dataset, page: page.clone() })
}
