//! Who reviews what is computed: as a preview, or for real. Begun and sent reviews stay.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{conflict, judge_assignment, panel_judge, review};
use super::model::takes;
use super::policy::{self, Action};
use super::rules::assign::{self, Judge, MAX_AFFINITY, Pair, Plan, Problem, Shortfall};
use super::rules::conflict::{self as detection, Found};
use super::store::{self, NewConflict};
use super::{ConflictSource, Scope, load, queries};
use crate::kernel::{Context, Entry, Error, Faults, PersonId, Result, StageId, Tx, Viewer, Violation};
use crate::submissions::entity::submission;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct JudgesAssign {
    /// For which stage.
    pub stage: StageId,
    /// Whether to show the plan and change nothing.
    pub preview: bool,
    /// The most submissions for one judge, if there is a limit.
    pub max_load: Option<i32>,
}

/// The plan, and what was found on the way.
#[derive(Clone, Debug)]
pub struct Assigned {
    /// Who reviews what.
    pub plan: Plan,
    /// Ties that were found and keep a judge from a submission.
    pub detected: Vec<(Pair, Found)>,
    /// Whether it was put into force.
    pub in_force: bool,
}

/// Computes the plan and, unless it is a preview, puts it into force.
///
/// # Errors
/// As the policy says; refused when it is impossible, with the submissions that come up short.
pub async fn judges_assign(ctx: &Context, viewer: &Viewer, input: JudgesAssign) -> Result<Assigned> {
    let mut tx = ctx.begin(viewer).await?;
    let scope = load::stage(&tx, input.stage).await?;
    let relation = queries::relation(&*tx, viewer, &scope).await?;
    let permit = policy::decide(relation, scope.standing, Action::JudgesAssign).permit()?;
    let submissions = queries::participants(&*tx, &scope).await?;
    let panel = queries::panel_rows(&*tx, input.stage).await?;
    let mut faults = Faults::new();
    faults.check(!panel.is_empty(), "panel.empty", "stageId", "Put judges on the panel first.");
    faults.check(!submissions.is_empty(), "panel.no_submissions", "stageId", "There is no submission to judge.");
    let limit = input.max_load.is_none_or(|most| most > 0);
    faults.check(limit, "panel.max_load", "maxLoad", "Allow at least one submission for each judge.");
    faults.finish()?;
    let detected = detect(&tx, &scope, &submissions, &panel).await?;
    let problem = problem(&tx, &scope, &submissions, &panel, &detected, input.max_load).await?;
    let plan = assign::assign(&problem).map_err(|cut| explain(&cut, &submissions))?;
    if input.preview {
        return Ok(Assigned { plan, detected, in_force: false });
    }
    let by = load::decider(&tx, &scope);
    for ((submission, person), found) in &detected {
        let new = NewConflict {
            challenge: scope.challenge.id,
            submission: *submission,
            person: *person,
            kind: found.kind,
            source: ConflictSource::Detected,
            reason: found.reason.clone(),
            by,
        };
        store::add_conflict(&tx, &permit, new).await?;
    }
    store::replace_assignments(&tx, &permit, input.stage, &plan.pairs).await?;
    let judges: BTreeSet<PersonId> = plan.pairs.iter().map(|pair| pair.1).collect();
    tx.record(
        Entry::new("judges.assigned", input.stage)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("judges", judges)
            .with("reviews", plan.pairs.len()),
    )
    .await?;
    tx.commit().await?;
    Ok(Assigned { plan, detected, in_force: true })
}

