//! Mutations on panels, assignments and conflicts.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::judging::{self, JudgeRef};
use intercity_domain::kernel::{Error, StageId};

use super::panel::{self, Panel};
use super::states::ConflictKind;
use super::types::{Conflict, JudgedSubmission};
use crate::graphql::{Fault, caller, global, local, local_opt};
use intercity_domain::judging::queries;

/// Who is to judge.
#[derive(InputObject)]
pub struct PanelJudgeAddInput {
    /// On the panel of which stage.
    pub stage_id: ID,
    /// The person by id; give this or `email`.
    pub person_id: Option<ID>,
    /// The person by e-mail address.
    pub email: Option<String>,
    /// The host city that sends them.
    pub organisation_id: Option<ID>,
    /// Whether they lead the panel.
    #[graphql(default)]
    pub chair: bool,
    /// Languages they read: de, en, fr.
    #[graphql(default)]
    pub languages: Vec<String>,
    /// Themes they know.
    #[graphql(default)]
    pub expertise: Vec<String>,
}

/// Names a judge's place on a panel.
#[derive(InputObject)]
pub struct PanelJudgeRemoveInput {
    /// The place on the panel.
    pub panel_judge_id: ID,
}

/// Names a judge's place on a panel.
#[derive(InputObject)]
pub struct PanelChairSetInput {
    /// The place on the panel.
    pub panel_judge_id: ID,
}

/// How judges are to be assigned.
#[derive(InputObject)]
pub struct JudgesAssignInput {
    /// For which stage.
    pub stage_id: ID,
    /// Whether to show the plan and change nothing.
    #[graphql(default)]
    pub preview: bool,
    /// The most submissions for one judge, if there is a limit.
    pub max_load: Option<i32>,
}

/// A conflict of the viewer's own.
#[derive(InputObject)]
pub struct ConflictDeclareInput {
    /// In which stage.
    pub stage_id: ID,
    /// With which submission.
    pub submission_id: ID,
    /// What kind.
    pub kind: ConflictKind,
    /// Why; organisers read it.
    pub reason: String,
}

/// A conflict that an organiser sets.
#[derive(InputObject)]
pub struct ConflictPinInput {
    /// In which stage.
    pub stage_id: ID,
    /// Whose.
    pub person_id: ID,
    /// With which submission.
    pub submission_id: ID,
    /// What kind.
    pub kind: ConflictKind,
    /// Why.
    pub reason: String,
}

/// A conflict that proved to be none.
#[derive(InputObject)]
pub struct ConflictLiftInput {
    /// In which stage.
    pub stage_id: ID,
    /// Which conflict.
    pub conflict_id: ID,
}

/// The panel after a change.
#[derive(SimpleObject)]
pub struct PanelPayload {
    /// The panel.
    pub panel: Panel,
    /// The place on the panel that was added or changed.
    pub panel_judge_id: Option<ID>,
}

/// Who reviews what.
#[derive(SimpleObject)]
pub struct JudgesAssignPayload {
    /// Whether it is in force.
    pub in_force: bool,
    /// One entry for each review.
    pub assignments: Vec<PlannedReview>,
    /// Ties that were found and keep a judge from a submission.
    pub detected: Vec<DetectedConflict>,
    /// Submissions all of whose judges come from one city, because no other way was left.
    pub one_city_only: Vec<ID>,
    /// The panel.
    pub panel: Panel,
}

/// A review in the plan.
#[derive(SimpleObject)]
pub struct PlannedReview {
    /// The submission.
    pub submission: Option<JudgedSubmission>,
    /// The id of the judge.
    pub person_id: ID,
    /// The name of the judge.
    pub judge: Option<String>,
}

/// A tie that was found.
#[derive(SimpleObject)]
pub struct DetectedConflict {
    /// The submission.
    pub submission: Option<JudgedSubmission>,
    /// The id of the judge.
    pub person_id: ID,
    /// The name of the judge.
    pub judge: Option<String>,
    /// What was found.
    pub reason: String,
}

/// A conflict after a change.
#[derive(SimpleObject)]
pub struct ConflictPayload {
    /// The conflict.
    pub conflict: Conflict,
}

/// Mutations on panels.
#[derive(Default)]
pub struct PanelMutation;

#[Object]
impl PanelMutation {
    /// Puts a judge on the panel of a stage.
    async fn panel_judge_add(&self, ctx: &Context<'_>, input: PanelJudgeAddInput) -> Result<PanelPayload, Fault> {
        let caller = caller(ctx)?;
        let stage: StageId = local(&input.stage_id, "stageId")?;
        let judge = match (&input.person_id, input.email) {
            (Some(id), _) => JudgeRef::Id(local(id, "personId")?),
            (None, Some(email)) => JudgeRef::Email(email),
            (None, None) => {
                return Err(Error::refused("panel.person_missing", "email", "Say who is to judge.").into());
            }
        };
        let new = judging::PanelJudgeAdd {
            stage,
            judge,
            organisation: local_opt(input.organisation_id.as_ref(), "organisationId")?,
            chair: input.chair,
            languages: input.languages,
            expertise: input.expertise,
        };
        let row = judging::panel_judge_add(&caller.context, &caller.viewer, new).await?;
        Ok(PanelPayload { panel: panel::load(caller, stage).await?, panel_judge_id: Some(global(row.id)) })
    }

