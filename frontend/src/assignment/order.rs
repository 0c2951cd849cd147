//! A host city orders the winners: a number beside each, and the reason.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::fragments::{ById, ByIdFields, Title, Winner, sign};
use crate::schema;
use crate::shell::{Answer, City, Form, Page, PageError};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct OrderQuery {
    #[arguments(challenge: $id)]
    assignment: Option<Assignment>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Assignment", variables = "ById")]
struct Assignment {
    challenge_id: cynic::Id,
    challenge_title: Title,
    cities: Vec<OrderCity>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentCity")]
struct OrderCity {
    id: cynic::Id,
    name: String,
    code: Option<String>,
    may_rank: bool,
    reason: Option<String>,
    order: Vec<Winner>,
}

/// The page of a city's order.
#[derive(Template)]
#[template(path = "assignment/order.html")]
struct OrderPage {
    page: Page,
    challenge: cynic::Id,
    challenge_title: String,
    city: OrderCity,
    form: Form,
}

impl OrderPage {
    fn sign(&self) -> City {
        sign(self.city.code.as_deref(), &self.city.name)
    }
}

fn field(winner: &Winner) -> String {
    format!("rank.{}", winner.submission_id.inner())
}

async fn load(page: &Page, challenge: &str, city: &str, form: Option<Form>) -> Result<OrderPage, PageError> {
    page.signed_in()?;
    let data = page.query(OrderQuery::build(ById::new(page, challenge))).await?;
    let assignment = data.assignment.ok_or(PageError::NotFound)?;
    let city = assignment.cities.into_iter().find(|c| c.id.inner() == city).ok_or(PageError::NotFound)?;
    if !city.may_rank {
        return Err(PageError::NotFound);
    }
    let form = form.unwrap_or_else(|| {
        let form = Form::new(page).with("reason", city.reason.clone().unwrap_or_default());
        (1..).zip(&city.order).fold(form, |form, (rank, w): (i32, _)| form.with(field(w), rank.to_string()))
    });
    Ok(OrderPage {
        page: page.clone(),
        challenge: assignment.challenge_id,
        challenge_title: assignment.challenge_title.text,
        city,
        form,
    })
}

/// The order.
pub async fn show(page: Page, path: Path<(String, String)>) -> Answer {
    page.render(&load(&page, &path.0, &path.1, None).await?)
}

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "CityPrioritiesSetInput")]
struct CityPrioritiesSetInput {
    challenge: cynic::Id,
    organisation: cynic::Id,
    submissions: Vec<cynic::Id>,
    reason: String,
}

#[derive(cynic::QueryVariables)]
struct SetVariables {
    input: CityPrioritiesSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SetVariables")]
struct CityPrioritiesSet {
    #[arguments(input: $input)]
    city_priorities_set: Option<Payload>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CityPrioritiesSetPayload")]
struct Payload {
    assignment: Known,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Assignment")]
struct Known {
    challenge_id: cynic::Id,
}

/// Saves the order.
pub async fn save(page: Page, path: Path<(String, String)>, mut form: Form) -> Answer {
    let ranked = super::ranking::read(&mut form);
    if form.is_refused() {
        return page.render_refused(&load(&page, &path.0, &path.1, Some(form)).await?);
    }
    let input = CityPrioritiesSetInput {
        challenge: cynic::Id::new(path.0.as_str()),
        organisation: cynic::Id::new(path.1.as_str()),
        submissions: ranked.iter().map(|id| cynic::Id::new(id.as_str())).collect(),
        reason: form.read("reason"),
    };
    match page.submit(CityPrioritiesSet::build(SetVariables { input })).await? {
        Ok(data) => {
            let known = data.city_priorities_set.ok_or(PageError::NotFound)?.assignment;
            page.redirect_saying(&format!("/assignment/{}", known.challenge_id.inner()), "assignment-order-saved")
        }
        Err(faults) => {
            let at_its_field = |fault: crate::shell::Violation| {
                if fault.path == "reason" { fault } else { super::ranking::at_its_field(fault, &ranked) }
            };
            let form = form.refused(faults.into_iter().map(at_its_field).collect());
            page.render_refused(&load(&page, &path.0, &path.1, Some(form)).await?)
        }
    }
}
