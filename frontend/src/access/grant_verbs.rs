//! What is done with a grant on a page of its own: giving it back, taking one person off, requiring a report, and ending
//! it for misconduct.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::grant_change::Changed;
use super::nodes::{Dataset, GrantState, Person, Team};
use super::obliged::SanctionScope;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

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
    people: Vec<GrantPerson>,
    may: GrantMay,
}

#[derive(cynic::QueryFragment)]
struct GrantPerson {
    person: Person,
    may_withdraw: bool,
}

#[derive(cynic::QueryFragment)]
struct GrantMay {
    withdraw: bool,
    oversee: bool,
    revoke_for_misconduct: bool,
}

#[derive(cynic::InputObject)]
struct GrantWithdrawInput {
    id: cynic::Id,
}

#[derive(cynic::InputObject)]
struct GrantPersonWithdrawInput {
    id: cynic::Id,
    person: cynic::Id,
    reason: String,
}

#[derive(cynic::InputObject)]
struct GrantReportRequireInput {
    id: cynic::Id,
    reason: String,
    days: i32,
}

#[derive(cynic::InputObject)]
struct GrantRevokeForMisconductInput {
    id: cynic::Id,
    person: Option<cynic::Id>,
    reason: String,
    evidence: String,
    scope: SanctionScope,
    until: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryVariables)]
struct WithdrawVariables {
    input: GrantWithdrawInput,
}

#[derive(cynic::QueryVariables)]
struct PersonVariables {
    input: GrantPersonWithdrawInput,
}

#[derive(cynic::QueryVariables)]
struct ReportVariables {
    input: GrantReportRequireInput,
}

#[derive(cynic::QueryVariables)]
struct MisconductVariables {
    input: GrantRevokeForMisconductInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "WithdrawVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Withdraw {
    #[arguments(input: $input)]
    grant_withdraw: GrantWithdrawPayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "PersonVariables")]
#[allow(dead_code)]
struct TakeOff {
    #[arguments(input: $input)]
    grant_person_withdraw: GrantPersonWithdrawPayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ReportVariables")]
#[allow(dead_code)]
struct Require {
    #[arguments(input: $input)]
    grant_report_require: GrantReportRequirePayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "MisconductVariables")]
