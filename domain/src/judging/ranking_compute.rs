//! The organiser has the ranking computed and kept, with everything that it was made of.

use super::entity::ranking;
use super::policy::{self, Action};
use super::rules::{lottery, ranking as rules};
use super::{Scope, load, queries, store};
use crate::kernel::{Context, Entry, Error, Faults, Result, StageId, Viewer};

/// Computes the ranking of a stage. The same reviews give the same ranking, so nothing new is kept for them.
///
/// # Errors
/// As the policy says; refused while a submission has no review, or when the lottery's seed is not the one committed to.
pub async fn ranking_compute(ctx: &Context, viewer: &Viewer, stage: StageId) -> Result<ranking::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let scope = load::stage(&tx, stage).await?;
    let relation = queries::relation(&*tx, viewer, &scope).await?;
    let permit = policy::decide(relation, scope.standing, Action::RankingCompute).permit()?;
    let input = queries::current_input(&*tx, &scope).await?;
    let mut faults = Faults::new();
    check_seed(&mut faults, &scope);
    faults.check(!input.criteria.is_empty(), "ranking.no_rubric", "stageId", "This stage has no criteria.");
    faults.check(!input.submissions.is_empty(), "ranking.no_submissions", "stageId", "There is nothing to rank.");
    for submission in queries::participants(&*tx, &scope).await? {
        let has = input.reviews.iter().any(|review| review.submission == submission.id);
        let text = format!("No. {} \u{201c}{}\u{201d} has no review yet.", submission.number, submission.title);
        faults.check(has, "ranking.review_missing", format!("submissions.{}", submission.id), text);
    }
    faults.finish()?;
    let figures = rules::rank(&input)?;
    if let Some(same) = queries::latest_row(&*tx, stage).await?.filter(|row| row.input_hash == figures.input_hash) {
        return Ok(same);
    }
    let row = store::add_ranking(&tx, &permit, stage, &input, &figures, viewer.person_id()).await?;
    tx.record(
        Entry::new("ranking.computed", row.id)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("stage_id", stage)
            .with("input_hash", &row.input_hash),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}

fn check_seed(faults: &mut Faults, scope: &Scope) {
    let kept = match (&scope.challenge.lottery_seed, &scope.challenge.lottery_commitment) {
        (Some(seed), Some(commitment)) => lottery::commitment(seed) == *commitment,
        _ => false,
    };
    faults.check(
        kept,
        "ranking.lottery_seed",
        "stageId",
        "The seed of the lottery is not the one that was committed to when the challenge was published.",
    );
}

/// The last ranking of a stage, if it is still that of the reviews there are now.
pub(super) async fn in_force(tx: &crate::kernel::Tx, scope: &Scope) -> Result<rules::Ranking> {
    let row = queries::latest_row(&**tx, scope.stage.id)
        .await?
        .ok_or_else(|| Error::refused("ranking.missing", "stageId", "Compute the ranking first."))?;
    let now = queries::current_input(&**tx, scope).await?.hash()?;
    if now != row.input_hash {
        return Err(Error::refused(
            "ranking.stale",
            "stageId",
            "Reviews, conflicts or entries changed since the ranking was computed. Compute it again.",
        ));
    }
    Ok(serde_json::from_value(row.figures)?)
}
