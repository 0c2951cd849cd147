//! A file of open or registered data: asks for a link and leads there.

use actix_web::web::Path;
use cynic::MutationBuilder;

use crate::schema;
use crate::shell::{Answer, Form, Page};

#[derive(cynic::InputObject)]
struct DistributionDownloadInput {
    id: cynic::Id,
    accepted_terms: Option<String>,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    input: DistributionDownloadInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Download {
    #[arguments(input: $input)]
    distribution_download: DistributionDownloadPayload,
}

#[derive(cynic::QueryFragment)]
struct DistributionDownloadPayload {
    url: String,
}

/// `/datasets/{slug}/download`, sent
pub async fn download(page: Page, form: Form, _slug: Path<String>) -> Answer {
    let input = DistributionDownloadInput {
        id: cynic::Id::new(form.read("id")),
        accepted_terms: form.read_optional("acceptedTerms"),
    };
    let url = page.query(Download::build(Variables { input })).await?.distribution_download.url;
    let path = url.strip_prefix(page.backend().public_url()).unwrap_or(&url).to_owned();
    page.redirect(&path)
}
