//! What a judge has to review, and the stages that an organiser or chair looks after.

use super::ask::{Ask, AskFields, ReviewState, Stage, Submission};
use crate::schema;
use crate::shell::{Answer, Page, Tone};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Ask")]
struct QueueQuery {
    judge_queue: Vec<Assignment>,
    judging_stages: Vec<Stage>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "JudgeAssignment", variables = "Ask")]
struct Assignment {
    id: cynic::Id,
    submission: Submission,
    stage: Stage,
    attested_at: Option<chrono::DateTime<chrono::Utc>>,
    review: Option<Begun>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Review")]
struct Begun {
    state: ReviewState,
}

impl Assignment {
    fn state(&self) -> (&'static str, Tone) {
        match (&self.review, self.attested_at) {
            (Some(review), _) if review.state == ReviewState::Sent => ("judging-sent", Tone::Good),
            (Some(_), _) => ("judging-draft", Tone::Active),
            (None, Some(_)) => ("judging-open", Tone::Active),
            (None, None) => ("judging-to-attest", Tone::Warning),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "judging/queue.html")]
struct QueuePage {
    page: Page,
    queue: Vec<Assignment>,
    stages: Vec<Stage>,
}

/// The queue.
pub async fn show(page: Page) -> Answer {
    use cynic::QueryBuilder;
    page.signed_in()?;
    let data: QueueQuery = page.query(QueueQuery::build(Ask::about(&page, ""))).await?;
    page.render(&QueuePage { page: page.clone(), queue: data.judge_queue, stages: data.judging_stages })
}
