//! `/datasets/new` and `/datasets/{slug}/edit`: the publisher's staff write the facts.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Access, Changed, Localized, LocalizedInput, Publisher};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct EditQuery {
    #[arguments(slug: $slug)]
    dataset: Option<Dataset>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct PublishersQuery {
    dataset_publishers: Vec<Publisher>,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    id: cynic::Id,
    title: Localized,
    description: Localized,
    access: Access,
    themes: Vec<String>,
    licence: Option<String>,
    personal_data: Localized,
    contact: String,
    attribution: Option<String>,
    source_url: Option<String>,
    frequency: Option<String>,
    lock_version: i32,
}

#[derive(cynic::InputObject)]
struct DatasetPolicyInput {
    max_days: Option<i32>,
    service_days: Option<i32>,
    open_to_entrants: bool,
}

#[derive(cynic::InputObject)]
struct DatasetCreateInput {
    publisher: cynic::Id,
    title: Option<LocalizedInput>,
    description: Option<LocalizedInput>,
    access: Option<Access>,
    themes: Option<Vec<String>>,
    licence: Option<String>,
    personal_data: Option<LocalizedInput>,
    contact: Option<String>,
    attribution: Option<String>,
    source_url: Option<String>,
    frequency: Option<String>,
    policy: Option<DatasetPolicyInput>,
}

#[derive(cynic::InputObject)]
struct DatasetUpdateInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    title: Option<LocalizedInput>,
    description: Option<LocalizedInput>,
    access: Option<Access>,
    themes: Option<Vec<String>>,
    licence: Option<String>,
    personal_data: Option<LocalizedInput>,
    contact: Option<String>,
    attribution: Option<String>,
    source_url: Option<String>,
    frequency: Option<String>,
}

#[derive(cynic::QueryVariables)]
struct CreateVariables {
    input: DatasetCreateInput,
}

#[derive(cynic::QueryVariables)]
struct UpdateVariables {
    input: DatasetUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "CreateVariables")]
struct Create {
    #[arguments(input: $input)]
    dataset_create: DatasetCreatePayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UpdateVariables")]
struct Update {
    #[arguments(input: $input)]
    dataset_update: DatasetUpdatePayload,
}

#[derive(cynic::QueryFragment)]
struct DatasetCreatePayload {
    dataset: Changed,
}

#[derive(cynic::QueryFragment)]
struct DatasetUpdatePayload {
    dataset: Changed,
}

#[derive(Template)]
#[template(path = "datasets/edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    title: String,
    publishers: Vec<(String, String)>,
    levels: Vec<(String, String)>,
    frequencies: Vec<(String, String)>,
}

/// `/datasets/new`
pub async fn start(page: Page) -> Answer {
    page.signed_in()?;
    let publishers = publishers(&page).await?;
    let first = publishers.first().map(|(id, _)| id.clone());
    let first = first.ok_or_else(|| PageError::Forbidden(page.t("datasets-only-publishers")))?;
    let form = Form::new(&page)
        .with("publisher", first)
        .with("access", Access::Open.word())
        .with("policy.maxDays", "365")
        .with("policy.serviceDays", "10");
    answer(&page, form, "datasets-start", publishers)
}

/// `/datasets/new`, sent
pub async fn create(page: Page, mut form: Form) -> Answer {
    let policy = policy(&mut form);
    let mut faults = Vec::new();
    if !form.is_refused() {
        let input = DatasetCreateInput {
            publisher: cynic::Id::new(form.read("publisher")),
            title: text(&form, "title"),
            description: text(&form, "description"),
            access: Access::parse(form.value("access")),
            themes: Some(themes(&form)),
            licence: Some(form.read("licence")),
            personal_data: text(&form, "personalData"),
            contact: Some(form.read("contact")),
            attribution: Some(form.read("attribution")),
            source_url: Some(form.read("sourceUrl")),
            frequency: Some(form.read("frequency")),
            policy: Some(policy),
        };
        match page.submit(Create::build(CreateVariables { input })).await? {
            Ok(done) => {
                let to = format!("/datasets/{}/manage", done.dataset_create.dataset.slug);
                return page.redirect_saying(&to, "datasets-said-created");
            }
            Err(found) => faults = found,
        }
    }
    let publishers = publishers(&page).await?;
    answer(&page, form.refused(faults), "datasets-start", publishers)
}

