//! The review beside the submission: attest or declare a conflict first, then read, save, send.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use cynic::{MutationBuilder, QueryBuilder};

use super::ask::{Ask, AskFields, ConflictKind, ReviewState, Stage, Submission, Text};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Ask")]
struct ReviewQuery {
    #[arguments(id: $id)]
    judge_assignment: Option<Assignment>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "JudgeAssignment", variables = "Ask")]
struct Assignment {
    id: cynic::Id,
    submission: Submission,
    stage: Stage,
    criteria: Vec<Criterion>,
    content: Option<Version>,
    review: Option<Review>,
    other_reviews: Vec<Review>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "JudgedCriterion", variables = "Ask")]
struct Criterion {
    id: cynic::Id,
    name: Text,
    description: Text,
    weight: i32,
    anchors: Vec<Anchor>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ScoreAnchor", variables = "Ask")]
struct Anchor {
    half_points: i32,
    text: Text,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "JudgedVersion", variables = "Ask")]
struct Version {
    version: i32,
    team: Option<String>,
    answers: Vec<JudgedAnswer>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Ask")]
struct JudgedAnswer {
    kind: String,
    label: Text,
    value: Json,
}

#[derive(cynic::Scalar, Clone, Debug)]
#[cynic(graphql_type = "JSON")]
struct Json(serde_json::Value);

#[derive(cynic::QueryFragment)]
struct Review {
    judge: Option<String>,
    state: ReviewState,
    scores: Vec<Score>,
    panel_comment: String,
    feedback: String,
}

#[derive(cynic::QueryFragment)]
struct Score {
    criterion_id: cynic::Id,
    half_points: i32,
}

#[derive(cynic::QueryVariables)]
struct AttestVariables {
    input: JudgeAttestInput,
}

#[derive(cynic::InputObject)]
struct JudgeAttestInput {
    judge_assignment_id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AttestVariables")]
struct Attest {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    judge_attest: Done,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "JudgeAssignmentPayload")]
struct Done {
    #[allow(dead_code)]
    #[cynic(rename = "__typename")]
    kind: String,
}

#[derive(cynic::QueryVariables)]
struct DeclareVariables {
    input: ConflictDeclareInput,
}

#[derive(cynic::InputObject)]
struct ConflictDeclareInput {
    stage_id: cynic::Id,
    submission_id: cynic::Id,
    kind: ConflictKind,
    reason: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "DeclareVariables")]
struct Declare {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    conflict_declare: Declared,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ConflictPayload")]
struct Declared {
    #[allow(dead_code)]
    #[cynic(rename = "__typename")]
    kind: String,
}

#[derive(cynic::InputObject, Clone)]
struct ScoreInput {
    criterion_id: cynic::Id,
    half_points: i32,
}

#[derive(cynic::QueryVariables)]
struct SaveVariables {
    input: ReviewSaveInput,
}

#[derive(cynic::InputObject)]
struct ReviewSaveInput {
    judge_assignment_id: cynic::Id,
    scores: Vec<ScoreInput>,
    panel_comment: String,
    feedback: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SaveVariables")]
struct Save {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    review_save: Done,
}

#[derive(cynic::QueryVariables)]
struct SendVariables {
    input: ReviewSendInput,
}

#[derive(cynic::InputObject)]
struct ReviewSendInput {
    judge_assignment_id: cynic::Id,
    scores: Option<Vec<ScoreInput>>,
    panel_comment: Option<String>,
    feedback: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SendVariables")]
struct Send {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    review_send: Done,
}

#[derive(cynic::QueryVariables)]
struct FileVariables {
    id: cynic::Id,
    file: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "FileVariables")]
struct FileQuery {
    #[arguments(id: $id)]
    judge_assignment: Option<FileAssignment>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "JudgeAssignment", variables = "FileVariables")]
struct FileAssignment {
    #[arguments(fileId: $file)]
    file_url: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "judging/review.html")]
struct ReviewPage {
    page: Page,
    assignment: Assignment,
    form: Form,
    kinds: Vec<(String, String)>,
}

impl ReviewPage {
    fn steps(&self) -> Vec<(String, String)> {
        (0..=10).map(|step| (step.to_string(), half(&self.page, step))).collect()
    }

    fn base(&self) -> String {
        format!("/judging/assignments/{}", self.assignment.id.inner())
    }

    fn name(&self, criterion: &Criterion) -> String {
        field(criterion)
    }

    fn is_sent(&self) -> bool {
        self.assignment.review.as_ref().is_some_and(|review| review.state == ReviewState::Sent)
    }

    fn is_file(&self, answer: &JudgedAnswer) -> bool {
        answer.kind == "file"
    }

    fn answer(&self, answer: &JudgedAnswer) -> String {
        plain(&answer.value.0)
    }

    fn lines(&self, answer: &JudgedAnswer) -> Vec<String> {
        plain(&answer.value.0).lines().map(str::to_owned).collect()
    }

    fn half(&self, step: i32) -> String {
        half(&self.page, step)
    }

