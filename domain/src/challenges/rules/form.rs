//! What an application form has to satisfy before it can be asked.

use std::collections::BTreeSet;

use super::super::{Choice, Column, Condition, FormDefinition, Question, QuestionKind};
use crate::kernel::Faults;

/// The most questions of a form.
const MAX_QUESTIONS: usize = 100;

/// Faults of the form, each at its question.
pub fn check_form(faults: &mut Faults, form: &FormDefinition) {
    faults.check(
        form.questions.len() <= MAX_QUESTIONS,
        "form.too_many_questions",
        "form.questions",
        format!("Ask at most {MAX_QUESTIONS} questions."),
    );
    let mut keys = BTreeSet::new();
    for (index, question) in form.questions.iter().enumerate() {
        let path = format!("form.questions.{index}");
        faults.check(
            is_key(&question.key),
            "form.key",
            format!("{path}.key"),
            "Name the question with lower-case letters, digits and underscores, beginning with a letter.",
        );
        faults.check(
            keys.insert(question.key.as_str()),
            "form.key_taken",
            format!("{path}.key"),
            "Another question has this name.",
        );
        question.label.check(faults, &format!("{path}.label"), true, 500);
        question.help.check(faults, &format!("{path}.help"), false, 4_000);
        check_kind(faults, &path, &question.kind);
        check_eligibility(faults, &path, question);
    }
}

/// A stable name: a letter, then letters, digits, underscores; at most 60.
fn is_key(key: &str) -> bool {
    key.len() <= 60
        && key.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn check_kind(faults: &mut Faults, path: &str, kind: &QuestionKind) {
    match kind {
        QuestionKind::ShortText | QuestionKind::Date | QuestionKind::Declaration | QuestionKind::Link => {}
        QuestionKind::LongText { word_limit } => faults.check(
            word_limit.is_none_or(|limit| (1..=20_000).contains(&limit)),
            "form.word_limit",
            format!("{path}.wordLimit"),
            "Limit the answer to 1 to 20000 words.",
        ),
        QuestionKind::Number { min, max, .. } => faults.check(
            min.zip(*max).is_none_or(|(min, max)| min <= max),
            "form.range",
            format!("{path}.max"),
            "The largest number lies below the smallest.",
        ),
        QuestionKind::Money { currencies } => faults.check(
            currencies.iter().all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())),
            "money.currency",
            format!("{path}.currencies"),
            "Give currencies as three capital letters, for example EUR.",
        ),
        QuestionKind::Choice { options } | QuestionKind::Choices { options } => check_options(faults, path, options),
        QuestionKind::File { media_types, max_size } => {
            faults.check(
                !media_types.is_empty()
                    && media_types
                        .iter()
                        .all(|t| t.split_once('/').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty())),
                "form.media_types",
                format!("{path}.mediaTypes"),
                "Name the media types that are taken, for example application/pdf.",
            );
            faults.check(
                *max_size > 0,
                "form.max_size",
                format!("{path}.maxSize"),
                "Say how large the file may be, in bytes.",
            );
        }
        QuestionKind::Table { columns, max_rows } => check_table(faults, path, columns, *max_rows),
    }
}

fn check_options(faults: &mut Faults, path: &str, options: &[Choice]) {
    faults.check(
        (2..=200).contains(&options.len()),
        "form.options",
        format!("{path}.options"),
        "Offer 2 to 200 options.",
    );
    let mut seen = BTreeSet::new();
    for (index, option) in options.iter().enumerate() {
        faults.check(
            is_key(&option.value) && seen.insert(option.value.as_str()),
            "form.option_value",
            format!("{path}.options.{index}.value"),
            "Name each option once, with lower-case letters, digits and underscores.",
        );
        option.label.check(faults, &format!("{path}.options.{index}.label"), true, 300);
    }
}

fn check_table(faults: &mut Faults, path: &str, columns: &[Column], max_rows: u32) {
    faults.check(
        (1..=12).contains(&columns.len()) && (1..=200).contains(&max_rows),
        "form.table",
        format!("{path}.columns"),
        "A table has 1 to 12 columns and 1 to 200 rows.",
    );
    let mut seen = BTreeSet::new();
    for (index, column) in columns.iter().enumerate() {
        faults.check(
            is_key(&column.key) && seen.insert(column.key.as_str()),
            "form.column_key",
            format!("{path}.columns.{index}.key"),
            "Name each column once, with lower-case letters, digits and underscores.",
        );
        column.label.check(faults, &format!("{path}.columns.{index}.label"), true, 300);
    }
}

fn check_eligibility(faults: &mut Faults, path: &str, question: &Question) {
    let Some(rule) = &question.eligibility else { return };
    let fits = match (&rule.condition, &question.kind) {
        (Condition::Declared, QuestionKind::Declaration) => true,
        (Condition::OneOf { values }, QuestionKind::Choice { options } | QuestionKind::Choices { options }) => {
            !values.is_empty() && values.iter().all(|value| options.iter().any(|option| &option.value == value))
        }
        (
            Condition::AtLeast { value } | Condition::AtMost { value },
            QuestionKind::Number { .. } | QuestionKind::Money { .. },
        ) => value.is_finite(),
        _ => false,
    };
    faults.check(
        fits,
        "form.eligibility",
        format!("{path}.eligibility"),
        "This condition cannot be met by answers of this kind.",
    );
    rule.reason.check(faults, &format!("{path}.eligibility.reason"), true, 500);
}

#[cfg(test)]
mod tests {
    use super::super::super::{Audience, Choice, Condition, Eligibility, FormDefinition, Question, QuestionKind};
    use super::check_form;
    use crate::kernel::{Faults, Localized};

    fn question(key: &str, kind: QuestionKind) -> Question {
        Question {
            key: key.into(),
            label: Localized::en("What?"),
            help: Localized::default(),
            required: true,
            audience: Audience::Judges,
            kind,
            eligibility: None,
        }
    }

    fn faults_of(questions: Vec<Question>) -> Vec<String> {
        let mut faults = Faults::new();
        check_form(&mut faults, &FormDefinition { questions });
        faults.into_vec().into_iter().map(|fault| format!("{} {}", fault.path, fault.code)).collect()
    }

    #[test]
    fn a_sound_form_passes() {
        let option = |value: &str| Choice { value: value.into(), label: Localized::en(value) };
        let mut chosen = question("city", QuestionKind::Choice { options: vec![option("be"), option("pa")] });
        chosen.eligibility = Some(Eligibility {
            condition: Condition::OneOf { values: vec!["be".into()] },
            reason: Localized::en("Only Berlin."),
        });
        assert!(faults_of(vec![chosen, question("idea", QuestionKind::LongText { word_limit: Some(300) })]).is_empty());
    }

    #[test]
    fn every_fault_is_named_at_its_place() {
        let mut wrong = question("idea", QuestionKind::LongText { word_limit: Some(0) });
        wrong.eligibility = Some(Eligibility { condition: Condition::Declared, reason: Localized::default() });
        let found = faults_of(vec![
            question("idea", QuestionKind::ShortText),
            wrong,
            question("2 nd", QuestionKind::File { media_types: vec![], max_size: 0 }),
        ]);
        assert_eq!(
            found,
            [
                "form.questions.1.key form.key_taken",
                "form.questions.1.wordLimit form.word_limit",
                "form.questions.1.eligibility form.eligibility",
                "form.questions.1.eligibility.reason text.required",
                "form.questions.2.key form.key",
                "form.questions.2.mediaTypes form.media_types",
                "form.questions.2.maxSize form.max_size",
            ]
        );
    }
}