/// `/datasets/{slug}/edit`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let data = page.query(EditQuery::build(Variables { slug: slug.into_inner() })).await?;
    let dataset = data.dataset.ok_or(PageError::NotFound)?;
    let mut form = Form::new(&page);
    for (name, words) in
        [("title", &dataset.title), ("description", &dataset.description), ("personalData", &dataset.personal_data)]
    {
        form = form.with_localized(name, &words.authoritative, &words.pairs());
    }
    let form = form
        .with("id", dataset.id.inner())
        .with("lockVersion", dataset.lock_version.to_string())
        .with("access", dataset.access.word())
        .with("themes", dataset.themes.join("\n"))
        .with("licence", dataset.licence.unwrap_or_default())
        .with("contact", dataset.contact)
        .with("attribution", dataset.attribution.unwrap_or_default())
        .with("sourceUrl", dataset.source_url.unwrap_or_default())
        .with("frequency", dataset.frequency.unwrap_or_default());
    answer(&page, form, "datasets-edit", Vec::new())
}

/// `/datasets/{slug}/edit`, sent
pub async fn update(page: Page, form: Form) -> Answer {
    let input = DatasetUpdateInput {
        id: cynic::Id::new(form.read("id")),
        lock_version: form.read("lockVersion").parse().ok(),
        title: text(&form, "title"),
        description: text(&form, "description"),
        access: Access::parse(form.value("access")),
        themes: Some(themes(&form)),
        licence: Some(form.read("licence")),
        personal_data: text(&form, "personalData"),
        contact: Some(form.read("contact")),
        attribution: Some(form.read("attribution")),
        source_url: Some(form.read("sourceUrl")),
        frequency: Some(form.read("frequency")),
    };
    match page.submit(Update::build(UpdateVariables { input })).await? {
        Ok(done) => {
            let to = format!("/datasets/{}/manage", done.dataset_update.dataset.slug);
            page.redirect_saying(&to, "datasets-said-saved")
        }
        Err(faults) => answer(&page, form.refused(faults), "datasets-edit", Vec::new()),
    }
}

fn answer(page: &Page, form: Form, title: &str, publishers: Vec<(String, String)>) -> Answer {
    let refused = form.is_refused();
    let levels = Access::options(page);
    let view =
        EditPage { page: page.clone(), form, title: page.t(title), publishers, levels, frequencies: frequencies(page) };
    if refused { page.render_refused(&view) } else { page.render(&view) }
}

/// How often data can be renewed: codes of the European list, the more often the earlier.
const FREQUENCIES: [&str; 17] = [
    "UPDATE_CONT",
    "HOURLY",
    "DAILY",
    "WEEKLY",
    "BIWEEKLY",
    "MONTHLY",
    "BIMONTHLY",
    "QUARTERLY",
    "ANNUAL_2",
    "ANNUAL",
    "BIENNIAL",
    "QUINQUENNIAL",
    "DECENNIAL",
    "AS_NEEDED",
    "IRREG",
    "NEVER",
    "UNKNOWN",
];

fn frequencies(page: &Page) -> Vec<(String, String)> {
    FREQUENCIES.iter().map(|code| ((*code).to_owned(), page.t(&super::frequency_key(code)))).collect()
}

async fn publishers(page: &Page) -> Result<Vec<(String, String)>, PageError> {
    let all = page.query(PublishersQuery::build(())).await?.dataset_publishers;
    Ok(all.into_iter().map(|one| (one.id.into_inner(), one.name)).collect())
}

fn text(form: &Form, name: &str) -> Option<LocalizedInput> {
    Some(form.read_localized(name).into())
}

fn themes(form: &Form) -> Vec<String> {
    form.read("themes").split(['\n', ',']).map(|theme| theme.trim().to_owned()).filter(|t| !t.is_empty()).collect()
}

fn policy(form: &mut Form) -> DatasetPolicyInput {
    DatasetPolicyInput {
        max_days: form.read_number("policy.maxDays"),
        service_days: form.read_number("policy.serviceDays"),
        open_to_entrants: form.is_ticked("policy.openToEntrants"),
    }
}
