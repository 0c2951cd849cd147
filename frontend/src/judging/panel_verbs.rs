//! What the organiser's view of a stage asks the API to do.

use cynic::MutationBuilder;

use super::ask::ConflictKind;
use crate::schema;
use crate::shell::{Form, Page, PageError, Violation};

type Outcome = Result<Result<(), Vec<Violation>>, PageError>;

#[derive(cynic::InputObject)]
struct PanelJudgeAddInput {
    stage_id: cynic::Id,
    email: Option<String>,
    organisation_id: Option<cynic::Id>,
    chair: bool,
}

#[derive(cynic::InputObject)]
struct PanelJudgeRemoveInput {
    panel_judge_id: cynic::Id,
}

#[derive(cynic::InputObject)]
struct PanelChairSetInput {
    panel_judge_id: cynic::Id,
}

#[derive(cynic::InputObject)]
struct JudgesAssignInput {
    stage_id: cynic::Id,
}

#[derive(cynic::InputObject)]
struct ConflictPinInput {
    stage_id: cynic::Id,
    person_id: cynic::Id,
    submission_id: cynic::Id,
    kind: ConflictKind,
    reason: String,
}

#[derive(cynic::InputObject)]
struct ConflictLiftInput {
    stage_id: cynic::Id,
    conflict_id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
struct PanelPayload {
    #[allow(dead_code)]
    #[cynic(rename = "__typename")]
    kind: String,
}

#[derive(cynic::QueryFragment)]
struct JudgesAssignPayload {
    #[allow(dead_code)]
    #[cynic(rename = "__typename")]
    kind: String,
}

#[derive(cynic::QueryFragment)]
struct ConflictPayload {
    #[allow(dead_code)]
    #[cynic(rename = "__typename")]
    kind: String,
}

#[derive(cynic::QueryVariables)]
struct AddVariables {
    input: PanelJudgeAddInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AddVariables")]
struct Add {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    panel_judge_add: PanelPayload,
}

#[derive(cynic::QueryVariables)]
struct RemoveVariables {
    input: PanelJudgeRemoveInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RemoveVariables")]
struct Remove {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    panel_judge_remove: PanelPayload,
}

#[derive(cynic::QueryVariables)]
struct ChairVariables {
    input: PanelChairSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ChairVariables")]
struct Chair {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    panel_chair_set: PanelPayload,
}

#[derive(cynic::QueryVariables)]
struct AssignVariables {
    input: JudgesAssignInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AssignVariables")]
struct Assign {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    judges_assign: JudgesAssignPayload,
}

#[derive(cynic::QueryVariables)]
struct PinVariables {
    input: ConflictPinInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "PinVariables")]
struct Pin {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    conflict_pin: ConflictPayload,
}

#[derive(cynic::QueryVariables)]
struct LiftVariables {
    input: ConflictLiftInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "LiftVariables")]
struct Lift {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    conflict_lift: ConflictPayload,
}

/// Puts a judge on the panel.
pub async fn add(page: &Page, stage: &str, form: &Form) -> Outcome {
    let input = PanelJudgeAddInput {
        stage_id: cynic::Id::new(stage),
        email: Some(form.read("email")),
        organisation_id: form.read_optional("organisationId").map(cynic::Id::new),
        chair: form.is_ticked("chair"),
    };
    Ok(page.submit(Add::build(AddVariables { input })).await?.map(|_| ()))
}

/// Takes a judge off the panel.
pub async fn remove(page: &Page, judge: &str) -> Outcome {
    let input = PanelJudgeRemoveInput { panel_judge_id: cynic::Id::new(judge) };
    Ok(page.submit(Remove::build(RemoveVariables { input })).await?.map(|_| ()))
}

/// Names the chair.
pub async fn chair(page: &Page, judge: &str) -> Outcome {
    let input = PanelChairSetInput { panel_judge_id: cynic::Id::new(judge) };
    Ok(page.submit(Chair::build(ChairVariables { input })).await?.map(|_| ()))
}

/// Assigns judges to submissions.
pub async fn assign(page: &Page, stage: &str) -> Outcome {
    let input = JudgesAssignInput { stage_id: cynic::Id::new(stage) };
    Ok(page.submit(Assign::build(AssignVariables { input })).await?.map(|_| ()))
}

/// Pins a conflict.
pub async fn pin(page: &Page, stage: &str, form: &Form) -> Outcome {
    let input = ConflictPinInput {
        stage_id: cynic::Id::new(stage),
        person_id: cynic::Id::new(form.value("personId")),
        submission_id: cynic::Id::new(form.value("submissionId")),
        kind: ConflictKind::parse(form.value("kind")),
        reason: form.read("reason"),
    };
    Ok(page.submit(Pin::build(PinVariables { input })).await?.map(|_| ()))
}

/// Lifts a conflict.
pub async fn lift(page: &Page, stage: &str, conflict: &str) -> Outcome {
    let input = ConflictLiftInput { stage_id: cynic::Id::new(stage), conflict_id: cynic::Id::new(conflict) };
    Ok(page.submit(Lift::build(LiftVariables { input })).await?.map(|_| ()))
}
