//! Saving and sending a request.

use cynic::MutationBuilder;

use super::asked::Typed;
use super::nodes::AccessRequestState;
use super::vocabulary::{AccessPurpose, AccessVersionPolicy};
use crate::schema;
use crate::shell::{Form, Page, PageError, Violation};
use crate::submissions::nodes::Json;

#[derive(cynic::InputObject)]
struct AccessRequestCreateInput {
    dataset: cynic::Id,
    team: cynic::Id,
    purpose: String,
    purposes: Vec<AccessPurpose>,
    duration_days: i32,
    people: Vec<cynic::Id>,
    version_policy: Option<AccessVersionPolicy>,
    answers: Option<Json>,
}

#[derive(cynic::InputObject)]
struct AccessRequestSaveInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    purpose: Option<String>,
    purposes: Option<Vec<AccessPurpose>>,
    duration_days: Option<i32>,
    people: Option<Vec<cynic::Id>>,
    version_policy: Option<AccessVersionPolicy>,
    answers: Option<Json>,
}

#[derive(cynic::InputObject)]
struct AccessRequestSubmitInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    terms_sha256: String,
    terms_language: String,
}

#[derive(cynic::QueryVariables)]
struct CreateVariables {
    input: AccessRequestCreateInput,
}

#[derive(cynic::QueryVariables)]
struct SaveVariables {
    input: AccessRequestSaveInput,
}

#[derive(cynic::QueryVariables)]
struct SubmitVariables {
    input: AccessRequestSubmitInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "CreateVariables")]
struct Create {
    #[arguments(input: $input)]
    access_request_create: AccessRequestCreatePayload,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestCreatePayload {
    request: Kept,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SaveVariables")]
struct Save {
    #[arguments(input: $input)]
    access_request_save: AccessRequestSavePayload,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestSavePayload {
    request: Kept,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SubmitVariables")]
struct Submit {
    #[arguments(input: $input)]
    access_request_submit: AccessRequestSubmitPayload,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestSubmitPayload {
    request: Kept,
}

/// A request as it is kept now.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AccessRequest")]
pub struct Kept {
    pub id: cynic::Id,
    pub state: AccessRequestState,
    pub lock_version: i32,
}

/// What the API answers to a form.
type Answered = Result<Result<Kept, Vec<Violation>>, PageError>;

/// Begins a draft with what was typed.
pub async fn create(page: &Page, dataset: cynic::Id, team: cynic::Id, typed: Typed) -> Answered {
    let input = AccessRequestCreateInput {
        dataset,
        team,
        purpose: typed.purpose,
        purposes: typed.purposes,
        duration_days: typed.duration_days,
        people: typed.people,
        version_policy: Some(typed.version_policy),
        answers: Some(typed.answers),
    };
    let done = page.submit(Create::build(CreateVariables { input })).await?;
    Ok(done.map(|data| data.access_request_create.request))
}

/// Saves what was typed.
pub async fn save(page: &Page, id: cynic::Id, lock_version: Option<i32>, typed: Typed) -> Answered {
    let input = AccessRequestSaveInput {
        id,
        lock_version,
        purpose: Some(typed.purpose),
        purposes: Some(typed.purposes),
        duration_days: Some(typed.duration_days),
        people: Some(typed.people),
        version_policy: Some(typed.version_policy),
        answers: Some(typed.answers),
    };
    let done = page.submit(Save::build(SaveVariables { input })).await?;
    Ok(done.map(|data| data.access_request_save.request))
}

/// Sends what is saved, with the terms that the form shows.
pub async fn submit(page: &Page, kept: &Kept, form: &Form) -> Answered {
    let input = AccessRequestSubmitInput {
        id: kept.id.clone(),
        lock_version: Some(kept.lock_version),
        terms_sha256: form.read("termsSha256"),
        terms_language: form.read("termsLanguage"),
    };
    let done = page.submit(Submit::build(SubmitVariables { input })).await?;
    Ok(done.map(|data| data.access_request_submit.request))
}

/// What is said when a request was sent, as key of the locales.
pub const fn said(kept: &Kept) -> &'static str {
    match kept.state {
        AccessRequestState::Approved => "ask-said-approved",
        _ => "access-sent-now",
    }
}
