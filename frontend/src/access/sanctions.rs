//! `/sanctions`: sanctions after misconduct, and lifting them.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{AccessSide, PageInfo};
use super::obliged::{ObligationFilter, Reader, Sanction};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<ObligationFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct SanctionsQuery {
    viewer: Option<Reader>,
    #[arguments(first: 100, after: $after, filter: $filter)]
    sanctions: SanctionConnection,
}

#[derive(cynic::QueryFragment)]
struct SanctionConnection {
    nodes: Vec<Sanction>,
    page_info: PageInfo,
}

#[derive(cynic::InputObject)]
struct SanctionLiftInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::QueryVariables)]
struct LiftVariables {
    input: SanctionLiftInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "LiftVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Lift {
    #[arguments(input: $input)]
    sanction_lift: SanctionLiftPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct SanctionLiftPayload {
    sanction: Lifted,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Sanction")]
#[allow(dead_code)]
struct Lifted {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "access/sanctions.html")]
struct SanctionsPage {
    page: Page,
    zone: String,
    sanctions: Vec<Sanction>,
    next: PageInfo,
    pressing: bool,
}

#[derive(Template)]
#[template(path = "access/sanction_lift.html")]
struct LiftPage {
    page: Page,
    form: Form,
    zone: String,
    sanction: Sanction,
    action: String,
}

/// `GET /sanctions`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let pressing = page.parameter("pressing").is_some();
    let filter = ObligationFilter { pressing, ..ObligationFilter::of(AccessSide::Any) };
    let variables = Variables { after: page.parameter("after"), filter: Some(filter) };
    let data = page.query(SanctionsQuery::build(variables)).await?;
    page.render(&SanctionsPage {
        zone: Reader::zone(data.viewer),
        sanctions: data.sanctions.nodes,
        next: data.sanctions.page_info,
        pressing,
        page: page.clone(),
    })
}

/// `GET /grants/{grant}/sanctions/{id}/lift`
pub async fn ask(page: Page, path: Path<(String, String)>) -> Answer {
    let form = Form::new(&page);
    page.render(&built(&page, form, &path).await?)
}

/// `POST /grants/{grant}/sanctions/{id}/lift`
pub async fn lift(page: Page, form: Form, path: Path<(String, String)>) -> Answer {
    let input = SanctionLiftInput { id: cynic::Id::new(path.1.as_str()), reason: form.read("reason") };
    match page.submit(Lift::build(LiftVariables { input })).await? {
        Ok(_) => page.redirect_saying("/sanctions", "sanction-lifted-now"),
        Err(faults) => page.render_refused(&built(&page, form.refused(faults), &path).await?),
    }
}

async fn built(page: &Page, form: Form, path: &(String, String)) -> Result<LiftPage, PageError> {
    page.signed_in()?;
    let (grant, id) = path;
    let variables = Variables { after: None, filter: Some(ObligationFilter::on(grant)) };
    let data = page.query(SanctionsQuery::build(variables)).await?;
    let sanction = data.sanctions.nodes.into_iter().find(|one| one.id.inner() == id).ok_or(PageError::NotFound)?;
    let action = format!("/grants/{grant}/sanctions/{id}/lift");
    Ok(LiftPage { form, zone: Reader::zone(data.viewer), sanction, action, page: page.clone() })
}
