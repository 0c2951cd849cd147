//! Writes the tables of panels, conflicts, assignments and reviews; `store/` writes what is decided.

mod outcomes;

use std::collections::BTreeSet;

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{conflict, judge_assignment, panel_judge, review, score};
use super::rules::assign::Pair;
use super::{ConflictKind, ConflictSource, Content, ReviewState};
use crate::kernel::{ChallengeId, OrganisationId, Permit, PersonId, Result, ReviewId, StageId, SubmissionId, Tx};

pub use outcomes::{NewAward, add_award, add_ranking, announce, answer_award, replace_awards, replace_results};

/// A judge who joins a panel.
#[derive(Clone, Debug)]
pub struct NewJudge {
    /// Which stage.
    pub stage: StageId,
    /// Who.
    pub person: PersonId,
    /// For which city.
    pub organisation: Option<OrganisationId>,
    /// Whether they lead the panel.
    pub chair: bool,
    /// Languages they read, BCP 47.
    pub languages: Vec<String>,
    /// Themes they know.
    pub expertise: Vec<String>,
}

/// Puts a judge on the panel, or back on it.
pub async fn put_judge(tx: &Tx, _: &Permit, new: NewJudge) -> Result<panel_judge::Model> {
    let known = panel_judge::Entity::find()
        .filter(panel_judge::Column::StageId.eq(new.stage))
        .filter(panel_judge::Column::PersonId.eq(new.person))
        .one(&**tx)
        .await?;
    let row = panel_judge::ActiveModel {
        id: Set(known.as_ref().map_or_else(|| tx.id(), |row| row.id)),
        stage_id: Set(new.stage),
        person_id: Set(new.person),
        organisation_id: Set(new.organisation),
        chair: Set(new.chair),
        languages: Set(serde_json::to_value(new.languages)?),
        expertise: Set(serde_json::to_value(new.expertise)?),
        added_at: Set(tx.now()),
        removed_at: Set(None),
    };
    Ok(if known.is_some() { row.update(&**tx).await? } else { row.insert(&**tx).await? })
}

