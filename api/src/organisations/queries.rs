//! Reads of organisations.

use async_graphql::{Context, ID, Object};
use intercity_domain::kernel::{Error, PageArgs};
use intercity_domain::{accounts, organisations};

use super::nodes::{ApiClient, Member, Scope};
use super::types::{Organisation, OrganisationKind};
use crate::accounts::Person;
use crate::graphql::{Fault, Listed, caller, listed, local};

/// Reads of organisations.
#[derive(Default)]
pub struct OrganisationsQuery;

#[Object]
impl OrganisationsQuery {
    /// One organisation, by the readable part of its address.
    async fn organisation(&self, ctx: &Context<'_>, slug: String) -> Result<Option<Organisation>, Fault> {
        let caller = caller(ctx)?;
        match organisations::by_slug(&caller.context, &caller.viewer, &slug).await {
            Ok(row) => Ok(Some(Organisation(row))),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Organisations by name.
    async fn organisations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of this kind.")] kind: Option<OrganisationKind>,
        #[graphql(desc = "Only those that wait to be verified.", default)] applied: bool,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<Organisation>, Fault> {
        let caller = caller(ctx)?;
        let args = PageArgs { first, after };
        let listing = organisations::Listing { kind: kind.map(Into::into), applied };
        let page = organisations::list(&caller.context, &caller.viewer, listing, &args).await?;
        Ok(listed(page, args.after.is_some(), Organisation))
    }

    /// Who belongs to an organisation; for its members.
    async fn organisation_members(
        &self,
        ctx: &Context<'_>,
        organisation_id: ID,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<Member>, Fault> {
        let caller = caller(ctx)?;
        let args = PageArgs { first, after };
        let id = local(&organisation_id, "organisationId")?;
        let mut page = organisations::members(&caller.context, &caller.viewer, id, &args).await?;
        let ids: Vec<_> = page.edges.iter().map(|(_, row)| row.person_id).collect();
        let people = accounts::people(&caller.context, &ids).await?;
        let person = |id| people.iter().find(|person| person.id == id).cloned().map(Person);
        page.edges.retain(|(_, row)| person(row.person_id).is_some());
        let edges = page.edges.into_iter().filter_map(|(cursor, row)| {
            let person = person(row.person_id)?;
            Some((cursor, Member { row, person }))
        });
        let page =
            intercity_domain::kernel::Page { edges: edges.collect(), has_next: page.has_next, total: page.total };
        Ok(listed(page, args.after.is_some(), |member| member))
    }

    /// The API clients of an organisation; for those who run it.
    async fn api_clients(
        &self,
        ctx: &Context<'_>,
        organisation_id: ID,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<ApiClient>, Fault> {
        let caller = caller(ctx)?;
        let args = PageArgs { first, after };
        let id = local(&organisation_id, "organisationId")?;
        let page = organisations::clients(&caller.context, &caller.viewer, id, &args).await?;
        Ok(listed(page, args.after.is_some(), ApiClient))
    }

    /// Everything that an API client can be allowed to do.
    async fn scopes(&self) -> Vec<Scope> {
        organisations::scopes::ALL.iter().map(|(name, description)| Scope { name, description }).collect()
    }
}
