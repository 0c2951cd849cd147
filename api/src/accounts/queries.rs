//! Reads of one's own account.

use async_graphql::{Context, Object};
use intercity_domain::accounts;
use intercity_domain::kernel::PageArgs;

use super::types::{self, Session, Viewer};
use crate::graphql::{Fault, Listed, caller, listed};

/// Reads of accounts.
#[derive(Default)]
pub struct AccountsQuery;

#[Object]
impl AccountsQuery {
    /// Your own account; nothing when no person is signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Viewer>, Fault> {
        types::viewer(ctx).await
    }

    /// Where you are signed in, the latest first.
    async fn sessions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<Session>, Fault> {
        let caller = caller(ctx)?;
        let args = PageArgs { first, after };
        let page = accounts::sessions(&caller.context, &caller.viewer, &args).await?;
        Ok(listed(page, args.after.is_some(), |row| Session { row, current: caller.session }))
    }
}
