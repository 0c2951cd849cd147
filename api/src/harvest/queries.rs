//! Reading sources and runs.

use async_graphql::{Context, ID, Object};
use intercity_domain::harvest::queries;
use intercity_domain::kernel::{Error, PageArgs};

use super::types::{HarvestRun, HarvestSource};
use crate::graphql::{Fault, Listed, caller, listed, local, local_opt};
use crate::organisations::Organisation;

/// Reading sources and runs.
#[derive(Default)]
pub struct HarvestQuery;

#[Object]
impl HarvestQuery {
    /// The organisations for which you may harvest.
    async fn harvest_organisations(&self, ctx: &Context<'_>) -> Result<Vec<Organisation>, Fault> {
        let caller = caller(ctx)?;
        let rows = queries::organisations(&caller.context, &caller.viewer).await?;
        Ok(rows.into_iter().map(Organisation).collect())
    }

    /// Sources of your organisations, the newest first: a page of at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn harvest_sources(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        organisation: Option<ID>,
    ) -> Result<Listed<HarvestSource>, Fault> {
        let caller = caller(ctx)?;
        caller.viewer.signed_in()?;
        let organisation = local_opt(organisation.as_ref(), "organisation")?;
        let has_previous = after.is_some();
        let page = queries::sources(&caller.context, &caller.viewer, &PageArgs { first, after }, organisation).await?;
        let rows: Vec<_> = page.edges.iter().map(|(_, row)| row.clone()).collect();
        let nodes = HarvestSource::many(&caller.context, rows).await?;
        let mut nodes = nodes.into_iter();
        let edges = page.edges.into_iter().filter_map(|(cursor, _)| Some((cursor, nodes.next()?))).collect();
        let page = intercity_domain::kernel::Page { edges, has_next: page.has_next, total: page.total };
        Ok(listed(page, has_previous, |node| node))
    }

    /// One source.
    async fn harvest_source(&self, ctx: &Context<'_>, id: ID) -> Result<Option<HarvestSource>, Fault> {
        let caller = caller(ctx)?;
        match queries::source(&caller.context, &caller.viewer, local(&id, "id")?).await {
            Ok(row) => Ok(Some(HarvestSource::one(&caller.context, row).await?)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// One run.
    async fn harvest_run(&self, ctx: &Context<'_>, id: ID) -> Result<Option<HarvestRun>, Fault> {
        let caller = caller(ctx)?;
        match queries::run(&caller.context, &caller.viewer, local(&id, "id")?).await {
            Ok((row, source)) => Ok(Some(HarvestRun::one(&caller.context, row, source).await?)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}
