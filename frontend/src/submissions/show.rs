//! `/submissions/{id}`: where a submission stands, its team, its versions, and what can be done now.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{ById, ByIdFields, ChallengeHead, SubmissionAction, SubmissionState, found};
use super::verbs::{reopen as reopening, withdraw as withdrawal};
use crate::challenges::nodes::{Organisation, Phase};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Station, Stop};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct ShowQuery {
    #[arguments(id: $id)]
    submission: Option<Submission>,
}

#[derive(cynic::QueryFragment)]
struct Submission {
    id: cynic::Id,
    number: i32,
    title: String,
    state: SubmissionState,
    editing: bool,
    created_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
    withdrawn_at: Option<DateTime<Utc>>,
    cities: Vec<Organisation>,
    challenge: Entered,
    team: Team,
    versions: Vec<Version>,
    viewer_is_member: bool,
    viewer_may: Vec<SubmissionAction>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge")]
struct Entered {
    #[cynic(spread)]
    head: ChallengeHead,
    decided_at: Option<DateTime<Utc>>,
    rules: Rules,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChallengeRules")]
struct Rules {
    max_entries_per_person: i32,
}

#[derive(cynic::QueryFragment)]
struct Team {
    name: String,
    fictional: bool,
    members: Vec<Member>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "TeamMember")]
struct Member {
    name: Option<String>,
    email: Option<String>,
    leads: bool,
    is_viewer: bool,
    joined_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionVersion")]
struct Version {
    number: i32,
    submitted_at: DateTime<Utc>,
    submitted_by: Option<String>,
    sha256: String,
}

#[derive(Template)]
#[template(path = "submissions/show.html")]
struct ShowPage {
    page: Page,
    submission: Submission,
    stations: Vec<Station>,
    form: Form,
}

impl ShowPage {
    fn at(&self, path: &str) -> String {
        format!("/submissions/{}{path}", self.submission.id.inner())
    }

    fn is_open(&self) -> bool {
        self.submission.challenge.head.is_open()
    }

    fn may(&self, action: SubmissionAction) -> bool {
        self.submission.viewer_may.contains(&action)
    }

    fn can_write(&self) -> bool {
        self.is_open() && self.may(SubmissionAction::AnswerSave)
    }

    fn can_reopen(&self) -> bool {
        self.is_open() && self.may(SubmissionAction::Reopen)
    }

    fn can_withdraw(&self) -> bool {
        let over = matches!(self.submission.challenge.head.phase, Phase::Decided | Phase::Archived | Phase::Cancelled);
        !over && self.may(SubmissionAction::Withdraw)
    }

    /// Whether an outcome may stand on the page of results.
    fn is_decided(&self) -> bool {
        matches!(self.submission.challenge.head.phase, Phase::Decided | Phase::Archived)
            && self.submission.state == SubmissionState::Submitted
    }

    fn is_invited(&self) -> bool {
        self.may(SubmissionAction::MemberAccept)
    }

    fn may_enter_again(&self) -> bool {
        self.is_open() && self.submission.viewer_is_member && self.submission.challenge.rules.max_entries_per_person > 1
    }

    fn counts(&self, version: &Version) -> bool {
        let newest = self.submission.versions.iter().map(|version| version.number).max();
        self.submission.state == SubmissionState::Submitted && newest == Some(version.number)
    }

    /// What comes next, in a sentence.
    fn next_key(&self) -> &'static str {
        next_key(self.submission.state, self.submission.editing, self.submission.challenge.head.phase)
    }
}

/// What comes next for a submission, as a key of the locales.
pub fn next_key(state: SubmissionState, editing: bool, phase: Phase) -> &'static str {
    match (state, phase) {
        (SubmissionState::Withdrawn, _) => "submissions-next-withdrawn",
        (_, Phase::Cancelled) => "submissions-next-cancelled",
        (SubmissionState::Draft, Phase::Open) => "submissions-next-draft",
        (SubmissionState::Draft, _) => "submissions-next-missed",
        (SubmissionState::Submitted, Phase::Open) if editing => "submissions-next-editing",
        (SubmissionState::Submitted, Phase::Open) => "submissions-next-submitted",
        (SubmissionState::Submitted, Phase::Decided | Phase::Archived) => "submissions-next-decided",
        (SubmissionState::Submitted, Phase::Draft | Phase::InReview | Phase::Upcoming | Phase::Evaluation) => {
            "submissions-next-evaluation"
        }
    }
}