    fn chosen(&self, criterion: &Criterion, step: &str) -> bool {
        self.form.value(&field(criterion)) == step
    }

    fn criterion_name(&self, id: &cynic::Id) -> &str {
        self.assignment.criteria.iter().find(|criterion| criterion.id == *id).map_or("", |found| &found.name.text)
    }
}

fn field(criterion: &Criterion) -> String {
    format!("scores.{}", criterion.id.inner())
}

fn half(page: &Page, step: i32) -> String {
    let text = format!("{}{}", step / 2, if step % 2 == 0 { "" } else { ".5" });
    if page.lang() == "en" { text } else { text.replace('.', ",") }
}

/// An answer as text; tables line by line.
fn plain(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "\u{2713}" } else { "\u{2717}" }.into(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("\n"),
        Value::Object(map) => match (map.get("minor").and_then(Value::as_i64), map.get("currency")) {
            (Some(minor), Some(Value::String(currency))) => format!("{}.{:02} {currency}", minor / 100, minor % 100),
            _ => map.values().map(plain).collect::<Vec<_>>().join(" · "),
        },
    }
}

async fn load(page: &Page, id: &str) -> Result<Assignment, PageError> {
    page.signed_in()?;
    let data: ReviewQuery = page.query(ReviewQuery::build(Ask::about(page, id))).await?;
    data.judge_assignment.ok_or(PageError::NotFound)
}

fn template(page: &Page, assignment: Assignment, form: Form) -> ReviewPage {
    ReviewPage { kinds: ConflictKind::options(page), page: page.clone(), assignment, form }
}

/// The submission with the review beside it.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let assignment = load(&page, &id).await?;
    let mut form = Form::new(&page);
    if let Some(review) = &assignment.review {
        for score in &review.scores {
            form = form.with(format!("scores.{}", score.criterion_id.inner()), score.half_points.to_string());
        }
        form = form.with("panelComment", &review.panel_comment).with("feedback", &review.feedback);
    }
    page.render(&template(&page, assignment, form))
}

/// No conflict.
pub async fn attest(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = JudgeAttestInput { judge_assignment_id: cynic::Id::new(id.as_str()) };
    match page.submit(Attest::build(AttestVariables { input })).await? {
        Ok(_) => page.redirect_saying(&format!("/judging/assignments/{id}"), "judging-attested"),
        Err(faults) => {
            let assignment = load(&page, &id).await?;
            page.render_refused(&template(&page, assignment, form.refused(faults)))
        }
    }
}

/// A conflict: the submission disappears.
pub async fn conflict(page: Page, id: Path<String>, form: Form) -> Answer {
    let assignment = load(&page, &id).await?;
    let input = ConflictDeclareInput {
        stage_id: assignment.stage.id.clone(),
        submission_id: assignment.submission.id.clone(),
        kind: ConflictKind::parse(form.value("kind")),
        reason: form.read("reason"),
    };
    match page.submit(Declare::build(DeclareVariables { input })).await? {
        Ok(_) => page.redirect_saying("/judging", "judging-declared"),
        Err(faults) => page.render_refused(&template(&page, assignment, form.refused(faults))),
    }
}

/// Saves or sends the review.
pub async fn write(page: Page, id: Path<String>, form: Form) -> Answer {
    let assignment = load(&page, &id).await?;
    let scores: Vec<ScoreInput> = assignment
        .criteria
        .iter()
        .filter_map(|criterion| {
            let half_points = form.value(&field(criterion)).parse().ok()?;
            Some(ScoreInput { criterion_id: criterion.id.clone(), half_points })
        })
        .collect();
    let (panel_comment, feedback) = (form.read("panelComment"), form.read("feedback"));
    let judge_assignment_id = cynic::Id::new(id.as_str());
    let send = form.value("act") == "send";
    let outcome = if send {
        let input = ReviewSendInput {
            judge_assignment_id,
            scores: Some(scores),
            panel_comment: Some(panel_comment),
            feedback: Some(feedback),
        };
        page.submit(Send::build(SendVariables { input })).await?.map(|_| ())
    } else {
        let input = ReviewSaveInput { judge_assignment_id, scores, panel_comment, feedback };
        page.submit(Save::build(SaveVariables { input })).await?.map(|_| ())
    };
    match outcome {
        Ok(()) => {
            let said = if send { "judging-review-sent" } else { "judging-review-saved" };
            page.redirect_saying(&format!("/judging/assignments/{id}"), said)
        }
        Err(faults) => page.render_refused(&template(&page, assignment, form.refused(faults))),
    }
}

/// Leads to a file of the submission.
pub async fn file(page: Page, path: Path<(String, String)>) -> Answer {
    page.signed_in()?;
    let (id, file) = path.into_inner();
    let variables = FileVariables { id: cynic::Id::new(id), file: cynic::Id::new(file) };
    let data: FileQuery = page.query(FileQuery::build(variables)).await?;
    let url = data.judge_assignment.and_then(|found| found.file_url).ok_or(PageError::NotFound)?;
    Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, url)).finish())
}
