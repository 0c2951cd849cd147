//! Reading data hosts.

use async_graphql::{Context, ID, Object};
use intercity_domain::access::hosting;
use intercity_domain::kernel::{Error, Page, PageArgs};
use intercity_domain::{datasets, hosts as domain};

use super::DataHost;
use super::lag::{RevocationLag, shown};
use crate::graphql::{Fault, Listed, caller, listed, local, local_opt};
use crate::organisations::Organisation;

/// Reading data hosts.
#[derive(Default)]
pub struct DataHostQuery;

#[Object]
impl DataHostQuery {
    /// One data host.
    async fn data_host(&self, ctx: &Context<'_>, id: ID) -> Result<Option<DataHost>, Fault> {
        let caller = caller(ctx)?;
        match domain::get(&caller.context, local(&id, "id")?).await {
            Ok(row) => Ok(Some(DataHost::one(&caller.context, row).await?)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Data hosts, the newest first: a page of at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn data_hosts(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        #[graphql(desc = "Only of this organisation.")] organisation: Option<ID>,
    ) -> Result<Listed<DataHost>, Fault> {
        let caller = caller(ctx)?;
        let filter = domain::Filter { organisation: local_opt(organisation.as_ref(), "organisation")? };
        let has_previous = after.is_some();
        let args = PageArgs { first, after };
        let page = domain::list(&caller.context, &args, filter).await?;
        let (cursors, rows): (Vec<_>, Vec<_>) = page.edges.into_iter().unzip();
        let nodes = DataHost::many(&caller.context, rows).await?;
        let edges = cursors.into_iter().zip(nodes).collect();
        let page = Page { edges, has_next: page.has_next, total: page.total };
        Ok(listed(page, has_previous, |node| node))
    }

    /// The host on which a partner-hosted dataset stays.
    async fn dataset_host(&self, ctx: &Context<'_>, dataset: ID) -> Result<Option<DataHost>, Fault> {
        let caller = caller(ctx)?;
        let row = datasets::host_of(&caller.context, &caller.viewer, local(&dataset, "dataset")?).await?;
        match row {
            Some(row) => Ok(Some(DataHost::one(&caller.context, row).await?)),
            None => Ok(None),
        }
    }

    /// The organisations for which you may register a data host.
    async fn data_host_keepers(&self, ctx: &Context<'_>) -> Result<Vec<Organisation>, Fault> {
        let caller = caller(ctx)?;
        let rows = domain::keepers(&caller.context, &caller.viewer).await?;
        Ok(rows.into_iter().map(Organisation).collect())
    }

    /// How quickly access ends to files that lie with Intercity itself.
    #[graphql(complexity = "20 * child_complexity")]
    async fn revocation_lag(&self, ctx: &Context<'_>) -> Result<RevocationLag, Fault> {
        let context = &caller(ctx)?.context;
        let bound = hosting::bound(&context.settings);
        Ok(shown(hosting::own_lag(context).await?, context.now(), bound))
    }
}
