//! `/access-requests/{id}`: one request, for the team and for those who decide: what it waits for, what was voted, which
//! conditions hold, and what the reader can do.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::asked::AccessCondition;
use super::nodes::{AccessRequestState, Challenge, Dataset, Person, Team, Text};
use super::vocabulary::{
    AccessDecisionKind, AccessExclusion, AccessPurpose, AccessVersionPolicy, AccessWaitingFor, DeciderRole,
};
use crate::challenges::question::FormQuestion;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Station, Stop};
use crate::submissions::answer::Shown;
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
    dataset: Dataset,
    team: Team,
    challenge: Challenge,
    purpose: String,
    purposes: Vec<AccessPurpose>,
    duration_days: i32,
    people: Vec<Person>,
    version_policy: AccessVersionPolicy,
    answers: Json,
    form: Vec<FormQuestion>,
    terms_sha256: Option<String>,
    terms_language: Option<String>,
    terms_accepted_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
    decided_at: Option<DateTime<Utc>>,
    round: i32,
    policy: Option<AccessPolicyRef>,
    waiting_for: AccessWaiting,
    seats: Vec<AccessSeat>,
    recusals: Vec<AccessRecusal>,
    conditions: Vec<AccessCondition>,
    decisions: Vec<AccessDecision>,
    grant: Option<Grant>,
    renews: Option<AccessRequestRenewal>,
    may: AccessRequestMay,
    excluded: Option<AccessExclusion>,
}

#[derive(cynic::QueryFragment)]
struct AccessPolicyRef {
    number: i32,
    sha256: String,
}

#[derive(cynic::QueryFragment)]
struct AccessWaiting {
    kind: AccessWaitingFor,
    approvals: i32,
    needed: i32,
    due_at: Option<DateTime<Utc>>,
    overdue_days: i32,
    sentence: Text,
}

