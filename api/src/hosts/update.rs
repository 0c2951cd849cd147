//! Changing a data host.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::hosts as domain;

use super::DataHost;
use crate::graphql::{Fault, caller, local};

/// What is new about a data host; what is absent stays.
#[derive(InputObject)]
pub struct DataHostUpdateInput {
    /// The host.
    id: ID,
    /// The version that was read; refused when somebody changed it in between.
    lock_version: Option<i32>,
    /// Its name.
    name: Option<String>,
    /// Where its data is.
    base_url: Option<String>,
    /// Where grants are pushed to.
    grant_url: Option<String>,
    /// Where the end of access is proved.
    probe_path: Option<String>,
    /// What stands in `aud` of tokens for it.
    audience: Option<String>,
}

/// The changed host.
#[derive(SimpleObject)]
pub struct DataHostUpdatePayload {
    /// The host.
    host: DataHost,
}

/// Changing a data host.
#[derive(Default)]
pub struct DataHostUpdate;

#[Object]
impl DataHostUpdate {
    /// Changes a data host; what waits to be pushed goes to the new address.
    async fn data_host_update(
        &self,
        ctx: &Context<'_>,
        input: DataHostUpdateInput,
    ) -> Result<DataHostUpdatePayload, Fault> {
        let caller = caller(ctx)?;
        let update = domain::Update {
            id: local(&input.id, "id")?,
            lock_version: input.lock_version,
            profile: domain::Profile {
                name: input.name,
                base_url: input.base_url,
                grant_url: input.grant_url,
                probe_path: input.probe_path,
                audience: input.audience,
            },
        };
        let row = domain::update(&caller.context, &caller.viewer, update).await?;
        Ok(DataHostUpdatePayload { host: DataHost::one(&caller.context, row).await? })
    }
}
