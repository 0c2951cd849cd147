//! `/testbeds/{slug}`: one site.

use actix_web::web::Path;
use askama::Template;
use cynic::QueryBuilder;

use crate::challenges::nodes::{Localized, Organisation};
use crate::schema;
use crate::shell::{Answer, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ShowQuery {
    #[arguments(slug: $slug)]
    testbed: Option<Testbed>,
}

#[derive(cynic::QueryFragment)]
struct Testbed {
    slug: String,
    name: String,
    organisation: Organisation,
    operator_name: String,
    description: Localized,
    latitude: f64,
    longitude: f64,
    themes: Vec<String>,
    offers: Vec<String>,
    prerequisites: Vec<String>,
    area_ha: Option<f64>,
    since: Option<String>,
    contact: Option<String>,
    sources: Vec<String>,
    places: i32,
    viewer_may_update: bool,
}

#[derive(Template)]
#[template(path = "testbeds/show.html")]
struct ShowPage {
    page: Page,
    testbed: Testbed,
}

/// `/testbeds/{slug}`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    let data = page.query(ShowQuery::build(Variables { slug: slug.into_inner() })).await?;
    let testbed = data.testbed.ok_or(PageError::NotFound)?;
    page.render(&ShowPage { page: page.clone(), testbed })
}
