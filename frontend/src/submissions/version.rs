//! `/submissions/{id}/versions/{number}`: what was sent, and the receipt for it, to read and to print.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::answer::Shown;
use super::nodes::{ChallengeHead, File, Json, SubmissionState, found};
use crate::challenges::nodes::{Localized, Organisation};
use crate::challenges::question::FormQuestion;
use crate::schema;
use crate::shell::{Answer, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
    number: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct VersionQuery {
    #[arguments(id: $id)]
    submission: Option<Submission>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct Submission {
    id: cynic::Id,
    number: i32,
    state: SubmissionState,
    viewer_is_member: bool,
    challenge: Asked,
    current_version: Option<Current>,
    #[arguments(number: $number)]
    version: Option<SubmissionVersion>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge")]
struct Asked {
    #[cynic(spread)]
    head: ChallengeHead,
    form: Vec<FormQuestion>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionVersion")]
struct Current {
    number: i32,
}

#[derive(cynic::QueryFragment)]
struct SubmissionVersion {
    number: i32,
    title: String,
    team_name: Option<String>,
    cities: Vec<Organisation>,
    submitted_at: DateTime<Utc>,
    submitted_by: Option<String>,
    sha256: String,
    canonical_content: Option<String>,
    receipt: Option<Receipt>,
    answers: Vec<VersionAnswer>,
}

#[derive(cynic::QueryFragment)]
struct Receipt {
    token: String,
}

#[derive(cynic::QueryFragment)]
struct VersionAnswer {
    question_key: String,
    label: Localized,
    value: Json,
    file: Option<File>,
}

#[derive(Template)]
#[template(path = "submissions/version.html")]
struct VersionPage {
    page: Page,
    submission: Submission,
    version: SubmissionVersion,
    answers: Vec<Shown>,
}

impl VersionPage {
    fn at(&self, path: &str) -> String {
        format!("/submissions/{}{path}", self.submission.id.inner())
    }

    /// Whether this is the version that counts.
    fn counts(&self) -> bool {
        self.submission.state == SubmissionState::Submitted
            && self.submission.current_version.as_ref().is_some_and(|current| current.number == self.version.number)
    }
}

/// Shows a version.
pub async fn show(page: Page, path: Path<(String, i32)>) -> Answer {
    page.signed_in()?;
    let (id, number) = path.into_inner();
    let variables = Variables { id: cynic::Id::new(&id), number };
    let data: VersionQuery = found(page.query(VersionQuery::build(variables)).await)?;
    let mut submission = data.submission.ok_or(PageError::NotFound)?;
    let version = submission.version.take().ok_or(PageError::NotFound)?;
    let form = &submission.challenge.form;
    let shown = |answer: &VersionAnswer| {
        let question = form.iter().find(|question| question.key == answer.question_key);
        let href = format!("/submissions/{id}/versions/{number}/files/{}", answer.question_key);
        Shown::new(&page, answer.label.get(page.lang()), question, &answer.value.0, answer.file.as_ref())
            .with_href(href)
    };
    let answers = version.answers.iter().map(shown).collect();
    page.render(&VersionPage { page: page.clone(), submission, version, answers })
}
