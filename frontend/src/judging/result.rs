//! What became of a submission, for its team: outcome, feedback, and the answer to an award.

use actix_web::web::Path;
use cynic::{MutationBuilder, QueryBuilder};

use super::ask::{Ask, AskFields, Stage};
use super::ranking::AwardState;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Tone};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Ask")]
struct ResultQuery {
    #[arguments(submissionId: $id)]
    submission_results: Vec<SubmissionResult>,
    #[arguments(submissionId: $id)]
    submission_award: Option<Award>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Ask")]
struct SubmissionResult {
    stage: Stage,
    outcome: StageOutcome,
    reason: Option<String>,
    feedback: Vec<String>,
}

#[derive(cynic::Enum, Clone, Copy)]
enum StageOutcome {
    Advanced,
    NotAdvanced,
    Ineligible,
}

impl StageOutcome {
    const fn key(self) -> &'static str {
        match self {
            Self::Advanced => "judging-outcome-advanced",
            Self::NotAdvanced => "judging-outcome-not-advanced",
            Self::Ineligible => "judging-outcome-ineligible",
        }
    }

    const fn tone(self) -> Tone {
        match self {
            Self::Advanced => Tone::Good,
            Self::NotAdvanced => Tone::Plain,
            Self::Ineligible => Tone::Bad,
        }
    }
}

#[derive(cynic::QueryFragment)]
struct Award {
    id: cynic::Id,
    city: Option<String>,
    state: AwardState,
    respond_by: Option<chrono::DateTime<chrono::Utc>>,
}

#[derive(cynic::InputObject)]
struct AwardAcceptInput {
    award_id: cynic::Id,
}

#[derive(cynic::InputObject)]
struct AwardDeclineInput {
    award_id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
struct AwardPayload {
    #[allow(dead_code)]
    #[cynic(rename = "__typename")]
    kind: String,
}

#[derive(cynic::QueryVariables)]
struct AcceptVariables {
    input: AwardAcceptInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AcceptVariables")]
struct Accept {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    award_accept: AwardPayload,
}

#[derive(cynic::QueryVariables)]
struct DeclineVariables {
    input: AwardDeclineInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "DeclineVariables")]
struct Decline {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    award_decline: AwardPayload,
}

#[derive(askama::Template)]
#[template(path = "judging/result.html")]
struct ResultPage {
    page: Page,
    results: Vec<SubmissionResult>,
    award: Option<Award>,
    form: Form,
}

impl ResultPage {
    fn can_answer(&self) -> bool {
        self.award.as_ref().is_some_and(|award| award.state == AwardState::Provisional)
    }
}

async fn load(page: &Page, id: &str, form: Form) -> Result<ResultPage, PageError> {
    page.signed_in()?;
    let data: ResultQuery = page.query(ResultQuery::build(Ask::about(page, id))).await?;
    if data.submission_results.is_empty() {
        return Err(PageError::NotFound);
    }
    Ok(ResultPage { page: page.clone(), results: data.submission_results, award: data.submission_award, form })
}

/// The result.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let template = load(&page, &id, Form::new(&page)).await?;
    page.render(&template)
}

/// Accepts or declines the award.
pub async fn answer(page: Page, id: Path<String>, form: Form) -> Answer {
    let award_id = cynic::Id::new(form.value("award"));
    let accept = form.value("act") == "accept";
    let outcome = if accept {
        let input = AwardAcceptInput { award_id };
        page.submit(Accept::build(AcceptVariables { input })).await?.map(|_| ())
    } else {
        let input = AwardDeclineInput { award_id };
        page.submit(Decline::build(DeclineVariables { input })).await?.map(|_| ())
    };
    match outcome {
        Ok(()) => {
            let said = if accept { "judging-accepted" } else { "judging-declined" };
            page.redirect_saying(&format!("/submissions/{id}/result"), said)
        }
        Err(faults) => {
            let template = load(&page, &id, form.refused(faults)).await?;
            page.render_refused(&template)
        }
    }
}
