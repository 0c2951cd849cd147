//! Reads of teams and submissions; each asks what the viewer is to them first.

mod content;
mod people;

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

pub use content::{current_versions, draft_answers, draft_faults, file_url, files_of, version, versions};
pub use people::{invitation, invitations, members, names_of};

use super::entity::{submission, team, team_member};
use super::model::Seen;
use super::policy::{self, Action, Relation};
use super::{SubmissionState, TeamMemberState, load};
use crate::bars;
use crate::challenges;
use crate::challenges::entity::{challenge, host_brief};
use crate::kernel::{ChallengeId, Context, Error, Page, PageArgs, Result, SubmissionId, TeamId, Viewer};

/// The rows of `submission` that a viewer may know of: own teams' in every state, others' once sent, and none that a
/// conflict keeps from them.
pub fn visible_to(viewer: &Viewer) -> Condition {
    let all = Condition::all().add(through(viewer));
    match viewer.person_id() {
        Some(person) => all.add(submission::Column::Id.not_in_subquery(bars::subquery(person))),
        None => all,
    }
}

fn through(viewer: &Viewer) -> Condition {
    let mut any = Condition::any();
    if let Some(person) = viewer.person_id() {
        let mine = Query::select()
            .column(team_member::Column::TeamId)
            .from(team_member::Entity)
            .and_where(team_member::Column::PersonId.eq(person))
            .and_where(team_member::Column::State.eq(TeamMemberState::Active))
            .to_owned();
        any = any.add(submission::Column::TeamId.in_subquery(mine));
    }
    let sent = submission::Column::CurrentVersion.is_not_null();
    if viewer.reads_everything() {
        return any.add(sent);
    }
    let reads = match viewer {
        Viewer::Client(client) => client.scopes.contains(load::SCOPE_READ),
        Viewer::Person(_) => true,
        Viewer::Nobody | Viewer::System => false,
    };
    let organisations = viewer.organisations();
    if reads && !organisations.is_empty() {
        let led = Query::select()
            .column(challenge::Column::Id)
            .from(challenge::Entity)
            .and_where(challenge::Column::LeadOrganisationId.is_in(organisations.clone()))
            .to_owned();
        let hosted = Query::select()
            .column(host_brief::Column::ChallengeId)
            .from(host_brief::Entity)
            .and_where(host_brief::Column::OrganisationId.is_in(organisations))
            .to_owned();
        let through = Condition::any()
            .add(submission::Column::ChallengeId.in_subquery(led))
            .add(submission::Column::ChallengeId.in_subquery(hosted));
        any = any.add(Condition::all().add(sent).add(through));
    }
    // Nothing at all, where no branch was added: an empty `any` would let everything through.
    if any.is_empty() { any.add(submission::Column::Id.is_null()) } else { any }
}

/// The submission, if the viewer may know of it.
///
/// # Errors
/// `NotFound`, and `Unauthenticated` when nobody is signed in.
pub async fn get(ctx: &Context, viewer: &Viewer, id: SubmissionId) -> Result<Seen> {
    viewer.signed_in()?;
    by_ids(ctx, viewer, &[id]).await?.pop().ok_or(Error::NotFound)
}

