//! The only writer of `hosted_grant` and `grant_token`.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
};

use super::Held;
use super::place::host_for;
use crate::access::AccessGrant;
use crate::access::entity::{grant_token, hosted_grant};
use crate::datasets::entity::dataset;
use crate::kernel::{Error, Permit, Result, Timestamp, Tx};

/// Says on which host a new grant will work, when its dataset stays on one.
///
/// # Errors
/// `Refused` when the dataset has lost its host since it was asked for.
pub async fn place(tx: &Tx, _: &Permit, grant: &AccessGrant) -> Result<()> {
    let dataset = dataset::Entity::find_by_id(grant.dataset_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let Some(host) = host_for(&**tx, &dataset).await? else { return Ok(()) };
    let row = hosted_grant::ActiveModel {
        id: Set(tx.id()),
        grant_id: Set(grant.id),
        host_id: Set(host.id),
        held_generation: Set(None),
        held_state: Set(None),
        held_at: Set(None),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Notes what the host said that it holds; an older generation never replaces a newer one.
///
/// # Errors
/// When the database fails.
pub async fn keep_held(tx: &Tx, _: &Permit, held: Held) -> Result<()> {
    let not_newer = Condition::any()
        .add(hosted_grant::Column::HeldGeneration.is_null())
        .add(hosted_grant::Column::HeldGeneration.lte(held.generation));
    hosted_grant::Entity::update_many()
        .col_expr(hosted_grant::Column::HeldGeneration, Expr::value(held.generation))
        .col_expr(hosted_grant::Column::HeldState, Expr::value(held.state.as_str()))
        .col_expr(hosted_grant::Column::HeldAt, Expr::value(tx.now()))
        .filter(hosted_grant::Column::GrantId.eq(held.grant))
        .filter(not_newer)
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Notes that a token was given out.
pub(super) async fn issued(tx: &Tx, _: &Permit, row: grant_token::ActiveModel) -> Result<grant_token::Model> {
    Ok(row.insert(&**tx).await?)
}

/// Removes so many tokens at most that ended before an instant; how many there were.
pub(super) async fn forget_ended(tx: &Tx, _: &Permit, before: Timestamp, most: u64) -> Result<u64> {
    let ended = grant_token::Entity::find()
        .select_only()
        .column(grant_token::Column::Id)
        .filter(grant_token::Column::ExpiresAt.lt(before))
        .limit(most)
        .into_query();
    let gone =
        grant_token::Entity::delete_many().filter(grant_token::Column::Id.in_subquery(ended)).exec(&**tx).await?;
    Ok(gone.rows_affected)
}
