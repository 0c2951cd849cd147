//! `/admin/jobs`: jobs and dead letters, and their replay, one or many. Stewards see the dead letters of their
//! organisation.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::schema;
use crate::shell::{Answer, Form, Page, Tag, Tone};

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
enum JobState {
    Ready,
    Running,
    Dead,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    state: Option<JobState>,
    kind: Option<String>,
    error: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct JobsQuery {
    #[arguments(first: 50, after: $after, state: $state, kind: $kind, error: $error)]
    jobs: JobConnection,
}

#[derive(cynic::QueryFragment)]
struct JobConnection {
    nodes: Vec<Job>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct PageInfo {
    has_next_page: bool,
    end_cursor: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct Job {
    id: cynic::Id,
    kind: String,
    state: JobState,
    attempts: i32,
    last_error: Option<String>,
    owner: Option<cynic::Id>,
    created_at: Option<DateTime<Utc>>,
}

impl Job {
    fn tag(&self, page: &Page) -> Tag {
        match self.state {
            JobState::Ready => page.tag("jobs-state-ready", Tone::Plain),
            JobState::Running => page.tag("jobs-state-running", Tone::Active),
            JobState::Dead => page.tag("jobs-state-dead", Tone::Bad),
        }
    }

    fn is_dead(&self) -> bool {
        self.state == JobState::Dead
    }
}

#[derive(cynic::InputObject)]
struct JobReplayInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct ReplayVariables {
    input: JobReplayInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ReplayVariables")]
struct Replay {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    job_replay: JobReplayPayload,
}

#[derive(cynic::QueryFragment)]
struct JobReplayPayload {
    #[allow(dead_code)]
    job: Replayed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Job")]
struct Replayed {
    #[allow(dead_code)]
    id: cynic::Id,
}

#[derive(cynic::InputObject)]
struct JobReplayManyInput {
    kind: Option<String>,
    organisation: Option<cynic::Id>,
    error: Option<String>,
}

#[derive(cynic::QueryVariables)]
struct ReplayManyVariables {
    input: JobReplayManyInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ReplayManyVariables")]
struct ReplayMany {
    #[arguments(input: $input)]
    job_replay_many: JobReplayManyPayload,
}

#[derive(cynic::QueryFragment)]
struct JobReplayManyPayload {
    replayed: i32,
}

#[derive(Template)]
#[template(path = "jobs/list.html")]
struct JobsPage {
    page: Page,
    form: Form,
    jobs: Vec<Job>,
    next: PageInfo,
    total: i32,
    kind: String,
    error: String,
    state: &'static str,
    whole: bool,
}

/// `GET /admin/jobs`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let (state, name) = match page.parameter("state").as_deref() {
        Some("dead") => (Some(JobState::Dead), "dead"),
        Some("ready") => (Some(JobState::Ready), "ready"),
        Some("running") => (Some(JobState::Running), "running"),
        _ => (None, ""),
    };
    let (kind, error) = (page.parameter("kind"), page.parameter("error"));
    let variables = Variables { after: page.parameter("after"), state, kind: kind.clone(), error: error.clone() };
    let data = page.query(JobsQuery::build(variables)).await?;
    let whole = page.viewer().is_some_and(|viewer| viewer.platform_role.is_some());
    page.render(&JobsPage {
        form: Form::new(&page),
        jobs: data.jobs.nodes,
        next: data.jobs.page_info,
        total: data.jobs.total_count,
        kind: kind.unwrap_or_default(),
        error: error.unwrap_or_default(),
        state: name,
        whole,
        page: page.clone(),
    })
}

/// `POST /admin/jobs`: replays a dead letter.
pub async fn replay(page: Page, form: Form) -> Answer {
    let input = JobReplayInput { id: cynic::Id::new(form.value("job")) };
    page.query(Replay::build(ReplayVariables { input })).await?;
    page.redirect_saying("/admin/jobs?state=dead", "jobs-replayed-now")
}

/// `POST /admin/jobs/replay`: replays all dead letters that fit.
pub async fn replay_many(page: Page, form: Form) -> Answer {
    let (kind, error) = (form.read_optional("kind"), form.read_optional("error"));
    let input = JobReplayManyInput { kind, organisation: None, error };
    let done = page.query(ReplayMany::build(ReplayManyVariables { input })).await?.job_replay_many;
    let said = if done.replayed > 0 { "jobs-replayed-many" } else { "jobs-replayed-none" };
    page.redirect_saying("/admin/jobs?state=dead", said)
}
