//! The organiser decides who advances from a stage; nobody sees it before the announcement.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::stage_result;
use super::policy::{self, Action};
use super::{Scope, StageOutcome, load, queries, store};
use crate::kernel::{Context, Entry, Faults, OrganisationId, Result, StageId, SubmissionId, Tx, Viewer};
use crate::submissions::entity::submission;

/// Who advances and who is ruled out; everybody else does not advance.
#[derive(Clone, Debug, Default)]
pub struct StageDecide {
    /// Those who advance.
    pub advanced: Vec<SubmissionId>,
    /// Those who are ruled out, each with the reason that the team will read.
    pub ineligible: Vec<(SubmissionId, String)>,
}

/// Decides a stage, replacing what was decided and not announced.
///
/// # Errors
/// As the policy says; refused with every fault.
pub async fn stage_decide(ctx: &Context, viewer: &Viewer, stage: StageId, input: StageDecide) -> Result<()> {
    let mut tx = ctx.begin(viewer).await?;
    let scope = load::stage(&tx, stage).await?;
    let relation = queries::relation(&*tx, viewer, &scope).await?;
    let permit = policy::decide(relation, scope.standing, Action::StageDecide).permit()?;
    let entered = entered(&tx, &scope).await?;
    let mut faults = Faults::new();
    check(&mut faults, &scope, &entered, &input);
    faults.finish()?;
    let reasons: BTreeMap<_, _> = input.ineligible.into_iter().collect();
    let results: Vec<_> = entered
        .iter()
        .map(|row| match reasons.get(&row.id) {
            Some(reason) => (row.id, StageOutcome::Ineligible, Some(reason.trim().to_owned())),
            None if input.advanced.contains(&row.id) => (row.id, StageOutcome::Advanced, None),
            None => (row.id, StageOutcome::NotAdvanced, None),
        })
        .collect();
    let by = load::decider(&tx, &scope);
    store::replace_results(&tx, &permit, stage, by, &results).await?;
    tx.record(
        Entry::new("stage.decided", stage)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("advanced", input.advanced.len()),
    )
    .await?;
    tx.commit().await
}

/// Everybody in the stage, those included whom an earlier decision ruled out.
async fn entered(tx: &Tx, scope: &Scope) -> Result<Vec<submission::Model>> {
    let mut rows = queries::participants(&**tx, scope).await?;
    let out: Vec<SubmissionId> = stage_result::Entity::find()
        .filter(stage_result::Column::StageId.eq(scope.stage.id))
        .filter(stage_result::Column::Outcome.eq(StageOutcome::Ineligible))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|row| row.submission_id)
        .collect();
    rows.extend(submission::Entity::find().filter(submission::Column::Id.is_in(out)).all(&**tx).await?);
    Ok(rows)
}

fn check(faults: &mut Faults, scope: &Scope, entered: &[submission::Model], input: &StageDecide) {
    let known: BTreeSet<SubmissionId> = entered.iter().map(|row| row.id).collect();
    for (n, id) in input.advanced.iter().enumerate() {
        faults.check(
            known.contains(id),
            "stage.not_in_the_running",
            format!("advanced.{n}"),
            "This submission is not in this stage.",
        );
        let both = input.ineligible.iter().any(|(other, _)| other == id);
        faults.check(!both, "stage.advanced_and_ineligible", format!("advanced.{n}"), "Choose one of the two.");
    }
    for (n, (id, reason)) in input.ineligible.iter().enumerate() {
        let path = format!("ineligible.{n}");
        faults.check(known.contains(id), "stage.not_in_the_running", &path, "This submission is not in this stage.");
        faults.check(!reason.trim().is_empty(), "stage.reason_missing", format!("{path}.reason"), "Give the reason.");
    }
    let most = scope.stage.advance_total.and_then(|n| usize::try_from(n).ok());
    if let Some(most) = most {
        let text = format!("At most {most} can advance from this stage.");
        faults.check(input.advanced.len() <= most, "stage.too_many", "advanced", text);
    }
    let per_city = scope.stage.advance_per_city.and_then(|n| usize::try_from(n).ok());
    for (city, n) in by_single_city(entered, &input.advanced) {
        let over = per_city.is_some_and(|most| n > most);
        faults.check(!over, "stage.too_many_in_city", "advanced", format!("{n} advance for the city {city} alone."));
    }
}

/// How many of those who advance applied to one city alone; who applied to several counts for none.
fn by_single_city(entered: &[submission::Model], advanced: &[SubmissionId]) -> BTreeMap<OrganisationId, usize> {
    let mut counts = BTreeMap::new();
    for row in entered.iter().filter(|row| advanced.contains(&row.id)) {
        if let [only] = row.cities().as_slice() {
            *counts.entry(*only).or_default() += 1;
        }
    }
    counts
}
