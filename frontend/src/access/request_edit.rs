//! `/access-requests/{id}/edit`: the editor of a draft, and of a request that was returned.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use cynic::QueryBuilder;
use serde_json::Value;

use super::asked::{self, AccessCondition, AccessRequestOptions, Asked, Stored};
use super::nodes::{AccessRequestState, Challenge, Dataset, Person, Team, Text};
use super::send;
use super::vocabulary::{AccessPurpose, AccessVersionPolicy};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};
use crate::submissions::nodes::Json;

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct RequestQuery {
    #[arguments(id: $id)]
    access_request: Option<AccessRequest>,
}

#[derive(cynic::QueryFragment)]
struct AccessRequest {
    id: cynic::Id,
    state: AccessRequestState,
    lock_version: i32,
    dataset: AskedDataset,
    team: Team,
    challenge: Challenge,
    purpose: String,
    purposes: Vec<AccessPurpose>,
    duration_days: i32,
    people: Vec<Person>,
    version_policy: AccessVersionPolicy,
    answers: Json,
    conditions: Vec<AccessCondition>,
    decisions: Vec<AccessDecision>,
    may: AccessRequestMay,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AccessDataset")]
struct AskedDataset {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
struct AccessDecision {
    reason: String,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestMay {
    save: bool,
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
    #[arguments(dataset: $dataset)]
    access_policy: Option<AccessPolicy>,
}

#[derive(cynic::QueryFragment)]
struct AccessPolicy {
    sentence: Text,
}

/// The request with what is needed to write it.
struct Loaded {
    request: AccessRequest,
    options: AccessRequestOptions,
    sentence: Option<Text>,
}

#[derive(Template)]
#[template(path = "access/request_edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    request: AccessRequest,
    options: AccessRequestOptions,
    sentence: Option<Text>,
    action: String,
}

impl EditPage {
    fn new(page: &Page, form: Form, loaded: Loaded) -> Self {
        let Loaded { request, options, sentence } = loaded;
        let action = format!("/access-requests/{}/edit", request.id.inner());
        Self { page: page.clone(), form, request, options, sentence, action }
    }

    fn asked(&self) -> Asked<'_> {
        Asked::new(&self.page, &self.form, &self.options, Some(&self.request.team))
    }

    fn dataset(&self) -> &Dataset {
        &self.options.dataset
    }

    /// What those who decide asked, when they returned it.
    fn question(&self) -> Option<&str> {
        let returned = self.request.state == AccessRequestState::Returned;
        let last = self.request.decisions.last().filter(|_| returned)?;
        Some(last.reason.as_str()).filter(|reason| !reason.is_empty())
    }
}

/// The request, for those who may write it; none when it is closed to them by now.
async fn load(page: &Page, id: &str) -> Result<Option<Loaded>, PageError> {
    page.signed_in()?;
    let data = page.query(RequestQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let request = data.access_request.ok_or(PageError::NotFound)?;
    if !request.may.save {
        return Ok(None);
    }
    let data = page.query(OptionsQuery::build(OptionsVariables { dataset: request.dataset.id.clone() })).await?;
    let sentence = data.access_policy.map(|policy| policy.sentence);
    Ok(Some(Loaded { request, options: data.access_request_options, sentence }))
}

fn closed(page: &Page, id: &str) -> Answer {
    page.redirect_saying(&format!("/access-requests/{id}"), "ask-said-closed")
}

/// `GET /access-requests/{id}/edit`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let Some(loaded) = load(&page, &id).await? else { return closed(&page, &id) };
    let request = &loaded.request;
    let stored = Stored {
        purpose: &request.purpose,
        purposes: &request.purposes,
        duration_days: request.duration_days,
        people: &request.people,
        version_policy: request.version_policy,
        answers: &request.answers.0,
    };
    let form = Form::new(&page).with("lockVersion", request.lock_version.to_string());
    let form = asked::filled(&page, form, &loaded.options.form, &stored);
    page.render(&EditPage::new(&page, form, loaded))
}

/// `POST /access-requests/{id}/edit`: saves, and sends when asked to.
pub async fn write(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let Some(loaded) = load(&page, &id).await? else { return closed(&page, &id) };
    let before: &Value = &loaded.request.answers.0;
    let typed = asked::read(&page, &mut form, &loaded.options.form, before);
    if form.is_refused() {
        return page.render_refused(&EditPage::new(&page, form, loaded));
    }
    let lock_version = form.read("lockVersion").parse().ok();
    let kept = match send::save(&page, loaded.request.id.clone(), lock_version, typed).await {
        Ok(Ok(kept)) => kept,
        Ok(Err(faults)) => {
            return page.render_refused(&EditPage::new(&page, form.refused(asked::placed(faults)), loaded));
        }
        // What was typed stays to be seen, and can be saved once more over what somebody else saved.
        Err(PageError::Conflict(message)) => {
            let fault = Violation { code: "conflict".into(), path: String::new(), message };
            let form = form.replaced("lockVersion", loaded.request.lock_version.to_string()).refused(vec![fault]);
            return page.render_as(StatusCode::CONFLICT, &EditPage::new(&page, form, loaded));
        }
        Err(other) => return Err(other),
    };
    if form.value("act") != "send" {
        return page.redirect_saying(&format!("/access-requests/{}/edit", id.as_str()), "ask-said-saved");
    }
    asked::check_terms(&mut form);
    if form.is_refused() {
        return refused(&page, &id, form, Vec::new(), kept.lock_version).await;
    }
    match send::submit(&page, &kept, &form).await? {
        Ok(sent) => page.redirect_saying(&format!("/access-requests/{}", id.as_str()), send::said(&sent)),
        Err(faults) => refused(&page, &id, form, faults, kept.lock_version).await,
    }
}

/// The editor with everything as typed, saved by now, and each fault at its field.
pub async fn refused(page: &Page, id: &str, form: Form, faults: Vec<Violation>, lock_version: i32) -> Answer {
    let Some(loaded) = load(page, id).await? else { return closed(page, id) };
    let form = form.replaced("lockVersion", lock_version.to_string()).refused(asked::placed(faults));
    page.render_refused(&EditPage::new(page, form, loaded))
}
