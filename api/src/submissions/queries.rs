//! Reading submissions and teams.

use async_graphql::{Context, ID, Object};
use intercity_domain::challenges;
use intercity_domain::kernel::{Error, Page, PageArgs};
use intercity_domain::submissions::{Seen, queries};

use super::team::{Team, TeamInvitation};
use super::types::Submission;
use crate::graphql::{Fault, Listed, caller, listed, local};

/// Reading submissions and teams.
#[derive(Default)]
pub struct SubmissionQuery;

#[Object]
impl SubmissionQuery {
    /// One submission: of your own team, or sent to a challenge that your organisation runs or hosts.
    async fn submission(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Submission>, Fault> {
        let caller = caller(ctx)?;
        let seen = queries::get(&caller.context, &caller.viewer, local(&id, "id")?).await?;
        Ok(Some(Submission::one(seen)))
    }

    /// One team.
    async fn team(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Team>, Fault> {
        let caller = caller(ctx)?;
        let seen = queries::get_team(&caller.context, &caller.viewer, local(&id, "id")?).await?;
        Ok(Some(Team(Submission::one(seen))))
    }

    /// The submissions of your teams, the newest first: a page of at most 100. Those to one challenge, where its
    /// address is given.
    async fn my_submissions(
        &self,
        ctx: &Context<'_>,
        challenge_slug: Option<String>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<Submission>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let challenge = match challenge_slug {
            Some(slug) => Some(challenges::queries::by_slug(&caller.context, &caller.viewer, &slug).await?.id),
            None => None,
        };
        let page = queries::mine(&caller.context, &caller.viewer, challenge, &PageArgs { first, after }).await?;
        Ok(connection(page, has_previous))
    }

    /// What was sent to a challenge, named by its id or its address, as far as you may know, the newest first: a page
    /// of at most 100.
    async fn submissions(
        &self,
        ctx: &Context<'_>,
        challenge_id: Option<ID>,
        challenge_slug: Option<String>,
        #[graphql(default)] withdrawn: bool,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<Submission>, Fault> {
        let caller = caller(ctx)?;
        caller.viewer.signed_in()?;
        let has_previous = after.is_some();
        let challenge = match (challenge_id, challenge_slug) {
            (Some(id), None) => local(&id, "challengeId")?,
            (None, Some(slug)) => challenges::queries::by_slug(&caller.context, &caller.viewer, &slug).await?.id,
            _ => return Err(Error::refused("challenge.which", "challengeId", "Give either the id or the slug.").into()),
        };
        let page = PageArgs { first, after };
        let page = queries::of_challenge(&caller.context, &caller.viewer, challenge, withdrawn, &page).await?;
        Ok(connection(page, has_previous))
    }

    /// Invitations to teams that wait for your answer.
    async fn my_invitations(&self, ctx: &Context<'_>) -> Result<Vec<TeamInvitation>, Fault> {
        let caller = caller(ctx)?;
        let found = queries::invitations(&caller.context, &caller.viewer).await?;
        Ok(found.into_iter().map(|(row, team)| TeamInvitation { row, team }).collect())
    }

    /// An open invitation, for whoever was invited or holds the link (`token`) of the mail.
    async fn team_invitation(
        &self,
        ctx: &Context<'_>,
        id: ID,
        token: Option<String>,
    ) -> Result<Option<TeamInvitation>, Fault> {
        let caller = caller(ctx)?;
        let id = local(&id, "id")?;
        let (row, team) = queries::invitation(&caller.context, &caller.viewer, id, token.as_deref()).await?;
        Ok(Some(TeamInvitation { row, team }))
    }
}

fn connection(page: Page<Seen>, has_previous: bool) -> Listed<Submission> {
    let Page { edges, has_next, total } = page;
    let (cursors, seen): (Vec<String>, Vec<Seen>) = edges.into_iter().unzip();
    let edges = cursors.into_iter().zip(Submission::many(seen)).collect();
    listed(Page { edges, has_next, total }, has_previous, |node| node)
}
