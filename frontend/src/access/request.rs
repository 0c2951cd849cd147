//! `/access-requests/{id}`: one request; the steward decides here, the team may take it back.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{AccessRequestState, Challenge, Dataset, Person, Team};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

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
    dataset: Dataset,
    team: Team,
    challenge: Challenge,
    purpose: String,
    duration_days: i32,
    people: Vec<Person>,
    terms_sha256: Option<String>,
    submitted_at: Option<DateTime<Utc>>,
    due_at: Option<DateTime<Utc>>,
    decisions: Vec<AccessDecision>,
    grant: Option<Grant>,
    may: AccessRequestMay,
}

#[derive(cynic::QueryFragment)]
struct AccessDecision {
    reason: String,
    decided_at: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
struct Grant {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestMay {
    withdraw: bool,
    decide: bool,
}

#[derive(cynic::InputObject)]
struct AccessRequestApproveInput {
    id: cynic::Id,
    duration_days: Option<i32>,
    reason: String,
}

#[derive(cynic::InputObject)]
struct AccessRequestRejectInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::InputObject)]
struct AccessRequestReturnInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::InputObject)]
struct AccessRequestWithdrawInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct ApproveVariables {
    input: AccessRequestApproveInput,
}

#[derive(cynic::QueryVariables)]
struct RejectVariables {
    input: AccessRequestRejectInput,
}

#[derive(cynic::QueryVariables)]
struct ReturnVariables {
    input: AccessRequestReturnInput,
}

#[derive(cynic::QueryVariables)]
struct WithdrawVariables {
    input: AccessRequestWithdrawInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ApproveVariables")]
struct Approve {
    #[arguments(input: $input)]
    access_request_approve: AccessRequestApprovePayload,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestApprovePayload {
    grant: Option<Grant>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RejectVariables")]
struct Reject {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    access_request_reject: AccessRequestRejectPayload,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestRejectPayload {
    #[allow(dead_code)]
    request: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ReturnVariables")]
struct Return {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    access_request_return: AccessRequestReturnPayload,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestReturnPayload {
    #[allow(dead_code)]
    request: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "WithdrawVariables")]
struct Withdraw {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    access_request_withdraw: AccessRequestWithdrawPayload,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestWithdrawPayload {
    #[allow(dead_code)]
    request: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AccessRequest")]
struct Changed {
    #[allow(dead_code)]
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "access/request.html")]
struct RequestPage {
    page: Page,
    form: Form,
    request: AccessRequest,
    decisions: Vec<(String, String)>,
    action: String,
}

/// `GET /access-requests/{id}`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page);
    page.render(&built(&page, form, &id).await?)
}

async fn built(page: &Page, form: Form, id: &str) -> Result<RequestPage, PageError> {
    page.signed_in()?;
    let data = page.query(RequestQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let request = data.access_request.ok_or(PageError::NotFound)?;
    let decisions = [("approve", "access-approve"), ("return", "access-return"), ("reject", "access-reject")];
    let decisions = decisions.into_iter().map(|(value, key)| (value.to_owned(), page.t(key))).collect();
    let action = format!("/access-requests/{}/decide", request.id.inner());
    Ok(RequestPage { form, decisions, action, request, page: page.clone() })
}

/// `POST /access-requests/{id}/decide`
pub async fn decide(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let (request, reason) = (cynic::Id::new(id.as_str()), form.read("reason"));
    let days = form.read_number("durationDays");
    let here = format!("/access-requests/{}", id.as_str());
    let outcome = match form.value("decision") {
        _ if form.is_refused() => return page.render_refused(&built(&page, form, &id).await?),
        "approve" => {
            let input = AccessRequestApproveInput { id: request, duration_days: days, reason };
            page.submit(Approve::build(ApproveVariables { input })).await?.map(|done| {
                match done.access_request_approve.grant {
                    Some(grant) => (format!("/grants/{}", grant.id.inner()), "access-approved-now"),
                    None => (here, "access-voted-now"),
                }
            })
        }
        "reject" => {
            let input = AccessRequestRejectInput { id: request, reason };
            page.submit(Reject::build(RejectVariables { input })).await?.map(|_| (here, "access-rejected-now"))
        }
        "return" => {
            let input = AccessRequestReturnInput { id: request, reason };
            page.submit(Return::build(ReturnVariables { input })).await?.map(|_| (here, "access-returned-now"))
        }
        _ => {
            form.fault("decision", "access-choose-decision");
            return page.render_refused(&built(&page, form, &id).await?);
        }
    };
    match outcome {
        Ok((to, said)) => page.redirect_saying(&to, said),
        Err(faults) => page.render_refused(&built(&page, form.refused(faults), &id).await?),
    }
}

/// `POST /access-requests/{id}/withdraw`
pub async fn withdraw(page: Page, _form: Form, id: Path<String>) -> Answer {
    let input = AccessRequestWithdrawInput { id: cynic::Id::new(id.as_str()) };
    page.query(Withdraw::build(WithdrawVariables { input })).await?;
    page.redirect_saying("/grants", "access-withdrawn-now")
}
