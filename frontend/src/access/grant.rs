//! `/grants/{id}`: one grant with its life, its files for the team, and the steward's commands.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Challenge, Dataset, GrantState, HeldState, Life, Person, Team};
use crate::datasets::ByteCount;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Station};

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
    state: GrantState,
    dataset: Dataset,
    team: Team,
    challenge: Challenge,
    people: Vec<GrantPerson>,
    files: Vec<GrantFile>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    provisioned_at: Option<DateTime<Utc>>,
    end_requested_at: Option<DateTime<Utc>>,
    end_acknowledged_at: Option<DateTime<Utc>>,
    end_verified_at: Option<DateTime<Utc>>,
    end_reason: Option<String>,
    misconduct: bool,
    bytes_used: ByteCount,
    may: GrantMay,
    host: Option<GrantHost>,
}

#[derive(cynic::QueryFragment)]
struct GrantHost {
    id: cynic::Id,
    name: String,
    base_url: String,
    held_state: Option<HeldState>,
    held_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct GrantPerson {
    person: Person,
    ended_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct GrantFile {
    id: cynic::Id,
    name: String,
    size: ByteCount,
    sha256: String,
}

#[derive(cynic::QueryFragment)]
struct GrantMay {
    download: bool,
    token: bool,
    revoke: bool,
    revoke_for_misconduct: bool,
    suspend: bool,
    resume: bool,
}

#[derive(cynic::InputObject)]
struct GrantDownloadUrlInput {
    grant: cynic::Id,
    file: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct DownloadVariables {
    input: GrantDownloadUrlInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "DownloadVariables")]
struct Download {
    #[arguments(input: $input)]
    grant_download_url: GrantDownloadUrlPayload,
}

#[derive(cynic::QueryFragment)]
struct GrantDownloadUrlPayload {
    url: String,
}

#[derive(cynic::InputObject)]
struct GrantRevokeInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::InputObject)]
struct GrantRevokeForMisconductInput {
    id: cynic::Id,
    reason: String,
    evidence: String,
}

#[derive(cynic::QueryVariables)]
struct MisconductVariables {
    input: GrantRevokeForMisconductInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "MisconductVariables")]
struct RevokeForMisconduct {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    grant_revoke_for_misconduct: GrantRevokeForMisconductPayload,
}

#[derive(cynic::QueryFragment)]
struct GrantRevokeForMisconductPayload {
    #[allow(dead_code)]
    grant: Changed,
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

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RevokeVariables")]
struct Revoke {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    grant_revoke: GrantRevokePayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SuspendVariables")]
struct Suspend {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    grant_suspend: GrantSuspendPayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ResumeVariables")]
struct Resume {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    grant_resume: GrantResumePayload,
}

#[derive(cynic::QueryFragment)]
struct GrantRevokePayload {
    #[allow(dead_code)]
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
struct GrantSuspendPayload {
    #[allow(dead_code)]
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
struct GrantResumePayload {
    #[allow(dead_code)]
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Grant")]
struct Changed {
    #[allow(dead_code)]
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "access/grant.html")]
struct GrantPage {
    page: Page,
    form: Form,
    grant: Grant,
    line: Vec<Station>,
    commands: Vec<(String, String)>,
    action: String,
}

/// `GET /grants/{id}`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page);
    page.render(&built(&page, form, &id).await?)
}

async fn built(page: &Page, form: Form, id: &str) -> Result<GrantPage, PageError> {
    page.signed_in()?;
    let data = page.query(GrantQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let grant = data.grant.ok_or(PageError::NotFound)?;
    let life = Life {
        state: grant.state,
        zone: &grant.challenge.zone,
        starts_at: &grant.starts_at,
        ends_at: &grant.ends_at,
        provisioned_at: grant.provisioned_at.as_ref(),
        end_requested_at: grant.end_requested_at.as_ref(),
        end_acknowledged_at: grant.end_acknowledged_at.as_ref(),
        end_verified_at: grant.end_verified_at.as_ref(),
    };
    let line = life.stations(page);
    let commands = [
        (grant.may.revoke, "revoke", "grant-revoke"),
        (grant.may.revoke_for_misconduct, "misconduct", "grant-revoke-misconduct"),
        (grant.may.suspend, "suspend", "grant-suspend"),
        (grant.may.resume, "resume", "grant-resume"),
    ];
    let commands = commands.into_iter().filter(|one| one.0).map(|one| (one.1.to_owned(), page.t(one.2))).collect();
    let action = format!("/grants/{}/change", grant.id.inner());
    Ok(GrantPage { form, line, commands, action, grant, page: page.clone() })
}

/// `POST /grants/{id}/download`: asks for a signed URL and leads there.
pub async fn download(page: Page, form: Form, id: Path<String>) -> Answer {
    let input = GrantDownloadUrlInput { grant: cynic::Id::new(id.as_str()), file: cynic::Id::new(form.value("file")) };
    let data = page.query(Download::build(DownloadVariables { input })).await?;
    let url = data.grant_download_url.url;
    // Our own address, so the path is enough; behind a proxy people come by another name.
    let path = url.strip_prefix(page.backend().public_url()).unwrap_or(&url).to_owned();
    Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, path)).finish())
}

/// `POST /grants/{id}/change`: the steward's command.
pub async fn change(page: Page, form: Form, id: Path<String>) -> Answer {
    let (grant, reason) = (cynic::Id::new(id.as_str()), form.read("reason"));
    let (outcome, said) = match form.value("command") {
        "suspend" => {
            let input = GrantSuspendInput { id: grant, reason };
            (page.submit(Suspend::build(SuspendVariables { input })).await?.map(|_| ()), "grant-suspended-now")
        }
        "resume" => {
            let input = GrantResumeInput { id: grant, reason };
            (page.submit(Resume::build(ResumeVariables { input })).await?.map(|_| ()), "grant-resumed-now")
        }
        "misconduct" => {
            let input = GrantRevokeForMisconductInput { id: grant, reason, evidence: form.read("evidence") };
            let outcome = page.submit(RevokeForMisconduct::build(MisconductVariables { input })).await?;
            (outcome.map(|_| ()), "grant-revoked-now")
        }
        "revoke" => {
            let input = GrantRevokeInput { id: grant, reason };
            (page.submit(Revoke::build(RevokeVariables { input })).await?.map(|_| ()), "grant-revoked-now")
        }
        _ => {
            let mut form = form;
            form.fault("command", "grant-choose-command");
            return page.render_refused(&built(&page, form, &id).await?);
        }
    };
    match outcome {
        Ok(()) => page.redirect_saying(&format!("/grants/{}", id.as_str()), said),
        Err(faults) => page.render_refused(&built(&page, form.refused(faults), &id).await?),
    }
}
