//! Names beside ids, and the stages whose judging is the viewer's business.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::scope::{barred_submissions, scope};
use crate::accounts::entity::person;
use crate::challenges;
use crate::challenges::ChallengeState;
use crate::challenges::entity::challenge;
use crate::judging::Scope;
use crate::judging::entity::panel_judge;
use crate::kernel::{ChallengeId, Context, OrganisationId, PersonId, Result, StageId, SubmissionId, Viewer};
use crate::organisations::Duty;
use crate::organisations::entity::organisation;
use crate::submissions::entity::submission;

/// The most challenges whose stages are listed at once.
const MOST: u64 = 50;

/// Whether the viewer is a judge somewhere.
///
/// # Errors
/// When the database fails.
pub async fn sits_on_a_panel(ctx: &Context, viewer: &Viewer) -> Result<bool> {
    let Some(person) = viewer.person_id() else { return Ok(false) };
    let found = panel_judge::Entity::find()
        .filter(panel_judge::Column::PersonId.eq(person))
        .filter(panel_judge::Column::RemovedAt.is_null())
        .limit(1)
        .one(ctx.db.reader())
        .await?;
    Ok(found.is_some())
}

/// The stages that the viewer organises or chairs, the newest challenge first.
///
/// # Errors
/// `Unauthenticated` when nobody is signed in.
pub async fn stages_of_viewer(ctx: &Context, viewer: &Viewer) -> Result<Vec<Scope>> {
    viewer.signed_in()?;
    let conn = ctx.db.reader();
    let mut chaired = Vec::new();
    if let Some(person) = viewer.person_id() {
        let rows = panel_judge::Entity::find()
            .filter(panel_judge::Column::PersonId.eq(person))
            .filter(panel_judge::Column::Chair.eq(true))
            .filter(panel_judge::Column::RemovedAt.is_null())
            .all(conn)
            .await?;
        chaired = rows.into_iter().map(|row| row.stage_id).collect();
    }
    let led = viewer.organisations_with(&[Duty::Member], challenges::policy::SCOPE_WRITE);
    let mut condition = Condition::any().add(challenge::Column::LeadOrganisationId.is_in(led.iter().copied()));
    if viewer.reads_everything() {
        condition = Condition::all();
    } else {
        let mut of_chair = Vec::new();
        for stage in &chaired {
            of_chair.push(challenges::queries::find_stage(conn, *stage).await?.challenge_id);
        }
        condition = condition.add(challenge::Column::Id.is_in(of_chair));
    }
    let found: Vec<ChallengeId> = challenge::Entity::find()
        .filter(condition)
        .filter(challenge::Column::State.is_in([ChallengeState::Published, ChallengeState::Decided]))
        .order_by_desc(challenge::Column::Id)
        .limit(MOST)
        .all(conn)
        .await?
        .into_iter()
        .map(|row| row.id)
        .collect();
    let mut seen = Vec::new();
    for stage in challenges::queries::stages(conn, &found).await? {
        let scope = scope(conn, stage.id, ctx.now()).await?;
        let mine = viewer.reads_everything() || led.contains(&scope.challenge.lead_organisation_id);
        if mine || chaired.contains(&stage.id) {
            seen.push(scope);
        }
    }
    Ok(seen)
}

/// The stages of one challenge in their order, whoever asks; rights are asked for at each.
///
/// # Errors
/// When the database fails.
pub async fn stage_ids(conn: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<StageId>> {
    Ok(challenges::queries::stages(conn, &[challenge]).await?.into_iter().map(|stage| stage.id).collect())
}

/// Names of people.
///
/// # Errors
/// When the database fails.
pub async fn person_names(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, String>> {
    let rows = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Names of organisations.
///
/// # Errors
/// When the database fails.
pub async fn organisation_names(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<BTreeMap<OrganisationId, String>> {
    let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Submissions by id, whoever asks; callers have asked for rights and conflicts.
///
/// # Errors
/// When the database fails.
pub async fn submissions_by_id(
    conn: &impl ConnectionTrait,
    ids: &[SubmissionId],
) -> Result<BTreeMap<SubmissionId, submission::Model>> {
    let rows = submission::Entity::find().filter(submission::Column::Id.is_in(ids.iter().copied())).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Every submission in the challenge of a stage that a conflict keeps the viewer from.
///
/// # Errors
/// When the database fails.
pub async fn barred_of_stage(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    stage: StageId,
) -> Result<BTreeSet<SubmissionId>> {
    let stage = challenges::queries::find_stage(conn, stage).await?;
    barred_submissions(conn, viewer, stage.challenge_id).await
}
