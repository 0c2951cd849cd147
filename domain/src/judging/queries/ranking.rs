//! The ranking of a stage: what it is computed from, the last one kept, and the lines that a viewer may see.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::panel::active_conflicts;
use super::scope::{barred_submissions, participants, relation, scope};
use crate::challenges;
use crate::judging::entity::{panel_judge, ranking, review, score};
use crate::judging::policy::{self, Action};
use crate::judging::rules::ranking::{ALGORITHM, Criterion, Entered, Input, Ranking, Scores};
use crate::judging::{ReviewState, Scope};
use crate::kernel::{Context, CriterionId, PanelJudgeId, PersonId, Result, ReviewId, StageId, Viewer};

/// What the ranking of a stage would be computed from now.
///
/// # Errors
/// When the database fails.
pub async fn current_input(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Input> {
    let rubric = challenges::queries::criteria(conn, &[scope.stage.id]).await?;
    let submissions = participants(conn, scope).await?;
    let places: BTreeMap<PersonId, PanelJudgeId> = panel_judge::Entity::find()
        .filter(panel_judge::Column::StageId.eq(scope.stage.id))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.person_id, row.id))
        .collect();
    let conflicts = active_conflicts(conn, scope.challenge.id).await?;
    let running: Vec<_> = submissions.iter().map(|submission| submission.id).collect();
    let mut reviews = review::Entity::find()
        .filter(review::Column::StageId.eq(scope.stage.id))
        .filter(review::Column::State.eq(ReviewState::Sent))
        .all(conn)
        .await?;
    reviews
        .retain(|row| running.contains(&row.submission_id) && !conflicts.contains(&(row.submission_id, row.person_id)));
    let points = points(conn, &reviews).await?;
    let scores = reviews.iter().filter_map(|row| {
        let of = rubric.iter().map(|criterion| points.get(&(row.id, criterion.id)).copied().map(i64::from));
        Some(Scores {
            submission: row.submission_id,
            judge: *places.get(&row.person_id)?,
            half_points: of.collect::<Option<Vec<_>>>()?,
        })
    });
    Ok(Input {
        algorithm: ALGORITHM.into(),
        challenge: scope.challenge.id,
        stage: scope.stage.id,
        seed: scope.challenge.lottery_seed.clone().unwrap_or_default(),
        criteria: rubric
            .iter()
            .map(|row| Criterion { id: row.id, weight: row.weight.into(), threshold: row.threshold.map(i64::from) })
            .collect(),
        ties: scope.challenge.rules()?.ties,
        submissions: submissions.iter().map(|row| Entered { id: row.id, submitted_at: row.submitted_at }).collect(),
        reviews: scores.collect(),
    }
    .canonical())
}

async fn points(
    conn: &impl ConnectionTrait,
    reviews: &[review::Model],
) -> Result<BTreeMap<(ReviewId, CriterionId), i32>> {
    let mut points = BTreeMap::new();
    for part in reviews.chunks(1_000) {
        let rows = score::Entity::find()
            .filter(score::Column::ReviewId.is_in(part.iter().map(|review| review.id)))
            .all(conn)
            .await?;
        points.extend(rows.into_iter().map(|row| ((row.review_id, row.criterion_id), row.half_points)));
    }
    Ok(points)
}

/// The last ranking of a stage as it was kept, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn latest_row(conn: &impl ConnectionTrait, stage: StageId) -> Result<Option<ranking::Model>> {
    Ok(ranking::Entity::find()
        .filter(ranking::Column::StageId.eq(stage))
        .order_by_desc(ranking::Column::ComputedAt)
        .order_by_desc(ranking::Column::Id)
        .one(conn)
        .await?)
}

/// The lines of the last ranking of a stage, whoever asks; other features order winners by it.
///
/// # Errors
/// When the database fails.
pub async fn latest(conn: &impl ConnectionTrait, stage: StageId) -> Result<Option<Ranking>> {
    let Some(row) = latest_row(conn, stage).await? else { return Ok(None) };
    Ok(Some(serde_json::from_value(row.figures)?))
}

/// The last ranking of a stage as the viewer may see it, without lines that a conflict keeps from them.
///
/// # Errors
/// `NotFound` or `Forbidden`, as the policy says.
pub async fn view(ctx: &Context, viewer: &Viewer, stage: StageId) -> Result<Option<(ranking::Model, Ranking)>> {
    let conn = ctx.db.reader();
    let scope = scope(conn, stage, ctx.now()).await?;
    policy::decide(relation(conn, viewer, &scope).await?, scope.standing, Action::RankingRead).permit()?;
    let Some(mut row) = latest_row(conn, stage).await? else { return Ok(None) };
    let mut figures: Ranking = serde_json::from_value(row.figures.clone())?;
    let barred = barred_submissions(conn, viewer, scope.challenge.id).await?;
    if !barred.is_empty() {
        // The export holds every review, so whoever has a conflict does not get it.
        figures.lines.retain(|line| !barred.contains(&line.submission));
        row.input = serde_json::Value::Null;
        row.figures = serde_json::Value::Null;
    }
    Ok(Some((row, figures)))
}
