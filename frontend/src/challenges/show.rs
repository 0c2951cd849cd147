//! `/challenges/{slug}`: one challenge for everybody, and what its cities can do with it.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{Localized, Money, Organisation, Phase};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Station, Stop, Tone};

#[derive(cynic::QueryVariables)]
pub(super) struct Variables {
    pub slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ShowQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Challenge>,
}

#[derive(cynic::QueryFragment)]
struct Challenge {
    id: cynic::Id,
    slug: String,
    title: Localized,
    summary: Localized,
    problem: Localized,
    outcomes: Localized,
    terms: Localized,
    themes: Vec<String>,
    phase: Phase,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    zone: String,
    lead: Organisation,
    hosts: Vec<HostBrief>,
    stages: Vec<Stage>,
    rules: ChallengeRules,
    datasets: Vec<Dataset>,
    deadline_extensions: Vec<DeadlineExtension>,
    sources: Vec<String>,
    fictional: bool,
    cancel_reason: Option<String>,
    review_remarks: Option<String>,
    lottery_commitment: Option<String>,
    lottery_seed: Option<String>,
    lock_version: i32,
    viewer_may: Vec<ChallengeAction>,
    viewer_organises: bool,
    viewer_follows: bool,
}

#[derive(cynic::QueryFragment)]
struct ChallengeRules {
    max_team_size: i32,
    max_entries_per_person: i32,
}

#[derive(cynic::QueryFragment)]
struct DeadlineExtension {
    old_closes_at: DateTime<Utc>,
    new_closes_at: DateTime<Utc>,
    reason: Localized,
}

#[derive(cynic::QueryFragment)]
struct HostBrief {
    id: cynic::Id,
    organisation: Organisation,
    state: BriefState,
    context: Localized,
    contact: String,
    money: Option<Money>,
    places: i32,
    language: Option<String>,
    local_terms: Localized,
    eligibility: Localized,
    testbeds: Vec<OfferedTestbed>,
    viewer_may_update: bool,
}

#[derive(cynic::QueryFragment)]
struct OfferedTestbed {
    testbed: Testbed,
    places: i32,
}

#[derive(cynic::QueryFragment)]
struct Testbed {
    slug: String,
    name: String,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    slug: String,
    title: Localized,
}

#[derive(cynic::QueryVariables)]
struct OutcomeVariables {
    id: cynic::Id,
}

/// What was decided, once it is announced.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "OutcomeVariables")]
struct OutcomeQuery {
    #[arguments(challengeId: $id)]
    awards: Vec<Award>,
}

#[derive(cynic::QueryFragment)]
struct Award {
    rank: i32,
    city: Option<String>,
    submission: Option<JudgedSubmission>,
    announced_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct JudgedSubmission {
    title: String,
}

#[derive(cynic::QueryFragment)]
struct Stage {
    id: cynic::Id,
    name: Localized,
    starts_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
    criteria: Vec<Criterion>,
}

#[derive(cynic::QueryFragment)]
struct Criterion {
    name: Localized,
    description: Localized,
    weight: i32,
}

/// Whether a city stands behind its brief.
#[derive(cynic::Enum, Clone, Copy, PartialEq, Eq)]
enum BriefState {
    Draft,
    Approved,
}

/// What can be done with a challenge.
#[derive(cynic::Enum, Clone, Copy, PartialEq, Eq)]
enum ChallengeAction {
    View,
    Update,
    FormSet,
    StagesSet,
    HostsSet,
    RequestReview,
    Return,
    Publish,
    ExtendDeadline,
    Cancel,
    Archive,
    Follow,
    AttachDataset,
}

#[derive(Template)]
#[template(path = "challenges/show.html")]
struct ShowPage {
    page: Page,
    challenge: Challenge,
    stations: Vec<Station>,
    winners: Vec<Award>,
    form: Form,
}

impl ShowPage {
    fn may(&self, action: ChallengeAction) -> bool {
        self.challenge.viewer_may.contains(&action)
    }

    fn works_here(&self) -> bool {
        let hosts = self.challenge.hosts.iter().any(|host| host.viewer_may_update);
        self.challenge.viewer_organises || hosts || self.may(ChallengeAction::AttachDataset)
    }

    fn is_decided(&self) -> bool {
        matches!(self.challenge.phase, Phase::Decided | Phase::Archived)
    }

    fn is_published(&self) -> bool {
        !matches!(self.challenge.phase, Phase::Draft | Phase::InReview)
    }

    fn tone(&self, state: &BriefState) -> Tone {
        if *state == BriefState::Approved { Tone::Good } else { Tone::Warning }
    }

    fn state_key(&self, state: &BriefState) -> &'static str {
        if *state == BriefState::Approved { "challenges-brief-approved" } else { "challenges-brief-draft" }
    }

    /// A weight in per cent; weights are hundredths of a per cent.
    fn percent(&self, weight: &i32) -> String {
        if weight % 100 == 0 {
            format!("{} %", weight / 100)
        } else {
            format!("{} %", self.page.decimal(&(f64::from(*weight) / 100.0), 2))
        }
    }

    fn at(&self, path: &str) -> String {
        format!("/challenges/{}/{path}", self.challenge.slug)
    }
}

/// `/challenges/{slug}`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    let form = Form::new(&page);
    render(page, &slug, form).await
}

/// The page with a form in it, which may have faults.
pub(super) async fn render(page: Page, slug: &str, form: Form) -> Answer {
    let data = page.query(ShowQuery::build(Variables { slug: slug.to_owned() })).await?;
    let challenge = data.challenge.ok_or(PageError::NotFound)?;
    let stations = course(&page, &challenge);
    let refused = form.is_refused();
    let form = form.with_moment("closesAt", challenge.closes_at, &challenge.zone);
    let winners = outcome(&page, &challenge).await?;
    let shown = ShowPage { page: page.clone(), challenge, stations, winners, form };
    if refused { page.render_refused(&shown) } else { page.render(&shown) }
}

/// The awards that were announced.
async fn outcome(page: &Page, challenge: &Challenge) -> Result<Vec<Award>, PageError> {
    if !matches!(challenge.phase, Phase::Decided | Phase::Archived) {
        return Ok(Vec::new());
    }
    let data = page.query(OutcomeQuery::build(OutcomeVariables { id: challenge.id.clone() })).await?;
    Ok(data.awards.into_iter().filter(|award| award.announced_at.is_some()).collect())
}

/// Opening, closing, stages and announcement as stations of a line.
fn course(page: &Page, challenge: &Challenge) -> Vec<Station> {
    let day = |instant: Option<DateTime<Utc>>| instant.map_or_else(String::new, |at| page.date(&at, &challenge.zone));
    let mut names = vec![
        (page.t("challenges-station-opens"), day(challenge.opens_at)),
        (page.t("challenges-station-closes"), day(challenge.closes_at)),
    ];
    let mut judged = 2;
    for stage in &challenge.stages {
        names.push((stage.name.get(page.lang()).to_owned(), day(stage.ends_at.or(stage.starts_at))));
        if stage.ends_at.is_some_and(|ends| page.is_past(&ends)) {
            judged += 1;
        }
    }
    names.push((page.t("challenges-station-decided"), String::new()));
    let present = match challenge.phase {
        Phase::Draft | Phase::InReview | Phase::Upcoming => 0,
        Phase::Open => 1,
        Phase::Evaluation => judged.min(names.len() - 1),
        Phase::Decided | Phase::Archived => names.len(),
        Phase::Cancelled => {
            return names.into_iter().map(|(label, note)| Station::new(label, note, Stop::Ended)).collect();
        }
    };
    crate::shell::stations(names, present)
}
