//! Teams, their members and invitations.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::PersonId;
use intercity_domain::submissions::entity::{team, team_member};
use intercity_domain::submissions::policy::{Action, Relation};
use intercity_domain::submissions::queries;

use super::states::{SubmissionAction, TeamMemberState, TeamState};
use super::types::Submission;
use crate::challenges::Challenge;
use crate::graphql::{Fault, caller, global};
use crate::organisations::Organisation;

/// The people behind a submission.
#[derive(Clone)]
pub struct Team(pub Submission);

#[Object]
impl Team {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.0.seen.team.id)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.seen.team.name
    }

    /// Whether it still exists.
    async fn state(&self) -> TeamState {
        self.0.seen.team.state.into()
    }

    /// Its submission.
    async fn submission(&self) -> Submission {
        self.0.clone()
    }

    /// The challenge it entered.
    async fn challenge(&self, ctx: &Context<'_>) -> Result<Challenge, Fault> {
        self.0.challenge_node(ctx).await
    }

    /// The organisation it comes from, if any; nothing for judges.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Option<Organisation>, Fault> {
        let Some(id) = self.0.seen.team.organisation_id.filter(|_| self.0.seen.relation != Relation::Judge) else {
            return Ok(None);
        };
        let all = self.0.batch.organisations(&caller(ctx)?.context).await?;
        Ok(all.get(&id).cloned().map(Organisation))
    }

    /// Its people: for the team everybody including those invited, for organisers those who joined, for judges
    /// nobody.
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<TeamMember>, Fault> {
        let context = &caller(ctx)?.context;
        let names = self.0.batch.names(context).await?;
        let rows = self.0.batch.members(context).await?.get(&self.0.seen.team.id).cloned().unwrap_or_default();
        Ok(rows
            .into_iter()
            .map(|row| TeamMember {
                name: row.person_id.and_then(|id| names.get(&id).cloned()),
                lead: self.0.seen.team.lead_person_id,
                shows_email: self.0.seen.relation.in_team(),
                row,
            })
            .collect())
    }

    /// Whether it is made up for a demonstration.
    async fn fictional(&self) -> bool {
        self.0.seen.team.fictional
    }

    /// When it was formed.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.seen.team.created_at
    }

    /// Whether you lead it.
    async fn viewer_leads(&self) -> bool {
        self.0.seen.relation == Relation::Lead
    }

    /// What you may do with it and its submission, as far as rights go.
    async fn viewer_may(&self) -> Vec<SubmissionAction> {
        Action::ALL.into_iter().filter(|action| self.0.seen.may(*action)).map(Into::into).collect()
    }
}

/// Somebody in a team, or invited to it.
pub struct TeamMember {
    pub(super) row: team_member::Model,
    pub(super) name: Option<String>,
    pub(super) lead: PersonId,
    pub(super) shows_email: bool,
}

#[Object]
impl TeamMember {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Their name, once they joined.
    async fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The address to which the invitation was sent; for the team.
    async fn email(&self) -> Option<&str> {
        Some(self.row.email.as_str()).filter(|_| self.shows_email)
    }

    /// How they stand to the team.
    async fn state(&self) -> TeamMemberState {
        self.row.state.into()
    }

    /// Whether they lead it.
    async fn leads(&self) -> bool {
        self.row.person_id == Some(self.lead)
    }

    /// Whether this is you.
    async fn is_viewer(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let viewer = caller(ctx)?.viewer.person_id();
        Ok(viewer.is_some() && self.row.person_id == viewer)
    }

    /// When they were invited, the last time.
    async fn invited_at(&self) -> DateTime<Utc> {
        self.row.invited_at
    }

    /// When they joined.
    async fn joined_at(&self) -> Option<DateTime<Utc>> {
        self.row.joined_at
    }
}

/// An open invitation to a team.
pub struct TeamInvitation {
    pub(super) row: team_member::Model,
    pub(super) team: team::Model,
}

#[Object]
impl TeamInvitation {
    /// The id of the team member to be.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// The address to which it was sent.
    async fn email(&self) -> &str {
        &self.row.email
    }

    /// The name of the team.
    async fn team_name(&self) -> &str {
        &self.team.name
    }

    /// The challenge that the team entered.
    async fn challenge(&self, ctx: &Context<'_>) -> Result<Challenge, Fault> {
        let caller = caller(ctx)?;
        let row = intercity_domain::challenges::queries::get(&caller.context, &caller.viewer, self.team.challenge_id);
        Ok(Challenge::one(row.await?))
    }

    /// The name of whoever leads the team.
    async fn lead_name(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        let mut names = queries::names_of(caller(ctx)?.context.db.reader(), &[self.team.id]).await?;
        Ok(names.remove(&self.team.lead_person_id))
    }

    /// When it was sent, the last time.
    async fn invited_at(&self) -> DateTime<Utc> {
        self.row.invited_at
    }

    /// Whether you are signed in with the address that was invited.
    async fn is_for_viewer(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        Ok(caller(ctx)?.viewer.person().is_ok_and(|person| person.email == self.row.email))
    }
}
