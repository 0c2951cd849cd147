//! A round: who goes where, and why.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::fragments::{ById, ByIdFields, Testbed, Title, Winner};
use super::why::Explanation;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Tone};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct RoundQuery {
    #[arguments(id: $id)]
    assignment_round: Option<Round>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentRound", variables = "ById")]
struct Round {
    id: cynic::Id,
    number: i32,
    dry: bool,
    run_at: DateTime<Utc>,
    confirm_by: Option<DateTime<Utc>>,
    algorithm: String,
    input_hash: String,
    current: bool,
    assignment: Assignment,
    explanations: Vec<Explanation>,
    certificate: Option<Certificate>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Assignment", variables = "ById")]
struct Assignment {
    challenge_id: cynic::Id,
    challenge_title: Title,
    may_run: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentCertificate")]
struct Certificate {
    fill: Vec<Fill>,
    claims: Vec<Claim>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentFill")]
struct Fill {
    name: String,
    most: i32,
    filled: i32,
    cutoff: Option<i32>,
}

/// What stands against a claim.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "AssignmentClaimCause")]
enum ClaimCause {
    OwnPin,
    Held,
    Forbidden,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentClaim")]
struct Claim {
    winner: Winner,
    testbed: Testbed,
    cause: ClaimCause,
    holders: Vec<Winner>,
}

impl Claim {
    fn why(&self, page: &Page) -> String {
        let names: Vec<&str> = self.holders.iter().map(|h| h.team_name.as_str()).collect();
        match self.cause {
            ClaimCause::OwnPin => page.t("assignment-claim-own-pin"),
            ClaimCause::Held => page.t1("assignment-claim-held", "names", names.join(", ")),
            ClaimCause::Forbidden => page.t("assignment-claim-forbidden"),
        }
    }
}

/// The page of a round.
#[derive(Template)]
#[template(path = "assignment/round.html")]
struct RoundPage {
    page: Page,
    round: Round,
    form: Form,
}

/// The round with its explanations.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    page.signed_in()?;
    let data = page.query(RoundQuery::build(ById::new(&page, &id))).await?;
    let round = data.assignment_round.ok_or(PageError::NotFound)?;
    page.render(&RoundPage { form: Form::new(&page), page: page.clone(), round })
}

#[derive(cynic::QueryVariables)]
struct ExportVariables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ExportVariables")]
struct ExportQuery {
    #[arguments(id: $id)]
    assignment_round: Option<Export>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentRound")]
struct Export {
    number: i32,
    export: Option<String>,
}

/// The round as a file, for `intercity assignment verify`.
pub async fn export(page: Page, id: Path<String>) -> Answer {
    page.signed_in()?;
    let data = page.query(ExportQuery::build(ExportVariables { id: cynic::Id::new(id.as_str()) })).await?;
    let round = data.assignment_round.ok_or(PageError::NotFound)?;
    let json = round.export.ok_or(PageError::NotFound)?;
    let name = format!("attachment; filename=\"assignment-round-{}.json\"", round.number);
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(json))
}
