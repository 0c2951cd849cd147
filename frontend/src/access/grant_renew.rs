//! `/grants/{id}/renew`: a team asks for more time on a grant. The renewal is decided like any request.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Challenge, Person, Team, Text};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct GrantQuery {
    #[arguments(id: $id)]
    grant: Option<Grant>,
}

#[derive(cynic::QueryFragment)]
struct Grant {
    id: cynic::Id,
    dataset: AskedDataset,
    team: Team,
    challenge: Challenge,
    ends_at: DateTime<Utc>,
    version: i32,
    people: Vec<GrantPerson>,
    may: GrantMay,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AccessDataset")]
struct AskedDataset {
    id: cynic::Id,
    slug: String,
    title: Text,
}

#[derive(cynic::QueryFragment)]
struct GrantPerson {
    person: Person,
    ended_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct GrantMay {
    renew: bool,
}

#[derive(cynic::QueryVariables)]
struct OptionsVariables {
    dataset: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "OptionsVariables")]
struct OptionsQuery {
    #[arguments(dataset: $dataset)]
    access_request_options: AccessRequestOptions,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestOptions {
    terms: Option<AccessTerms>,
    max_days: i32,
}

#[derive(cynic::QueryFragment)]
struct AccessTerms {
    number: i32,
    sha256: String,
    text: Text,
}

#[derive(cynic::InputObject)]
struct GrantRenewInput {
    id: cynic::Id,
    purpose: String,
    duration_days: i32,
    people: Option<Vec<cynic::Id>>,
    to_latest_version: bool,
}

#[derive(cynic::InputObject)]
struct AccessRequestSubmitInput {
    id: cynic::Id,
    terms_sha256: String,
    terms_language: String,
}

#[derive(cynic::QueryVariables)]
struct RenewVariables {
    input: GrantRenewInput,
}

#[derive(cynic::QueryVariables)]
struct SubmitVariables {
    input: AccessRequestSubmitInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RenewVariables")]
struct Renew {
    #[arguments(input: $input)]
    grant_renew: GrantRenewPayload,
}

#[derive(cynic::QueryFragment)]
struct GrantRenewPayload {
    request: Asked,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SubmitVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Submit {
    #[arguments(input: $input)]
    access_request_submit: AccessRequestSubmitPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct AccessRequestSubmitPayload {
    request: Asked,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AccessRequest")]
struct Asked {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "access/grant_renew.html")]
struct RenewPage {
    page: Page,
    form: Form,
    grant: Grant,
    options: AccessRequestOptions,
    people: Vec<(String, String)>,
    action: String,
}

/// `GET /grants/{id}/renew`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page).with("durationDays", "30");
    let mut built = built(&page, form, &id).await?;
    for (person, _) in &built.people {
        built.form = built.form.with("people", person.as_str());
    }
    page.render(&built)
}

async fn built(page: &Page, form: Form, id: &str) -> Result<RenewPage, PageError> {
    page.signed_in()?;
    let data = page.query(GrantQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let grant = data.grant.ok_or(PageError::NotFound)?;
    if !grant.may.renew {
        return Err(PageError::Forbidden(page.t("grant-not-yours")));
    }
    let data = page.query(OptionsQuery::build(OptionsVariables { dataset: grant.dataset.id.clone() })).await?;
    let on = grant.people.iter().filter(|one| one.ended_at.is_none());
    Ok(RenewPage {
        people: on.map(|one| (one.person.id.inner().to_owned(), one.person.name.clone())).collect(),
        action: format!("/grants/{}/renew", grant.id.inner()),
        options: data.access_request_options,
        form,
        grant,
        page: page.clone(),
    })
}

/// `POST /grants/{id}/renew`: begins the renewal and sends it; what the dataset asks beyond that is answered in the draft.
pub async fn send(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let days: Option<i32> = form.read_number("durationDays");
    if !form.value("termsSha256").is_empty() && !form.is_ticked("accept") {
        form.fault("accept", "access-accept-terms");
    }
    if form.is_refused() {
        return page.render_refused(&built(&page, form, &id).await?);
    }
    let input = GrantRenewInput {
        id: cynic::Id::new(id.as_str()),
        purpose: form.read("purpose"),
        duration_days: days.unwrap_or_default(),
        people: Some(form.values("people").into_iter().map(cynic::Id::new).collect()),
        to_latest_version: form.is_ticked("toLatestVersion"),
    };
    let asked = match page.submit(Renew::build(RenewVariables { input })).await? {
        Ok(done) => done.grant_renew.request.id,
        Err(faults) => return page.render_refused(&built(&page, form.refused(faults), &id).await?),
    };
    let to = format!("/access-requests/{}", asked.inner());
    let input = AccessRequestSubmitInput {
        id: asked,
        terms_sha256: form.value("termsSha256").to_owned(),
        terms_language: form.value("termsLanguage").to_owned(),
    };
    match page.submit(Submit::build(SubmitVariables { input })).await? {
        Ok(_) => page.redirect_saying(&to, "grant-renewal-sent-now"),
        // The draft is kept: its page says what is missing.
        Err(_) => page.redirect_saying(&format!("{to}/edit"), "grant-renewal-draft-now"),
    }
}