#[derive(cynic::QueryFragment)]
struct AccessSeat {
    role: DeciderRole,
    name: String,
    filled: bool,
    candidates: i32,
    by: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct AccessRecusal {
    name: String,
    why: AccessExclusion,
    reason: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct AccessDecision {
    kind: AccessDecisionKind,
    by: Option<String>,
    role: Option<DeciderRole>,
    rule: Option<String>,
    round: i32,
    duration_days: Option<i32>,
    reason: String,
    decided_at: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
struct Grant {
    id: cynic::Id,
    provisioned_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestRenewal {
    until: DateTime<Utc>,
    to_latest: bool,
    grant: Option<Grant>,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestMay {
    save: bool,
    withdraw: bool,
    decide: bool,
    recuse: bool,
}

#[derive(cynic::QueryVariables)]
struct PolicyVariables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "PolicyVariables")]
struct PolicyQuery {
    #[arguments(slug: $slug)]
    access_policy: Option<AccessPolicy>,
}

/// The policy in force now.
#[derive(cynic::QueryFragment)]
struct AccessPolicy {
    sha256: String,
    sentence: Text,
}

/// The page of one request.
#[derive(Template)]
#[template(path = "access/request.html")]
pub struct RequestPage {
    page: Page,
    form: Form,
    request: AccessRequest,
    policy: Option<AccessPolicy>,
    line: Vec<Station>,
    answers: Vec<Shown>,
    decisions: Vec<(String, String)>,
    action: String,
    recuse: String,
}

impl RequestPage {
    /// Whether the policy was changed since the request was sent.
    fn has_other_policy(&self) -> bool {
        match (&self.policy, &self.request.policy) {
            (Some(now), Some(then)) => now.sha256 != then.sha256,
            _ => false,
        }
    }

    /// Whether the reader has a button in the box that says what is waited for.
    fn has_next_step(&self) -> bool {
        self.request.may.save || self.request.may.withdraw || self.request.grant.is_some()
    }

    fn waits_for_deciders(&self) -> bool {
        self.request.waiting_for.kind == AccessWaitingFor::Deciders
    }

    /// Whether the form to stand back came back with a fault.
    fn is_recusing(&self) -> bool {
        self.form.faults().iter().any(|fault| fault.path == "recusal")
    }

    /// Whether there are votes and seats to show.
    fn was_sent(&self) -> bool {
        self.request.round > 0
    }

    fn purposes(&self) -> String {
        self.request.purposes.iter().map(|one| self.page.t(&one.key())).collect::<Vec<_>>().join(", ")
    }

    fn people(&self) -> String {
        self.request.people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Who cast a vote, as far as the reader may know.
    fn voter(&self, decision: &AccessDecision) -> String {
        let role = decision.role.map(|role| self.page.t(&role.key()));
        let rule = decision.rule.as_ref().map(|_| self.page.t("access-by-rule"));
        let all = [role, rule, decision.by.clone()];
        all.into_iter().flatten().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn seat(&self, seat: &AccessSeat) -> String {
        let role = self.page.t(&seat.role.key());
        if seat.name.is_empty() { role } else { format!("{role} · {}", seat.name) }
    }
}

/// `GET /access-requests/{id}`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page);
    page.render(&built(&page, form, &id).await?)
}

/// The page as it stands now.
///
/// # Errors
/// What the API answers.
pub async fn built(page: &Page, form: Form, id: &str) -> Result<RequestPage, PageError> {
    page.signed_in()?;
    let data = page.query(RequestQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let request = data.access_request.ok_or(PageError::NotFound)?;
    let policy = PolicyQuery::build(PolicyVariables { slug: request.dataset.slug.clone() });
    let policy = match page.query(policy).await {
        Ok(data) => data.access_policy,
        // A dataset that was withdrawn keeps its requests.
        Err(PageError::NotFound) => None,
        Err(other) => return Err(other),
    };
    let decisions = [("approve", "access-approve"), ("return", "access-return"), ("reject", "access-reject")];
    let decisions = decisions.into_iter().map(|(value, key)| (value.to_owned(), page.t(key))).collect();
    let action = format!("/access-requests/{}/decide", request.id.inner());
    let recuse = format!("/access-requests/{}/recuse", request.id.inner());
    let (line, answers) = (stations(page, &request), answers(page, &request));
    Ok(RequestPage { form, policy, line, answers, decisions, action, recuse, request, page: page.clone() })
}

/// The way of the request as stations of a line.
fn stations(page: &Page, request: &AccessRequest) -> Vec<Station> {
    let note = |at: Option<&DateTime<Utc>>| at.map(|at| page.moment(at, &request.challenge.zone)).unwrap_or_default();
    let granted = request.grant.as_ref();
    let works = granted.and_then(|grant| grant.provisioned_at.as_ref());
    let (begun, sent, decided) = match request.state {
        AccessRequestState::Draft => (Stop::Present, Stop::Next, Stop::Next),
        AccessRequestState::Returned => (Stop::Past, Stop::Present, Stop::Next),
        AccessRequestState::Submitted => (Stop::Past, Stop::Past, Stop::Present),
        AccessRequestState::Approved => (Stop::Past, Stop::Past, Stop::Past),
        AccessRequestState::Rejected => (Stop::Past, Stop::Past, Stop::Ended),
        AccessRequestState::Withdrawn | AccessRequestState::Closed => {
            (Stop::Past, if request.submitted_at.is_some() { Stop::Past } else { Stop::Next }, Stop::Ended)
        }
    };
    let decision = page.t(request.state.decided_key());
    let access = match (works, granted) {
        (Some(_), _) => Stop::Past,
        (None, Some(_)) => Stop::Present,
        (None, None) => Stop::Next,
    };
    vec![
        Station::new(page.t("access-line-begun"), note(Some(&request.created_at)), begun),
        Station::new(page.t("access-sent"), note(request.submitted_at.as_ref()), sent),
        Station::new(decision, note(request.decided_at.as_ref()), decided),
        Station::new(page.t("access-line-works"), note(works), access),
    ]
}

fn answers(page: &Page, request: &AccessRequest) -> Vec<Shown> {
    let none = serde_json::Value::Null;
    let shown = |question: &FormQuestion| {
        let value = request.answers.0.get(&question.key).unwrap_or(&none);
        Shown::new(page, question.label.get(page.lang()), Some(question), value, None)
    };
    request.form.iter().map(shown).collect()
}
