//! A match: both sides confirm it or decline it.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::fragments::{Match, MatchState};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Station, Stop};

#[derive(cynic::QueryVariables)]
struct MatchVariables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "MatchVariables")]
struct MatchQuery {
    #[arguments(id: $id)]
    testbed_match: Option<Match>,
}

/// The page of a match.
#[derive(Template)]
#[template(path = "assignment/match.html")]
struct MatchPage {
    page: Page,
    row: Match,
    form: Form,
}

impl MatchPage {
    fn stations(&self) -> Vec<Station> {
        let page = &self.page;
        let ended = matches!(self.row.state, MatchState::Declined | MatchState::Lapsed | MatchState::Replaced);
        let side = |at: &Option<chrono::DateTime<chrono::Utc>>, key: &str| match at {
            Some(at) => Station::new(page.t(key), page.date(at, "UTC"), Stop::Past),
            None if ended => Station::new(page.t(key), "", Stop::Next),
            None => Station::new(page.t(key), page.t("assignment-match-waiting"), Stop::Present),
        };
        let last = match self.row.state {
            MatchState::Confirmed => Station::new(page.t("assignment-match-pilot"), "", Stop::Past),
            MatchState::Proposed => Station::new(page.t("assignment-match-pilot"), "", Stop::Next),
            MatchState::Declined | MatchState::Lapsed | MatchState::Replaced => {
                Station::new(page.t(self.row.state.key()), "", Stop::Ended)
            }
        };
        vec![
            Station::new(page.t("assignment-match-proposed"), "", Stop::Past),
            side(&self.row.winner_confirmed_at, "assignment-match-winner"),
            side(&self.row.operator_confirmed_at, "assignment-match-operator"),
            last,
        ]
    }
}

async fn load(page: &Page, id: &str, form: Form) -> Result<MatchPage, PageError> {
    page.signed_in()?;
    let data = page.query(MatchQuery::build(MatchVariables { id: cynic::Id::new(id) })).await?;
    Ok(MatchPage { page: page.clone(), row: data.testbed_match.ok_or(PageError::NotFound)?, form })
}

/// The match.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    page.render(&load(&page, &id, Form::new(&page)).await?)
}

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "MatchConfirmInput")]
struct MatchConfirmInput {
    #[cynic(rename = "match")]
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct ConfirmVariables {
    input: MatchConfirmInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ConfirmVariables")]
struct Confirm {
    #[arguments(input: $input)]
    match_confirm: Option<ConfirmPayload>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "MatchConfirmPayload")]
struct ConfirmPayload {
    #[cynic(rename = "match")]
    row: Answered,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "TestbedMatch")]
struct Answered {
    state: MatchState,
}

/// Confirms it for the reader's side.
pub async fn confirm(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = MatchConfirmInput { id: cynic::Id::new(id.as_str()) };
    match page.submit(Confirm::build(ConfirmVariables { input })).await? {
        Ok(data) => {
            let both = data.match_confirm.is_some_and(|p| p.row.state == MatchState::Confirmed);
            let said = if both { "assignment-match-both" } else { "assignment-match-one" };
            page.redirect_saying(&format!("/assignment/matches/{id}"), said)
        }
        Err(faults) => page.render_refused(&load(&page, &id, form.refused(faults)).await?),
    }
}

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "MatchDeclineInput")]
struct MatchDeclineInput {
    #[cynic(rename = "match")]
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::QueryVariables)]
struct DeclineVariables {
    input: MatchDeclineInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "DeclineVariables")]
struct Decline {
    #[arguments(input: $input)]
    match_decline: Option<DeclinePayload>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "MatchDeclinePayload")]
struct DeclinePayload {
    #[cynic(rename = "match")]
    row: Answered,
}

/// Declines it for the reader's side.
pub async fn decline(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = MatchDeclineInput { id: cynic::Id::new(id.as_str()), reason: form.read("reason") };
    match page.submit(Decline::build(DeclineVariables { input })).await? {
        Ok(data) => {
            let declined = data.match_decline.is_some_and(|p| p.row.state == MatchState::Declined);
            let said = if declined { "assignment-match-declined-done" } else { "assignment-match-one" };
            page.redirect_saying(&format!("/assignment/matches/{id}"), said)
        }
        Err(faults) => page.render_refused(&load(&page, &id, form.refused(faults)).await?),
    }
}