/// Ties that nobody declared, lifted or found before.
async fn detect(
    tx: &Tx,
    scope: &Scope,
    submissions: &[submission::Model],
    panel: &[panel_judge::Model],
) -> Result<Vec<(Pair, Found)>> {
    let people: Vec<PersonId> = panel.iter().map(|judge| judge.person_id).collect();
    let (teams, judges) = queries::teams_ties(&**tx, submissions, &people).await?;
    let rows = conflict::Entity::find().filter(conflict::Column::ChallengeId.eq(scope.challenge.id)).all(&**tx).await?;
    let active: BTreeSet<Pair> =
        rows.iter().filter(|row| row.lifted_at.is_none()).map(|row| (row.submission_id, row.person_id)).collect();
    let lifted: BTreeSet<Pair> = rows
        .iter()
        .filter(|row| row.lifted_at.is_some() && row.source == ConflictSource::Detected)
        .map(|row| (row.submission_id, row.person_id))
        .collect();
    let mut found = Vec::new();
    for (submission, team) in &teams {
        for (person, ties) in &judges {
            let pair = (*submission, *person);
            let Some(tie) = detection::detect(ties, team) else { continue };
            if !active.contains(&pair) && (tie.invariant || !lifted.contains(&pair)) {
                found.push((pair, tie));
            }
        }
    }
    Ok(found)
}

async fn problem(
    tx: &Tx,
    scope: &Scope,
    submissions: &[submission::Model],
    panel: &[panel_judge::Model],
    detected: &[(Pair, Found)],
    max_load: Option<i32>,
) -> Result<Problem> {
    let ids: Vec<_> = submissions.iter().map(|submission| submission.id).collect();
    let mut forbidden = queries::active_conflicts(&**tx, scope.challenge.id).await?;
    forbidden.extend(detected.iter().map(|(pair, _)| *pair));
    let begun: BTreeSet<Pair> = review::Entity::find()
        .filter(review::Column::StageId.eq(scope.stage.id))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|row| (row.submission_id, row.person_id))
        .collect();
    let rows = judge_assignment::Entity::find()
        .filter(judge_assignment::Column::StageId.eq(scope.stage.id))
        .filter(judge_assignment::Column::RemovedAt.is_null())
        .all(&**tx)
        .await?;
    let (mut fixed, mut held) = (BTreeSet::new(), BTreeSet::new());
    for row in rows {
        let pair = (row.submission_id, row.person_id);
        if forbidden.contains(&pair) || !ids.contains(&pair.0) {
            continue;
        }
        if begun.contains(&pair) || row.attested_at.is_some() {
            fixed.insert(pair);
        } else {
            held.insert(pair);
        }
    }
    let of = |judge: &panel_judge::Model| Judge { person: judge.person_id, city: judge.organisation_id };
    Ok(Problem {
        quorum: i64::from(scope.stage.quorum),
        max_load: max_load.map(i64::from),
        judges: panel.iter().map(of).collect(),
        submissions: ids,
        forbidden,
        fixed,
        held,
        affinity: affinity(submissions, panel),
        seed: scope.stage.id.to_string(),
    })
}

/// How well judges fit: those of a city that the team applies to know the place.
fn affinity(submissions: &[submission::Model], panel: &[panel_judge::Model]) -> BTreeMap<Pair, i64> {
    let mut all = BTreeMap::new();
    for submission in submissions {
        for judge in panel {
            if judge.organisation_id.is_some_and(|city| takes(submission, city)) {
                all.insert((submission.id, judge.person_id), MAX_AFFINITY / 2);
            }
        }
    }
    all
}

/// The binding cut in words, one violation for each submission that comes up short.
fn explain(cut: &Shortfall, submissions: &[submission::Model]) -> Error {
    let text = format!(
        "{} reviews are needed and only {} can be had without a conflict. Add judges or allow more for each.",
        cut.needed, cut.available
    );
    let of = submissions.iter().filter(|submission| cut.submissions.contains(&submission.id));
    let mut all = vec![Violation::new("panel.too_few_judges", "stageId", text)];
    all.extend(of.take(20).map(|submission| {
        Violation::new(
            "panel.submission_short",
            format!("submissions.{}", submission.id),
            format!("No. {} \u{201c}{}\u{201d} cannot reach the quorum.", submission.number, submission.title),
        )
    }));
    Error::Refused(all)
}
