//! One pilot: where it stands, and the next step for those who may take it.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::state::PilotState;
use crate::schema;
use crate::shell::{Answer, City, Form, Page, PageError, Station, Violation};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
    language: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct PilotQuery {
    #[arguments(id: $id)]
    pilot: Option<Pilot>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "LocalizedText", variables = "ById")]
struct Title {
    #[arguments(language: $language)]
    text: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "ById")]
struct Pilot {
    id: cynic::Id,
    state: PilotState,
    reason: Option<String>,
    created_at: DateTime<Utc>,
    starts_on: Option<DateTime<Utc>>,
    ends_on: Option<DateTime<Utc>>,
    challenge_slug: String,
    challenge_title: Title,
    title: String,
    team_name: String,
    fictional: bool,
    testbed_name: String,
    testbed_slug: String,
    city_name: String,
    city_code: Option<String>,
    zone: String,
    next_states: Vec<PilotState>,
}

/// The page of a pilot.
#[derive(Template)]
#[template(path = "pilots/pilot.html")]
struct PilotPage {
    page: Page,
    pilot: Pilot,
    form: Form,
}

impl PilotPage {
    fn sign(&self) -> City {
        City::new(self.pilot.city_code.as_deref().unwrap_or(&self.pilot.city_name), &self.pilot.city_name)
    }

    fn may(&self, state: PilotState) -> bool {
        self.pilot.next_states.contains(&state)
    }

    fn stations(&self) -> Vec<Station> {
        let day = |at: Option<&DateTime<Utc>>| at.map_or_else(String::new, |at| self.page.date(at, &self.pilot.zone));
        let notes = [
            day(Some(&self.pilot.created_at)),
            String::new(),
            day(self.pilot.starts_on.as_ref()),
            day(self.pilot.ends_on.as_ref()),
        ];
        self.pilot.state.stations(&self.page, notes)
    }
}

async fn load(page: &Page, id: &str, form: Option<Form>) -> Result<PilotPage, PageError> {
    let variables = ById { id: cynic::Id::new(id), language: page.lang().into() };
    let pilot = page.query(PilotQuery::build(variables)).await?.pilot.ok_or(PageError::NotFound)?;
    let form = form.unwrap_or_else(|| {
        let empty = Form::new(page).with_moment("startsOn", pilot.starts_on, &pilot.zone);
        empty.with_moment("endsOn", pilot.ends_on, &pilot.zone)
    });
    Ok(PilotPage { page: page.clone(), pilot, form })
}

/// The pilot.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    page.render(&load(&page, &id, None).await?)
}

async fn done<D>(page: &Page, id: &str, form: Form, outcome: Result<D, Vec<Violation>>, said: &str) -> Answer {
    match outcome {
        Ok(_) => page.redirect_saying(&format!("/pilots/{id}"), said),
        Err(faults) => page.render_refused(&load(page, id, Some(form.refused(faults))).await?),
    }
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Pilot")]
#[allow(dead_code)] // the redirect that follows shows the pilot
struct Known {
    id: cynic::Id,
}

#[derive(cynic::InputObject)]
struct PilotPrepareInput {
    pilot: cynic::Id,
    #[cynic(skip_serializing_if = "Option::is_none")]
    starts_on: Option<DateTime<Utc>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    ends_on: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryVariables)]
struct PrepareVariables {
    input: PilotPrepareInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "PrepareVariables")]
#[allow(dead_code)] // the redirect that follows shows the pilot
struct Prepare {
    #[arguments(input: $input)]
    pilot_prepare: Option<PilotPreparePayload>,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)] // the redirect that follows shows the pilot
struct PilotPreparePayload {
    pilot: Known,
}

/// Begins the preparation.
pub async fn prepare(page: Page, id: Path<String>, mut form: Form) -> Answer {
    let (starts_on, ends_on) = (form.read_moment("startsOn"), form.read_moment("endsOn"));
    if form.is_refused() {
        return page.render_refused(&load(&page, &id, Some(form)).await?);
    }
    let input = PilotPrepareInput { pilot: cynic::Id::new(id.as_str()), starts_on, ends_on };
    let outcome = page.submit(Prepare::build(PrepareVariables { input })).await?;
    done(&page, &id, form, outcome, "pilots-said-preparing").await
}

#[derive(cynic::InputObject)]
struct PilotStartInput {
    pilot: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct StartVariables {
    input: PilotStartInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "StartVariables")]
#[allow(dead_code)] // the redirect that follows shows the pilot
struct Start {
    #[arguments(input: $input)]
    pilot_start: Option<PilotStartPayload>,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)] // the redirect that follows shows the pilot
struct PilotStartPayload {
    pilot: Known,
}

/// Puts it live.
pub async fn start(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = PilotStartInput { pilot: cynic::Id::new(id.as_str()) };
    let outcome = page.submit(Start::build(StartVariables { input })).await?;
    done(&page, &id, form, outcome, "pilots-said-live").await
}

#[derive(cynic::InputObject)]
struct PilotFinishInput {
    pilot: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct FinishVariables {
    input: PilotFinishInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "FinishVariables")]
#[allow(dead_code)] // the redirect that follows shows the pilot
struct Finish {
    #[arguments(input: $input)]
    pilot_finish: Option<PilotFinishPayload>,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)] // the redirect that follows shows the pilot
struct PilotFinishPayload {
    pilot: Known,
}

/// Ends it.
pub async fn finish(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = PilotFinishInput { pilot: cynic::Id::new(id.as_str()) };
    let outcome = page.submit(Finish::build(FinishVariables { input })).await?;
    done(&page, &id, form, outcome, "pilots-said-finished").await
}

#[derive(cynic::InputObject)]
struct PilotNeverDeployInput {
    pilot: cynic::Id,
    reason: String,
}

#[derive(cynic::QueryVariables)]
struct NeverDeployVariables {
    input: PilotNeverDeployInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "NeverDeployVariables")]
#[allow(dead_code)] // the redirect that follows shows the pilot
struct NeverDeploy {
    #[arguments(input: $input)]
    pilot_never_deploy: Option<PilotNeverDeployPayload>,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)] // the redirect that follows shows the pilot
struct PilotNeverDeployPayload {
    pilot: Known,
}

/// Says that it was never deployed.
pub async fn never_deploy(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = PilotNeverDeployInput { pilot: cynic::Id::new(id.as_str()), reason: form.read("reason") };
    let outcome = page.submit(NeverDeploy::build(NeverDeployVariables { input })).await?;
    done(&page, &id, form, outcome, "pilots-said-never-deployed").await
}
