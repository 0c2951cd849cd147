//! Reading requests for data that is not listed.

use async_graphql::{Context, ID, InputObject, Object};
use intercity_domain::data_requests::queries::{self as reads, Filter};
use intercity_domain::kernel::{Page, PageArgs};

use super::DataRequest;
use super::types::DataRequestState;
use crate::graphql::{Fault, Listed, caller, listed, local, local_opt};

/// Which questions are wanted; what is absent does not matter.
#[derive(InputObject, Default)]
pub struct DataRequestFilter {
    /// In this state.
    state: Option<DataRequestState>,
    /// To this city.
    city: Option<ID>,
    /// Only open ones that you can answer.
    #[graphql(default)]
    to_answer: bool,
}

/// Reading questions for data.
#[derive(Default)]
pub struct DataRequestQuery;

#[Object]
impl DataRequestQuery {
    /// A question for data that is not listed.
    async fn data_request(&self, ctx: &Context<'_>, id: ID) -> Result<Option<DataRequest>, Fault> {
        let caller = caller(ctx)?;
        let row = reads::get(&caller.context, &caller.viewer, local(&id, "id")?).await?;
        Ok(Some(DataRequest::one(&caller.context, &caller.viewer, row).await?))
    }

    /// Questions that you asked or can answer, the newest first: a page of at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn data_requests(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<DataRequestFilter>,
    ) -> Result<Listed<DataRequest>, Fault> {
        let caller = caller(ctx)?;
        let filter = filter.unwrap_or_default();
        let filter = Filter {
            state: filter.state.map(Into::into),
            city: local_opt(filter.city.as_ref(), "filter.city")?,
            to_answer: filter.to_answer,
        };
        let has_previous = after.is_some();
        let page = reads::list(&caller.context, &caller.viewer, filter, &PageArgs { first, after }).await?;
        let (cursors, rows): (Vec<_>, Vec<_>) = page.edges.into_iter().unzip();
        let nodes = DataRequest::many(&caller.context, &caller.viewer, rows).await?;
        let edges = cursors.into_iter().zip(nodes).collect();
        let page = Page { edges, has_next: page.has_next, total: page.total };
        Ok(listed(page, has_previous, |node| node))
    }
}
