//! Reading testbeds.

use async_graphql::{Context, ID, InputObject, Object};
use intercity_domain::kernel::{Error, PageArgs};
use intercity_domain::testbeds as domain;

use super::Testbed;
use super::types::Cities;
use crate::graphql::{Fault, Listed, caller, listed, local, local_opt};

/// Which testbeds are wanted; what is absent does not matter.
#[derive(InputObject, Default)]
pub struct TestbedFilter {
    /// In this city.
    city: Option<ID>,
    /// With this theme.
    theme: Option<String>,
    /// With all of these words in its texts.
    text: Option<String>,
}

/// Reading testbeds.
#[derive(Default)]
pub struct TestbedQuery;

#[Object]
impl TestbedQuery {
    /// One testbed, by its id or by its address.
    async fn testbed(&self, ctx: &Context<'_>, id: Option<ID>, slug: Option<String>) -> Result<Option<Testbed>, Fault> {
        let context = &caller(ctx)?.context;
        let row = match (id, slug) {
            (Some(id), None) => domain::find(context.db.reader(), local(&id, "id")?).await?,
            (None, Some(slug)) => domain::by_slug(context, &slug).await?,
            _ => return Err(Error::refused("testbed.which", "id", "Give either the id or the slug.").into()),
        };
        Ok(Some(Testbed::one(row)))
    }

    /// Testbeds by name: a page of at most 100.
    async fn testbeds(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<TestbedFilter>,
    ) -> Result<Listed<Testbed>, Fault> {
        let filter = filter.unwrap_or_default();
        let filter = domain::Filter {
            city: local_opt(filter.city.as_ref(), "filter.city")?,
            theme: filter.theme,
            text: filter.text,
        };
        let has_previous = after.is_some();
        let page = domain::list(&caller(ctx)?.context, &PageArgs { first, after }, &filter).await?;
        let cities = Cities::of(page.edges.iter().map(|(_, row)| row));
        Ok(listed(page, has_previous, |row| Testbed::among(row, &cities)))
    }
}