/// The team, if the viewer may know of it.
///
/// # Errors
/// `NotFound`, and `Unauthenticated` when nobody is signed in.
pub async fn get_team(ctx: &Context, viewer: &Viewer, id: TeamId) -> Result<Seen> {
    viewer.signed_in()?;
    let row = crate::submissions::team::submission_of(ctx.db.reader(), id).await?;
    see(ctx, viewer, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// Those of the submissions that the viewer may know of, in no order; for loaders.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(ctx: &Context, viewer: &Viewer, ids: &[SubmissionId]) -> Result<Vec<Seen>> {
    let rows = submission::Entity::find()
        .filter(submission::Column::Id.is_in(ids.iter().copied()))
        .all(ctx.db.reader())
        .await?;
    see(ctx, viewer, rows).await
}

/// Submissions as somebody reads them who was let in by a higher feature (a judge by judging, which has asked for
/// conflicts). Only what was sent is among them.
///
/// # Errors
/// When the database fails.
pub async fn by_ids_as(ctx: &Context, relation: Relation, ids: &[SubmissionId]) -> Result<Vec<Seen>> {
    let conn = ctx.db.reader();
    let rows = submission::Entity::find().filter(submission::Column::Id.is_in(ids.iter().copied())).all(conn).await?;
    let mut teams = teams_by_id(conn, rows.iter().map(|row| row.team_id)).await?;
    Ok(rows
        .into_iter()
        .filter_map(|submission| {
            let team = teams.remove(&submission.team_id)?;
            Some(Seen { submission, team, relation })
        })
        .filter(|seen| seen.may(Action::TeamRead))
        .collect())
}

/// The submissions of the viewer's teams, the newest first; of one challenge, where one is named.
///
/// # Errors
/// `Unauthenticated`, or refused for bad page arguments.
pub async fn mine(
    ctx: &Context,
    viewer: &Viewer,
    challenge: Option<ChallengeId>,
    page: &PageArgs,
) -> Result<Page<Seen>> {
    let person = viewer.person()?;
    let teams = crate::submissions::team::teams_of_person(ctx.db.reader(), person.id).await?;
    let mut condition = Condition::all().add(submission::Column::TeamId.is_in(teams));
    if let Some(challenge) = challenge {
        condition = condition.add(submission::Column::ChallengeId.eq(challenge));
    }
    list(ctx, viewer, condition, page).await
}

/// The sent submissions of a challenge that the viewer may know of, the newest first. Withdrawn ones are
/// left out unless asked for.
///
/// # Errors
/// Refused for bad page arguments.
pub async fn of_challenge(
    ctx: &Context,
    viewer: &Viewer,
    challenge: ChallengeId,
    withdrawn: bool,
    page: &PageArgs,
) -> Result<Page<Seen>> {
    let mut condition = Condition::all()
        .add(submission::Column::ChallengeId.eq(challenge))
        .add(submission::Column::CurrentVersion.is_not_null())
        .add(visible_to(viewer));
    if !withdrawn {
        condition = condition.add(submission::Column::State.ne(SubmissionState::Withdrawn));
    }
    list(ctx, viewer, condition, page).await
}

async fn list(ctx: &Context, viewer: &Viewer, condition: Condition, page: &PageArgs) -> Result<Page<Seen>> {
    let conn = ctx.db.reader();
    let size = page.size()?;
    let total = submission::Entity::find().filter(condition.clone()).count(conn).await?;
    let mut query = submission::Entity::find().filter(condition);
    if let Some(after) = page.start::<SubmissionId>()? {
        query = query.filter(submission::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(submission::Column::Id).limit(size.saturating_add(1)).all(conn).await?;
    let order: Vec<SubmissionId> = rows.iter().map(|row| row.id).collect();
    let mut seen: HashMap<SubmissionId, Seen> =
        see(ctx, viewer, rows).await?.into_iter().map(|seen| (seen.submission.id, seen)).collect();
    let rows = order.into_iter().filter_map(|id| seen.remove(&id)).collect();
    Ok(Page::cut(rows, size, total, |seen: &Seen| seen.submission.id))
}

/// Says what the viewer is to each, and leaves out what they may not know of.
async fn see(ctx: &Context, viewer: &Viewer, rows: Vec<submission::Model>) -> Result<Vec<Seen>> {
    let conn = ctx.db.reader();
    let mut teams = teams_by_id(conn, rows.iter().map(|row| row.team_id)).await?;
    let members = team_member::Entity::find()
        .filter(team_member::Column::TeamId.is_in(teams.keys().copied()))
        .filter(team_member::Column::State.is_in([TeamMemberState::Active, TeamMemberState::Invited]))
        .all(conn)
        .await?;
    let through = relations(conn, viewer, rows.iter().map(|row| row.challenge_id).collect()).await?;
    let barred = bars::of_viewer(conn, viewer).await?;
    Ok(rows
        .into_iter()
        .filter(|row| !barred.contains(&row.id))
        .filter_map(|submission| {
            let team = teams.remove(&submission.team_id)?;
            let relation = policy::in_team(viewer, &team, &members)
                .or_else(|| through.get(&submission.challenge_id).copied())
                .unwrap_or(Relation::Stranger);
            Some(Seen { submission, team, relation })
        })
        .filter(|seen| seen.may(Action::TeamRead))
        .collect())
}

async fn teams_by_id(
    conn: &impl ConnectionTrait,
    ids: impl Iterator<Item = TeamId>,
) -> Result<HashMap<TeamId, team::Model>> {
    let rows = team::Entity::find().filter(team::Column::Id.is_in(ids)).all(conn).await?;
    Ok(rows.into_iter().map(|team| (team.id, team)).collect())
}

async fn relations(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: HashSet<ChallengeId>,
) -> Result<HashMap<ChallengeId, Relation>> {
    let ids: Vec<ChallengeId> = ids.into_iter().collect();
    let rows = challenge::Entity::find().filter(challenge::Column::Id.is_in(ids.iter().copied())).all(conn).await?;
    let briefs = challenges::queries::host_briefs(conn, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|challenge| {
            let hosts = briefs.iter().filter(|b| b.challenge_id == challenge.id).map(|b| b.organisation_id).collect();
            let standing = challenges::Standing { lead: challenge.lead_organisation_id, hosts };
            (challenge.id, load::from_standing(viewer, &standing))
        })
        .collect())
}
