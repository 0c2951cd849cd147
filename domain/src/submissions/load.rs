//! Loads a submission for a command: locked first, then everything that rules and policy look at.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{submission, team, team_member};
use super::model::{Loaded, Seen};
use super::policy::{self, Action, Relation};
use crate::challenges;
use crate::challenges::entity::challenge;
use crate::kernel::{ChallengeId, Error, Result, SubmissionId, TeamId, TeamMemberId, Tx, Viewer};

/// The scope with which an API client of an organiser or host reads submissions.
pub const SCOPE_READ: &str = "submissions:read";

/// Locks the submission and loads what belongs to it.
pub(super) async fn submission(tx: &Tx, id: SubmissionId) -> Result<Loaded> {
    let row = submission::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)?;
    loaded(tx, row).await
}

/// The same, starting from the team.
pub(super) async fn team(tx: &Tx, id: TeamId) -> Result<Loaded> {
    let row = submission::Entity::find()
        .filter(submission::Column::TeamId.eq(id))
        .lock_exclusive()
        .one(&**tx)
        .await?
        .ok_or(Error::NotFound)?;
    loaded(tx, row).await
}

/// The same, starting from somebody in the team. The challenge is locked as well, because what follows
/// counts the entries of a person; it comes first, as in `team_create`.
pub(super) async fn member(tx: &Tx, id: TeamMemberId) -> Result<(Loaded, team_member::Model)> {
    let row = team_member::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let of = team::Entity::find_by_id(row.team_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    challenge(tx, of.challenge_id).await?;
    let loaded = team(tx, row.team_id).await?;
    let row = loaded.members.iter().find(|member| member.id == id).cloned().ok_or(Error::NotFound)?;
    Ok((loaded, row))
}

/// Locks the challenge, under which entries are numbered and counted.
pub(super) async fn challenge(tx: &Tx, id: ChallengeId) -> Result<challenge::Model> {
    challenge::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

async fn loaded(tx: &Tx, submission: submission::Model) -> Result<Loaded> {
    let team = team::Entity::find_by_id(submission.team_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let members = team_member::Entity::find()
        .filter(team_member::Column::TeamId.eq(team.id))
        .order_by_asc(team_member::Column::Id)
        .all(&**tx)
        .await?;
    let challenge = challenges::find(&**tx, submission.challenge_id).await?;
    let relation = match policy::in_team(tx.viewer(), &team, &members) {
        Some(relation) => relation,
        None => to_challenge(&**tx, tx.viewer(), &challenge).await?,
    };
    let seen = Seen { submission, team, relation };
    // Whoever may not know of it gets the same answer whatever they ask for.
    if !seen.may(Action::TeamRead) {
        seen.permit(Action::TeamRead)?;
    }
    Ok(Loaded { seen, members, challenge })
}

/// What the viewer is to all submissions of a challenge, teams aside.
pub(super) async fn to_challenge(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    challenge: &challenge::Model,
) -> Result<Relation> {
    let standing = challenges::standing(conn, challenge).await?;
    Ok(from_standing(viewer, &standing))
}

/// The same, where the standing of the challenge is known.
pub(super) fn from_standing(viewer: &Viewer, standing: &challenges::Standing) -> Relation {
    use challenges::policy::Relation as Through;
    if let Viewer::Client(client) = viewer
        && !client.scopes.contains(SCOPE_READ)
    {
        return Relation::Stranger;
    }
    match challenges::policy::relation(viewer, standing) {
        Through::Nobody => Relation::Nobody,
        Through::Stranger => Relation::Stranger,
        Through::HostStaff => Relation::HostStaff,
        Through::Organiser | Through::Publisher => Relation::Organiser,
        Through::Administrator | Through::Auditor | Through::System => Relation::Overseer,
    }
}
