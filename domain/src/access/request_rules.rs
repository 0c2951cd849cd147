//! What a request must say, as a draft and when it is sent. Pure.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::challenges::{FormDefinition, QuestionKind};
use crate::datasets::{MAX_PEOPLE, Purpose};
use crate::kernel::{Faults, PersonId};
use crate::submissions::{answer_shape, completeness};

/// The longest purpose in characters.
const MAX_PURPOSE: usize = 4000;
/// The most questions that a dataset adds.
const MAX_QUESTIONS: usize = 30;

/// Answers by question.
pub type Answers = BTreeMap<String, Value>;

/// What people write in a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// What the data is needed for, in words.
    pub purpose: String,
    /// The same in the words of the vocabulary.
    pub purposes: Vec<Purpose>,
    /// For how many days.
    pub duration_days: i32,
    /// Who needs access.
    pub people: Vec<PersonId>,
    /// Answers to the dataset's own questions.
    pub answers: Answers,
}

/// What even a draft keeps to, so that it can be stored and shown.
pub fn check_draft(faults: &mut Faults, content: &Content, form: &FormDefinition) {
    faults.check(
        content.purpose.chars().count() <= MAX_PURPOSE,
        "access_request.purpose_too_long",
        "purpose",
        format!("Keep the purpose under {MAX_PURPOSE} characters."),
    );
    let most = usize::try_from(MAX_PEOPLE).unwrap_or(usize::MAX);
    faults.check(
        content.people.len() <= most,
        "access_request.too_many_people",
        "people",
        format!("Name at most {MAX_PEOPLE} people."),
    );
    for (key, value) in &content.answers {
        let path = format!("answers.{key}");
        match form.question(key) {
            Some(question) => answer_shape::check(faults, question, value, &path),
            None => faults.push("answer.unknown_question", path, "The form has no such question."),
        }
    }
}

/// What a request must say before it is sent; `members` are those of the team. What the policy asks besides is
/// among its conditions.
pub fn check_sent(faults: &mut Faults, content: &Content, form: &FormDefinition, members: &[PersonId], language: &str) {
    faults.check(
        !content.purpose.trim().is_empty(),
        "access_request.purpose_missing",
        "purpose",
        "Say what you need the data for.",
    );
    faults.check(
        content.purpose.chars().count() <= MAX_PURPOSE,
        "access_request.purpose_too_long",
        "purpose",
        format!("Keep the purpose under {MAX_PURPOSE} characters."),
    );
    faults.check(
        !content.people.is_empty(),
        "access_request.nobody",
        "people",
        "Name at least one person who needs access.",
    );
    for (n, person) in content.people.iter().enumerate() {
        faults.check(
            members.contains(person),
            "access_request.not_in_team",
            format!("people.{n}"),
            "Only people who are in the team now can be named.",
        );
    }
    completeness::check_answers(faults, form, &content.answers, language);
}

/// What is asked of a form of a dataset, besides what is asked of every form.
pub fn check_form(faults: &mut Faults, form: &FormDefinition) {
    crate::challenges::rules::check_form(faults, form);
    faults.check(
        form.questions.len() <= MAX_QUESTIONS,
        "access_form.too_many_questions",
        "form.questions",
        format!("Ask at most {MAX_QUESTIONS} questions."),
    );
    for (n, question) in form.questions.iter().enumerate() {
        faults.check(
            !matches!(question.kind, QuestionKind::File { .. } | QuestionKind::Table { .. }),
            "access_form.kind",
            format!("form.questions.{n}.kind"),
            "A request asks for texts, numbers, days, choices, declarations and links; no files and no tables.",
        );
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::challenges::{Audience, Condition, Eligibility, Question};
    use crate::kernel::Localized;

    fn question(key: &str, kind: QuestionKind) -> Question {
        Question {
            key: key.into(),
            label: Localized::en("?"),
            help: Localized::default(),
            required: true,
            audience: Audience::Organisers,
            kind,
            eligibility: None,
        }
    }

    fn codes(faults: Faults) -> Vec<(String, String)> {
        faults.into_vec().into_iter().map(|fault| (fault.code, fault.path)).collect()
    }

    #[test]
    fn a_draft_may_be_empty_and_a_sent_request_gets_every_fault_at_once() {
        let form = FormDefinition {
            questions: vec![
                question("where", QuestionKind::ShortText),
                Question {
                    eligibility: Some(Eligibility {
                        condition: Condition::Declared,
                        reason: Localized::en("In the EU."),
                    }),
                    ..question("in_eu", QuestionKind::Declaration)
                },
            ],
        };
        let empty = Content {
            purpose: " ".into(),
            purposes: vec![],
            duration_days: 0,
            people: vec![],
            answers: Answers::new(),
        };
        let mut faults = Faults::new();
        check_draft(&mut faults, &empty, &form);
        assert!(faults.is_empty());
        let stranger = PersonId(Uuid::nil());
        let content = Content { people: vec![stranger], ..empty };
        let mut faults = Faults::new();
        check_sent(&mut faults, &content, &form, &[], "en");
        let pairs = [
            ("access_request.purpose_missing", "purpose"),
            ("access_request.not_in_team", "people.0"),
            ("answer.required", "answers.where"),
            ("answer.required", "answers.in_eu"),
        ];
        assert_eq!(codes(faults), pairs.map(|(code, path)| (code.to_owned(), path.to_owned())));
    }

    #[test]
    fn a_draft_holds_no_answers_of_the_wrong_shape() {
        let form = FormDefinition { questions: vec![question("day", QuestionKind::Date)] };
        let answers = Answers::from([("day".into(), json!("soon")), ("other".into(), json!("x"))]);
        let content = Content { purpose: String::new(), purposes: vec![], duration_days: 1, people: vec![], answers };
        let mut faults = Faults::new();
        check_draft(&mut faults, &content, &form);
        let found: Vec<String> = codes(faults).into_iter().map(|(code, _)| code).collect();
        assert_eq!(found, ["answer.date", "answer.unknown_question"]);
    }

    #[test]
    fn files_and_tables_are_not_asked_for() {
        let kind = QuestionKind::Table { columns: vec![], max_rows: 3 };
        let form = FormDefinition { questions: vec![question("budget", kind)] };
        let mut faults = Faults::new();
        check_form(&mut faults, &form);
        assert!(codes(faults).iter().any(|(code, _)| code == "access_form.kind"));
    }
}
