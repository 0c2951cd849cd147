//! `/testbeds/new` and `/testbeds/{slug}/edit`: staff and operators describe a site.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::challenges::nodes::{Localized, LocalizedInput, Organisation};
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
    testbed: Option<Testbed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct LeadsQuery {
    challenge_leads: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
struct Testbed {
    id: cynic::Id,
    name: String,
    operator_name: String,
    description: Localized,
    latitude: f64,
    longitude: f64,
    themes: Vec<String>,
    offers: Vec<String>,
    prerequisites: Vec<String>,
    area_ha: Option<f64>,
    since: Option<String>,
    contact: Option<String>,
    sources: Vec<String>,
    places: i32,
    lock_version: i32,
}

#[derive(cynic::InputObject)]
struct TestbedCreateInput {
    organisation_id: cynic::Id,
    name: Option<String>,
    operator_name: Option<String>,
    description: Option<LocalizedInput>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    themes: Option<Vec<String>>,
    offers: Option<Vec<String>>,
    prerequisites: Option<Vec<String>>,
    area_ha: Option<f64>,
    since: Option<String>,
    contact: Option<String>,
    sources: Option<Vec<String>>,
    places: Option<i32>,
}

#[derive(cynic::InputObject)]
struct TestbedUpdateInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    name: Option<String>,
    operator_name: Option<String>,
    description: Option<LocalizedInput>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    themes: Option<Vec<String>>,
    offers: Option<Vec<String>>,
    prerequisites: Option<Vec<String>>,
    area_ha: Option<f64>,
    since: Option<String>,
    contact: Option<String>,
    sources: Option<Vec<String>>,
    places: Option<i32>,
}

#[derive(cynic::QueryVariables)]
struct CreateVariables {
    input: TestbedCreateInput,
}

#[derive(cynic::QueryVariables)]
struct UpdateVariables {
    input: TestbedUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "CreateVariables")]
struct Create {
    #[arguments(input: $input)]
    testbed_create: TestbedCreatePayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UpdateVariables")]
struct Update {
    #[arguments(input: $input)]
    testbed_update: TestbedUpdatePayload,
}

#[derive(cynic::QueryFragment)]
struct TestbedCreatePayload {
    testbed: Saved,
}

#[derive(cynic::QueryFragment)]
struct TestbedUpdatePayload {
    testbed: Saved,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Testbed")]
struct Saved {
    slug: String,
}

#[derive(Template)]
#[template(path = "testbeds/edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    title: String,
    cities: Vec<(String, String)>,
}

/// `/testbeds/new`
pub async fn start(page: Page) -> Answer {
    page.signed_in()?;
    let form = Form::new(&page);
    let cities = leads(&page).await?;
    page.render(&EditPage { title: page.t("testbeds-add"), cities, form, page: page.clone() })
}

/// `/testbeds/new`, sent
pub async fn create(page: Page, mut form: Form) -> Answer {
    let read = Read::from(&mut form);
    let input = TestbedCreateInput {
        organisation_id: cynic::Id::new(form.read("organisationId")),
        name: Some(read.name),
        operator_name: Some(read.operator_name),
        description: Some(read.description),
        latitude: read.latitude,
        longitude: read.longitude,
        themes: Some(read.themes),
        offers: Some(read.offers),
        prerequisites: Some(read.prerequisites),
        area_ha: read.area_ha,
        since: read.since,
        contact: read.contact,
        sources: Some(read.sources),
        places: read.places,
    };
    let faults = if form.is_refused() {
        Vec::new()
    } else {
        match page.submit(Create::build(CreateVariables { input })).await? {
            Ok(done) => {
                return page
                    .redirect_saying(&format!("/testbeds/{}", done.testbed_create.testbed.slug), "testbeds-saved");
            }
            Err(faults) => faults,
        }
    };
    let cities = leads(&page).await?;
    page.render_refused(&EditPage {
        title: page.t("testbeds-add"),
        cities,
        form: form.refused(faults),
        page: page.clone(),
    })
}

/// `/testbeds/{slug}/edit`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let testbed = load(&page, &slug).await?;
    let number = |value: f64| value.to_string();
    let form = Form::new(&page)
        .with("lockVersion", testbed.lock_version.to_string())
        .with("name", testbed.name)
        .with("operatorName", testbed.operator_name)
        .with_localized("description", &testbed.description.authoritative, &testbed.description.pairs())
        .with("latitude", number(testbed.latitude))
        .with("longitude", number(testbed.longitude))
        .with("themes", testbed.themes.join("\n"))
        .with("offers", testbed.offers.join("\n"))
        .with("prerequisites", testbed.prerequisites.join("\n"))
        .with("sources", testbed.sources.join("\n"))
        .with("areaHa", testbed.area_ha.map(number).unwrap_or_default())
        .with("since", testbed.since.unwrap_or_default())
        .with("contact", testbed.contact.unwrap_or_default())
        .with("places", testbed.places.to_string());
    page.render(&EditPage { title: page.t("testbeds-edit"), cities: Vec::new(), form, page: page.clone() })
}

