//! `/submissions/{id}/files/{question}`: the file of one question, uploaded with a plain form that streams.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::Path;
use askama::Template;
use cynic::QueryBuilder;
use serde_json::Value;

use super::answer::Shown;
use super::ask;
use super::draft::Draft;
use super::nodes::{ById, ByIdFields, Json, found};
use super::plan::{Conflict, told};
use super::verbs::parts::SubmissionAnswerInput;
use super::verbs::{begin, save};
use crate::challenges::question::{FormQuestion, QuestionKind};
use crate::schema;
use crate::shell::{self, Answer, Form, Incoming, Page, PageError, Resumable, Upload, Violation};

#[derive(Template)]
#[template(path = "submissions/file.html")]
struct FilePage {
    page: Page,
    draft: Draft,
    form: Form,
    question: FormQuestion,
    conflict: Option<Conflict>,
    /// Revision of the answer that the reader saw.
    revision: String,
    /// The reader's own file, when somebody else was faster.
    pending: String,
}

impl FilePage {
    fn new(page: &Page, draft: Draft, question: FormQuestion, form: Form) -> Self {
        let revision = draft.answer(&question.key).map_or(0, |answer| answer.revision).to_string();
        Self { page: page.clone(), draft, form, question, conflict: None, revision, pending: String::new() }
    }

    fn shown(&self) -> Shown {
        self.draft.shown(&self.page, &self.question)
    }

    fn hint(&self) -> String {
        ask::hint(&self.page, &self.question)
    }

    fn begin_path(&self) -> String {
        self.draft.at(&format!("/files/{}/begin", self.question.key))
    }

    fn accepted(&self) -> String {
        self.question.media_types.join(",")
    }
}

async fn load(page: &Page, id: &str, key: &str) -> Result<(Draft, FormQuestion), PageError> {
    let draft = Draft::load(page, id).await?;
    let question = draft.question(key).filter(|question| question.kind == QuestionKind::File).cloned();
    question.map(|question| (draft, question)).ok_or(PageError::NotFound)
}

/// Shows the form.
pub async fn show(page: Page, path: Path<(String, String)>) -> Answer {
    let (id, key) = path.into_inner();
    let (draft, question) = load(&page, &id, &key).await?;
    if !draft.is_open() {
        return page.redirect_saying(&draft.at(""), "submissions-said-closed");
    }
    page.render(&FilePage::new(&page, draft, question, Form::new(&page)))
}

/// Takes a file in, and makes it the answer.
pub async fn upload(page: Page, upload: Upload, path: Path<(String, String)>) -> Answer {
    let (id, key) = path.into_inner();
    let (draft, question) = load(&page, &id, &key).await?;
    let Upload { mut form, file } = upload;
    let revision = form.read("revision").parse().unwrap_or(0);
    let pending = form.read_optional("pending").map(cynic::Id::new);
    let file = match (file, pending) {
        (Some(file), _) => match take(&page, &draft, &key, file).await? {
            Ok(id) => id,
            Err(faults) => return refused(&page, draft, question, form, faults),
        },
        (None, Some(pending)) => pending,
        (None, None) => {
            form.fault("file", "submissions-choose-file");
            return refused(&page, draft, question, form, Vec::new());
        }
    };
    let value = Some(Json(Value::String(file.inner().to_owned())));
    let input = save::SubmissionDraftSaveInput {
        submission_id: draft.id.clone(),
        title: None,
        city_ids: None,
        answers: vec![SubmissionAnswerInput { question_key: key.clone(), value, revision }],
    };
    match save::run(&page, input).await? {
        Err(faults) => refused(&page, draft, question, form, faults),
        Ok(saved) => match saved.conflicts.first() {
            None => page.redirect_saying(&draft.at(&format!("/edit#f-answers-{key}")), "submissions-said-file-saved"),
            Some(found) => {
                let revision = found.current.as_ref().map_or(0, |answer| answer.revision).to_string();
                let conflict = told(&page, &draft, found);
                let pending = file.inner().to_owned();
                let template = FilePage { conflict, revision, pending, ..FilePage::new(&page, draft, question, form) };
                page.render_as(StatusCode::CONFLICT, &template)
            }
        },
    }
}

