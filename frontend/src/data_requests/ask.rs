//! `/data-requests/new`: asks a city for data that is not in the catalogue.

use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::Enum, Clone, Copy)]
enum OrganisationKind {
    City,
    Innovator,
    Partner,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    kind: Option<OrganisationKind>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct OptionsQuery {
    #[arguments(first: 100, kind: $kind)]
    organisations: OrganisationConnection,
    #[arguments(first: 100)]
    my_submissions: SubmissionConnection,
}

#[derive(cynic::QueryFragment)]
struct OrganisationConnection {
    nodes: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
struct Organisation {
    id: cynic::Id,
    name: String,
    code: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct SubmissionConnection {
    nodes: Vec<Submission>,
}

#[derive(cynic::QueryFragment)]
struct Submission {
    team: Team,
}

#[derive(cynic::QueryFragment)]
struct Team {
    id: cynic::Id,
    name: String,
}

#[derive(cynic::InputObject)]
struct DataRequestCreateInput {
    city: cynic::Id,
    team: Option<cynic::Id>,
    title: String,
    description: String,
}

#[derive(cynic::QueryVariables)]
struct CreateVariables {
    input: DataRequestCreateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "CreateVariables")]
struct Create {
    #[arguments(input: $input)]
    data_request_create: DataRequestCreatePayload,
}

#[derive(cynic::QueryFragment)]
struct DataRequestCreatePayload {
    request: Created,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DataRequest")]
struct Created {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "data_requests/ask.html")]
struct AskPage {
    page: Page,
    form: Form,
    cities: Vec<(String, String)>,
    teams: Vec<(String, String)>,
}

/// `GET /data-requests/new`; `city` may name the two letters of the city, `text` what was looked for in vain.
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let form = Form::new(&page).with("title", page.parameter("text").unwrap_or_default());
    let shown = built(&page, form).await?;
    page.render(&shown)
}

async fn built(page: &Page, form: Form) -> Result<AskPage, PageError> {
    let data = page.query(OptionsQuery::build(Variables { kind: Some(OrganisationKind::City) })).await?;
    let wanted = page.parameter("city");
    let cities = &data.organisations.nodes;
    let chosen = cities.iter().find(|city| city.code.is_some() && city.code == wanted);
    let form = match chosen.filter(|_| form.value("city").is_empty()) {
        Some(city) => form.with("city", city.id.inner()),
        None => form,
    };
    let teams = data.my_submissions.nodes.into_iter().map(|one| (one.team.id.into_inner(), one.team.name));
    let mut teams: Vec<(String, String)> = teams.collect();
    teams.sort();
    teams.dedup();
    teams.insert(0, (String::new(), page.t("wanted-for-myself")));
    let cities = data.organisations.nodes.into_iter().map(|city| (city.id.into_inner(), city.name)).collect();
    Ok(AskPage { form, cities, teams, page: page.clone() })
}

/// `POST /data-requests/new`
pub async fn send(page: Page, mut form: Form) -> Answer {
    page.signed_in()?;
    if form.value("city").is_empty() {
        form.fault("city", "fault-data-request-city");
    }
    if form.read("title").is_empty() {
        form.fault("title", "fault-data-request-title");
    }
    if form.read("description").is_empty() {
        form.fault("description", "fault-data-request-description");
    }
    if form.is_refused() {
        return page.render_refused(&built(&page, form).await?);
    }
    let input = DataRequestCreateInput {
        city: cynic::Id::new(form.read("city")),
        team: form.read_optional("team").map(cynic::Id::new),
        title: form.read("title"),
        description: form.read("description"),
    };
    match page.submit(Create::build(CreateVariables { input })).await? {
        Ok(done) => {
            let id = done.data_request_create.request.id;
            page.redirect_saying(&format!("/data-requests/{}", id.inner()), "wanted-said-asked")
        }
        Err(faults) => page.render_refused(&built(&page, form.refused(faults)).await?),
    }
}
