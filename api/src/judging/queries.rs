//! What can be read of judging.

use async_graphql::{Context, ID, Object};
use intercity_domain::judging::entity::award;
use intercity_domain::judging::queries;
use intercity_domain::kernel::{Error, SubmissionId};

use super::assignment::JudgeAssignment;
use super::panel::{self, Panel};
use super::ranking::{self, Ranking};
use super::types::{Award, JudgedStage, Review, SubmissionResult};
use crate::graphql::{Caller, Fault, caller, local};

/// Reads of judging.
#[derive(Default)]
pub struct JudgingQuery;

#[Object]
impl JudgingQuery {
    /// Everything that the viewer is to review, what is still to do first.
    async fn judge_queue(&self, ctx: &Context<'_>) -> Result<Vec<JudgeAssignment>, Fault> {
        let caller = caller(ctx)?;
        let rows = queries::judge_queue(&caller.context, &caller.viewer).await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// Whether the viewer sits on a panel.
    async fn judges(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let caller = caller(ctx)?;
        Ok(queries::sits_on_a_panel(&caller.context, &caller.viewer).await?)
    }

    /// One submission that the viewer is to review.
    async fn judge_assignment(&self, ctx: &Context<'_>, id: ID) -> Result<Option<JudgeAssignment>, Fault> {
        let caller = caller(ctx)?;
        let Ok(id) = local(&id, "id") else { return Ok(None) };
        Ok(found(queries::assignment(&caller.context, &caller.viewer, id).await)?.map(Into::into))
    }

    /// The stages whose judging the viewer organises or chairs, the newest challenge first.
    async fn judging_stages(&self, ctx: &Context<'_>) -> Result<Vec<JudgedStage>, Fault> {
        let caller = caller(ctx)?;
        let rows = queries::stages_of_viewer(&caller.context, &caller.viewer).await?;
        Ok(rows.iter().map(Into::into).collect())
    }

    /// The panel of a stage with its progress, for organisers and the chair.
    async fn panel(&self, ctx: &Context<'_>, stage_id: ID) -> Result<Option<Panel>, Fault> {
        let caller = caller(ctx)?;
        let Ok(stage) = local(&stage_id, "stageId") else { return Ok(None) };
        Ok(found(panel::load(caller, stage).await)?)
    }

    /// The reviews of a submission in a stage, as far as the viewer may read them.
    async fn reviews(&self, ctx: &Context<'_>, stage_id: ID, submission_id: ID) -> Result<Vec<Review>, Fault> {
        let caller = caller(ctx)?;
        let (stage, submission) = (local(&stage_id, "stageId")?, local(&submission_id, "submissionId")?);
        let rows = queries::reviews_of(&caller.context, &caller.viewer, stage, submission).await?;
        let people = rows.iter().map(|row| row.review.person_id);
        let names = queries::person_names(caller.context.db.reader(), people).await?;
        Ok(rows.iter().map(|row| Review::new(row, names.get(&row.review.person_id).cloned())).collect())
    }

    /// The last ranking of a stage; nothing while none was computed.
    async fn ranking(&self, ctx: &Context<'_>, stage_id: ID) -> Result<Option<Ranking>, Fault> {
        let caller = caller(ctx)?;
        let Ok(stage) = local(&stage_id, "stageId") else { return Ok(None) };
        Ok(found(ranking::load(caller, stage).await)?.flatten())
    }

    /// The awards of a challenge, best rank first; before the announcement only for its organisers.
    async fn awards(&self, ctx: &Context<'_>, challenge_id: ID) -> Result<Vec<Award>, Fault> {
        let caller = caller(ctx)?;
        let id = local(&challenge_id, "challengeId")?;
        let rows = queries::awards(&caller.context, &caller.viewer, id).await?;
        Ok(award_nodes(caller, rows).await?)
    }

    /// What became of a submission, stage by stage, with feedback; to its team only once announced.
    async fn submission_results(&self, ctx: &Context<'_>, submission_id: ID) -> Result<Vec<SubmissionResult>, Fault> {
        let caller = caller(ctx)?;
        let Ok(id) = local::<SubmissionId>(&submission_id, "submissionId") else { return Ok(Vec::new()) };
        let rows = queries::results_of_submission(&caller.context, &caller.viewer, id).await?;
        let mut nodes = Vec::with_capacity(rows.len());
        for row in rows {
            let scope = queries::scope(caller.context.db.reader(), row.result.stage_id, caller.context.now()).await?;
            nodes.push(SubmissionResult {
                stage: (&scope).into(),
                outcome: row.result.outcome.into(),
                reason: row.result.reason,
                feedback: row.feedback,
                announced_at: row.result.announced_at,
            });
        }
        Ok(nodes)
    }

    /// The award of a submission; to its team only once announced.
    async fn submission_award(&self, ctx: &Context<'_>, submission_id: ID) -> Result<Option<Award>, Fault> {
        let caller = caller(ctx)?;
        let Ok(id) = local::<SubmissionId>(&submission_id, "submissionId") else { return Ok(None) };
        let row = queries::award_of_submission(&caller.context, &caller.viewer, id).await?;
        Ok(award_nodes(caller, row.into_iter().collect()).await?.pop())
    }
}

/// Awards with the submissions and cities that they name.
pub async fn award_nodes(caller: &Caller, rows: Vec<award::Model>) -> Result<Vec<Award>, Error> {
    let conn = caller.context.db.reader();
    let ids: Vec<SubmissionId> = rows.iter().map(|row| row.submission_id).collect();
    let submissions = queries::submissions_by_id(conn, &ids).await?;
    let cities = queries::organisation_names(conn, rows.iter().filter_map(|row| row.organisation_id)).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let city = row.organisation_id.and_then(|id| cities.get(&id).cloned());
            let submission = submissions.get(&row.submission_id);
            Award::new(row, submission, city)
        })
        .collect())
}

/// What is not there is nothing, not an error.
fn found<T>(outcome: Result<T, Error>) -> Result<Option<T>, Error> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}
