//! `/closing-duties/{id}`: one closing duty, to attest it and to decide about what was attested.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Dataset, Person, Team};
use super::obliged::{ClosingDutyKind, ClosingDutyState, Reader, state_tag};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Tag};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct DutyQuery {
    viewer: Option<Reader>,
    #[arguments(id: $id)]
    closing_duty: Option<ClosingDuty>,
}

#[derive(cynic::QueryFragment)]
struct ClosingDuty {
    id: cynic::Id,
    grant_id: cynic::Id,
    kind: ClosingDutyKind,
    state: ClosingDutyState,
    overdue: bool,
    person: Option<Person>,
    team: Team,
    dataset: Dataset,
    days: i32,
    told_at: Option<DateTime<Utc>>,
    due_at: Option<DateTime<Utc>>,
    statement: Option<String>,
    attested_by: Option<Person>,
    attested_at: Option<DateTime<Utc>>,
    decided_at: Option<DateTime<Utc>>,
    remark: Option<String>,
    may: ClosingDutyMay,
}

#[derive(cynic::QueryFragment)]
struct ClosingDutyMay {
    attest: bool,
    decide: bool,
}

#[derive(cynic::InputObject)]
struct ClosingDutyAttestInput {
    id: cynic::Id,
    statement: String,
}

#[derive(cynic::InputObject)]
struct ClosingDutyVerifyInput {
    id: cynic::Id,
    remark: String,
}

#[derive(cynic::InputObject)]
struct ClosingDutyReturnInput {
    id: cynic::Id,
    reason: String,
    days: Option<i32>,
}

#[derive(cynic::QueryVariables)]
struct AttestVariables {
    input: ClosingDutyAttestInput,
}

#[derive(cynic::QueryVariables)]
struct VerifyVariables {
    input: ClosingDutyVerifyInput,
}

#[derive(cynic::QueryVariables)]
struct ReturnVariables {
    input: ClosingDutyReturnInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AttestVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Attest {
    #[arguments(input: $input)]
    closing_duty_attest: ClosingDutyAttestPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct ClosingDutyAttestPayload {
    duty: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "VerifyVariables")]
#[allow(dead_code)]
struct Verify {
    #[arguments(input: $input)]
    closing_duty_verify: ClosingDutyVerifyPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct ClosingDutyVerifyPayload {
    duty: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ReturnVariables")]
#[allow(dead_code)]
struct GiveBack {
    #[arguments(input: $input)]
    closing_duty_return: ClosingDutyReturnPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct ClosingDutyReturnPayload {
    duty: Changed,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ClosingDuty")]
#[allow(dead_code)]
struct Changed {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "access/duty.html")]
struct DutyPage {
    page: Page,
    form: Form,
    zone: String,
    duty: ClosingDuty,
    decisions: Vec<(String, String)>,
    attest: String,
    decide: String,
}

impl DutyPage {
    fn tag(&self) -> Tag {
        state_tag(&self.page, self.duty.state, self.duty.overdue)
    }
}

async fn built(page: &Page, form: Form, id: &str) -> Result<DutyPage, PageError> {
    page.signed_in()?;
    let data = page.query(DutyQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let duty = data.closing_duty.ok_or(PageError::NotFound)?;
    let decisions = [("verify", "duty-verify"), ("return", "duty-return")];
    Ok(DutyPage {
        form,
        zone: Reader::zone(data.viewer),
        decisions: decisions.map(|(word, key)| (word.to_owned(), page.t(key))).into(),
        attest: format!("/closing-duties/{}/attest", duty.id.inner()),
        decide: format!("/closing-duties/{}/decide", duty.id.inner()),
        duty,
        page: page.clone(),
    })
}

/// `GET /closing-duties/{id}`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page);
    page.render(&built(&page, form, &id).await?)
}

/// `POST /closing-duties/{id}/attest`
pub async fn attest(page: Page, form: Form, id: Path<String>) -> Answer {
    let input = ClosingDutyAttestInput { id: cynic::Id::new(id.as_str()), statement: form.read("statement") };
    match page.submit(Attest::build(AttestVariables { input })).await? {
        Ok(_) => page.redirect_saying(&format!("/closing-duties/{}", id.as_str()), "duty-attested-now"),
        Err(faults) => page.render_refused(&built(&page, form.refused(faults), &id).await?),
    }
}

/// `POST /closing-duties/{id}/decide`: the steward accepts or returns it.
pub async fn decide(page: Page, mut form: Form, id: Path<String>) -> Answer {
    let duty = cynic::Id::new(id.as_str());
    let days: Option<i32> = form.read_number("days");
    if form.is_refused() {
        return page.render_refused(&built(&page, form, &id).await?);
    }
    let (outcome, said) = match form.value("decision") {
        "verify" => {
            let input = ClosingDutyVerifyInput { id: duty, remark: form.read("reason") };
            (page.submit(Verify::build(VerifyVariables { input })).await?.map(drop), "duty-verified-now")
        }
        "return" => {
            let input = ClosingDutyReturnInput { id: duty, reason: form.read("reason"), days };
            (page.submit(GiveBack::build(ReturnVariables { input })).await?.map(drop), "duty-returned-now")
        }
        _ => {
            form.fault("decision", "access-choose-decision");
            return page.render_refused(&built(&page, form, &id).await?);
        }
    };
    match outcome {
        Ok(()) => page.redirect_saying(&format!("/closing-duties/{}", id.as_str()), said),
        Err(faults) => page.render_refused(&built(&page, form.refused(faults), &id).await?),
    }
}
