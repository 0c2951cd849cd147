//! `/hosts/new` and `/hosts/{id}/edit`: those who run a host say what it is.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::Organisation;
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
    data_host: Option<DataHost>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct KeepersQuery {
    data_host_keepers: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
struct DataHost {
    name: String,
    base_url: String,
    audience: String,
    grant_url: Option<String>,
    probe_path: Option<String>,
    lock_version: i32,
    may: DataHostMay,
}

#[derive(cynic::QueryFragment)]
struct DataHostMay {
    update: bool,
}

#[derive(cynic::InputObject)]
struct DataHostCreateInput {
    organisation_id: cynic::Id,
    name: String,
    base_url: String,
    grant_url: String,
    probe_path: String,
    audience: String,
}

#[derive(cynic::InputObject)]
struct DataHostUpdateInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    name: Option<String>,
    base_url: Option<String>,
    grant_url: Option<String>,
    probe_path: Option<String>,
    audience: Option<String>,
}

#[derive(cynic::QueryVariables)]
struct CreateVariables {
    input: DataHostCreateInput,
}

#[derive(cynic::QueryVariables)]
struct UpdateVariables {
    input: DataHostUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "CreateVariables")]
struct Create {
    #[arguments(input: $input)]
    data_host_create: DataHostCreatePayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UpdateVariables")]
struct Update {
    #[arguments(input: $input)]
    data_host_update: DataHostUpdatePayload,
}

#[derive(cynic::QueryFragment)]
struct DataHostCreatePayload {
    host: Saved,
}

#[derive(cynic::QueryFragment)]
struct DataHostUpdatePayload {
    host: Saved,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DataHost")]
struct Saved {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "hosts/edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    title: String,
    keepers: Vec<(String, String)>,
}

/// `/hosts/new`
pub async fn start(page: Page) -> Answer {
    page.signed_in()?;
    let keepers = keepers(&page).await?;
    let form = Form::new(&page).with("probePath", "/probe");
    page.render(&EditPage { title: page.t("hosts-add"), keepers, form, page: page.clone() })
}

/// `/hosts/new`, sent
pub async fn create(page: Page, form: Form) -> Answer {
    let input = DataHostCreateInput {
        organisation_id: cynic::Id::new(form.read("organisationId")),
        name: form.read("name"),
        base_url: form.read("baseUrl"),
        grant_url: form.read("grantUrl"),
        probe_path: form.read("probePath"),
        audience: form.read("audience"),
    };
    match page.submit(Create::build(CreateVariables { input })).await? {
        Ok(done) => page.redirect_saying(&format!("/hosts/{}", done.data_host_create.host.id.inner()), "hosts-saved"),
        Err(faults) => {
            let keepers = keepers(&page).await?;
            let form = form.refused(faults);
            page.render_refused(&EditPage { title: page.t("hosts-add"), keepers, form, page: page.clone() })
        }
    }
}

/// `/hosts/{id}/edit`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    page.signed_in()?;
    let data = page.query(EditQuery::build(Variables { id: cynic::Id::new(id.as_str()) })).await?;
    let host = data.data_host.filter(|host| host.may.update).ok_or(PageError::NotFound)?;
    let form = Form::new(&page)
        .with("lockVersion", host.lock_version.to_string())
        .with("name", host.name)
        .with("baseUrl", host.base_url)
        .with("grantUrl", host.grant_url.unwrap_or_default())
        .with("probePath", host.probe_path.unwrap_or_default())
        .with("audience", host.audience);
    page.render(&EditPage { title: page.t("hosts-edit"), keepers: Vec::new(), form, page: page.clone() })
}

/// `/hosts/{id}/edit`, sent
pub async fn update(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = DataHostUpdateInput {
        id: cynic::Id::new(id.as_str()),
        lock_version: form.read("lockVersion").parse().ok(),
        name: Some(form.read("name")),
        base_url: Some(form.read("baseUrl")),
        grant_url: Some(form.read("grantUrl")),
        probe_path: Some(form.read("probePath")),
        audience: Some(form.read("audience")),
    };
    match page.submit(Update::build(UpdateVariables { input })).await? {
        Ok(done) => page.redirect_saying(&format!("/hosts/{}", done.data_host_update.host.id.inner()), "hosts-saved"),
        Err(faults) => {
            let form = form.refused(faults);
            page.render_refused(&EditPage {
                title: page.t("hosts-edit"),
                keepers: Vec::new(),
                form,
                page: page.clone(),
            })
        }
    }
}

async fn keepers(page: &Page) -> Result<Vec<(String, String)>, PageError> {
    let rows = page.query(KeepersQuery::build(())).await?.data_host_keepers;
    Ok(rows.into_iter().map(|row| (row.id.into_inner(), row.name)).collect())
}
