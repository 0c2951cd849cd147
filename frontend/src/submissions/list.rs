//! `/submissions`: the reader's own submissions, and invitations that wait.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{ChallengeHead, SubmissionAction, SubmissionState};
use super::show::next_key;
use crate::challenges::nodes::{PageInfo, Phase};
use crate::schema;
use crate::shell::{Answer, Form, Page};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ListQuery {
    #[arguments(first: 25, after: $after)]
    my_submissions: Mine,
    my_invitations: Vec<Invitation>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionConnection")]
struct Mine {
    nodes: Vec<Submission>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Submission {
    id: cynic::Id,
    number: i32,
    title: String,
    state: SubmissionState,
    editing: bool,
    challenge: ChallengeHead,
    team: Team,
    viewer_may: Vec<SubmissionAction>,
}

#[derive(cynic::QueryFragment)]
struct Team {
    name: String,
    viewer_leads: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "TeamInvitation")]
struct Invitation {
    id: cynic::Id,
    team_name: String,
    lead_name: Option<String>,
    challenge: ChallengeHead,
    invited_at: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "submissions/list.html")]
struct ListPage {
    page: Page,
    submissions: Vec<Submission>,
    invitations: Vec<Invitation>,
    page_info: PageInfo,
    form: Form,
}

impl ListPage {
    fn next(&self, submission: &Submission) -> &'static str {
        next_key(submission.state, submission.editing, submission.challenge.phase)
    }

    fn can_write(&self, submission: &Submission) -> bool {
        submission.challenge.is_open() && submission.viewer_may.contains(&SubmissionAction::AnswerSave)
    }

    fn is_decided(&self, submission: &Submission) -> bool {
        submission.state == SubmissionState::Submitted
            && matches!(submission.challenge.phase, Phase::Decided | Phase::Archived)
    }
}

/// Shows the list.
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let variables = Variables { after: page.parameter("after") };
    let data: ListQuery = page.query(ListQuery::build(variables)).await?;
    page.render(&ListPage {
        page: page.clone(),
        submissions: data.my_submissions.nodes,
        page_info: data.my_submissions.page_info,
        invitations: data.my_invitations,
        form: Form::new(&page),
    })
}
