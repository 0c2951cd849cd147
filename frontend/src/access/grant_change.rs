//! What is done on the page of a grant itself: the steward's neutral commands, accepted terms, versions to follow.

use actix_web::web::Path;
use cynic::MutationBuilder;

use super::grant::refused;
use crate::schema;
use crate::shell::{Answer, Form, Page, Violation};

#[derive(cynic::InputObject)]
struct GrantRevokeInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::InputObject)]
struct GrantSuspendInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::InputObject)]
struct GrantResumeInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::InputObject)]
struct GrantTermsAcceptInput {
    id: cynic::Id,
    terms_sha256: String,
    terms_language: String,
}

#[derive(cynic::InputObject)]
struct GrantVersionsFollowInput {
    id: cynic::Id,
    follows: bool,
}

#[derive(cynic::QueryVariables)]
struct RevokeVariables {
    input: GrantRevokeInput,
}

#[derive(cynic::QueryVariables)]
struct SuspendVariables {
    input: GrantSuspendInput,
}

#[derive(cynic::QueryVariables)]
struct ResumeVariables {
    input: GrantResumeInput,
}

#[derive(cynic::QueryVariables)]
struct AcceptVariables {
    input: GrantTermsAcceptInput,
}

#[derive(cynic::QueryVariables)]
struct FollowVariables {
    input: GrantVersionsFollowInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RevokeVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Revoke {
    #[arguments(input: $input)]
    grant_revoke: GrantRevokePayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SuspendVariables")]
#[allow(dead_code)]
struct Suspend {
    #[arguments(input: $input)]
    grant_suspend: GrantSuspendPayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ResumeVariables")]
#[allow(dead_code)]
struct Resume {
    #[arguments(input: $input)]
    grant_resume: GrantResumePayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AcceptVariables")]
#[allow(dead_code)]
struct Accept {
    #[arguments(input: $input)]
    grant_terms_accept: GrantTermsAcceptPayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "FollowVariables")]
#[allow(dead_code)]
struct Follow {
    #[arguments(input: $input)]
    grant_versions_follow: GrantVersionsFollowPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct GrantRevokePayload {
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct GrantSuspendPayload {
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct GrantResumePayload {
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct GrantTermsAcceptPayload {
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct GrantVersionsFollowPayload {
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Grant")]
#[allow(dead_code)]
pub(super) struct Changed {
    id: cynic::Id,
}

/// `POST /grants/{id}/change`: the steward suspends, resumes or revokes, without blame.
pub async fn change(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let (grant, reason) = (cynic::Id::new(id.as_str()), form.read("reason"));
    let (outcome, said) = match form.value("command") {
        "suspend" => {
            let input = GrantSuspendInput { id: grant, reason };
            (page.submit(Suspend::build(SuspendVariables { input })).await?.map(drop), "grant-suspended-now")
        }
        "resume" => {
            let input = GrantResumeInput { id: grant, reason };
            (page.submit(Resume::build(ResumeVariables { input })).await?.map(drop), "grant-resumed-now")
        }
        "revoke" => {
            let input = GrantRevokeInput { id: grant, reason };
            (page.submit(Revoke::build(RevokeVariables { input })).await?.map(drop), "grant-revoked-now")
        }
        _ => {
            form.fault("command", "grant-choose-command");
            return refused(&page, form, &id).await;
        }
    };
    finish(&page, form, &id, outcome, said).await
}

/// `POST /grants/{id}/terms`: the reader accepts the terms in force.
pub async fn accept(page: Page, mut form: Form, id: Path<String>) -> Answer {
    if !form.is_ticked("accept") {
        form.fault("accept", "grant-accept-terms");
        return refused(&page, form, &id).await;
    }
    let input = GrantTermsAcceptInput {
        id: cynic::Id::new(id.as_str()),
        terms_sha256: form.read("termsSha256"),
        terms_language: form.read("termsLanguage"),
    };
    let outcome = page.submit(Accept::build(AcceptVariables { input })).await?.map(drop);
    finish(&page, form, &id, outcome, "grant-accepted-now").await
}

/// `POST /grants/{id}/versions`: whether it moves to each new version.
pub async fn follow(page: Page, form: Form, id: Path<String>) -> Answer {
    let follows = form.value("follows") == "yes";
    let input = GrantVersionsFollowInput { id: cynic::Id::new(id.as_str()), follows };
    let outcome = page.submit(Follow::build(FollowVariables { input })).await?.map(drop);
    let said = if follows { "grant-follows-now" } else { "grant-pinned-now" };
    finish(&page, form, &id, outcome, said).await
}

async fn finish(page: &Page, form: Form, id: &str, outcome: Result<(), Vec<Violation>>, said: &str) -> Answer {
    match outcome {
        Ok(()) => page.redirect_saying(&format!("/grants/{id}"), said),
        Err(faults) => refused(page, form.refused(faults), id).await,
    }
}