/// `/testbeds/{slug}/edit`, sent
pub async fn update(page: Page, slug: Path<String>, mut form: Form) -> Answer {
    let id = load(&page, &slug).await?.id;
    let read = Read::from(&mut form);
    let input = TestbedUpdateInput {
        id,
        lock_version: form.read("lockVersion").parse().ok(),
        name: Some(read.name),
        operator_name: Some(read.operator_name),
        description: Some(read.description),
        latitude: read.latitude,
        longitude: read.longitude,
        themes: Some(read.themes),
        offers: Some(read.offers),
        prerequisites: Some(read.prerequisites),
        area_ha: read.area_ha,
        since: read.since,
        contact: read.contact,
        sources: Some(read.sources),
        places: read.places,
    };
    let faults = if form.is_refused() {
        Vec::new()
    } else {
        match page.submit(Update::build(UpdateVariables { input })).await? {
            Ok(done) => {
                return page
                    .redirect_saying(&format!("/testbeds/{}", done.testbed_update.testbed.slug), "testbeds-saved");
            }
            Err(faults) => faults,
        }
    };
    page.render_refused(&EditPage {
        title: page.t("testbeds-edit"),
        cities: Vec::new(),
        form: form.refused(faults),
        page: page.clone(),
    })
}

/// What the form says.
struct Read {
    name: String,
    operator_name: String,
    description: LocalizedInput,
    latitude: Option<f64>,
    longitude: Option<f64>,
    themes: Vec<String>,
    offers: Vec<String>,
    prerequisites: Vec<String>,
    sources: Vec<String>,
    area_ha: Option<f64>,
    since: Option<String>,
    contact: Option<String>,
    places: Option<i32>,
}

impl Read {
    fn from(form: &mut Form) -> Self {
        let lines = |form: &Form, name: &str| form.read(name).lines().map(str::to_owned).collect();
        Self {
            name: form.read("name"),
            operator_name: form.read("operatorName"),
            description: form.read_localized("description").into(),
            latitude: form.read_number("latitude"),
            longitude: form.read_number("longitude"),
            themes: lines(form, "themes"),
            offers: lines(form, "offers"),
            prerequisites: lines(form, "prerequisites"),
            sources: lines(form, "sources"),
            area_ha: form.read_number("areaHa"),
            since: form.read_optional("since"),
            contact: form.read_optional("contact"),
            places: form.read_number("places"),
        }
    }
}

async fn load(page: &Page, slug: &str) -> Result<Testbed, PageError> {
    let data = page.query(EditQuery::build(Variables { slug: slug.to_owned() })).await?;
    data.testbed.ok_or(PageError::NotFound)
}

async fn leads(page: &Page) -> Result<Vec<(String, String)>, PageError> {
    let leads = page.query(LeadsQuery::build(())).await?.challenge_leads;
    Ok(leads.into_iter().map(|city| (city.id.into_inner(), city.name)).collect())
}
