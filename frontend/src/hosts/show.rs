//! `/hosts/{id}`: one host, its figures, what is open there, and its datasets.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{DataHostState, Lag, Organisation, duration, figures, tag};
use crate::challenges::nodes::Localized;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Tag};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct HostQuery {
    #[arguments(id: $id)]
    data_host: Option<DataHost>,
}

#[derive(cynic::QueryFragment)]
struct DataHost {
    id: cynic::Id,
    name: String,
    organisation: Organisation,
    base_url: String,
    audience: String,
    grant_url: Option<String>,
    probe_path: Option<String>,
    state: DataHostState,
    fictional: bool,
    last_contact_at: Option<DateTime<Utc>>,
    last_fault_at: Option<DateTime<Utc>>,
    last_fault: Option<String>,
    lag: Lag,
    datasets: Vec<HostedDataset>,
    may: DataHostMay,
}

#[derive(cynic::QueryFragment)]
struct HostedDataset {
    id: cynic::Id,
    slug: String,
    title: Localized,
    host_id: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment)]
struct DataHostMay {
    update: bool,
    retire: bool,
}

#[derive(cynic::InputObject)]
struct DatasetHostSetInput {
    dataset: cynic::Id,
    host: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct SetVariables {
    input: DatasetHostSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SetVariables")]
struct Set {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    dataset_host_set: DatasetHostSetPayload,
}

#[derive(cynic::QueryFragment)]
struct DatasetHostSetPayload {
    #[allow(dead_code)]
    host: Changed,
}

#[derive(cynic::InputObject)]
struct DataHostRetireInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct RetireVariables {
    input: DataHostRetireInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RetireVariables")]
struct Retire {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    data_host_retire: DataHostRetirePayload,
}

#[derive(cynic::QueryFragment)]
struct DataHostRetirePayload {
    #[allow(dead_code)]
    host: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DataHost")]
struct Changed {
    #[allow(dead_code)]
    id: cynic::Id,
}

/// An end that is not proved yet, as it is shown.
struct Open {
    what: String,
    requested: DateTime<Utc>,
    acknowledged: Option<DateTime<Utc>>,
    age: String,
}

#[derive(Template)]
#[template(path = "hosts/show.html")]
struct HostPage {
    page: Page,
    form: Form,
    tag: Tag,
    acknowledged: [String; 3],
    verified: [String; 3],
    bound: String,
    open: Vec<Open>,
    others: Vec<(String, String)>,
    set_path: String,
    retire_path: String,
    host: DataHost,
}

/// `GET /hosts/{id}`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page);
    page.render(&built(&page, form, &id).await?)
}

async fn built(page: &Page, form: Form, id: &str) -> Result<HostPage, PageError> {
    let data = page.query(HostQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let host = data.data_host.ok_or(PageError::NotFound)?;
    let others = host.datasets.iter().filter(|one| one.host_id.as_ref() != Some(&host.id));
    let others = others.map(|one| (one.id.inner().to_owned(), one.title.get(page.lang()).to_owned())).collect();
    let open = host.lag.open.iter().map(|end| Open {
        what: page.t(end.kind.key()),
        requested: end.requested_at,
        acknowledged: end.acknowledged_at,
        age: duration(page, f64::from(end.age)),
    });
    Ok(HostPage {
        tag: tag(page, host.state, host.last_contact_at.as_ref(), host.last_fault_at.as_ref()),
        acknowledged: figures(page, host.lag.acknowledged.as_ref()),
        verified: figures(page, host.lag.verified.as_ref()),
        bound: duration(page, f64::from(host.lag.bound)),
        open: open.collect(),
        others,
        set_path: format!("/hosts/{}/datasets", host.id.inner()),
        retire_path: format!("/hosts/{}/retire", host.id.inner()),
        form,
        host,
        page: page.clone(),
    })
}

/// `POST /hosts/{id}/datasets`: a dataset stays here from now on.
pub async fn keep_dataset(page: Page, form: Form, id: Path<String>) -> Answer {
    let input =
        DatasetHostSetInput { dataset: cynic::Id::new(form.value("dataset")), host: cynic::Id::new(id.as_str()) };
    match page.submit(Set::build(SetVariables { input })).await? {
        Ok(_) => page.redirect_saying(&format!("/hosts/{}", id.as_str()), "hosts-dataset-kept"),
        Err(faults) => page.render_refused(&built(&page, form.refused(faults), &id).await?),
    }
}

/// `POST /hosts/{id}/retire`
pub async fn retire(page: Page, form: Form, id: Path<String>) -> Answer {
    let input = DataHostRetireInput { id: cynic::Id::new(id.as_str()) };
    match page.submit(Retire::build(RetireVariables { input })).await? {
        Ok(_) => page.redirect_saying(&format!("/hosts/{}", id.as_str()), "hosts-retired-now"),
        Err(faults) => page.render_refused(&built(&page, form.refused(faults), &id).await?),
    }
}
