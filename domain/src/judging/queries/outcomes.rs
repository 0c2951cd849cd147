//! Outcomes: awards and results of stages. Whoever is not an organiser sees them only once announced.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::scope::{barred_submissions, last_stage, relation_to, scope};
use crate::challenges;
use crate::judging::entity::{announcement, award, review, stage_result};
use crate::judging::policy::{self, Action, Relation};
use crate::judging::{AwardState, ReviewState};
use crate::kernel::{AwardId, ChallengeId, Context, Error, Result, StageId, SubmissionId, Verdict, Viewer};

/// The announced outcome of one stage for one submission, with the judges' feedback.
#[derive(Clone, Debug)]
pub struct ResultView {
    /// The result.
    pub result: stage_result::Model,
    /// Feedback for the team, without the names of judges.
    pub feedback: Vec<String>,
}

/// Which awards a viewer may see: announced ones, and all of them as an organiser.
async fn awards_visible_to(ctx: &Context, viewer: &Viewer, challenge: ChallengeId) -> Result<Condition> {
    let of_challenge = Condition::all().add(award::Column::ChallengeId.eq(challenge));
    let conn = ctx.db.reader();
    let found = challenges::queries::get(ctx, viewer, challenge).await?;
    let staff = policy::as_staff(viewer, &challenges::standing(conn, &found).await?);
    let barred = barred_submissions(conn, viewer, challenge).await?;
    let of_challenge = of_challenge.add(award::Column::SubmissionId.is_not_in(barred));
    Ok(match staff {
        Relation::Organiser | Relation::Administrator | Relation::Auditor | Relation::System => of_challenge,
        _ => of_challenge.add(award::Column::AnnouncedAt.is_not_null()),
    })
}

/// The awards of a challenge, best rank first.
///
/// # Errors
/// `NotFound` when the viewer may not know of the challenge.
pub async fn awards(ctx: &Context, viewer: &Viewer, challenge: ChallengeId) -> Result<Vec<award::Model>> {
    Ok(award::Entity::find()
        .filter(awards_visible_to(ctx, viewer, challenge).await?)
        .order_by_asc(award::Column::Rank)
        .order_by_asc(award::Column::Id)
        .all(ctx.db.reader())
        .await?)
}

/// The award of a submission, if there is one that the viewer may see.
///
/// # Errors
/// When the database fails.
pub async fn award_of_submission(
    ctx: &Context,
    viewer: &Viewer,
    submission: SubmissionId,
) -> Result<Option<award::Model>> {
    let conn = ctx.db.reader();
    let Some(row) = award::Entity::find().filter(award::Column::SubmissionId.eq(submission)).one(conn).await? else {
        return Ok(None);
    };
    let stage = last_stage(conn, row.challenge_id).await?;
    let scope = scope(conn, stage.id, ctx.now()).await?;
    let relation = relation_to(conn, viewer, &scope, submission).await?;
    let verdict = policy::decide(relation, scope.standing, Action::ResultRead);
    let insider =
        matches!(relation, Relation::Organiser | Relation::Administrator | Relation::Auditor | Relation::System);
    Ok(Some(row).filter(|row| verdict == Verdict::Allowed && (insider || row.announced_at.is_some())))
}

/// One award, whoever asks; for commands that then ask the policy.
///
/// # Errors
/// `NotFound`.
pub async fn find_award(conn: &impl ConnectionTrait, id: AwardId) -> Result<award::Model> {
    award::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// Announced awards that were accepted, best rank first: the winners, for the features that come after.
///
/// # Errors
/// When the database fails.
pub async fn winners(conn: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<award::Model>> {
    Ok(award::Entity::find()
        .filter(award::Column::ChallengeId.eq(challenge))
        .filter(award::Column::AnnouncedAt.is_not_null())
        .filter(award::Column::State.eq(AwardState::Accepted))
        .order_by_asc(award::Column::Rank)
        .order_by_asc(award::Column::Id)
        .all(conn)
        .await?)
}

/// When and by whom a stage was announced.
///
/// # Errors
/// When the database fails.
pub async fn announcement_of(conn: &impl ConnectionTrait, stage: StageId) -> Result<Option<announcement::Model>> {
    Ok(announcement::Entity::find().filter(announcement::Column::StageId.eq(stage)).one(conn).await?)
}

/// What became of a submission, stage by stage; only what is announced, unless an organiser asks.
///
/// # Errors
/// When the database fails.
pub async fn results_of_submission(
    ctx: &Context,
    viewer: &Viewer,
    submission: SubmissionId,
) -> Result<Vec<ResultView>> {
    let conn = ctx.db.reader();
    let rows = stage_result::Entity::find()
        .filter(stage_result::Column::SubmissionId.eq(submission))
        .order_by_asc(stage_result::Column::Id)
        .all(conn)
        .await?;
    let mut seen = Vec::new();
    for result in rows {
        let scope = scope(conn, result.stage_id, ctx.now()).await?;
        let relation = relation_to(conn, viewer, &scope, submission).await?;
        if policy::decide(relation, scope.standing, Action::ResultRead) != Verdict::Allowed {
            continue;
        }
        let insider =
            matches!(relation, Relation::Organiser | Relation::Administrator | Relation::Auditor | Relation::System);
        if result.announced_at.is_none() && !insider {
            continue;
        }
        let feedback = feedback(conn, result.stage_id, submission).await?;
        seen.push(ResultView { result, feedback });
    }
    Ok(seen)
}

async fn feedback(conn: &impl ConnectionTrait, stage: StageId, submission: SubmissionId) -> Result<Vec<String>> {
    let rows = review::Entity::find()
        .filter(review::Column::StageId.eq(stage))
        .filter(review::Column::SubmissionId.eq(submission))
        .filter(review::Column::State.eq(ReviewState::Sent))
        .order_by_asc(review::Column::Id)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.feedback).filter(|text| !text.trim().is_empty()).collect())
}

/// The decisions of a stage as its organisers see them.
///
/// # Errors
/// `NotFound` or `Forbidden`, as the policy says.
pub async fn results_of_stage(ctx: &Context, viewer: &Viewer, stage: StageId) -> Result<Vec<stage_result::Model>> {
    let conn = ctx.db.reader();
    let scope = scope(conn, stage, ctx.now()).await?;
    let relation = super::scope::relation(conn, viewer, &scope).await?;
    policy::decide(relation, scope.standing, Action::ResultRead).permit()?;
    let barred = barred_submissions(conn, viewer, scope.challenge.id).await?;
    let mut rows = stage_result::Entity::find()
        .filter(stage_result::Column::StageId.eq(stage))
        .order_by_asc(stage_result::Column::Id)
        .all(conn)
        .await?;
    rows.retain(|row| !barred.contains(&row.submission_id));
    Ok(rows)
}
