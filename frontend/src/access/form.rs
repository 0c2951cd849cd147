//! `/datasets/{slug}/request-form`: the questions that a dataset's requests answer, a page for all and one for each.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::challenges::question::{self, FormQuestion, FormQuestionInput, QuestionKind};
use crate::datasets::nodes::{Action, Localized};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(cynic::QueryVariables)]
struct SlugVariables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "SlugVariables")]
struct DatasetQuery {
    #[arguments(slug: $slug)]
    dataset: Option<Dataset>,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    id: cynic::Id,
    slug: String,
    title: Localized,
    viewer_can: Vec<Action>,
}

#[derive(cynic::QueryVariables)]
struct FormVariables {
    dataset: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "FormVariables")]
struct FormQuery {
    #[arguments(dataset: $dataset)]
    access_form: Vec<FormQuestion>,
    #[arguments(dataset: $dataset)]
    access_form_number: i32,
}

#[derive(cynic::InputObject)]
struct AccessFormSetInput {
    dataset: cynic::Id,
    questions: Vec<FormQuestionInput>,
    expected_number: Option<i32>,
}

#[derive(cynic::QueryVariables)]
struct SetVariables {
    input: AccessFormSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SetVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Set {
    #[arguments(input: $input)]
    access_form_set: AccessFormSetPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct AccessFormSetPayload {
    form: Vec<Key>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "FormQuestion")]
#[allow(dead_code)]
struct Key {
    key: String,
}

#[derive(Template)]
#[template(path = "access/form.html")]
struct FormPage {
    page: Page,
    form: Form,
    title: String,
    slug: String,
    number: i32,
    questions: Vec<FormQuestion>,
}

#[derive(Template)]
#[template(path = "access/question.html")]
struct QuestionPage {
    page: Page,
    form: Form,
    title: String,
    slug: String,
    number: i32,
    kinds: Vec<(String, String)>,
}

/// The dataset with its questions.
struct Loaded {
    dataset: Dataset,
    /// Number of the form.
    number: i32,
    questions: Vec<FormQuestion>,
}

impl Loaded {
    fn inputs(&self) -> Vec<FormQuestionInput> {
        self.questions.iter().map(Into::into).collect()
    }

    fn path(&self) -> String {
        format!("/datasets/{}/request-form", self.dataset.slug)
    }

    fn whole(self, page: &Page, form: Form) -> FormPage {
        let title = self.dataset.title.get(page.lang()).to_owned();
        FormPage {
            page: page.clone(),
            form,
            title,
            slug: self.dataset.slug,
            number: self.number,
            questions: self.questions,
        }
    }

    fn single(self, page: &Page, form: Form) -> QuestionPage {
        let title = self.dataset.title.get(page.lang()).to_owned();
        // A request is asked no files and no tables.
        let kinds = QuestionKind::ALL
            .iter()
            .filter(|kind| !matches!(kind, QuestionKind::File | QuestionKind::Table))
            .map(|kind| (kind.word().to_owned(), page.t(&format!("challenges-kind-{}", kind.word()))));
        QuestionPage {
            kinds: kinds.collect(),
            page: page.clone(),
            form,
            title,
            slug: self.dataset.slug,
            number: self.number,
        }
    }
}

async fn load(page: &Page, slug: &str) -> Result<Loaded, PageError> {
    let data = page.query(DatasetQuery::build(SlugVariables { slug: slug.to_owned() })).await?;
    let dataset = data.dataset.ok_or(PageError::NotFound)?;
    if !dataset.viewer_can.contains(&Action::Update) {
        return Err(PageError::Forbidden(page.t("datasets-only-publishers")));
    }
    let data = page.query(FormQuery::build(FormVariables { dataset: dataset.id.clone() })).await?;
    Ok(Loaded { dataset, number: data.access_form_number, questions: data.access_form })
}

/// Saves the questions, unless others were set since the page was made.
async fn save(
    page: &Page,
    form: &Form,
    dataset: &Dataset,
    questions: Vec<FormQuestionInput>,
) -> Result<Result<(), Vec<Violation>>, PageError> {
    let expected_number = form.value("number").parse().ok();
    let input = AccessFormSetInput { dataset: dataset.id.clone(), questions, expected_number };
    match page.submit(Set::build(SetVariables { input })).await {
        Err(PageError::Conflict(_)) => {
            let message = page.t("request-form-changed");
            Ok(Err(vec![Violation { code: "request-form-changed".into(), path: String::new(), message }]))
        }
        other => Ok(other?.map(drop)),
    }
}

/// `GET /datasets/{slug}/request-form`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let loaded = load(&page, &slug).await?;
    page.render(&loaded.whole(&page, Form::new(&page)))
}

/// `POST /datasets/{slug}/request-form`: moves or removes a question.
pub async fn change(page: Page, form: Form, slug: Path<String>) -> Answer {
    let loaded = load(&page, &slug).await?;
    let mut questions = loaded.inputs();
    let (what, n) = form.value("change").split_once(' ').unwrap_or_default();
    let n: usize = n.parse().unwrap_or(usize::MAX);
    match what {
        "up" if n > 0 && n < questions.len() => questions.swap(n, n - 1),
        "down" if n.saturating_add(1) < questions.len() => questions.swap(n, n + 1),
        "remove" if n < questions.len() => drop(questions.remove(n)),
        _ => return page.redirect(&loaded.path()),
    }
    match save(&page, &form, &loaded.dataset, questions).await? {
        Ok(()) => page.redirect_saying(&loaded.path(), "request-form-said-saved"),
        Err(faults) => page.render_refused(&loaded.whole(&page, form.refused(faults))),
    }
}

/// The place of a question in the form; one behind the last for a new one.
fn place(loaded: &Loaded, which: &str) -> Result<usize, PageError> {
    if which == "new" {
        return Ok(loaded.questions.len());
    }
    which.parse().ok().filter(|n| *n < loaded.questions.len()).ok_or(PageError::NotFound)
}

/// `GET /datasets/{slug}/request-form/{which}`
pub async fn question(page: Page, path: Path<(String, String)>) -> Answer {
    page.signed_in()?;
    let (slug, which) = path.into_inner();
    let loaded = load(&page, &slug).await?;
    let form = Form::new(&page);
    let form = match loaded.questions.get(place(&loaded, &which)?) {
        Some(known) => question::filled(form, known),
        None => form.with("kind", QuestionKind::ShortText.word()),
    };
    page.render(&loaded.single(&page, form))
}

/// `POST /datasets/{slug}/request-form/{which}`
pub async fn set(page: Page, mut form: Form, path: Path<(String, String)>) -> Answer {
    let (slug, which) = path.into_inner();
    let loaded = load(&page, &slug).await?;
    let n = place(&loaded, &which)?;
    let typed = question::read(&mut form, loaded.questions.get(n));
    if form.is_refused() {
        return page.render_refused(&loaded.single(&page, form));
    }
    let mut questions = loaded.inputs();
    match questions.get_mut(n) {
        Some(old) => *old = typed,
        None => questions.push(typed),
    }
    match save(&page, &form, &loaded.dataset, questions).await? {
        Ok(()) => page.redirect_saying(&loaded.path(), "request-form-said-saved"),
        Err(mut faults) => {
            // On this page the fields of the question stand alone.
            let prefix = format!("form.questions.{n}.");
            for fault in &mut faults {
                fault.path = fault.path.strip_prefix(&prefix).unwrap_or("").to_owned();
            }
            page.render_refused(&loaded.single(&page, form.refused(faults)))
        }
    }
}
