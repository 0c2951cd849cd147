//! Retiring a data host.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::hosts as domain;

use super::DataHost;
use crate::graphql::{Fault, caller, local};

/// Which data host is retired.
#[derive(InputObject)]
pub struct DataHostRetireInput {
    /// The host.
    id: ID,
}

/// The retired host.
#[derive(SimpleObject)]
pub struct DataHostRetirePayload {
    /// The host.
    host: DataHost,
}

/// Retiring a data host.
#[derive(Default)]
pub struct DataHostRetire;

#[Object]
impl DataHostRetire {
    /// Retires a data host: it gets no new grants; the end of those that it holds is still proved there.
    async fn data_host_retire(
        &self,
        ctx: &Context<'_>,
        input: DataHostRetireInput,
    ) -> Result<DataHostRetirePayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::retire(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(DataHostRetirePayload { host: DataHost::one(&caller.context, row).await? })
    }
}
