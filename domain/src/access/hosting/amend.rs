//! A person was taken off a grant on a partner's host: the next generation makes their tokens worthless there.

use sea_orm::ActiveValue::Set;

use super::{is_placed, job};
use crate::access::{EffectKind, GrantState, store};
use crate::kernel::{AccessGrantId, Permit, Result, Tx};

/// Begins the next generation of an active grant on a host, in this transaction. A suspended one tells the host who
/// is on it when it goes on.
///
/// # Errors
/// When the database fails.
pub async fn amend(tx: &mut Tx, permit: &Permit, id: AccessGrantId) -> Result<()> {
    if !is_placed(&**tx, id).await? {
        return Ok(());
    }
    let grant = store::lock_grant(tx, id).await?;
    if grant.state != GrantState::Active {
        return Ok(());
    }
    let generation = grant.generation + 1;
    store::update_grant(tx, permit, grant, |row| row.generation = Set(generation)).await?;
    store::want_effect(tx, permit, id, EffectKind::Amend, generation).await?;
    tx.enqueue(job(EffectKind::Amend, id, generation)).await
}
