//! What a sent editor changes: only fields that people touched, each with the revision that they saw.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::answer::Shown;
use super::ask;
use super::draft::{Draft, mark};
use super::nodes::Json;
use super::typed::digest;
use super::verbs::parts::{AnswerConflict, SubmissionAnswerInput};
use super::verbs::save::SubmissionDraftSaveInput;
use crate::shell::{Form, Page};

/// Somebody else changed the same field in between; both stay to be seen.
pub struct Conflict {
    /// The name of the field.
    pub field: String,
    /// Its label.
    pub label: String,
    /// Who, where it is known.
    pub by: String,
    /// When, where it is known.
    pub at: Option<DateTime<Utc>>,
    /// What they wrote.
    pub theirs: Shown,
    /// Revision and mark of that.
    pub mark: String,
}

/// What to save, and what conflicts before that.
pub struct Plan {
    /// What to save.
    pub input: SubmissionDraftSaveInput,
    /// Title or cities that somebody else changed.
    pub conflicts: Vec<Conflict>,
}

impl Plan {
    /// Whether nothing is to be saved.
    pub fn is_empty(&self) -> bool {
        self.input.title.is_none() && self.input.city_ids.is_none() && self.input.answers.is_empty()
    }

    /// Reads the form. `removed` is the question whose file is taken out.
    pub fn read(page: &Page, draft: &Draft, form: &Form, removed: Option<&str>) -> Self {
        let mut conflicts = Vec::new();
        let title = Value::String(form.read("title"));
        let stored = Value::String(draft.title.clone());
        let title = head(page, form, "title", "submissions-title", &title, &stored, || vec![draft.title.clone()])
            .unwrap_or_else(|conflict| {
                conflicts.push(*conflict);
                None
            });
        let cities: Value = form.values("cities").into_iter().map(|id| Value::String(id.to_owned())).collect();
        let names = || draft.cities.iter().map(|city| city.name.clone()).collect();
        let cities = head(page, form, "cities", "submissions-cities", &cities, &draft.city_ids(), names)
            .unwrap_or_else(|conflict| {
                conflicts.push(*conflict);
                None
            });
        let ids = |value: Value| match value {
            Value::Array(ids) => ids.iter().filter_map(Value::as_str).map(cynic::Id::new).collect(),
            _ => Vec::new(),
        };
        let input = SubmissionDraftSaveInput {
            submission_id: draft.id.clone(),
            title: title.map(|title| title.as_str().unwrap_or_default().to_owned()),
            city_ids: cities.map(ids),
            answers: answers(page, draft, form, removed),
        };
        Self { input, conflicts }
    }
}

/// Title or cities: nothing when untouched, the new value, or the conflict.
fn head(
    page: &Page,
    form: &Form,
    field: &str,
    key: &str,
    typed: &Value,
    stored: &Value,
    theirs: impl Fn() -> Vec<String>,
) -> Result<Option<Value>, Box<Conflict>> {
    let Some((_, seen)) = seen(form, field) else { return Ok(None) };
    let (now, wanted) = (digest(stored), digest(typed));
    if wanted == seen || wanted == now {
        return Ok(None);
    }
    if now == seen {
        return Ok(Some(typed.clone()));
    }
    let mut shown = Shown::new(page, &page.t(key), None, &Value::Null, None);
    shown.items = theirs();
    Err(Box::new(Conflict {
        field: field.to_owned(),
        label: page.t(key),
        by: String::new(),
        at: None,
        theirs: shown,
        mark: mark(0, stored),
    }))
}

fn answers(page: &Page, draft: &Draft, form: &Form, removed: Option<&str>) -> Vec<SubmissionAnswerInput> {
    let mut all = Vec::new();
    for question in &draft.challenge.form {
        let Some((revision, seen)) = seen(form, &ask::name(question)) else { continue };
        let input = |value: Value| SubmissionAnswerInput {
            question_key: question.key.clone(),
            value: Some(value).filter(|value| !value.is_null()).map(Json),
            revision,
        };
        if removed == Some(question.key.as_str()) {
            all.push(input(Value::Null));
            continue;
        }
        if question.kind == crate::challenges::question::QuestionKind::File {
            continue;
        }
        let value = ask::read(page, form, question, draft.value(&question.key));
        if digest(&value) != seen {
            all.push(input(value));
        }
    }
    all
}

/// Revision and mark that the editor carried for a field; nothing when the field was not in it, or when the reader
/// takes what somebody else wrote.
fn seen(form: &Form, field: &str) -> Option<(i32, String)> {
    let (revision, digest) = form.value(&format!("seen.{field}")).split_once(':')?;
    let taken = form.is_ticked(&format!("take.{field}"));
    (!taken).then(|| Some((revision.parse().ok()?, digest.to_owned()))).flatten()
}

/// A conflict that the API told.
pub fn told(page: &Page, draft: &Draft, conflict: &AnswerConflict) -> Option<Conflict> {
    let question = draft.question(&conflict.question_key)?;
    let label = question.label.get(page.lang());
    let current = conflict.current.as_ref();
    let value = current.map_or(&Value::Null, |answer| &answer.value.0);
    let file = current.and_then(|answer| answer.file.as_ref());
    Some(Conflict {
        field: ask::name(question),
        label: label.to_owned(),
        by: conflict.by.clone(),
        at: Some(conflict.at),
        theirs: Shown::new(page, label, Some(question), value, file),
        mark: mark(current.map_or(0, |answer| answer.revision), value),
    })
}
