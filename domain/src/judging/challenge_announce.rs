//! The organiser announces a stage: results, feedback and, with the last stage, awards become visible in one moment.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::entity::{announcement, award, stage_result};
use super::policy::{self, Action};
use super::{Scope, load, queries, store};
use crate::challenges;
use crate::kernel::{ChallengeId, Context, Entry, Error, Faults, Result, StageId, Tx, Viewer};

/// Announces a stage; without one, the last stage of the challenge, after which the challenge is decided.
///
/// # Errors
/// As the policy says; refused while results or awards are missing.
pub async fn challenge_announce(
    ctx: &Context,
    viewer: &Viewer,
    challenge: ChallengeId,
    stage: Option<StageId>,
) -> Result<announcement::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let scope = match stage {
        Some(stage) => load::stage(&tx, stage).await?,
        None => load::last_stage(&tx, challenge).await?,
    };
    if scope.challenge.id != challenge {
        return Err(Error::NotFound);
    }
    let relation = queries::relation(&*tx, viewer, &scope).await?;
    let permit = policy::decide(relation, scope.standing, Action::ChallengeAnnounce).permit()?;
    check(&tx, &scope).await?;
    let by = load::decider(&tx, &scope);
    let row = store::announce(&tx, &permit, &scope, by).await?;
    let verb = if scope.last { "challenge.announced" } else { "stage.announced" };
    if scope.last {
        challenges::decide(&mut tx, &permit, challenge).await?;
    }
    let mut entry = Entry::new(verb, row.id)
        .challenge(challenge)
        .organisation(scope.challenge.lead_organisation_id)
        .with("stage_id", scope.stage.id);
    if scope.last {
        entry = entry
            .with("lottery_seed", &scope.challenge.lottery_seed)
            .with("input_hash", queries::latest_row(&*tx, scope.stage.id).await?.map(|row| row.input_hash));
    }
    tx.record(entry).await?;
    tx.commit().await?;
    Ok(row)
}

async fn check(tx: &Tx, scope: &Scope) -> Result<()> {
    let decided: Vec<_> = stage_result::Entity::find()
        .filter(stage_result::Column::StageId.eq(scope.stage.id))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|row| row.submission_id)
        .collect();
    let mut faults = Faults::new();
    faults.check(!decided.is_empty(), "announcement.undecided", "stageId", "Decide the stage first.");
    let running = queries::participants(&**tx, scope).await?;
    let all = running.iter().all(|row| decided.contains(&row.id));
    faults.check(
        all,
        "announcement.undecided",
        "stageId",
        "Some submissions have no result yet. Decide the stage, or pick the winners, again.",
    );
    if scope.last {
        let awards = award::Entity::find().filter(award::Column::ChallengeId.eq(scope.challenge.id)).all(&**tx).await?;
        faults.check(!awards.is_empty(), "announcement.no_winners", "challengeId", "Pick the winners first.");
        let gone = awards.iter().any(|award| !running.iter().any(|row| row.id == award.submission_id));
        faults.check(
            !gone,
            "announcement.winner_gone",
            "challengeId",
            "A winner has withdrawn. Pick the winners again.",
        );
        let open = stage_open(tx, scope).await?;
        faults.check(!open, "announcement.stage_before", "stageId", "Announce the stages before this one first.");
    }
    faults.finish()
}

/// Whether the stage before this one was not announced.
async fn stage_open(tx: &Tx, scope: &Scope) -> Result<bool> {
    let Some(before) = &scope.before else { return Ok(false) };
    let done = announcement::Entity::find().filter(announcement::Column::StageId.eq(before.id)).count(&**tx).await?;
    Ok(done == 0)
}
