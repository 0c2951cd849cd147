//! Mutations of judges: attest, save and send a review.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::judging::{self, Content, queries};
use intercity_domain::kernel::{Error, JudgeAssignmentId};

use super::assignment::JudgeAssignment;
use crate::graphql::{Caller, Fault, caller, local};

/// Names an assignment of the viewer.
#[derive(InputObject)]
pub struct JudgeAttestInput {
    /// The assignment.
    pub judge_assignment_id: ID,
}

/// The score of one criterion.
#[derive(InputObject)]
pub struct ScoreInput {
    /// The criterion.
    pub criterion_id: ID,
    /// Half points, 0 to 10.
    pub half_points: i32,
}

/// A draft of a review.
#[derive(InputObject)]
pub struct ReviewSaveInput {
    /// The assignment.
    pub judge_assignment_id: ID,
    /// Scores given so far.
    #[graphql(default)]
    pub scores: Vec<ScoreInput>,
    /// For the panel and the organisers.
    #[graphql(default)]
    pub panel_comment: String,
    /// For the team, after the announcement.
    #[graphql(default)]
    pub feedback: String,
}

/// A review to be sent. Whatever is given replaces the draft; when nothing is, the draft is sent as it is.
#[derive(InputObject)]
pub struct ReviewSendInput {
    /// The assignment.
    pub judge_assignment_id: ID,
    /// All scores.
    pub scores: Option<Vec<ScoreInput>>,
    /// For the panel and the organisers.
    pub panel_comment: Option<String>,
    /// For the team, after the announcement.
    pub feedback: Option<String>,
}

/// The assignment after a change.
#[derive(SimpleObject)]
pub struct JudgeAssignmentPayload {
    /// The assignment.
    pub judge_assignment: JudgeAssignment,
}

/// Mutations of judges.
#[derive(Default)]
pub struct ReviewMutation;

#[Object]
impl ReviewMutation {
    /// Attests to have no conflict, which opens the submission for reading.
    async fn judge_attest(&self, ctx: &Context<'_>, input: JudgeAttestInput) -> Result<JudgeAssignmentPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.judge_assignment_id, "judgeAssignmentId")?;
        judging::judge_attest(&caller.context, &caller.viewer, id).await?;
        Ok(payload(caller, id).await?)
    }

    /// Saves a draft of a review; nobody else sees it.
    async fn review_save(&self, ctx: &Context<'_>, input: ReviewSaveInput) -> Result<JudgeAssignmentPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.judge_assignment_id, "judgeAssignmentId")?;
        let content =
            Content { scores: scores(input.scores)?, panel_comment: input.panel_comment, feedback: input.feedback };
        judging::review_save(&caller.context, &caller.viewer, id, content).await?;
        Ok(payload(caller, id).await?)
    }

    /// Sends a complete review; it never changes again.
    async fn review_send(&self, ctx: &Context<'_>, input: ReviewSendInput) -> Result<JudgeAssignmentPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.judge_assignment_id, "judgeAssignmentId")?;
        let content = match (input.scores, input.panel_comment, input.feedback) {
            (None, None, None) => None,
            (given, comment, feedback) => Some(Content {
                scores: scores(given.unwrap_or_default())?,
                panel_comment: comment.unwrap_or_default(),
                feedback: feedback.unwrap_or_default(),
            }),
        };
        judging::review_send(&caller.context, &caller.viewer, id, content).await?;
        Ok(payload(caller, id).await?)
    }
}

fn scores(given: Vec<ScoreInput>) -> Result<Vec<(intercity_domain::kernel::CriterionId, i32)>, Error> {
    given
        .into_iter()
        .enumerate()
        .map(|(n, score)| Ok((local(&score.criterion_id, &format!("scores.{n}.criterionId"))?, score.half_points)))
        .collect()
}

async fn payload(caller: &Caller, id: JudgeAssignmentId) -> Result<JudgeAssignmentPayload, Error> {
    let view = queries::assignment(&caller.context, &caller.viewer, id).await?;
    Ok(JudgeAssignmentPayload { judge_assignment: view.into() })
}
