//! The panel of a stage, its conflicts, and how far its reviews are.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::scope::{barred_submissions, participants, relation, scope};
use crate::accounts::entity::person;
use crate::judging::ReviewState;
use crate::judging::entity::{conflict, judge_assignment, panel_judge, review};
use crate::judging::policy::{self, Action};
use crate::judging::rules::conflict::{Ties, telling_domain};
use crate::kernel::{Context, OrganisationId, PersonId, Result, StageId, SubmissionId, TeamId, Viewer};
use crate::organisations::entity::membership;
use crate::submissions;
use crate::submissions::entity::{submission, team};

/// How far the reviews of one submission are.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The submission.
    pub submission: submission::Model,
    /// Judges who are assigned to it.
    pub assigned: Vec<PersonId>,
    /// Of these, who sent a review.
    pub sent: Vec<PersonId>,
}

/// The judges on the panel of a stage, the chair first.
///
/// # Errors
/// `NotFound` or `Forbidden`, as the policy says.
pub async fn panel(ctx: &Context, viewer: &Viewer, stage: StageId) -> Result<Vec<panel_judge::Model>> {
    permit_insight(ctx, viewer, stage).await?;
    rows(ctx.db.reader(), stage).await
}

async fn permit_insight(ctx: &Context, viewer: &Viewer, stage: StageId) -> Result<crate::judging::Scope> {
    let conn = ctx.db.reader();
    let scope = scope(conn, stage, ctx.now()).await?;
    policy::decide(relation(conn, viewer, &scope).await?, scope.standing, Action::PanelRead).permit()?;
    Ok(scope)
}

/// The judges on a panel, whoever asks.
///
/// # Errors
/// When the database fails.
pub(in crate::judging) async fn rows(conn: &impl ConnectionTrait, stage: StageId) -> Result<Vec<panel_judge::Model>> {
    Ok(panel_judge::Entity::find()
        .filter(panel_judge::Column::StageId.eq(stage))
        .filter(panel_judge::Column::RemovedAt.is_null())
        .order_by_desc(panel_judge::Column::Chair)
        .order_by_asc(panel_judge::Column::Id)
        .all(conn)
        .await?)
}

/// How far the reviews of a stage are; submissions that a conflict keeps from the viewer are left out.
///
/// # Errors
/// `NotFound` or `Forbidden`, as the policy says.
pub async fn progress(ctx: &Context, viewer: &Viewer, stage: StageId) -> Result<Vec<Progress>> {
    let scope = permit_insight(ctx, viewer, stage).await?;
    let conn = ctx.db.reader();
    let barred = barred_submissions(conn, viewer, scope.challenge.id).await?;
    let mut assigned: BTreeMap<SubmissionId, Vec<PersonId>> = BTreeMap::new();
    for row in judge_assignment::Entity::find()
        .filter(judge_assignment::Column::StageId.eq(stage))
        .filter(judge_assignment::Column::RemovedAt.is_null())
        .order_by_asc(judge_assignment::Column::Id)
        .all(conn)
        .await?
    {
        assigned.entry(row.submission_id).or_default().push(row.person_id);
    }
    let mut sent: BTreeMap<SubmissionId, Vec<PersonId>> = BTreeMap::new();
    for row in review::Entity::find()
        .filter(review::Column::StageId.eq(stage))
        .filter(review::Column::State.eq(ReviewState::Sent))
        .order_by_asc(review::Column::Id)
        .all(conn)
        .await?
    {
        sent.entry(row.submission_id).or_default().push(row.person_id);
    }
    let mut list = participants(conn, &scope).await?;
    list.retain(|submission| !barred.contains(&submission.id));
    Ok(list
        .into_iter()
        .map(|submission| Progress {
            assigned: assigned.remove(&submission.id).unwrap_or_default(),
            sent: sent.remove(&submission.id).unwrap_or_default(),
            submission,
        })
        .collect())
}

/// The conflicts of a challenge's stage as organisers see them, those that were lifted included.
///
/// # Errors
/// `NotFound` or `Forbidden`, as the policy says.
pub async fn conflicts(ctx: &Context, viewer: &Viewer, stage: StageId) -> Result<Vec<conflict::Model>> {
    let scope = permit_insight(ctx, viewer, stage).await?;
    let conn = ctx.db.reader();
    let barred = barred_submissions(conn, viewer, scope.challenge.id).await?;
    let mut rows = conflict::Entity::find()
        .filter(conflict::Column::ChallengeId.eq(scope.challenge.id))
        .order_by_asc(conflict::Column::Id)
        .all(conn)
        .await?;
    rows.retain(|row| !barred.contains(&row.submission_id));
    Ok(rows)
}

/// The pairs of a challenge that conflicts forbid now.
///
/// # Errors
/// When the database fails.
pub async fn active_conflicts(
    conn: &impl ConnectionTrait,
    challenge: crate::kernel::ChallengeId,
) -> Result<BTreeSet<(SubmissionId, PersonId)>> {
    let rows = conflict::Entity::find()
        .filter(conflict::Column::ChallengeId.eq(challenge))
        .filter(conflict::Column::LiftedAt.is_null())
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.submission_id, row.person_id)).collect())
}

/// What ties the teams of these submissions, and these people, to anybody.
///
/// # Errors
/// When the database fails.
pub async fn teams_ties(
    conn: &impl ConnectionTrait,
    list: &[submission::Model],
    judges: &[PersonId],
) -> Result<(BTreeMap<SubmissionId, Ties>, BTreeMap<PersonId, Ties>)> {
    let ids: Vec<TeamId> = list.iter().map(|submission| submission.team_id).collect();
    let members = submissions::member_person_ids_of(conn, &ids).await?;
    let own: BTreeMap<TeamId, Option<OrganisationId>> = team::Entity::find()
        .filter(team::Column::Id.is_in(ids))
        .all(conn)
        .await?
        .into_iter()
        .map(|team| (team.id, team.organisation_id))
        .collect();
    let mut people: BTreeSet<PersonId> = members.values().flatten().copied().collect();
    people.extend(judges);
    let single = person_ties(conn, &people).await?;
    let mut teams = BTreeMap::new();
    for submission in list {
        let mut ties = Ties::default();
        for person in members.get(&submission.team_id).into_iter().flatten() {
            let of = single.get(person).cloned().unwrap_or_default();
            ties.people.insert(*person);
            ties.organisations.extend(of.organisations);
            ties.domains.extend(of.domains);
        }
        ties.organisations.extend(own.get(&submission.team_id).copied().flatten());
        teams.insert(submission.id, ties);
    }
    let judges = judges.iter().map(|judge| (*judge, single.get(judge).cloned().unwrap_or_default())).collect();
    Ok((teams, judges))
}

async fn person_ties(conn: &impl ConnectionTrait, people: &BTreeSet<PersonId>) -> Result<BTreeMap<PersonId, Ties>> {
    let mut ties: BTreeMap<PersonId, Ties> = BTreeMap::new();
    for row in person::Entity::find().filter(person::Column::Id.is_in(people.iter().copied())).all(conn).await? {
        let entry = ties.entry(row.id).or_default();
        entry.people.insert(row.id);
        entry.domains.extend(telling_domain(&row.email));
    }
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.is_in(people.iter().copied()))
        .filter(membership::Column::EndedAt.is_null())
        .all(conn)
        .await?;
    for row in rows {
        ties.entry(row.person_id).or_default().organisations.insert(row.organisation_id);
    }
    Ok(ties)
}
