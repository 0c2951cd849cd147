//! The lead of a winning team accepts or declines; when one declines, the next in rank moves up.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::award;
use super::model::takes;
use super::policy::{self, Action};
use super::store::NewAward;
use super::{AwardState, Scope, load, queries, store};
use crate::kernel::{AwardId, Context, Entry, Error, Permit, Result, Tx, Viewer};

/// Accepts an award for the team.
///
/// # Errors
/// `NotFound` before the announcement and for strangers; refused when it was answered or the time is over.
pub async fn award_accept(ctx: &Context, viewer: &Viewer, id: AwardId) -> Result<award::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (row, scope, permit) = open(&tx, viewer, id, Action::AwardAccept).await?;
    let row = store::answer_award(&tx, &permit, row, AwardState::Accepted).await?;
    tx.record(entry("award.accepted", &scope, &row)).await?;
    tx.commit().await?;
    Ok(row)
}

/// Declines an award for the team; the place goes to the next in rank.
///
/// # Errors
/// `NotFound` before the announcement and for strangers; refused when it was answered or the time is over.
pub async fn award_decline(ctx: &Context, viewer: &Viewer, id: AwardId) -> Result<award::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (row, scope, permit) = open(&tx, viewer, id, Action::AwardDecline).await?;
    let row = store::answer_award(&tx, &permit, row, AwardState::Declined).await?;
    tx.record(entry("award.declined", &scope, &row)).await?;
    if let Some(next) = move_up(&tx, &permit, &scope, &row).await? {
        tx.record(entry("award.offered", &scope, &next)).await?;
    }
    tx.commit().await?;
    Ok(row)
}

fn entry(verb: &'static str, scope: &Scope, row: &award::Model) -> Entry {
    Entry::new(verb, row.id)
        .challenge(scope.challenge.id)
        .organisation(scope.challenge.lead_organisation_id)
        .with("submission_id", row.submission_id)
        .with("organisation_id", row.organisation_id)
}

async fn open(tx: &Tx, viewer: &Viewer, id: AwardId, action: Action) -> Result<(award::Model, Scope, Permit)> {
    viewer.signed_in()?;
    let found = queries::find_award(&**tx, id).await?;
    let scope = load::last_stage(tx, found.challenge_id).await?;
    // Read again under the lock.
    let row = queries::find_award(&**tx, id).await?;
    let relation = queries::relation_to(&**tx, viewer, &scope, row.submission_id).await?;
    let permit = policy::decide(relation, scope.standing, action).permit()?;
    if row.announced_at.is_none() {
        return Err(Error::NotFound);
    }
    if row.state != AwardState::Provisional {
        return Err(Error::refused("award.answered", "awardId", "This award was answered already."));
    }
    if row.respond_by.is_some_and(|by| tx.now() >= by) {
        return Err(Error::refused("award.too_late", "awardId", "The time to answer is over."));
    }
    Ok((row, scope, permit))
}

/// Offers the place of a declined award to the best ranked submission that has none and can take it.
async fn move_up(tx: &Tx, permit: &Permit, scope: &Scope, declined: &award::Model) -> Result<Option<award::Model>> {
    let Some(ranking) = queries::latest(&**tx, scope.stage.id).await? else { return Ok(None) };
    let taken: BTreeSet<_> = award::Entity::find()
        .filter(award::Column::ChallengeId.eq(scope.challenge.id))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|row| row.submission_id)
        .collect();
    let running = queries::participants(&**tx, scope).await?;
    let next = ranking.lines.iter().find(|line| {
        let row = running.iter().find(|row| row.id == line.submission);
        let fits = row.is_some_and(|row| declined.organisation_id.is_none_or(|city| takes(row, city)));
        fits && line.below_threshold.is_empty() && !taken.contains(&line.submission)
    });
    let Some(line) = next else { return Ok(None) };
    let new = NewAward {
        challenge: scope.challenge.id,
        submission: line.submission,
        organisation: declined.organisation_id,
        rank: line.rank,
        by: declined.decided_by,
        announced: Some((tx.now(), tx.now() + tx.context().settings.confirm_life)),
    };
    Ok(Some(store::add_award(tx, permit, new).await?))
}
