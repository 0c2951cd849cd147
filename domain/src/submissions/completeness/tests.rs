//! What keeps a draft from being sent.

use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::challenges::{Audience, Condition, Eligibility};
use crate::kernel::{Localized, Timestamp};

fn question(key: &str, required: bool, kind: QuestionKind) -> Question {
    Question {
        key: key.into(),
        label: Localized::en(key),
        help: Localized::default(),
        required,
        audience: Audience::Judges,
        kind,
        eligibility: None,
    }
}

fn stored(id: FileId, owner: SubmissionId, state: FileState) -> StoredFile {
    StoredFile {
        id,
        owner_kind: OWNER_KIND.into(),
        owner_id: owner.0,
        object_key: "files/x".into(),
        name: "plan.pdf".into(),
        media_type: "application/pdf".into(),
        size: Some(1_000),
        max_size: 2_000,
        sha256: None,
        state,
        reject_reason: None,
        created_by: None,
        created_at: Timestamp::default(),
        uploaded_at: None,
        scanned_at: None,
        organisation_id: None,
        upload_length: None,
        upload_offset: 0,
        upload_expires_at: None,
    }
}

struct Case {
    form: FormDefinition,
    answers: HashMap<String, Value>,
    files: HashMap<FileId, StoredFile>,
    hosts: Vec<OrganisationId>,
    title: &'static str,
    cities: Vec<OrganisationId>,
}

const SUBMISSION: SubmissionId = SubmissionId(Uuid::from_u128(7));

impl Case {
    fn new(questions: Vec<Question>, answers: &[(&str, Value)]) -> Self {
        let city = OrganisationId(Uuid::from_u128(1));
        Self {
            form: FormDefinition { questions },
            answers: answers.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect(),
            files: HashMap::new(),
            hosts: vec![city],
            title: "A title",
            cities: vec![city],
        }
    }

    fn with_file(mut self, file: StoredFile) -> Self {
        self.files.insert(file.id, file);
        self
    }

    fn codes(&self) -> Vec<(String, String)> {
        let mut faults = Faults::new();
        let draft = Draft {
            submission: SUBMISSION,
            title: self.title,
            cities: &self.cities,
            hosts: &self.hosts,
            form: &self.form,
            answers: &self.answers,
            files: &self.files,
            language: "en",
        };
        check(&mut faults, &draft);
        faults.into_vec().into_iter().map(|fault| (fault.path, fault.code)).collect()
    }
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect()
}

#[test]
fn everything_missing_is_told_at_once() {
    let mut case = Case::new(
        vec![
            question("idea", true, QuestionKind::LongText { word_limit: Some(3) }),
            question("terms", true, QuestionKind::Declaration),
            question("more", false, QuestionKind::ShortText),
        ],
        &[],
    );
    case.title = " ";
    case.cities = vec![OrganisationId(Uuid::from_u128(9))];
    assert_eq!(
        case.codes(),
        pairs(&[
            ("title", "text.required"),
            ("cities", "submission.not_a_host"),
            ("answers.idea", "answer.required"),
            ("answers.terms", "answer.required"),
        ])
    );
    case.cities.clear();
    assert!(case.codes().contains(&("cities".into(), "submission.cities_required".into())));
}

#[test]
fn limits_hold_at_their_edges() {
    let kind = || QuestionKind::Number { min: Some(1.0), max: Some(10.0), unit: None };
    for (value, code) in [
        (json!(1), None),
        (json!(10), None),
        (json!(0.9), Some("answer.too_small")),
        (json!(11), Some("answer.too_large")),
    ] {
        let found = Case::new(vec![question("n", true, kind())], &[("n", value)]).codes();
        assert_eq!(found.first().map(|(_, code)| code.as_str()), code);
    }
    let text = |words: &str| {
        let kind = QuestionKind::LongText { word_limit: Some(3) };
        Case::new(vec![question("t", true, kind)], &[("t", json!(words))]).codes()
    };
    assert_eq!(text("one two\n three"), pairs(&[]));
    assert_eq!(text("one two three four"), pairs(&[("answers.t", "answer.too_many_words")]));
}

#[test]
fn a_declaration_that_is_not_made_is_missing() {
    let case = |value| Case::new(vec![question("d", true, QuestionKind::Declaration)], &[("d", value)]).codes();
    assert_eq!(case(json!(true)), pairs(&[]));
    assert_eq!(case(json!(false)), pairs(&[("answers.d", "answer.required")]));
}

#[test]
fn files_must_have_arrived_and_belong_here() {
    let id = FileId(Uuid::from_u128(5));
    let kind = || QuestionKind::File { media_types: vec!["application/pdf".into()], max_size: 1_000 };
    let case = |file: StoredFile| {
        Case::new(vec![question("f", true, kind())], &[("f", json!(id.to_string()))]).with_file(file).codes()
    };
    assert_eq!(case(stored(id, SUBMISSION, FileState::Uploaded)), pairs(&[]));
    assert_eq!(case(stored(id, SUBMISSION, FileState::Clean)), pairs(&[]));
    assert_eq!(case(stored(id, SUBMISSION, FileState::Pending)), pairs(&[("answers.f", "file.not_uploaded")]));
    assert_eq!(case(stored(id, SUBMISSION, FileState::Rejected)), pairs(&[("answers.f", "file.rejected")]));
    let other = SubmissionId(Uuid::from_u128(8));
    assert_eq!(case(stored(id, other, FileState::Clean)), pairs(&[("answers.f", "answer.file")]));
    let mut wrong = stored(id, SUBMISSION, FileState::Clean);
    wrong.media_type = "text/csv".into();
    wrong.size = Some(1_001);
    assert_eq!(case(wrong), pairs(&[("answers.f", "file.type"), ("answers.f", "file.too_large")]));
}

#[test]
fn an_eligibility_rule_gives_its_reason() {
    let mut rule = question("based", true, QuestionKind::ShortText);
    rule.eligibility = Some(Eligibility {
        condition: Condition::OneOf { values: vec!["berlin".into()] },
        reason: Localized::en("Only teams from Berlin can enter."),
    });
    let case = Case::new(vec![rule.clone()], &[("based", json!("paris"))]);
    assert_eq!(case.codes(), pairs(&[("answers.based", "submission.ineligible")]));
    // What is missing is told as missing, not as ineligible.
    assert_eq!(Case::new(vec![rule.clone()], &[]).codes(), pairs(&[("answers.based", "answer.required")]));
    rule.required = false;
    assert_eq!(Case::new(vec![rule], &[]).codes(), pairs(&[]));
}