/// Begins an upload in pieces, for the script; when it is complete the form is sent with the file's id.
pub async fn begin_pieces(page: Page, path: Path<(String, String)>, form: Form) -> Answer {
    let (id, key) = path.into_inner();
    let (draft, _) = load(&page, &id, &key).await?;
    let input = begin::SubmissionFileUploadBeginInput {
        submission_id: draft.id,
        question_key: key,
        name: form.read("name"),
        media_type: form.read("type"),
        size: form.read("size").parse().ok(),
    };
    let done = begin::run(&page, input).await?;
    shell::begun(&page, done.map(|b| Resumable { url: b.resumable.url, file: b.file_id.inner().to_owned() }))
}

/// Streams the file to where the API wants it; its id.
async fn take(
    page: &Page,
    draft: &Draft,
    key: &str,
    file: Incoming,
) -> Result<Result<cynic::Id, Vec<Violation>>, PageError> {
    let input = begin::SubmissionFileUploadBeginInput {
        submission_id: draft.id.clone(),
        question_key: key.to_owned(),
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: None,
    };
    match begin::run(page, input).await? {
        Err(faults) => Ok(Err(faults)),
        Ok(begun) => Ok(page.put_file(&begun.upload_url, file).await?.map(|()| begun.file_id)),
    }
}

/// The form again. Whatever is wrong concerns the file.
fn refused(page: &Page, draft: Draft, question: FormQuestion, form: Form, faults: Vec<Violation>) -> Answer {
    let at_file = |fault: Violation| {
        let whole = fault.code.starts_with("submission.");
        Violation { path: if whole { String::new() } else { "file".into() }, ..fault }
    };
    let form = form.refused(faults.into_iter().map(at_file).collect());
    page.render_refused(&FilePage::new(page, draft, question, form))
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct ContentQuery {
    #[arguments(id: $id)]
    submission: Option<Content>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Submission")]
struct Content {
    answers: Option<Vec<ContentAnswer>>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Answer")]
struct ContentAnswer {
    question_key: String,
    file: Option<Linked>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionFile")]
struct Linked {
    download_url: Option<String>,
}

/// Leads to the content of a draft's file.
pub async fn content(page: Page, path: Path<(String, String)>) -> Answer {
    page.signed_in()?;
    let (id, key) = path.into_inner();
    let data: ContentQuery = found(page.query(ContentQuery::build(ById::new(&id))).await)?;
    let answers = data.submission.and_then(|draft| draft.answers).unwrap_or_default();
    let answer = answers.into_iter().find(|answer| answer.question_key == key);
    to_content(answer.and_then(|answer| answer.file))
}

fn to_content(file: Option<Linked>) -> Answer {
    let url = file.and_then(|file| file.download_url).ok_or(PageError::NotFound)?;
    Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, url)).finish())
}

#[derive(cynic::QueryVariables)]
struct SentVariables {
    id: cynic::Id,
    number: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "SentVariables")]
struct SentQuery {
    #[arguments(id: $id)]
    submission: Option<SentSubmission>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Submission", variables = "SentVariables")]
struct SentSubmission {
    #[arguments(number: $number)]
    version: Option<SentVersion>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionVersion")]
struct SentVersion {
    answers: Vec<SentAnswer>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "VersionAnswer")]
struct SentAnswer {
    question_key: String,
    file: Option<Linked>,
}

/// Leads to the content of a file that was sent.
pub async fn sent(page: Page, path: Path<(String, i32, String)>) -> Answer {
    page.signed_in()?;
    let (id, number, key) = path.into_inner();
    let variables = SentVariables { id: cynic::Id::new(id), number };
    let data: SentQuery = found(page.query(SentQuery::build(variables)).await)?;
    let version = data.submission.and_then(|submission| submission.version);
    let answers = version.map(|version| version.answers).unwrap_or_default();
    let answer = answers.into_iter().find(|answer| answer.question_key == key);
    to_content(answer.and_then(|answer| answer.file))
}
