//! One assignment as its judge meets it: the submission to read, the review to write, others' once it is sent.

use async_graphql::{ComplexObject, Context, ID, Json, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::challenges;
use intercity_domain::judging::queries::{self, AssignmentView};
use intercity_domain::kernel::{Error, FileId};

use super::types::{JudgedCriterion, JudgedStage, JudgedSubmission, Review};
use crate::graphql::{Fault, LocalizedText, caller, global, local};

/// A submission that the viewer is to review.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct JudgeAssignment {
    /// The id of the assignment.
    pub id: ID,
    /// The submission.
    pub submission: JudgedSubmission,
    /// The stage.
    pub stage: JudgedStage,
    /// When it was assigned.
    pub assigned_at: DateTime<Utc>,
    /// When the viewer attested to have no conflict; the content opens with it.
    pub attested_at: Option<DateTime<Utc>>,
    /// The viewer's own review, if begun.
    pub review: Option<Review>,
    #[graphql(skip)]
    view: AssignmentView,
}

impl From<AssignmentView> for JudgeAssignment {
    fn from(view: AssignmentView) -> Self {
        Self {
            id: global(view.assignment.id),
            submission: (&view.submission).into(),
            stage: (&view.scope).into(),
            assigned_at: view.assignment.assigned_at,
            attested_at: view.assignment.attested_at,
            review: view.review.as_ref().map(|review| Review::new(review, None)),
            view,
        }
    }
}

#[ComplexObject]
impl JudgeAssignment {
    /// The rubric, in its declared order.
    async fn criteria(&self, ctx: &Context<'_>) -> Result<Vec<JudgedCriterion>, Fault> {
        let conn = caller(ctx)?.context.db.reader();
        let rows = challenges::queries::criteria(conn, &[self.view.scope.stage.id]).await?;
        Ok(rows.into_iter().map(JudgedCriterion::new).collect::<Result<_, _>>()?)
    }

    /// The frozen version to read; nothing before the attestation.
    async fn content(&self, ctx: &Context<'_>) -> Result<Option<JudgedVersion>, Fault> {
        let caller = caller(ctx)?;
        let Some(seen) = queries::submission_of(&caller.context, &self.view).await? else { return Ok(None) };
        Ok(Some(JudgedVersion {
            version: seen.version,
            submitted_at: seen.submitted_at,
            sha256: seen.sha256,
            team: seen.team,
            answers: seen
                .answers
                .into_iter()
                .map(|(question, value)| JudgedAnswer {
                    key: question.key,
                    kind: question.kind.name().into(),
                    label: LocalizedText(question.label),
                    value: Json(value),
                })
                .collect(),
        }))
    }

    /// A short-lived address of a file that one of the answers names.
    async fn file_url(&self, ctx: &Context<'_>, file_id: ID) -> Result<Option<String>, Fault> {
        let caller = caller(ctx)?;
        let Ok(id) = file_id.parse::<FileId>().or_else(|_| local(&file_id, "fileId")) else { return Ok(None) };
        match queries::file_url(&caller.context, &self.view, id).await {
            Ok(signed) => Ok(Some(signed.url)),
            Err(Error::NotFound) => Ok(None),
            Err(other) => Err(other.into()),
        }
    }

    /// The reviews of the other judges; empty until the viewer has sent their own.
    async fn other_reviews(&self, ctx: &Context<'_>) -> Result<Vec<Review>, Fault> {
        let caller = caller(ctx)?;
        let assignment = &self.view.assignment;
        let mut rows =
            queries::reviews_of(&caller.context, &caller.viewer, assignment.stage_id, assignment.submission_id).await?;
        rows.retain(|row| row.review.person_id != assignment.person_id);
        let people = rows.iter().map(|row| row.review.person_id);
        let names = queries::person_names(caller.context.db.reader(), people).await?;
        Ok(rows.iter().map(|row| Review::new(row, names.get(&row.review.person_id).cloned())).collect())
    }
}

/// The version of a submission that judges read.
#[derive(SimpleObject)]
pub struct JudgedVersion {
    /// Its number.
    pub version: i32,
    /// When it was sent.
    pub submitted_at: DateTime<Utc>,
    /// SHA-256 of its canonical content.
    pub sha256: String,
    /// The name of the team; nothing when the stage is blind.
    pub team: Option<String>,
    /// The answers that judges may read, in the order of the form.
    pub answers: Vec<JudgedAnswer>,
}

/// An answer as judges read it.
#[derive(SimpleObject)]
pub struct JudgedAnswer {
    /// The name of the question in the form.
    pub key: String,
    /// What kind of question it is.
    pub kind: String,
    /// What was asked.
    pub label: LocalizedText,
    /// The answer in the JSON shape of its kind.
    pub value: Json<serde_json::Value>,
}
