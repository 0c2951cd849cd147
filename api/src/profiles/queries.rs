//! Reading one file of a dataset.

use async_graphql::{Context, ID, Object};
use intercity_domain::profiles::queries;

use crate::datasets::Distribution;
use crate::graphql::{Fault, caller, local};

/// Reading one file of a dataset.
#[derive(Default)]
pub struct ProfileQuery;

#[Object]
impl ProfileQuery {
    /// One file of a dataset.
    async fn distribution(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Distribution>, Fault> {
        let caller = caller(ctx)?;
        let (row, dataset) = queries::distribution(&caller.context, &caller.viewer, local(&id, "id")?).await?;
        Ok(Some(Distribution::one(row, &dataset)))
    }
}
