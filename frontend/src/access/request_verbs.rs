//! What can be done with a request that was sent: votes, standing back, taking back.

use actix_web::web::Path;
use cynic::MutationBuilder;

use super::request;
use crate::schema;
use crate::shell::{Answer, Form, Page, Violation};

#[derive(cynic::QueryFragment)]
struct Grant {
    id: cynic::Id,
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

#[derive(cynic::InputObject)]
struct AccessRequestRecuseInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::QueryVariables)]
struct RecuseVariables {
    input: AccessRequestRecuseInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RecuseVariables")]
struct Recuse {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    access_request_recuse: AccessRequestRecusePayload,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestRecusePayload {
    #[allow(dead_code)]
    request: Changed,
}

/// The page again, with the faults.
async fn refused(page: &Page, id: &str, form: Form, faults: Vec<Violation>) -> Answer {
    page.render_refused(&request::built(page, form.refused(faults), id).await?)
}

/// `POST /access-requests/{id}/decide`
pub async fn decide(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let (request, reason) = (cynic::Id::new(id.as_str()), form.read("reason"));
    let days = form.read_number("durationDays");
    let here = format!("/access-requests/{}", id.as_str());
    let outcome = match form.value("decision") {
        _ if form.is_refused() => return refused(&page, &id, form, Vec::new()).await,
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
            return refused(&page, &id, form, Vec::new()).await;
        }
    };
    match outcome {
        Ok((to, said)) => page.redirect_saying(&to, said),
        Err(faults) => refused(&page, &id, form, faults).await,
    }
}

/// `POST /access-requests/{id}/recuse`
pub async fn recuse(page: Page, form: Form, id: Path<String>) -> Answer {
    let input = AccessRequestRecuseInput { id: cynic::Id::new(id.as_str()), reason: form.read("recusal") };
    match page.submit(Recuse::build(RecuseVariables { input })).await? {
        Ok(_) => page.redirect_saying("/access-requests", "access-recused-now"),
        Err(mut faults) => {
            // Two forms stand on the page; this one has its own field.
            for fault in faults.iter_mut().filter(|fault| fault.path.ends_with("reason")) {
                "recusal".clone_into(&mut fault.path);
            }
            refused(&page, &id, form, faults).await
        }
    }
}

/// `POST /access-requests/{id}/withdraw`
pub async fn withdraw(page: Page, _form: Form, id: Path<String>) -> Answer {
    let input = AccessRequestWithdrawInput { id: cynic::Id::new(id.as_str()) };
    page.query(Withdraw::build(WithdrawVariables { input })).await?;
    page.redirect_saying("/grants", "access-withdrawn-now")
}
