//! `/access-requests/new?dataset=…`: a team asks for a dataset, reads and accepts the terms, and sends it.

use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Dataset, Person, Team, Text};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    dataset: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct OptionsQuery {
    #[arguments(dataset: $dataset)]
    access_request_options: AccessRequestOptions,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestOptions {
    dataset: Dataset,
    terms: Option<AccessTerms>,
    max_days: i32,
    teams: Vec<AskingTeam>,
}

#[derive(cynic::QueryFragment)]
struct AccessTerms {
    number: i32,
    sha256: String,
    text: Text,
}

#[derive(cynic::QueryFragment)]
struct AskingTeam {
    team: Team,
    members: Vec<Person>,
}

#[derive(cynic::InputObject)]
struct AccessRequestCreateInput {
    dataset: cynic::Id,
    team: cynic::Id,
    purpose: String,
    duration_days: i32,
    people: Vec<cynic::Id>,
}

#[derive(cynic::InputObject)]
struct AccessRequestSubmitInput {
    id: cynic::Id,
    terms_sha256: String,
    terms_language: String,
}

#[derive(cynic::QueryVariables)]
struct CreateVariables {
    input: AccessRequestCreateInput,
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
    request: Created,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SubmitVariables")]
struct Submit {
    #[arguments(input: $input)]
    access_request_submit: AccessRequestSubmitPayload,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestSubmitPayload {
    request: Created,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AccessRequest")]
struct Created {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "access/request_new.html")]
struct NewPage {
    page: Page,
    form: Form,
    options: AccessRequestOptions,
    teams: Vec<(String, String)>,
    people: Vec<(String, String)>,
    action: String,
}

/// `GET /access-requests/new`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let form = Form::new(&page).with("durationDays", "30");
    page.render(&built(&page, form).await?)
}

async fn built(page: &Page, form: Form) -> Result<NewPage, PageError> {
    let id = page.parameter("dataset").ok_or(PageError::NotFound)?;
    let data = page.query(OptionsQuery::build(Variables { dataset: cynic::Id::new(&id) })).await?;
    let options = data.access_request_options;
    let teams = options.teams.iter().map(|one| (one.team.id.inner().to_owned(), one.team.name.clone())).collect();
    let people = options
        .teams
        .iter()
        .flat_map(|one| one.members.iter())
        .map(|person| (person.id.inner().to_owned(), person.name.clone()))
        .collect();
    let action = page.with_parameter("dataset", &id);
    Ok(NewPage { form, options, teams, people, action, page: page.clone() })
}

/// `POST /access-requests/new`
pub async fn send(page: Page, mut form: Form) -> Answer {
    let dataset = page.parameter("dataset").ok_or(PageError::NotFound)?;
    let days: Option<i32> = form.read_number("durationDays");
    if !form.value("termsSha256").is_empty() && !form.is_ticked("accept") {
        form.fault("accept", "access-accept-terms");
    }
    if form.value("team").is_empty() {
        form.fault("team", "access-choose-team");
    }
    if form.is_refused() {
        return page.render_refused(&built(&page, form).await?);
    }
    let input = AccessRequestCreateInput {
        dataset: cynic::Id::new(dataset),
        team: cynic::Id::new(form.value("team")),
        purpose: form.read("purpose"),
        duration_days: days.unwrap_or_default(),
        people: form.values("people").into_iter().map(cynic::Id::new).collect(),
    };
    let created = match page.submit(Create::build(CreateVariables { input })).await? {
        Ok(done) => done.access_request_create.request.id,
        Err(faults) => return page.render_refused(&built(&page, form.refused(faults)).await?),
    };
    let input = AccessRequestSubmitInput {
        id: created,
        terms_sha256: form.value("termsSha256").to_owned(),
        terms_language: form.value("termsLanguage").to_owned(),
    };
    match page.submit(Submit::build(SubmitVariables { input })).await? {
        Ok(done) => {
            let id = done.access_request_submit.request.id;
            page.redirect_saying(&format!("/access-requests/{}", id.inner()), "access-sent-now")
        }
        Err(faults) => page.render_refused(&built(&page, form.refused(faults)).await?),
    }
}