/// Draft, sent, judging, outcome as stations of a line; a withdrawn one ends there.
fn course(page: &Page, submission: &Submission) -> Vec<Station> {
    let challenge = &submission.challenge;
    let day = |at: Option<DateTime<Utc>>| at.map_or_else(String::new, |at| page.date(&at, &challenge.head.zone));
    let draft = (page.t("submissions-station-draft"), day(Some(submission.created_at)));
    let sent = (page.t("submissions-station-sent"), day(submission.submitted_at));
    let judged = (page.t("submissions-station-judged"), String::new());
    let outcome = (page.t("submissions-station-outcome"), day(challenge.decided_at));
    let ended = |label: String, at: Option<DateTime<Utc>>| Station::new(label, day(at), Stop::Ended);
    if submission.state == SubmissionState::Withdrawn {
        let passed = if submission.submitted_at.is_some() { vec![draft, sent] } else { vec![draft] };
        let mut all = crate::shell::stations(passed, usize::MAX);
        all.push(ended(page.t("submissions-station-withdrawn"), submission.withdrawn_at));
        return all;
    }
    let phase = challenge.head.phase;
    if submission.state == SubmissionState::Draft
        && matches!(phase, Phase::Evaluation | Phase::Decided | Phase::Archived)
    {
        let mut all = crate::shell::stations(vec![draft], usize::MAX);
        all.push(ended(page.t("submissions-station-missed"), challenge.head.closes_at));
        return all;
    }
    let present = match (submission.state, phase) {
        (SubmissionState::Submitted, Phase::Evaluation) => 2,
        (SubmissionState::Submitted, Phase::Decided | Phase::Archived) => 3,
        (SubmissionState::Submitted, _) => 1,
        (SubmissionState::Draft | SubmissionState::Withdrawn, _) => 0,
    };
    let mut all = crate::shell::stations(vec![draft, sent, judged, outcome], present);
    if phase == Phase::Cancelled {
        all.truncate(present + 1);
        all.push(ended(page.t("submissions-station-cancelled"), None));
    }
    all
}

/// Shows it.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page);
    render(page, &id, form).await
}

async fn render(page: Page, id: &str, form: Form) -> Answer {
    page.signed_in()?;
    let data: ShowQuery = found(page.query(ShowQuery::build(ById::new(id))).await)?;
    let submission = data.submission.ok_or(PageError::NotFound)?;
    let stations = course(&page, &submission);
    let refused = form.is_refused();
    let shown = ShowPage { page: page.clone(), submission, stations, form };
    if refused { page.render_refused(&shown) } else { page.render(&shown) }
}

/// Begins a revision and leads to the editor.
pub async fn reopen(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = reopening::SubmissionReopenInput { submission_id: cynic::Id::new(id.as_str()) };
    match reopening::run(&page, input).await? {
        Ok(_) => page.redirect_saying(&format!("/submissions/{id}/edit"), "submissions-said-reopened"),
        Err(faults) => render(page, &id, form.refused(faults)).await,
    }
}

/// Withdraws, once that was confirmed.
pub async fn withdraw(page: Page, id: Path<String>, mut form: Form) -> Answer {
    if !form.is_ticked("confirm") {
        form.fault("confirm", "submissions-withdraw-unconfirmed");
        return render(page, &id, form).await;
    }
    let input = withdrawal::SubmissionWithdrawInput { submission_id: cynic::Id::new(id.as_str()) };
    match withdrawal::run(&page, input).await? {
        Ok(_) => page.redirect_saying(&format!("/submissions/{id}"), "submissions-said-withdrawn"),
        Err(faults) => render(page, &id, form.refused(faults)).await,
    }
}
