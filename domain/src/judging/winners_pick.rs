//! The organiser picks provisional winners, city by city; nobody else sees them before the announcement.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{award, stage_result};
use super::model::takes;
use super::policy::{self, Action};
use super::ranking_compute::in_force;
use super::rules::ranking::Ranking;
use super::store::NewAward;
use super::{Scope, StageOutcome, load, queries, store};
use crate::challenges;
use crate::kernel::{
    ChallengeId, Context, Entry, Faults, OrganisationId, Permit, PersonId, Result, SubmissionId, Tx, Viewer,
};

/// A winner and the city that gives the place.
#[derive(Clone, Copy, Debug)]
pub struct Winner {
    /// Which submission.
    pub submission: SubmissionId,
    /// Which host city; nothing when the challenge gives places of no city.
    pub organisation: Option<OrganisationId>,
}

/// Picks the winners of a challenge, replacing those that were picked and not announced.
///
/// # Errors
/// As the policy says; refused with every fault: no ranking, not ranked, below a threshold, more than the places.
pub async fn winners_pick(
    ctx: &Context,
    viewer: &Viewer,
    challenge: ChallengeId,
    winners: Vec<Winner>,
) -> Result<Vec<award::Model>> {
    let mut tx = ctx.begin(viewer).await?;
    let scope = load::last_stage(&tx, challenge).await?;
    let relation = queries::relation(&*tx, viewer, &scope).await?;
    let permit = policy::decide(relation, scope.standing, Action::WinnersPick).permit()?;
    let ranking = in_force(&tx, &scope).await?;
    let mut faults = Faults::new();
    check(&tx, &mut faults, &scope, &ranking, &winners).await?;
    faults.finish()?;
    let by = load::decider(&tx, &scope);
    let ranks: BTreeMap<_, _> = ranking.lines.iter().map(|line| (line.submission, line.rank)).collect();
    let new = winners
        .iter()
        .map(|winner| NewAward {
            challenge,
            submission: winner.submission,
            organisation: winner.organisation,
            rank: ranks.get(&winner.submission).copied().unwrap_or_default(),
            by,
            announced: None,
        })
        .collect();
    let rows = store::replace_awards(&tx, &permit, challenge, new).await?;
    decide_stage(&tx, &permit, &scope, by, &winners).await?;
    tx.record(
        Entry::new("winners.picked", challenge)
            .challenge(challenge)
            .organisation(scope.challenge.lead_organisation_id)
            .with("awards", rows.len()),
    )
    .await?;
    tx.commit().await?;
    Ok(rows)
}

async fn check(tx: &Tx, faults: &mut Faults, scope: &Scope, ranking: &Ranking, winners: &[Winner]) -> Result<()> {
    faults.check(!winners.is_empty(), "award.none", "winners", "Pick at least one winner.");
    let running: BTreeMap<_, _> =
        queries::participants(&**tx, scope).await?.into_iter().map(|row| (row.id, row)).collect();
    let mut seen = BTreeSet::new();
    for (n, winner) in winners.iter().enumerate() {
        let path = format!("winners.{n}.submissionId");
        faults.check(seen.insert(winner.submission), "award.twice", &path, "A submission can win once.");
        let line = ranking.lines.iter().find(|line| line.submission == winner.submission);
        let (Some(line), Some(row)) = (line, running.get(&winner.submission)) else {
            faults.push("award.not_ranked", &path, "This submission is not in the ranking.");
            continue;
        };
        let above = line.below_threshold.is_empty();
        faults.check(above, "award.below_threshold", &path, "This submission is below the threshold of a criterion.");
        if let Some(city) = winner.organisation {
            let wanted = takes(row, city);
            let path = format!("winners.{n}.organisationId");
            faults.check(wanted, "award.city_not_wanted", path, "The team did not apply to this city.");
        }
    }
    check_places(tx, faults, scope, winners).await
}

/// Each city gives as many places as its brief says.
async fn check_places(tx: &Tx, faults: &mut Faults, scope: &Scope, winners: &[Winner]) -> Result<()> {
    let briefs = challenges::queries::host_briefs(&**tx, &[scope.challenge.id]).await?;
    let mut left: BTreeMap<OrganisationId, i32> =
        briefs.iter().map(|brief| (brief.organisation_id, brief.places)).collect();
    for (n, winner) in winners.iter().enumerate() {
        let path = format!("winners.{n}.organisationId");
        match winner.organisation {
            None if briefs.is_empty() => {}
            None => faults.push("award.city_missing", path, "Say which city gives the place."),
            Some(city) => match left.get_mut(&city) {
                None => faults.push("award.not_a_host", path, "This city is not a host of the challenge."),
                Some(places) => {
                    *places -= 1;
                    faults.check(*places >= 0, "award.no_place_left", path, "This city has no place left.");
                }
            },
        }
    }
    Ok(())
}

/// Writes what the picking says about the last stage: winners advance, the others do not, who was ruled out stays so.
async fn decide_stage(tx: &Tx, permit: &Permit, scope: &Scope, by: PersonId, winners: &[Winner]) -> Result<()> {
    let out = stage_result::Entity::find()
        .filter(stage_result::Column::StageId.eq(scope.stage.id))
        .filter(stage_result::Column::Outcome.eq(StageOutcome::Ineligible))
        .all(&**tx)
        .await?;
    let mut results: Vec<_> =
        out.into_iter().map(|row| (row.submission_id, StageOutcome::Ineligible, row.reason)).collect();
    for row in queries::participants(&**tx, scope).await? {
        let won = winners.iter().any(|winner| winner.submission == row.id);
        results.push((row.id, if won { StageOutcome::Advanced } else { StageOutcome::NotAdvanced }, None));
    }
    store::replace_results(tx, permit, scope.stage.id, by, &results).await
}
