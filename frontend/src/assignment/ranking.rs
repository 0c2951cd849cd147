//! A winner ranks the testbeds: a number beside each.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::fragments::{ById, ByIdFields, Testbed, Title};
use super::why::Condition;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct RankingQuery {
    #[arguments(submission: $id)]
    assignment_of_submission: Option<Assignment>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Assignment", variables = "ById")]
struct Assignment {
    challenge_id: cynic::Id,
    challenge_title: Title,
    winners: Vec<RankedWinner>,
    #[arguments(submission: $id)]
    eligibility: Vec<Eligibility>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentWinner")]
struct RankedWinner {
    submission_id: cynic::Id,
    title: String,
    team_name: String,
    may_rank: bool,
    preferences: Vec<Testbed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentEligibility")]
struct Eligibility {
    testbed: Testbed,
    condition: Option<Condition>,
}

/// The page of a winner's ranking.
#[derive(Template)]
#[template(path = "assignment/ranking.html")]
struct RankingPage {
    page: Page,
    challenge: cynic::Id,
    challenge_title: String,
    winner: RankedWinner,
    possible: Vec<Testbed>,
    ruled_out: Vec<(Testbed, Condition)>,
    form: Form,
}

fn field(testbed: &Testbed) -> String {
    format!("rank.{}", testbed.id.inner())
}

async fn load(page: &Page, submission: &str, form: Option<Form>) -> Result<RankingPage, PageError> {
    page.signed_in()?;
    let data = page.query(RankingQuery::build(ById::new(page, submission))).await?;
    let assignment = data.assignment_of_submission.ok_or(PageError::NotFound)?;
    let winner = assignment.winners.into_iter().find(|w| w.submission_id.inner() == submission);
    let winner = winner.ok_or(PageError::NotFound)?;
    let mut possible = Vec::new();
    let mut ruled_out = Vec::new();
    for line in assignment.eligibility {
        match line.condition {
            None => possible.push(line.testbed),
            Some(condition) => ruled_out.push((line.testbed, condition)),
        }
    }
    let form = form.unwrap_or_else(|| {
        let ranked = (1..).zip(&winner.preferences);
        ranked.fold(Form::new(page), |form, (rank, testbed): (i32, _)| form.with(field(testbed), rank.to_string()))
    });
    Ok(RankingPage {
        page: page.clone(),
        challenge: assignment.challenge_id,
        challenge_title: assignment.challenge_title.text,
        winner,
        possible,
        ruled_out,
        form,
    })
}

/// The ranking.
pub async fn show(page: Page, submission: Path<String>) -> Answer {
    page.render(&load(&page, &submission, None).await?)
}

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "PreferencesSetInput")]
struct PreferencesSetInput {
    submission: cynic::Id,
    testbeds: Vec<cynic::Id>,
}

#[derive(cynic::QueryVariables)]
struct SetVariables {
    input: PreferencesSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SetVariables")]
struct PreferencesSet {
    #[arguments(input: $input)]
    preferences_set: Option<Payload>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PreferencesSetPayload")]
struct Payload {
    assignment: Known,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Assignment")]
struct Known {
    challenge_id: cynic::Id,
}

/// Saves the ranking.
pub async fn save(page: Page, submission: Path<String>, mut form: Form) -> Answer {
    let ranked = read(&mut form);
    if form.is_refused() {
        return page.render_refused(&load(&page, &submission, Some(form)).await?);
    }
    let input = PreferencesSetInput {
        submission: cynic::Id::new(submission.as_str()),
        testbeds: ranked.iter().map(|id| cynic::Id::new(id.as_str())).collect(),
    };
    match page.submit(PreferencesSet::build(SetVariables { input })).await? {
        Ok(data) => {
            let known = data.preferences_set.ok_or(PageError::NotFound)?.assignment;
            page.redirect_saying(&format!("/assignment/{}", known.challenge_id.inner()), "assignment-ranking-saved")
        }
        Err(faults) => {
            let faults = faults.into_iter().map(|fault| at_its_field(fault, &ranked)).collect();
            page.render_refused(&load(&page, &submission, Some(form.refused(faults))).await?)
        }
    }
}

/// Testbeds in the order of the numbers beside them; a number that stands twice is a fault.
pub(super) fn read(form: &mut Form) -> Vec<String> {
    let names: Vec<String> = form.all().iter().map(|(name, _)| name.clone()).collect();
    let mut ranked: Vec<(i32, String)> = Vec::new();
    for name in names {
        let Some(id) = name.strip_prefix("rank.") else { continue };
        let Some(rank) = form.read_number::<i32>(&name) else { continue };
        if ranked.iter().any(|(other, _)| *other == rank) {
            form.fault(&name, "assignment-rank-twice");
        }
        ranked.push((rank, id.to_owned()));
    }
    ranked.sort();
    ranked.into_iter().map(|(_, id)| id).collect()
}

/// The API names the place in the list; here each testbed has a field of its own.
pub(super) fn at_its_field(fault: Violation, ranked: &[String]) -> Violation {
    let at = fault.path.rsplit('.').next().and_then(|n| n.parse::<usize>().ok());
    let path = match at.and_then(|at| ranked.get(at)) {
        Some(id) => format!("rank.{id}"),
        None => String::new(),
    };
    Violation { path, ..fault }
}
