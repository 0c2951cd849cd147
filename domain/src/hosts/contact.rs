//! What the worker last heard of a host, for the people who run it. Nothing is decided by it.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::data_host;
use crate::kernel::{Context, DataHostId, Result};

/// The longest fault that is kept, in characters.
const MAX_FAULT: usize = 500;

/// The host answered as it should.
///
/// # Errors
/// When the database fails.
pub async fn answered(ctx: &Context, host: DataHostId) -> Result<()> {
    data_host::Entity::update_many()
        .col_expr(data_host::Column::LastContactAt, Expr::value(ctx.now()))
        .filter(data_host::Column::Id.eq(host))
        .exec(ctx.db.writer())
        .await?;
    Ok(())
}

/// The host did not answer, or not as it should.
///
/// # Errors
/// When the database fails.
pub async fn unanswered(ctx: &Context, host: DataHostId, fault: &str) -> Result<()> {
    let fault: String = fault.chars().take(MAX_FAULT).collect();
    data_host::Entity::update_many()
        .col_expr(data_host::Column::LastFault, Expr::value(fault))
        .col_expr(data_host::Column::LastFaultAt, Expr::value(ctx.now()))
        .filter(data_host::Column::Id.eq(host))
        .exec(ctx.db.writer())
        .await?;
    Ok(())
}
