//! `/challenges/{slug}/form`: the builder of the application form, a page for the whole and one for each question.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Changed, Localized};
use super::question::{self, Audience, EligibilityCondition, FormQuestion, FormQuestionInput, QuestionKind};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct FormQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Challenge>,
}

#[derive(cynic::QueryFragment)]
struct Challenge {
    id: cynic::Id,
    title: Localized,
    lock_version: i32,
    form: Vec<FormQuestion>,
}

#[derive(cynic::InputObject)]
struct ChallengeFormSetInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    form: FormInput,
}

#[derive(cynic::InputObject)]
struct FormInput {
    questions: Vec<FormQuestionInput>,
}

#[derive(cynic::QueryVariables)]
struct SetVariables {
    input: ChallengeFormSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SetVariables")]
struct Set {
    #[arguments(input: $input)]
    challenge_form_set: ChallengeFormSetPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeFormSetPayload {
    challenge: Changed,
}

#[derive(Template)]
#[template(path = "challenges/form.html")]
struct FormPage {
    page: Page,
    form: Form,
    title: String,
    slug: String,
    questions: Vec<FormQuestion>,
    lock_version: i32,
}

#[derive(Template)]
#[template(path = "challenges/question.html")]
struct QuestionPage {
    page: Page,
    form: Form,
    title: String,
    slug: String,
    kinds: Vec<(String, String)>,
    audiences: Vec<(String, String)>,
    conditions: Vec<(String, String)>,
}

/// `/challenges/{slug}/form`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let challenge = load(&page, &slug).await?;
    page.render(&whole(&page, Form::new(&page), &slug, challenge))
}

/// `/challenges/{slug}/form`, sent: moves or removes a question.
pub async fn change(page: Page, slug: Path<String>, form: Form) -> Answer {
    let challenge = load(&page, &slug).await?;
    let mut questions: Vec<FormQuestionInput> = challenge.form.iter().map(Into::into).collect();
    let (what, n) = form.value("change").split_once(' ').unwrap_or_default();
    let n: usize = n.parse().unwrap_or(usize::MAX);
    match what {
        "up" if n > 0 && n < questions.len() => questions.swap(n, n - 1),
        "down" if n.saturating_add(1) < questions.len() => questions.swap(n, n + 1),
        "remove" if n < questions.len() => drop(questions.remove(n)),
        _ => return page.redirect(&format!("/challenges/{slug}/form")),
    }
    let version = form.read("lockVersion").parse().ok();
    match save(&page, &challenge, version, questions).await? {
        Ok(slug) => page.redirect_saying(&format!("/challenges/{slug}/form"), "challenges-said-saved"),
        Err(faults) => page.render_refused(&whole(&page, form.refused(faults), &slug, challenge)),
    }
}

/// `/challenges/{slug}/form/{n}`, or `new`
pub async fn question(page: Page, path: Path<(String, String)>) -> Answer {
    page.signed_in()?;
    let (slug, which) = path.into_inner();
    let challenge = load(&page, &slug).await?;
    let form = Form::new(&page).with("lockVersion", challenge.lock_version.to_string());
    let form = match place(&challenge, &which)? {
        n if n < challenge.form.len() => {
            challenge.form.get(n).map_or(form.clone(), |known| question::filled(form, known))
        }
        _ => form.with("audience", Audience::Judges.word()).with("kind", QuestionKind::ShortText.word()),
    };
    page.render(&single(&page, form, &slug, &challenge))
}

/// `/challenges/{slug}/form/{n}`, sent
pub async fn set(page: Page, path: Path<(String, String)>, mut form: Form) -> Answer {
    let (slug, which) = path.into_inner();
    let challenge = load(&page, &slug).await?;
    let n = place(&challenge, &which)?;
    let typed = question::read(&mut form, challenge.form.get(n));
    if form.is_refused() {
        return page.render_refused(&single(&page, form, &slug, &challenge));
    }
    let mut questions: Vec<FormQuestionInput> = challenge.form.iter().map(Into::into).collect();
    match questions.get_mut(n) {
        Some(old) => *old = typed,
        None => questions.push(typed),
    }
    let version = form.read("lockVersion").parse().ok();
    match save(&page, &challenge, version, questions).await? {
        Ok(slug) => page.redirect_saying(&format!("/challenges/{slug}/form"), "challenges-said-saved"),
        Err(mut faults) => {
            // On this page the fields of the question stand alone.
            let prefix = format!("form.questions.{n}.");
            for fault in &mut faults {
                fault.path = fault.path.strip_prefix(&prefix).unwrap_or("").to_owned();
            }
            page.render_refused(&single(&page, form.refused(faults), &slug, &challenge))
        }
    }
}

async fn save(
    page: &Page,
    challenge: &Challenge,
    lock_version: Option<i32>,
    questions: Vec<FormQuestionInput>,
) -> Result<Result<String, Vec<Violation>>, PageError> {
    let input = ChallengeFormSetInput { id: challenge.id.clone(), lock_version, form: FormInput { questions } };
    let done = page.submit(Set::build(SetVariables { input })).await?;
    Ok(done.map(|data| data.challenge_form_set.challenge.slug))
}

/// The place of a question in the form; one behind the last for a new one.
fn place(challenge: &Challenge, which: &str) -> Result<usize, PageError> {
    if which == "new" {
        return Ok(challenge.form.len());
    }
    which.parse().ok().filter(|n| *n < challenge.form.len()).ok_or(PageError::NotFound)
}

fn whole(page: &Page, form: Form, slug: &str, challenge: Challenge) -> FormPage {
    FormPage {
        page: page.clone(),
        form,
        title: challenge.title.get(page.lang()).to_owned(),
        slug: slug.to_owned(),
        questions: challenge.form,
        lock_version: challenge.lock_version,
    }
}

fn single(page: &Page, form: Form, slug: &str, challenge: &Challenge) -> QuestionPage {
    let named = |word: &str, what: &str| (word.to_owned(), page.t(&format!("challenges-{what}-{word}")));
    QuestionPage {
        form,
        title: challenge.title.get(page.lang()).to_owned(),
        slug: slug.to_owned(),
        kinds: QuestionKind::ALL.iter().map(|one| named(one.word(), "kind")).collect(),
        audiences: Audience::ALL.iter().map(|one| named(one.word(), "audience")).collect(),
        conditions: EligibilityCondition::ALL.iter().map(|one| named(one.word(), "condition")).collect(),
        page: page.clone(),
    }
}

async fn load(page: &Page, slug: &str) -> Result<Challenge, PageError> {
    let data = page.query(FormQuery::build(Variables { slug: slug.to_owned() })).await?;
    data.challenge.ok_or(PageError::NotFound)
}
