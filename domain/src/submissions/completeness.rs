//! Whether a draft can be sent: everything that is missing or wrong, all at once. Pure.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::answer_shape::{self, file_of, is_blank};
use super::rules;
use crate::challenges::{FormDefinition, Question, QuestionKind};
use crate::files::{FileState, StoredFile};
use crate::kernel::{Faults, FileId, OrganisationId, SubmissionId};

/// A draft with everything that decides whether it can be sent.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The submission, which must own the files.
    pub submission: SubmissionId,
    /// Its title.
    pub title: &'a str,
    /// The host cities it applies to.
    pub cities: &'a [OrganisationId],
    /// The host cities of the challenge.
    pub hosts: &'a [OrganisationId],
    /// The form.
    pub form: &'a FormDefinition,
    /// Answers by question.
    pub answers: &'a HashMap<String, Value>,
    /// The files that answers name, as far as they exist.
    pub files: &'a HashMap<FileId, StoredFile>,
    /// The language in which reasons are given.
    pub language: &'a str,
}

/// Everything that keeps the draft from being sent.
pub fn check(faults: &mut Faults, draft: &Draft<'_>) {
    rules::name(faults, "title", draft.title);
    cities(faults, draft.cities, draft.hosts, true);
    for question in &draft.form.questions {
        let path = format!("answers.{}", question.key);
        let value = draft.answers.get(&question.key).unwrap_or(&Value::Null);
        let mut own = Faults::new();
        answer(&mut own, draft, question, value, &path);
        // Only what is well answered can be ineligible; what is missing is told as missing.
        if own.is_empty() {
            eligible(&mut own, question, value, &path, draft.language);
        }
        for fault in own.into_vec() {
            faults.push(&fault.code, fault.path, fault.message);
        }
    }
}

/// The same for the answers to a form without files, of whatever they are answers to.
pub fn check_answers(faults: &mut Faults, form: &FormDefinition, answers: &BTreeMap<String, Value>, language: &str) {
    for question in &form.questions {
        let path = format!("answers.{}", question.key);
        let value = answers.get(&question.key).unwrap_or(&Value::Null);
        let mut own = Faults::new();
        if is_given(&mut own, question, value, &path) {
            limits(&mut own, question, value, &path);
        }
        if own.is_empty() {
            eligible(&mut own, question, value, &path, language);
        }
        for fault in own.into_vec() {
            faults.push(&fault.code, fault.path, fault.message);
        }
    }
}

/// The cities must be hosts of the challenge; a team that sends must apply to one at least.
pub fn cities(faults: &mut Faults, chosen: &[OrganisationId], hosts: &[OrganisationId], required: bool) {
    faults.check(
        !required || !chosen.is_empty() || hosts.is_empty(),
        "submission.cities_required",
        "cities",
        "Choose at least one city in which you want to work.",
    );
    faults.check(
        chosen.iter().all(|city| hosts.contains(city)),
        "submission.not_a_host",
        "cities",
        "Choose among the cities that take part in this challenge.",
    );
}

fn answer(faults: &mut Faults, draft: &Draft<'_>, question: &Question, value: &Value, path: &str) {
    if !is_given(faults, question, value, path) {
        return;
    }
    limits(faults, question, value, path);
    if let QuestionKind::File { media_types, max_size } = &question.kind {
        file(faults, draft, value, media_types, *max_size, path);
    }
}

/// Whether there is an answer; a fault when there has to be one.
fn is_given(faults: &mut Faults, question: &Question, value: &Value, path: &str) -> bool {
    let missing = match question.kind {
        QuestionKind::Declaration => value.as_bool() != Some(true),
        _ => is_blank(value),
    };
    if missing {
        let sentence = match question.kind {
            QuestionKind::Declaration => "You have to declare this to send the entry.",
            QuestionKind::File { .. } => "Upload this file.",
            _ => "Answer this question.",
        };
        faults.check(!question.required, "answer.required", path, sentence);
    }
    !missing
}

/// Shape and limits of an answer, as far as the answer alone tells.
fn limits(faults: &mut Faults, question: &Question, value: &Value, path: &str) {
    answer_shape::check(faults, question, value, path);
    match &question.kind {
        QuestionKind::LongText { word_limit: Some(limit) } => word_limit(faults, value, *limit, path),
        QuestionKind::Number { min, max, unit } => range(faults, value, (*min, *max), unit.as_deref(), path),
        QuestionKind::ShortText
        | QuestionKind::LongText { word_limit: None }
        | QuestionKind::Money { .. }
        | QuestionKind::Date
        | QuestionKind::Choice { .. }
        | QuestionKind::Choices { .. }
        | QuestionKind::Declaration
        | QuestionKind::Link
        | QuestionKind::File { .. }
        | QuestionKind::Table { .. } => {}
    }
}

/// Words are what white space separates.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn word_limit(faults: &mut Faults, value: &Value, limit: u32, path: &str) {
    let count = value.as_str().map_or(0, words);
    faults.check(
        count <= usize::try_from(limit).unwrap_or(usize::MAX),
        "answer.too_many_words",
        path,
        format!("This has {count} words; {limit} are allowed."),
    );
}

fn range(faults: &mut Faults, value: &Value, (min, max): (Option<f64>, Option<f64>), unit: Option<&str>, path: &str) {
    let Some(number) = value.as_f64() else { return };
    let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    if let Some(min) = min {
        faults.check(number >= min, "answer.too_small", path, format!("Give at least {min}{unit}."));
    }
    if let Some(max) = max {
        faults.check(number <= max, "answer.too_large", path, format!("Give at most {max}{unit}."));
    }
}

fn file(faults: &mut Faults, draft: &Draft<'_>, value: &Value, types: &[String], max_size: u64, path: &str) {
    let Some(id) = file_of(value) else { return };
    let own = |file: &&StoredFile| file.owner_kind == OWNER_KIND && file.owner_id == draft.submission.0;
    let Some(file) = draft.files.get(&id).filter(own) else {
        faults.push("answer.file", path, "This is not a file of this submission. Upload it again.");
        return;
    };
    match file.state {
        FileState::Pending => faults.push("file.not_uploaded", path, "This file has not arrived yet. Upload it again."),
        FileState::Rejected => {
            let reason = file.reject_reason.clone().unwrap_or_default();
            faults.push("file.rejected", path, format!("“{}” was rejected. {reason}", file.name));
        }
        FileState::Uploaded | FileState::Clean => {}
    }
    faults.check(
        types.is_empty() || types.contains(&file.media_type),
        "file.type",
        path,
        format!("Upload one of these types: {}.", types.join(", ")),
    );
    let size = u64::try_from(file.size.unwrap_or_default()).unwrap_or(u64::MAX);
    faults.check(size <= max_size, "file.too_large", path, format!("The file may have {max_size} bytes."));
}

/// What files of submissions are stored under.
pub const OWNER_KIND: &str = "submission";

fn eligible(faults: &mut Faults, question: &Question, value: &Value, path: &str, language: &str) {
    let Some(rule) = &question.eligibility else { return };
    // A question that need not be answered rules nobody out by silence.
    if !question.required && is_blank(value) {
        return;
    }
    if !rule.holds(value) {
        let reason = rule.reason.get(language);
        let sentence = if reason.is_empty() { "This rules the entry out." } else { reason };
        faults.push("submission.ineligible", path, sentence);
    }
}

#[cfg(test)]
mod tests;
