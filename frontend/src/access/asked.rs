//! What a team writes in a request: its fields filled from what is stored, and read back.

use askama::Template;
use askama::filters::HtmlSafe;
use serde_json::{Map, Value};

use super::nodes::{Dataset, Person, Team, Text};
use super::vocabulary::{AccessPurpose, AccessVersionPolicy};
use crate::challenges::question::FormQuestion;
use crate::schema;
use crate::shell::{Field, Form, Page, Violation};
use crate::submissions::ask;
use crate::submissions::nodes::Json;

/// What is needed to ask for a dataset.
#[derive(cynic::QueryFragment)]
pub struct AccessRequestOptions {
    pub dataset: Dataset,
    pub terms: Option<AccessTerms>,
    pub max_days: i32,
    pub teams: Vec<AskingTeam>,
    pub other_teams: Vec<AskingTeam>,
    pub form: Vec<FormQuestion>,
}

/// The terms in force.
#[derive(cynic::QueryFragment)]
pub struct AccessTerms {
    pub number: i32,
    pub sha256: String,
    pub text: Text,
}

/// A team of the reader.
#[derive(cynic::QueryFragment)]
pub struct AskingTeam {
    pub team: Team,
    pub members: Vec<Person>,
    pub conditions: Vec<AccessCondition>,
}

/// A condition of the policy, held against the request.
#[derive(cynic::QueryFragment)]
pub struct AccessCondition {
    pub holds: bool,
    pub sentence: Text,
    pub way_out: Text,
}

/// What a request says, as stored.
pub struct Stored<'a> {
    pub purpose: &'a str,
    pub purposes: &'a [AccessPurpose],
    pub duration_days: i32,
    pub people: &'a [Person],
    pub version_policy: AccessVersionPolicy,
    pub answers: &'a Value,
}

/// What was typed.
pub struct Typed {
    pub purpose: String,
    pub purposes: Vec<AccessPurpose>,
    pub duration_days: i32,
    pub people: Vec<cynic::Id>,
    pub version_policy: AccessVersionPolicy,
    pub answers: Json,
}

/// The fields of the request, from its purpose to the terms.
#[derive(Template)]
#[template(path = "access/asked.html")]
pub struct Asked<'a> {
    page: &'a Page,
    form: &'a Form,
    options: &'a AccessRequestOptions,
    purposes: Vec<(String, String)>,
    versions: Vec<(String, String)>,
    people: Vec<(String, String)>,
}

impl HtmlSafe for Asked<'_> {}

impl<'a> Asked<'a> {
    /// The fields; `team` names whose members can be chosen, or all.
    pub fn new(page: &'a Page, form: &'a Form, options: &'a AccessRequestOptions, team: Option<&Team>) -> Self {
        let teams = options.teams.iter().chain(&options.other_teams);
        let teams = teams.filter(|one| team.is_none_or(|team| team.id == one.team.id));
        let mut people: Vec<(String, String)> = teams
            .flat_map(|one| one.members.iter())
            .map(|person| (person.id.inner().to_owned(), person.name.clone()))
            .collect();
        people.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        people.dedup();
        Self {
            purposes: AccessPurpose::options(page),
            versions: AccessVersionPolicy::options(page),
            people,
            page,
            form,
            options,
        }
    }

    fn field(&self, question: &FormQuestion) -> Field<'_> {
        ask::field(self.page, self.form, question)
    }
}

/// The form filled with what is stored.
pub fn filled(page: &Page, form: Form, questions: &[FormQuestion], stored: &Stored<'_>) -> Form {
    let mut form = form
        .with("purpose", stored.purpose)
        .with("durationDays", stored.duration_days.to_string())
        .with("versionPolicy", stored.version_policy.word());
    for purpose in stored.purposes {
        form = form.with("purposes", purpose.word());
    }
    for person in stored.people {
        form = form.with("people", person.id.inner());
    }
    for question in questions {
        let value = stored.answers.get(&question.key).unwrap_or(&Value::Null);
        form = ask::fill(page, form, question, value);
    }
    form
}

/// What was typed; a number that is none is noted as a fault.
pub fn read(page: &Page, form: &mut Form, questions: &[FormQuestion], before: &Value) -> Typed {
    let answers: Map<String, Value> = questions
        .iter()
        .map(|question| {
            let stored = before.get(&question.key).unwrap_or(&Value::Null);
            (question.key.clone(), ask::read(page, form, question, stored))
        })
        .collect();
    Typed {
        purpose: form.read("purpose"),
        purposes: form.values("purposes").into_iter().filter_map(AccessPurpose::parse).collect(),
        duration_days: form.read_number("durationDays").unwrap_or_default(),
        people: form.values("people").into_iter().map(cynic::Id::new).collect(),
        version_policy: AccessVersionPolicy::parse(form.value("versionPolicy"))
            .unwrap_or(AccessVersionPolicy::ThisVersion),
        answers: Json(Value::Object(answers)),
    }
}

/// Faults of the API, each at the field of the form that it is about.
pub fn placed(mut faults: Vec<Violation>) -> Vec<Violation> {
    for fault in &mut faults {
        let path = fault.path.strip_prefix("input.").unwrap_or(&fault.path);
        let place = match path {
            path if path.starts_with("people.") => "people",
            "termsSha256" | "termsLanguage" => "accept",
            other => other,
        };
        fault.path = place.to_owned();
    }
    faults
}

/// Notes that the terms have to be accepted, when there are some and they were not.
pub fn check_terms(form: &mut Form) {
    if !form.value("termsSha256").is_empty() && !form.is_ticked("accept") {
        form.fault("accept", "access-accept-terms");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_stand_at_the_fields_that_people_see() {
        let fault = |path: &str| Violation { code: "c".into(), path: path.into(), message: String::new() };
        let paths = ["people.2", "input.termsSha256", "answers.area", "durationDays"];
        let found: Vec<String> = placed(paths.map(fault).into()).into_iter().map(|fault| fault.path).collect();
        assert_eq!(found, ["people", "accept", "answers.area", "durationDays"]);
    }
}
