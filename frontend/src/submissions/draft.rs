//! A draft as its team reads it: loaded once for the editor, the files and the check before sending.

use std::collections::HashMap;

use cynic::QueryBuilder;
use serde_json::Value;

use super::answer::Shown;
use super::nodes::{Answer, ById, ByIdFields, ChallengeHead, SubmissionAction, Violation, found};
use crate::challenges::nodes::Organisation;
use crate::challenges::question::FormQuestion;
use crate::schema;
use crate::shell::{Page, PageError};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct DraftQuery {
    #[arguments(id: $id)]
    submission: Option<Draft>,
}

/// The draft.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Submission")]
pub struct Draft {
    /// Its global id.
    pub id: cynic::Id,
    /// Its title.
    pub title: String,
    /// The cities it applies to.
    pub cities: Vec<Organisation>,
    /// The answers; nothing for readers who are not in the team.
    pub answers: Option<Vec<Answer>>,
    /// What keeps it from being sent.
    pub draft_violations: Option<Vec<Violation>>,
    /// What was sent last.
    pub current_version: Option<LastVersion>,
    /// The challenge with its form.
    pub challenge: Asked,
    /// What the reader may do.
    pub viewer_may: Vec<SubmissionAction>,
}

/// The version that counts.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionVersion")]
pub struct LastVersion {
    /// From 1.
    pub number: i32,
}

/// A challenge with its form and cities.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge")]
pub struct Asked {
    /// What it is.
    #[cynic(spread)]
    pub head: ChallengeHead,
    /// The questions.
    pub form: Vec<FormQuestion>,
    /// The cities that take part.
    pub hosts: Vec<Host>,
}

/// A city that takes part.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "HostBrief")]
pub struct Host {
    /// The city.
    pub organisation: Organisation,
}

impl Draft {
    /// The draft, for somebody of its team.
    pub async fn load(page: &Page, id: &str) -> Result<Self, PageError> {
        page.signed_in()?;
        let data: DraftQuery = found(page.query(DraftQuery::build(ById::new(id))).await)?;
        data.submission.filter(|draft| draft.answers.is_some()).ok_or(PageError::NotFound)
    }

    /// Where its pages are.
    pub fn at(&self, path: &str) -> String {
        format!("/submissions/{}{path}", self.id.inner())
    }

    /// Whether it can be written now.
    pub fn is_open(&self) -> bool {
        self.challenge.head.is_open() && self.viewer_may.contains(&SubmissionAction::AnswerSave)
    }

    /// The answer to a question.
    pub fn answer(&self, key: &str) -> Option<&Answer> {
        self.answers.as_ref()?.iter().find(|answer| answer.question_key == key)
    }

    /// What is stored as the answer.
    pub fn value(&self, key: &str) -> &Value {
        self.answer(key).map_or(&Value::Null, |answer| &answer.value.0)
    }

    /// A question of the form.
    pub fn question(&self, key: &str) -> Option<&FormQuestion> {
        self.challenge.form.iter().find(|question| question.key == key)
    }

    /// The answer as people read it.
    pub fn shown(&self, page: &Page, question: &FormQuestion) -> Shown {
        let answer = self.answer(&question.key);
        let file = answer.and_then(|answer| answer.file.as_ref());
        let href = self.at(&format!("/files/{}/content", question.key));
        let label = question.label.get(page.lang());
        Shown::new(page, label, Some(question), self.value(&question.key), file).with_href(href)
    }

    /// The ids of its cities as JSON, for the mark of what was seen.
    pub fn city_ids(&self) -> Value {
        self.cities.iter().map(|city| Value::String(city.id.inner().to_owned())).collect()
    }

    /// Each fault with the anchor of its field, told with the question that it concerns.
    pub fn told(&self, page: &Page, faults: &[crate::shell::Violation]) -> Vec<(String, String)> {
        let label = |path: &str| match path.split('.').next() {
            Some("title") => Some(page.t("submissions-title")),
            Some("cities") => Some(page.t("submissions-cities-short")),
            Some("answers") => {
                let key = path.split('.').nth(1)?;
                self.question(key).map(|question| question.label.get(page.lang()).to_owned())
            }
            _ => None,
        };
        let one = |fault: &crate::shell::Violation| {
            let text = page.fault_text(fault);
            match label(&fault.path) {
                Some(label) => (
                    format!("f-{}", fault.path.replace('.', "-")),
                    page.t2("submissions-fault", "label", label, "fault", text),
                ),
                None => (String::new(), text),
            }
        };
        faults.iter().map(one).collect()
    }

    /// What every field held when it was shown: revision and mark.
    pub fn marks(&self) -> HashMap<String, String> {
        let mut marks = HashMap::new();
        marks.insert("title".into(), mark(0, &Value::String(self.title.clone())));
        marks.insert("cities".into(), mark(0, &self.city_ids()));
        for question in &self.challenge.form {
            let revision = self.answer(&question.key).map_or(0, |answer| answer.revision);
            marks.insert(super::ask::name(question), mark(revision, self.value(&question.key)));
        }
        marks
    }
}

/// Revision and digest of a value as the editor keeps them.
pub fn mark(revision: i32, value: &Value) -> String {
    format!("{revision}:{}", super::typed::digest(value))
}