#[allow(dead_code)]
struct RevokeForMisconduct {
    #[arguments(input: $input)]
    grant_revoke_for_misconduct: GrantRevokeForMisconductPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct GrantWithdrawPayload {
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct GrantPersonWithdrawPayload {
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct GrantReportRequirePayload {
    duty: ChangedDuty,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct GrantRevokeForMisconductPayload {
    grant: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ClosingDuty")]
#[allow(dead_code)]
struct ChangedDuty {
    id: cynic::Id,
}

/// Chosen where it is about the team, not about one person.
const WHOLE_TEAM: &str = "team";

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Verb {
    /// The whole team gives it back.
    GiveBack,
    /// This person is taken off.
    TakeOff(String),
    /// A report of use is required.
    Report,
    /// It ends for misconduct.
    Misconduct,
}

impl Verb {
    /// The last part of its address.
    fn path(&self) -> String {
        match self {
            Self::GiveBack => "give-back".into(),
            Self::TakeOff(person) => format!("people/{person}/off"),
            Self::Report => "report".into(),
            Self::Misconduct => "misconduct".into(),
        }
    }
}

#[derive(Template)]
#[template(path = "access/grant_verb.html")]
struct VerbPage {
    page: Page,
    form: Form,
    grant: Grant,
    verb: Verb,
    /// Who is taken off, by name.
    name: String,
    people: Vec<(String, String)>,
    scopes: Vec<(String, String)>,
    action: String,
}

impl VerbPage {
    fn off_title(&self) -> String {
        self.page.t1("grant-person-off-title", "name", self.name.clone())
    }
}

async fn built(page: &Page, form: Form, id: &str, verb: Verb) -> Result<VerbPage, PageError> {
    let administers = page.signed_in()?.platform_role.as_deref() == Some("ADMINISTRATOR");
    let data = page.query(GrantQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let grant = data.grant.ok_or(PageError::NotFound)?;
    let mut name = String::new();
    let may = match &verb {
        Verb::GiveBack => grant.may.withdraw,
        Verb::Report => grant.may.oversee,
        Verb::Misconduct => grant.may.revoke_for_misconduct,
        Verb::TakeOff(id) => {
            let one = grant.people.iter().find(|one| one.person.id.inner() == id).ok_or(PageError::NotFound)?;
            name.clone_from(&one.person.name);
            one.may_withdraw
        }
    };
    if !may {
        return Err(PageError::Forbidden(page.t("grant-not-yours")));
    }
    let whole = (WHOLE_TEAM.to_owned(), grant.team.whole(page));
    let person = |one: &GrantPerson| (one.person.id.inner().to_owned(), one.person.name.clone());
    let mut scopes = vec![("organisation".to_owned(), page.t(SanctionScope::Organisation.key()))];
    if administers {
        scopes.push(("platform".to_owned(), page.t(SanctionScope::Platform.key())));
    }
    Ok(VerbPage {
        people: std::iter::once(whole).chain(grant.people.iter().map(person)).collect(),
        action: format!("/grants/{}/{}", grant.id.inner(), verb.path()),
        form,
        name,
        scopes,
        verb,
        grant,
        page: page.clone(),
    })
}

async fn ask(page: &Page, form: Form, id: &str, verb: Verb) -> Answer {
    page.render(&built(page, form, id, verb).await?)
}

async fn finish(
    page: &Page,
    form: Form,
    id: &str,
    verb: Verb,
    outcome: Result<(), Vec<Violation>>,
    said: &str,
) -> Answer {
    match outcome {
        Ok(()) => page.redirect_saying(&format!("/grants/{id}"), said),
        Err(faults) => page.render_refused(&built(page, form.refused(faults), id, verb).await?),
    }
}

/// `GET /grants/{id}/give-back`
pub async fn give_back(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page);
    ask(&page, form, &id, Verb::GiveBack).await
}

/// `POST /grants/{id}/give-back`
pub async fn given_back(page: Page, form: Form, id: Path<String>) -> Answer {
    let input = GrantWithdrawInput { id: cynic::Id::new(id.as_str()) };
    let outcome = page.submit(Withdraw::build(WithdrawVariables { input })).await?.map(drop);
    finish(&page, form, &id, Verb::GiveBack, outcome, "grant-given-back-now").await
}

/// `GET /grants/{id}/people/{person}/off`
pub async fn take_off(page: Page, path: Path<(String, String)>) -> Answer {
    let (id, person) = path.into_inner();
    let form = Form::new(&page);
    ask(&page, form, &id, Verb::TakeOff(person)).await
}

/// `POST /grants/{id}/people/{person}/off`
pub async fn taken_off(page: Page, form: Form, path: Path<(String, String)>) -> Answer {
    let (id, person) = path.into_inner();
    let input = GrantPersonWithdrawInput {
        id: cynic::Id::new(id.as_str()),
        person: cynic::Id::new(person.as_str()),
        reason: form.read("reason"),
    };
    let outcome = page.submit(TakeOff::build(PersonVariables { input })).await?.map(drop);
    finish(&page, form, &id, Verb::TakeOff(person), outcome, "grant-person-off-now").await
}

/// `GET /grants/{id}/report`
pub async fn report(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page).with("days", "30");
    ask(&page, form, &id, Verb::Report).await
}

/// `POST /grants/{id}/report`
pub async fn require_report(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let days: Option<i32> = form.read_number("days");
    if form.is_refused() {
        return page.render_refused(&built(&page, form, &id, Verb::Report).await?);
    }
    let input = GrantReportRequireInput {
        id: cynic::Id::new(id.as_str()),
        reason: form.read("reason"),
        days: days.unwrap_or_default(),
    };
    let outcome = page.submit(Require::build(ReportVariables { input })).await?.map(drop);
    finish(&page, form, &id, Verb::Report, outcome, "grant-report-required-now").await
}

/// `GET /grants/{id}/misconduct`
pub async fn misconduct(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page).with("scope", "organisation");
    ask(&page, form, &id, Verb::Misconduct).await
}

/// `POST /grants/{id}/misconduct`
pub async fn end_for_misconduct(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let until = form.read_moment("until");
    if form.value("person").is_empty() {
        form.fault("person", "grant-misconduct-choose");
    }
    if !form.is_ticked("sure") {
        form.fault("sure", "grant-misconduct-be-sure");
    }
    if form.is_refused() {
        return page.render_refused(&built(&page, form, &id, Verb::Misconduct).await?);
    }
    let input = GrantRevokeForMisconductInput {
        id: cynic::Id::new(id.as_str()),
        person: Some(form.read("person")).filter(|id| id != WHOLE_TEAM).map(cynic::Id::new),
        reason: form.read("reason"),
        evidence: form.read("evidence"),
        scope: if form.value("scope") == "platform" { SanctionScope::Platform } else { SanctionScope::Organisation },
        until,
    };
    let outcome = page.submit(RevokeForMisconduct::build(MisconductVariables { input })).await?.map(drop);
    finish(&page, form, &id, Verb::Misconduct, outcome, "grant-misconduct-now").await
}
