//! What can be done with a question for data: answer with a dataset, decline with a reason, take it back.

use actix_web::web::Path;
use cynic::{MutationBuilder, QueryBuilder};

use super::show;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(cynic::InputObject)]
struct DataRequestAnswerInput {
    id: cynic::Id,
    dataset: cynic::Id,
    note: String,
}

#[derive(cynic::InputObject)]
struct DataRequestDeclineInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::InputObject)]
struct DataRequestWithdrawInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct AnswerVariables {
    input: DataRequestAnswerInput,
}

#[derive(cynic::QueryVariables)]
struct DeclineVariables {
    input: DataRequestDeclineInput,
}

#[derive(cynic::QueryVariables)]
struct WithdrawVariables {
    input: DataRequestWithdrawInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AnswerVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct AnswerWith {
    #[arguments(input: $input)]
    data_request_answer: DataRequestAnswerPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DataRequestAnswerPayload {
    request: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "DeclineVariables")]
#[allow(dead_code)]
struct Decline {
    #[arguments(input: $input)]
    data_request_decline: DataRequestDeclinePayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DataRequestDeclinePayload {
    request: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "WithdrawVariables")]
#[allow(dead_code)]
struct Withdraw {
    #[arguments(input: $input)]
    data_request_withdraw: DataRequestWithdrawPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DataRequestWithdrawPayload {
    request: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DataRequest")]
#[allow(dead_code)]
struct Changed {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct SlugVariables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "SlugVariables")]
struct DatasetQuery {
    #[arguments(slug: $slug)]
    dataset: Option<Dataset>,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    id: cynic::Id,
}

/// `POST /data-requests/{id}/answer`
pub async fn answer(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let chosen = match form.read_optional("dataset") {
        Some(id) => Some(cynic::Id::new(id)),
        None => by_address(&page, &form.read("slug")).await?,
    };
    let Some(dataset) = chosen else {
        form.fault(if form.read("slug").is_empty() { "dataset" } else { "slug" }, "fault-data-request-dataset");
        return refused(&page, &id, form, Vec::new()).await;
    };
    let input = DataRequestAnswerInput { id: cynic::Id::new(id.as_str()), dataset, note: form.read("note") };
    let done = page.submit(AnswerWith::build(AnswerVariables { input })).await?.map(drop);
    finish(&page, &id, form, done, "wanted-said-answered").await
}

/// `POST /data-requests/{id}/decline`
pub async fn decline(page: Page, form: Form, id: Path<String>) -> Answer {
    let input = DataRequestDeclineInput { id: cynic::Id::new(id.as_str()), reason: form.read("reason") };
    let done = page.submit(Decline::build(DeclineVariables { input })).await?.map(drop);
    finish(&page, &id, form, done, "wanted-said-declined").await
}

/// `POST /data-requests/{id}/withdraw`
pub async fn withdraw(page: Page, form: Form, id: Path<String>) -> Answer {
    let input = DataRequestWithdrawInput { id: cynic::Id::new(id.as_str()) };
    let done = page.submit(Withdraw::build(WithdrawVariables { input })).await?.map(drop);
    finish(&page, &id, form, done, "wanted-said-withdrawn").await
}

/// The dataset at an address as people copy it: the whole, or its last part alone.
async fn by_address(page: &Page, address: &str) -> Result<Option<cynic::Id>, PageError> {
    let slug = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if slug.is_empty() {
        return Ok(None);
    }
    match page.query(DatasetQuery::build(SlugVariables { slug: slug.to_owned() })).await {
        Ok(data) => Ok(data.dataset.map(|dataset| dataset.id)),
        Err(PageError::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

async fn refused(page: &Page, id: &str, form: Form, faults: Vec<Violation>) -> Answer {
    page.render_refused(&show::built(page, form.refused(faults), id).await?)
}

async fn finish(page: &Page, id: &str, form: Form, done: Result<(), Vec<Violation>>, said: &str) -> Answer {
    match done {
        Ok(()) => page.redirect_saying(&format!("/data-requests/{id}"), said),
        Err(faults) => refused(page, id, form, faults).await,
    }
}