    /// Takes a judge off a panel; reviews that were sent stay.
    async fn panel_judge_remove(&self, ctx: &Context<'_>, input: PanelJudgeRemoveInput) -> Result<PanelPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.panel_judge_id, "panelJudgeId")?;
        let stage = judging::panel_judge_remove(&caller.context, &caller.viewer, id).await?;
        Ok(PanelPayload { panel: panel::load(caller, stage).await?, panel_judge_id: None })
    }

    /// Makes a judge the chair of their panel.
    async fn panel_chair_set(&self, ctx: &Context<'_>, input: PanelChairSetInput) -> Result<PanelPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.panel_judge_id, "panelJudgeId")?;
        let row = judging::panel_chair_set(&caller.context, &caller.viewer, id).await?;
        Ok(PanelPayload { panel: panel::load(caller, row.stage_id).await?, panel_judge_id: Some(global(row.id)) })
    }

    /// Computes who reviews what, as a preview or for real. Begun and sent reviews stay.
    async fn judges_assign(&self, ctx: &Context<'_>, input: JudgesAssignInput) -> Result<JudgesAssignPayload, Fault> {
        let caller = caller(ctx)?;
        let stage: StageId = local(&input.stage_id, "stageId")?;
        let ask = judging::JudgesAssign { stage, preview: input.preview, max_load: input.max_load };
        let done = judging::judges_assign(&caller.context, &caller.viewer, ask).await?;
        let conn = caller.context.db.reader();
        let pairs = || done.plan.pairs.iter().chain(done.detected.iter().map(|(pair, _)| pair));
        let barred = queries::barred_of_stage(conn, &caller.viewer, stage).await?;
        let ids: Vec<_> = pairs().map(|pair| pair.0).filter(|id| !barred.contains(id)).collect();
        let submissions = queries::submissions_by_id(conn, &ids).await?;
        let names = queries::person_names(conn, pairs().map(|pair| pair.1)).await?;
        Ok(JudgesAssignPayload {
            in_force: done.in_force,
            assignments: done
                .plan
                .pairs
                .iter()
                .filter(|pair| !barred.contains(&pair.0))
                .map(|(submission, person)| PlannedReview {
                    submission: submissions.get(submission).map(Into::into),
                    person_id: global(*person),
                    judge: names.get(person).cloned(),
                })
                .collect(),
            detected: done
                .detected
                .iter()
                .filter(|(pair, _)| !barred.contains(&pair.0))
                .map(|((submission, person), found)| DetectedConflict {
                    submission: submissions.get(submission).map(Into::into),
                    person_id: global(*person),
                    judge: names.get(person).cloned(),
                    reason: found.reason.clone(),
                })
                .collect(),
            one_city_only: done.plan.one_city_only.iter().map(|id| global(*id)).collect(),
            panel: panel::load(caller, stage).await?,
        })
    }

    /// Declares a conflict of the viewer's own; the submission disappears from their sight.
    async fn conflict_declare(&self, ctx: &Context<'_>, input: ConflictDeclareInput) -> Result<ConflictPayload, Fault> {
        let caller = caller(ctx)?;
        let new = judging::ConflictDeclare {
            stage: local(&input.stage_id, "stageId")?,
            submission: local(&input.submission_id, "submissionId")?,
            kind: input.kind.into(),
            reason: input.reason,
        };
        let row = judging::conflict_declare(&caller.context, &caller.viewer, new).await?;
        Ok(ConflictPayload { conflict: Conflict::new(row, None) })
    }

    /// Pins a conflict of a judge; only organisers can lift it.
    async fn conflict_pin(&self, ctx: &Context<'_>, input: ConflictPinInput) -> Result<ConflictPayload, Fault> {
        let caller = caller(ctx)?;
        let new = judging::ConflictPin {
            stage: local(&input.stage_id, "stageId")?,
            person: local(&input.person_id, "personId")?,
            submission: local(&input.submission_id, "submissionId")?,
            kind: input.kind.into(),
            reason: input.reason,
        };
        let row = judging::conflict_pin(&caller.context, &caller.viewer, new).await?;
        Ok(ConflictPayload { conflict: Conflict::new(row, None) })
    }

    /// Lifts a conflict that proved to be none.
    async fn conflict_lift(&self, ctx: &Context<'_>, input: ConflictLiftInput) -> Result<ConflictPayload, Fault> {
        let caller = caller(ctx)?;
        let (stage, id) = (local(&input.stage_id, "stageId")?, local(&input.conflict_id, "conflictId")?);
        let row = judging::conflict_lift(&caller.context, &caller.viewer, stage, id).await?;
        Ok(ConflictPayload { conflict: Conflict::new(row, None) })
    }
}
