//! Who is in a team, who is invited, and how they are called.

use std::collections::HashMap;

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::teams_by_id;
use crate::accounts::entity::person;
use crate::kernel::{Context, Error, PersonId, Result, TeamId, TeamMemberId, Viewer};
use crate::submissions::TeamMemberState;
use crate::submissions::entity::{team, team_member};
use crate::submissions::member_invite::is_invitation_token;
use crate::submissions::model::Seen;
use crate::submissions::policy::Action;

/// Who is in each team or invited, the longest first. The team sees everybody, others those who joined; nobody is
/// listed for whoever may not read it.
///
/// # Errors
/// When the database fails.
pub async fn members(conn: &impl ConnectionTrait, seen: &[Seen]) -> Result<HashMap<TeamId, Vec<team_member::Model>>> {
    let readable: HashMap<TeamId, &Seen> =
        seen.iter().filter(|seen| seen.may(Action::MembersRead)).map(|seen| (seen.team.id, seen)).collect();
    let rows = team_member::Entity::find()
        .filter(team_member::Column::TeamId.is_in(readable.keys().copied()))
        .order_by_asc(team_member::Column::Id)
        .all(conn)
        .await?;
    let shown = |row: &team_member::Model| match row.state {
        TeamMemberState::Active => true,
        TeamMemberState::Invited | TeamMemberState::Declined => {
            readable.get(&row.team_id).is_some_and(|seen| seen.relation.in_team())
        }
        TeamMemberState::Left | TeamMemberState::Removed => false,
    };
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows.into_iter().filter(shown) {
        all.entry(row.team_id).or_default().push(row);
    }
    Ok(all)
}

/// The viewer's open invitations with their teams, the newest first; at most a hundred.
///
/// # Errors
/// `Unauthenticated`.
pub async fn invitations(ctx: &Context, viewer: &Viewer) -> Result<Vec<(team_member::Model, team::Model)>> {
    let person = viewer.person()?;
    let rows = team_member::Entity::find()
        .filter(team_member::Column::Email.eq(person.email.as_str()))
        .filter(team_member::Column::State.eq(TeamMemberState::Invited))
        .order_by_desc(team_member::Column::Id)
        .limit(100)
        .all(ctx.db.reader())
        .await?;
    let teams = teams_by_id(ctx.db.reader(), rows.iter().map(|row| row.team_id)).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.clone(), teams.get(&row.team_id)?.clone()))).collect())
}

/// The names of everybody who is or was in the teams.
///
/// # Errors
/// When the database fails.
pub async fn names_of(conn: &impl ConnectionTrait, teams: &[TeamId]) -> Result<HashMap<PersonId, String>> {
    let people = Query::select()
        .column(team_member::Column::PersonId)
        .from(team_member::Entity)
        .and_where(team_member::Column::TeamId.is_in(teams.iter().copied()))
        .and_where(team_member::Column::PersonId.is_not_null())
        .to_owned();
    let rows = person::Entity::find().filter(person::Column::Id.in_subquery(people)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// An open invitation with its team: for whoever was invited, or holds the link of the mail.
///
/// # Errors
/// `NotFound`.
pub async fn invitation(
    ctx: &Context,
    viewer: &Viewer,
    id: TeamMemberId,
    token: Option<&str>,
) -> Result<(team_member::Model, team::Model)> {
    let conn = ctx.db.reader();
    let row = team_member::Entity::find_by_id(id)
        .filter(team_member::Column::State.eq(TeamMemberState::Invited))
        .one(conn)
        .await?
        .ok_or(Error::NotFound)?;
    let invited = viewer.person().is_ok_and(|person| person.email == row.email);
    let holds_link = token.is_some_and(|token| is_invitation_token(ctx, id, token));
    if !invited && !holds_link {
        return Err(Error::NotFound);
    }
    let team = team::Entity::find_by_id(row.team_id).one(conn).await?.ok_or(Error::NotFound)?;
    Ok((row, team))
}
