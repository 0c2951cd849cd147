//! Reading challenges.

use async_graphql::{Context, ID, InputObject, Object};
use intercity_domain::challenges as domain;
use intercity_domain::kernel::{Error, PageArgs};

use super::Challenge;
use super::enums::{ChallengeOrder, Phase};
use super::siblings::Siblings;
use crate::graphql::{Fault, Listed, caller, listed, local, local_opt};
use crate::organisations::Organisation;

/// Which challenges are wanted; what is absent does not matter.
#[derive(InputObject, Default)]
pub struct ChallengeFilter {
    /// In one of these phases now.
    phases: Option<Vec<Phase>>,
    /// Led or hosted by this city.
    city: Option<ID>,
    /// With this theme.
    theme: Option<String>,
    /// With all of these words in its texts.
    text: Option<String>,
    /// Only those that your own organisations lead or host, drafts included.
    #[graphql(default)]
    mine: bool,
}

/// Reading challenges.
#[derive(Default)]
pub struct ChallengeQuery;

#[Object]
impl ChallengeQuery {
    /// One challenge, by its id or by its address.
    async fn challenge(
        &self,
        ctx: &Context<'_>,
        id: Option<ID>,
        slug: Option<String>,
    ) -> Result<Option<Challenge>, Fault> {
        let caller = caller(ctx)?;
        let row = match (id, slug) {
            (Some(id), None) => domain::queries::get(&caller.context, &caller.viewer, local(&id, "id")?).await?,
            (None, Some(slug)) => domain::queries::by_slug(&caller.context, &caller.viewer, &slug).await?,
            _ => return Err(Error::refused("challenge.which", "id", "Give either the id or the slug.").into()),
        };
        Ok(Some(Challenge::one(row)))
    }

    /// Cities for which you may start a challenge.
    async fn challenge_leads(&self, ctx: &Context<'_>) -> Result<Vec<Organisation>, Fault> {
        let caller = caller(ctx)?;
        let rows = domain::queries::leads(&caller.context, &caller.viewer).await?;
        Ok(rows.into_iter().map(Organisation).collect())
    }

    /// Verified cities, which can host challenges; at most 100.
    async fn host_cities(&self, ctx: &Context<'_>) -> Result<Vec<Organisation>, Fault> {
        let rows = domain::queries::cities(&caller(ctx)?.context).await?;
        Ok(rows.into_iter().map(Organisation).collect())
    }

    /// Challenges that you may know of: a page of at most 100.
    async fn challenges(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<ChallengeFilter>,
        order: Option<ChallengeOrder>,
    ) -> Result<Listed<Challenge>, Fault> {
        let caller = caller(ctx)?;
        let filter = filter.unwrap_or_default();
        let filter = domain::Filter {
            phases: filter.phases.unwrap_or_default().into_iter().map(Into::into).collect(),
            city: local_opt(filter.city.as_ref(), "filter.city")?,
            theme: filter.theme,
            text: filter.text,
            mine: filter.mine,
            order: order.map(Into::into),
        };
        let has_previous = after.is_some();
        let page = domain::list(&caller.context, &caller.viewer, &PageArgs { first, after }, &filter).await?;
        let siblings = Siblings::of(page.edges.iter().map(|(_, row)| row));
        Ok(listed(page, has_previous, |row| Challenge::among(row, &siblings)))
    }
}
