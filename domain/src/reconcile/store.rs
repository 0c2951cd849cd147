//! The only writer of the tables of reconciliation.

use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::entity::{finding, reconciliation};
use crate::kernel::queue::row::{self, JobState};
use crate::kernel::{JobId, Permit, Result, Tx};

/// Writes a report.
pub async fn insert(tx: &Tx, _: &Permit, row: reconciliation::ActiveModel) -> Result<reconciliation::Model> {
    Ok(row.insert(&**tx).await?)
}

/// Writes its findings.
pub async fn insert_findings(tx: &Tx, _: &Permit, rows: Vec<finding::ActiveModel>) -> Result<()> {
    // A statement of PostgreSQL takes at most 65,535 values.
    for part in rows.chunks(1000) {
        finding::Entity::insert_many(part.to_vec()).exec(&**tx).await?;
    }
    Ok(())
}

/// Removes a job that nobody runs.
pub async fn remove_job(tx: &Tx, _: &Permit, job: JobId) -> Result<()> {
    row::Entity::delete_many()
        .filter(row::Column::Id.eq(job))
        .filter(row::Column::State.is_in([JobState::Ready, JobState::Dead]))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Removes reports that are older than so many days.
pub async fn remove_old(tx: &Tx, _: &Permit, days: i64) -> Result<()> {
    let old = reconciliation::Column::StartedAt.lt(tx.now() - TimeDelta::days(days));
    let ids = reconciliation::Entity::find().select_only().column(reconciliation::Column::Id).filter(old.clone());
    finding::Entity::delete_many()
        .filter(finding::Column::ReconciliationId.in_subquery(ids.into_query()))
        .exec(&**tx)
        .await?;
    reconciliation::Entity::delete_many().filter(old).exec(&**tx).await?;
    Ok(())
}
