//! Giving a team another name.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use super::team::Team;
use super::types::Submission;
use crate::graphql::{Fault, caller, local};

/// Which team, and its new name.
#[derive(InputObject)]
pub struct TeamRenameInput {
    /// The team.
    team_id: ID,
    /// Its new name.
    name: String,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct TeamRenamePayload {
    /// The team.
    team: Team,
}

/// Renaming a team.
#[derive(Default)]
pub struct TeamRename;

#[Object]
impl TeamRename {
    /// Gives a team another name while the challenge is open. Sent versions keep the old one.
    async fn team_rename(&self, ctx: &Context<'_>, input: TeamRenameInput) -> Result<TeamRenamePayload, Fault> {
        let caller = caller(ctx)?;
        let rename = domain::TeamRename { team: local(&input.team_id, "teamId")?, name: input.name };
        let seen = domain::team_rename(&caller.context, &caller.viewer, rename).await?;
        Ok(TeamRenamePayload { team: Team(Submission::one(seen)) })
    }
}
