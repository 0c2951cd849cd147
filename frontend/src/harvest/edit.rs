//! `/harvest/new` and `/harvest/{id}/edit`: what a source is and when it is read.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Action, Format, Origin, Owner, SourceId};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct EditQuery {
    #[arguments(id: $id)]
    harvest_source: Option<HarvestSource>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct OwnersQuery {
    harvest_organisations: Vec<Owner>,
}

#[derive(cynic::QueryFragment)]
struct HarvestSource {
    id: cynic::Id,
    name: String,
    origin: Origin,
    url: Option<String>,
    format: Format,
    language: String,
    every_hours: Option<i32>,
    cron: Option<String>,
    publish_automatically: bool,
    lock_version: i32,
    viewer_can: Vec<Action>,
}

#[derive(cynic::InputObject)]
struct HarvestSourceCreateInput {
    organisation: cynic::Id,
    name: String,
    origin: Origin,
    url: Option<String>,
    format: Option<Format>,
    language: String,
    every_hours: Option<i32>,
    cron: Option<String>,
    publish_automatically: bool,
}

#[derive(cynic::InputObject)]
struct HarvestSourceUpdateInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    name: String,
    origin: Origin,
    url: Option<String>,
    format: Option<Format>,
    language: String,
    every_hours: Option<i32>,
    cron: Option<String>,
    publish_automatically: bool,
}

#[derive(cynic::QueryVariables)]
struct CreateVariables {
    input: HarvestSourceCreateInput,
}

#[derive(cynic::QueryVariables)]
struct UpdateVariables {
    input: HarvestSourceUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "CreateVariables")]
struct Create {
    #[arguments(input: $input)]
    harvest_source_create: HarvestSourceCreatePayload,
}

#[derive(cynic::QueryFragment)]
struct HarvestSourceCreatePayload {
    source: SourceId,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UpdateVariables")]
struct Update {
    #[arguments(input: $input)]
    harvest_source_update: HarvestSourceUpdatePayload,
}

#[derive(cynic::QueryFragment)]
struct HarvestSourceUpdatePayload {
    source: SourceId,
}

#[derive(Template)]
#[template(path = "harvest/edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    title: String,
    owners: Vec<(String, String)>,
    origins: Vec<(String, String)>,
    formats: Vec<(String, String)>,
    languages: Vec<(String, String)>,
}

/// `/harvest/new`
pub async fn start(page: Page) -> Answer {
    page.signed_in()?;
    let owners = owners(&page).await?;
    let language = page.lang();
    let form = Form::new(&page).with("origin", "url").with("format", "auto").with("language", language);
    answer(&page, form, "harvest-new", owners)
}

/// `/harvest/new`, sent
pub async fn create(page: Page, mut form: Form) -> Answer {
    let owners = owners(&page).await?;
    let every_hours = form.read_optional("everyHours").and_then(|_| form.read_number("everyHours"));
    let input = HarvestSourceCreateInput {
        organisation: cynic::Id::new(form.read("organisation")),
        name: form.read("name"),
        origin: origin(&form),
        url: form.read_optional("url"),
        format: Format::parse(form.value("format")),
        language: form.read("language"),
        every_hours,
        cron: form.read_optional("cron"),
        publish_automatically: form.is_ticked("publishAutomatically"),
    };
    let mut faults = Vec::new();
    if !form.is_refused() {
        match page.submit(Create::build(CreateVariables { input })).await? {
            Ok(done) => {
                let to = format!("/harvest/{}", done.harvest_source_create.source.id.inner());
                return page.redirect_saying(&to, "harvest-said-created");
            }
            Err(found) => faults = found,
        }
    }
    answer(&page, form.refused(faults), "harvest-new", owners)
}

/// `/harvest/{id}/edit`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    page.signed_in()?;
    let source = load(&page, &id).await?;
    let form = Form::new(&page)
        .with("id", source.id.inner())
        .with("lockVersion", source.lock_version.to_string())
        .with("name", source.name)
        .with("origin", if source.origin == Origin::File { "file" } else { "url" })
        .with("url", source.url.unwrap_or_default())
        .with("format", source.format.word())
        .with("language", source.language)
        .with("everyHours", source.every_hours.map(|hours| hours.to_string()).unwrap_or_default())
        .with("cron", source.cron.unwrap_or_default());
    let form = if source.publish_automatically { form.with("publishAutomatically", "1") } else { form };
    answer(&page, form, "harvest-edit", Vec::new())
}

/// `/harvest/{id}/edit`, sent
pub async fn update(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let every_hours = form.read_optional("everyHours").and_then(|_| form.read_number("everyHours"));
    let input = HarvestSourceUpdateInput {
        id: cynic::Id::new(id.as_str()),
        lock_version: form.read("lockVersion").parse().ok(),
        name: form.read("name"),
        origin: origin(&form),
        url: form.read_optional("url"),
        format: Format::parse(form.value("format")),
        language: form.read("language"),
        every_hours,
        cron: form.read_optional("cron"),
        publish_automatically: form.is_ticked("publishAutomatically"),
    };
    let mut faults = Vec::new();
    if !form.is_refused() {
        match page.submit(Update::build(UpdateVariables { input })).await? {
            Ok(done) => {
                let to = format!("/harvest/{}", done.harvest_source_update.source.id.inner());
                return page.redirect_saying(&to, "harvest-said-saved");
            }
            Err(found) => faults = found,
        }
    }
    answer(&page, form.refused(faults), "harvest-edit", Vec::new())
}

fn answer(page: &Page, form: Form, title: &str, owners: Vec<(String, String)>) -> Answer {
    let refused = form.is_refused();
    let named = |word: &str, key: &str| (word.to_owned(), page.t(key));
    let view = EditPage {
        title: page.t(title),
        owners,
        origins: vec![named("url", "harvest-origin-url"), named("file", "harvest-origin-file")],
        formats: Format::options(page),
        languages: vec![
            named("de", "harvest-language-de"),
            named("en", "harvest-language-en"),
            named("fr", "harvest-language-fr"),
        ],
        page: page.clone(),
        form,
    };
    if refused { page.render_refused(&view) } else { page.render(&view) }
}

fn origin(form: &Form) -> Origin {
    if form.value("origin") == "file" { Origin::File } else { Origin::Url }
}

async fn owners(page: &Page) -> Result<Vec<(String, String)>, PageError> {
    let all = page.query(OwnersQuery::build(())).await?.harvest_organisations;
    if all.is_empty() {
        return Err(PageError::Forbidden(page.t("harvest-only-stewards")));
    }
    Ok(all.into_iter().map(|one| (one.id.into_inner(), one.name)).collect())
}

async fn load(page: &Page, id: &str) -> Result<HarvestSource, PageError> {
    let data = page.query(EditQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let source = data.harvest_source.ok_or(PageError::NotFound)?;
    if !source.viewer_can.contains(&Action::Update) {
        return Err(PageError::Forbidden(page.t("harvest-only-stewards")));
    }
    Ok(source)
}