/// Takes a judge off the panel; reviews that were sent stay.
pub async fn remove_judge(tx: &Tx, _: &Permit, judge: panel_judge::Model) -> Result<()> {
    let (stage, person) = (judge.stage_id, judge.person_id);
    let mut row = panel_judge::ActiveModel::from(judge);
    row.removed_at = Set(Some(tx.now()));
    row.chair = Set(false);
    row.update(&**tx).await?;
    let sent = review::Entity::find()
        .filter(review::Column::StageId.eq(stage))
        .filter(review::Column::PersonId.eq(person))
        .filter(review::Column::State.eq(ReviewState::Sent))
        .all(&**tx)
        .await?;
    judge_assignment::Entity::update_many()
        .col_expr(judge_assignment::Column::RemovedAt, Expr::value(tx.now()))
        .filter(judge_assignment::Column::StageId.eq(stage))
        .filter(judge_assignment::Column::PersonId.eq(person))
        .filter(judge_assignment::Column::RemovedAt.is_null())
        .filter(judge_assignment::Column::SubmissionId.is_not_in(sent.into_iter().map(|review| review.submission_id)))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Makes one judge the chair and nobody else.
pub async fn set_chair(tx: &Tx, _: &Permit, judge: panel_judge::Model) -> Result<panel_judge::Model> {
    panel_judge::Entity::update_many()
        .col_expr(panel_judge::Column::Chair, Expr::value(false))
        .filter(panel_judge::Column::StageId.eq(judge.stage_id))
        .exec(&**tx)
        .await?;
    let mut row = panel_judge::ActiveModel::from(judge);
    row.chair = Set(true);
    Ok(row.update(&**tx).await?)
}

/// A conflict to be kept.
#[derive(Clone, Debug)]
pub struct NewConflict {
    /// Of which challenge.
    pub challenge: ChallengeId,
    /// With which submission.
    pub submission: SubmissionId,
    /// Whose.
    pub person: PersonId,
    /// What kind.
    pub kind: ConflictKind,
    /// How it became known.
    pub source: ConflictSource,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: PersonId,
}

/// Keeps a conflict and takes the submission away from the judge.
pub async fn add_conflict(tx: &Tx, _: &Permit, new: NewConflict) -> Result<conflict::Model> {
    judge_assignment::Entity::update_many()
        .col_expr(judge_assignment::Column::RemovedAt, Expr::value(tx.now()))
        .filter(judge_assignment::Column::SubmissionId.eq(new.submission))
        .filter(judge_assignment::Column::PersonId.eq(new.person))
        .filter(judge_assignment::Column::RemovedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(conflict::ActiveModel {
        id: Set(tx.id()),
        challenge_id: Set(new.challenge),
        submission_id: Set(new.submission),
        person_id: Set(new.person),
        kind: Set(new.kind),
        source: Set(new.source),
        pinned: Set(new.source == ConflictSource::Pinned),
        reason: Set(new.reason),
        created_by: Set(new.by),
        created_at: Set(tx.now()),
        lifted_at: Set(None),
        lifted_by: Set(None),
    }
    .insert(&**tx)
    .await?)
}

/// Lifts a conflict; the row stays.
pub async fn lift_conflict(tx: &Tx, _: &Permit, row: conflict::Model, by: PersonId) -> Result<conflict::Model> {
    let mut row = conflict::ActiveModel::from(row);
    row.lifted_at = Set(Some(tx.now()));
    row.lifted_by = Set(Some(by));
    Ok(row.update(&**tx).await?)
}

/// Makes the assignments of a stage be exactly these pairs; rows that end stay as ended.
pub async fn replace_assignments(tx: &Tx, _: &Permit, stage: StageId, pairs: &BTreeSet<Pair>) -> Result<()> {
    let rows = judge_assignment::Entity::find().filter(judge_assignment::Column::StageId.eq(stage)).all(&**tx).await?;
    let mut known = BTreeSet::new();
    for row in rows {
        let pair = (row.submission_id, row.person_id);
        known.insert(pair);
        let mut change = judge_assignment::ActiveModel::from(row.clone());
        match (row.removed_at, pairs.contains(&pair)) {
            (None, false) => change.removed_at = Set(Some(tx.now())),
            (Some(_), true) => {
                change.removed_at = Set(None);
                change.attested_at = Set(None);
                change.assigned_at = Set(tx.now());
            }
            (None, true) | (Some(_), false) => continue,
        }
        change.update(&**tx).await?;
    }
    let new: Vec<_> = pairs
        .difference(&known)
        .map(|(submission, person)| judge_assignment::ActiveModel {
            id: Set(tx.id()),
            stage_id: Set(stage),
            submission_id: Set(*submission),
            person_id: Set(*person),
            attested_at: Set(None),
            assigned_at: Set(tx.now()),
            removed_at: Set(None),
        })
        .collect();
    for part in new.chunks(1_000) {
        judge_assignment::Entity::insert_many(part.to_vec()).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Notes that the judge attested to have no conflict.
pub async fn attest(tx: &Tx, _: &Permit, row: judge_assignment::Model) -> Result<judge_assignment::Model> {
    let mut row = judge_assignment::ActiveModel::from(row);
    row.attested_at = Set(Some(tx.now()));
    Ok(row.update(&**tx).await?)
}

/// Writes a judge's draft: the review and its scores.
pub async fn save_review(
    tx: &Tx,
    _: &Permit,
    assignment: &judge_assignment::Model,
    known: Option<review::Model>,
    version: i32,
    content: &Content,
) -> Result<review::Model> {
    let is_new = known.is_none();
    let row = review::ActiveModel {
        id: Set(known.map_or_else(|| tx.id(), |review| review.id)),
        stage_id: Set(assignment.stage_id),
        submission_id: Set(assignment.submission_id),
        person_id: Set(assignment.person_id),
        version: Set(version),
        state: Set(ReviewState::Draft),
        panel_comment: Set(content.panel_comment.clone()),
        feedback: Set(content.feedback.clone()),
        updated_at: Set(tx.now()),
        sent_at: Set(None),
    };
    let review = if is_new { row.insert(&**tx).await? } else { row.update(&**tx).await? };
    put_scores(tx, review.id, content).await?;
    Ok(review)
}

async fn put_scores(tx: &Tx, review: ReviewId, content: &Content) -> Result<()> {
    score::Entity::delete_many().filter(score::Column::ReviewId.eq(review)).exec(&**tx).await?;
    let rows: Vec<_> = content
        .scores
        .iter()
        .map(|(criterion, half_points)| score::ActiveModel {
            id: Set(tx.id()),
            review_id: Set(review),
            criterion_id: Set(*criterion),
            half_points: Set(*half_points),
        })
        .collect();
    if !rows.is_empty() {
        score::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Freezes a review.
pub async fn send_review(tx: &Tx, _: &Permit, row: review::Model) -> Result<review::Model> {
    let mut row = review::ActiveModel::from(row);
    row.state = Set(ReviewState::Sent);
    row.sent_at = Set(Some(tx.now()));
    Ok(row.update(&**tx).await?)
}
