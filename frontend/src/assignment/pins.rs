//! Pins and bans: adding and lifting them from the board.

use actix_web::web::Path;
use cynic::MutationBuilder;

use super::board::{self, Kind};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "AssignmentConstraintAddInput")]
struct AssignmentConstraintAddInput {
    challenge: cynic::Id,
    kind: Kind,
    submission: cynic::Id,
    testbed: cynic::Id,
    reason: String,
}

#[derive(cynic::QueryVariables)]
struct AddVariables {
    input: AssignmentConstraintAddInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AddVariables")]
struct Add {
    #[arguments(input: $input)]
    assignment_constraint_add: Option<AddPayload>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentConstraintAddPayload")]
struct AddPayload {
    assignment: Known,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Assignment")]
struct Known {
    challenge_id: cynic::Id,
}

/// Adds one.
pub async fn add(page: Page, challenge: Path<String>, form: Form) -> Answer {
    let input = AssignmentConstraintAddInput {
        challenge: cynic::Id::new(challenge.as_str()),
        kind: if form.value("kind") == "forbid" { Kind::Forbid } else { Kind::Pin },
        submission: cynic::Id::new(form.value("submission")),
        testbed: cynic::Id::new(form.value("testbed")),
        reason: form.read("reason"),
    };
    match page.submit(Add::build(AddVariables { input })).await? {
        Ok(data) => {
            let known = data.assignment_constraint_add.ok_or(PageError::NotFound)?.assignment;
            page.redirect_saying(&format!("/assignment/{}", known.challenge_id.inner()), "assignment-pin-added")
        }
        Err(faults) => board::refused(&page, &challenge, form.refused(faults)).await,
    }
}

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "AssignmentConstraintLiftInput")]
struct AssignmentConstraintLiftInput {
    constraint: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct LiftVariables {
    input: AssignmentConstraintLiftInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "LiftVariables")]
struct Lift {
    #[arguments(input: $input)]
    assignment_constraint_lift: Option<LiftPayload>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentConstraintLiftPayload")]
struct LiftPayload {
    assignment: Known,
}

/// Lifts one.
pub async fn lift(page: Page, path: Path<(String, String)>, form: Form) -> Answer {
    let (challenge, pin) = path.into_inner();
    let input = AssignmentConstraintLiftInput { constraint: cynic::Id::new(pin) };
    match page.submit(Lift::build(LiftVariables { input })).await? {
        Ok(data) => {
            let known = data.assignment_constraint_lift.ok_or(PageError::NotFound)?.assignment;
            page.redirect_saying(&format!("/assignment/{}", known.challenge_id.inner()), "assignment-pin-lifted")
        }
        Err(faults) => board::refused(&page, &challenge, form.refused(faults)).await,
    }
}
