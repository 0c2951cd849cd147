//! `/challenges/{slug}/data`: which datasets go with a challenge.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Changed, Localized};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
    text: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct DataQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Challenge>,
    #[arguments(first: 50, filter: { text: $text, mine: false })]
    datasets: DatasetConnection,
}

#[derive(cynic::QueryFragment)]
struct Challenge {
    slug: String,
    title: Localized,
    datasets: Vec<Dataset>,
}

#[derive(cynic::QueryFragment)]
struct DatasetConnection {
    nodes: Vec<Dataset>,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    id: cynic::Id,
    slug: String,
    title: Localized,
}

#[derive(cynic::InputObject)]
struct ChallengeAttachDatasetInput {
    id: cynic::Id,
    dataset_id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct AttachVariables {
    input: ChallengeAttachDatasetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AttachVariables")]
struct Attach {
    #[arguments(input: $input)]
    challenge_attach_dataset: ChallengeAttachDatasetPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeAttachDatasetPayload {
    challenge: Changed,
}

#[derive(cynic::InputObject)]
struct ChallengeDetachDatasetInput {
    id: cynic::Id,
    dataset_id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct DetachVariables {
    input: ChallengeDetachDatasetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "DetachVariables")]
struct Detach {
    #[arguments(input: $input)]
    challenge_detach_dataset: ChallengeDetachDatasetPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeDetachDatasetPayload {
    challenge: Changed,
}

#[derive(Template)]
#[template(path = "challenges/data.html")]
struct DataPage {
    page: Page,
    challenge: Challenge,
    others: Vec<Dataset>,
    form: Form,
    words: Form,
}

async fn load(page: &Page, slug: &str, form: Form) -> Result<DataPage, PageError> {
    page.signed_in()?;
    let text = page.parameter("text").filter(|text| !text.trim().is_empty());
    let data = page.query(DataQuery::build(Variables { slug: slug.to_owned(), text: text.clone() })).await?;
    let challenge = data.challenge.ok_or(PageError::NotFound)?;
    let mut others = data.datasets.nodes;
    others.retain(|one| challenge.datasets.iter().all(|attached| attached.id != one.id));
    let words = Form::new(page).with("text", text.unwrap_or_default());
    Ok(DataPage { page: page.clone(), challenge, others, form, words })
}

/// `/challenges/{slug}/data`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.render(&load(&page, &slug, Form::new(&page)).await?)
}

/// `/challenges/{slug}/data`, sent: attaches one dataset or detaches it.
pub async fn change(page: Page, slug: Path<String>, form: Form) -> Answer {
    let id = super::actions::id_of(&page, &slug).await?;
    let dataset_id = cynic::Id::new(form.value("datasetId"));
    let done = if form.value("change") == "detach" {
        let input = ChallengeDetachDatasetInput { id, dataset_id };
        let outcome = page.submit(Detach::build(DetachVariables { input })).await?;
        outcome.map(|data| data.challenge_detach_dataset.challenge)
    } else {
        let input = ChallengeAttachDatasetInput { id, dataset_id };
        let outcome = page.submit(Attach::build(AttachVariables { input })).await?;
        outcome.map(|data| data.challenge_attach_dataset.challenge)
    };
    match done {
        Ok(challenge) => page.redirect_saying(&format!("/challenges/{}/data", challenge.slug), "challenges-said-saved"),
        Err(faults) => page.render_refused(&load(&page, &slug, form.refused(faults)).await?),
    }
}
