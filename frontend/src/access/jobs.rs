//! `/admin/jobs`: the queue with its dead letters, and their replay.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::PageInfo;
use crate::schema;
use crate::shell::{Answer, Form, Page, Tag, Tone};

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
enum JobState {
    Ready,
    Running,
    Done,
    Dead,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    state: Option<JobState>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct JobsQuery {
    #[arguments(first: 50, after: $after, state: $state)]
    jobs: JobConnection,
}

#[derive(cynic::QueryFragment)]
struct JobConnection {
    nodes: Vec<Job>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Job {
    id: cynic::Id,
    kind: String,
    state: JobState,
    attempts: i32,
    last_error: Option<String>,
    created_at: Option<DateTime<Utc>>,
}

impl Job {
    fn tag(&self, page: &Page) -> Tag {
        match self.state {
            JobState::Ready => page.tag("job-state-ready", Tone::Plain),
            JobState::Running => page.tag("job-state-running", Tone::Active),
            JobState::Done => page.tag("job-state-done", Tone::Good),
            JobState::Dead => page.tag("job-state-dead", Tone::Bad),
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

#[derive(Template)]
#[template(path = "access/jobs.html")]
struct JobsPage {
    page: Page,
    form: Form,
    jobs: Vec<Job>,
    next: PageInfo,
}

/// `GET /admin/jobs`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let state = match page.parameter("state").as_deref() {
        Some("dead") => Some(JobState::Dead),
        Some("ready") => Some(JobState::Ready),
        Some("running") => Some(JobState::Running),
        Some("done") => Some(JobState::Done),
        _ => None,
    };
    let data = page.query(JobsQuery::build(Variables { after: page.parameter("after"), state })).await?;
    page.render(&JobsPage {
        form: Form::new(&page),
        jobs: data.jobs.nodes,
        next: data.jobs.page_info,
        page: page.clone(),
    })
}

/// `POST /admin/jobs`: replays a dead letter.
pub async fn replay(page: Page, form: Form) -> Answer {
    let input = JobReplayInput { id: cynic::Id::new(form.value("job")) };
    page.query(Replay::build(ReplayVariables { input })).await?;
    page.redirect_saying("/admin/jobs?state=dead", "job-replayed-now")
}
