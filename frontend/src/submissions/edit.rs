//! `/submissions/{id}/edit`: the editor of a draft.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use serde_json::Value;

use super::answer::Shown;
use super::ask::{self, Cell};
use super::draft::{Draft, mark};
use super::plan::{Conflict, Plan, told};
use super::verbs::save;
use crate::challenges::question::{FormQuestion, QuestionKind};
use crate::shell::{Answer, Field, Form, Page, PageError, Violation};

#[derive(Template)]
#[template(path = "submissions/edit.html")]
struct EditPage {
    page: Page,
    draft: Draft,
    form: Form,
    /// Revision and mark of each field.
    seen: HashMap<String, String>,
    conflicts: Vec<Conflict>,
    hosts: Vec<(String, String)>,
}

impl EditPage {
    fn new(page: &Page, draft: Draft, form: Form, seen: HashMap<String, String>) -> Self {
        let hosts = draft.challenge.hosts.iter().map(|host| &host.organisation);
        let hosts = hosts.map(|city| (city.id.inner().to_owned(), city.name.clone())).collect();
        Self { page: page.clone(), draft, form, seen, conflicts: Vec::new(), hosts }
    }

    fn field(&self, question: &FormQuestion) -> Field<'_> {
        ask::field(&self.page, &self.form, question)
    }

    fn name(&self, question: &FormQuestion) -> String {
        ask::name(question)
    }

    fn hint(&self, question: &FormQuestion) -> String {
        ask::hint(&self.page, question)
    }

    fn fault(&self, question: &FormQuestion) -> String {
        let name = ask::name(question);
        let own = self.form.faults().iter().filter(|fault| fault.path == name);
        own.map(|fault| self.page.fault_text(fault)).collect::<Vec<_>>().join(" ")
    }

    fn is_file(&self, question: &FormQuestion) -> bool {
        question.kind == QuestionKind::File
    }

    fn is_table(&self, question: &FormQuestion) -> bool {
        question.kind == QuestionKind::Table
    }

    fn currencies(&self) -> [&'static str; 3] {
        ["EUR", "GBP", "USD"]
    }

    fn cells(&self, question: &FormQuestion) -> Vec<Vec<Cell>> {
        ask::cells(&self.page, &self.form, question)
    }

    fn shown(&self, question: &FormQuestion) -> Shown {
        self.draft.shown(&self.page, question)
    }

    fn told(&self) -> Vec<(String, String)> {
        self.draft.told(&self.page, self.form.faults())
    }

    fn seen(&self, field: &str) -> &str {
        self.seen.get(field).map_or("", String::as_str)
    }

    fn conflict(&self, field: &str) -> Option<&Conflict> {
        self.conflicts.iter().find(|conflict| conflict.field == field)
    }

    fn anchor(&self, field: &str) -> String {
        format!("f-{}", field.replace('.', "-"))
    }
}

/// What the pressed button asks for, beyond saving.
enum Act {
    Save,
    Review,
    /// More rows for a table.
    Rows(String),
    /// To the page where a file is uploaded.
    File(String),
    /// Takes a file out.
    Remove(String),
}

impl Act {
    fn parse(word: &str) -> Self {
        match word.split_once(':') {
            Some(("rows", key)) => Self::Rows(key.to_owned()),
            Some(("file", key)) => Self::File(key.to_owned()),
            Some(("remove", key)) => Self::Remove(key.to_owned()),
            _ if word == "review" => Self::Review,
            _ => Self::Save,
        }
    }

    fn done(&self, page: &Page, draft: &Draft) -> Answer {
        let at = |key: &str| draft.at(&format!("/edit#f-answers-{key}"));
        match self {
            Self::Save => page.redirect_saying(&draft.at("/edit"), "submissions-said-saved"),
            Self::Review => page.redirect(&draft.at("/submit")),
            Self::Rows(key) => page.redirect(&at(key)),
            Self::File(key) => page.redirect(&draft.at(&format!("/files/{key}"))),
            Self::Remove(key) => page.redirect_saying(&at(key), "submissions-said-file-removed"),
        }
    }
}

/// Shows the editor.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let draft = Draft::load(&page, &id).await?;
    if !draft.is_open() {
        return page.redirect_saying(&draft.at(""), "submissions-said-closed");
    }
    let mut form = Form::new(&page).with("title", &draft.title);
    for city in &draft.cities {
        form = form.with("cities", city.id.inner());
    }
    for question in &draft.challenge.form {
        form = ask::fill(&page, form, question, draft.value(&question.key));
    }
    let seen = draft.marks();
    page.render(&EditPage::new(&page, draft, form, seen))
}

/// Saves what was touched.
pub async fn write(page: Page, id: Path<String>, form: Form) -> Answer {
    let draft = Draft::load(&page, &id).await?;
    let act = Act::parse(form.value("act"));
    let removed = if let Act::Remove(key) = &act { Some(key.as_str()) } else { None };
    let plan = Plan::read(&page, &draft, &form, removed);
    let nothing = plan.is_empty();
    let Plan { input, mut conflicts } = plan;
    let title = input.title.clone();
    let cities = input.city_ids.clone();
    let mut seen = posted(&form);
    if !nothing {
        let saved = match save::run(&page, input).await {
            Ok(Ok(saved)) => saved,
            Ok(Err(faults)) => return refused(&page, draft, form, faults),
            // What was typed stays to be seen, although it can no longer be saved.
            Err(PageError::Forbidden(message) | PageError::Conflict(message)) => {
                let fault = Violation { code: String::new(), path: String::new(), message };
                return refused(&page, draft, form, vec![fault]);
            }
            Err(other) => return Err(other),
        };
        for answer in &saved.answers {
            seen.insert(format!("answers.{}", answer.question_key), mark(answer.revision, &answer.value.0));
        }
        conflicts.extend(saved.conflicts.iter().filter_map(|conflict| told(&page, &draft, conflict)));
    }
    if conflicts.is_empty() {
        return act.done(&page, &draft);
    }
    if let Some(title) = title {
        seen.insert("title".into(), mark(0, &Value::String(title)));
    }
    if let Some(cities) = cities {
        let cities = cities.iter().map(|id| Value::String(id.inner().to_owned())).collect();
        seen.insert("cities".into(), mark(0, &cities));
    }
    for conflict in &conflicts {
        seen.insert(conflict.field.clone(), conflict.mark.clone());
    }
    let template = EditPage { conflicts, ..EditPage::new(&page, draft, form, seen) };
    page.render_as(StatusCode::CONFLICT, &template)
}

/// The editor with everything as typed and each fault at its field; `faults` are those of the API.
fn refused(page: &Page, draft: Draft, form: Form, mut faults: Vec<Violation>) -> Answer {
    let places = ask::places(page, &form, &draft.challenge.form);
    for fault in &mut faults {
        if let Some(place) = places.get(&fault.path) {
            fault.path.clone_from(place);
        }
    }
    let seen = posted(&form);
    page.render_refused(&EditPage::new(page, draft, form.refused(faults), seen))
}

/// The marks that the form carried.
fn posted(form: &Form) -> HashMap<String, String> {
    let mark = |(name, value): &(String, String)| Some((name.strip_prefix("seen.")?.to_owned(), value.clone()));
    form.all().iter().filter_map(mark).collect()
}
