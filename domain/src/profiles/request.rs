//! Reactions: a file that was found clean gets its profile, as soon as it is part of a version.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::policy::{Action, decide};
use super::store;
use crate::datasets::entity::distribution;
use crate::datasets::policy::Relation;
use crate::datasets::{self, DatasetState};
use crate::files::{self, FileState};
use crate::kernel::{DistributionId, FileId, Job, Permit, Result, Tx, activity};

/// Reacts to `file.accepted`.
///
/// # Errors
/// When the database fails.
pub async fn file_accepted(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    let of: FileId = FileId(entry.subject_id);
    let rows = distribution::Entity::find().filter(distribution::Column::FileId.eq(of)).all(&**tx).await?;
    for row in rows {
        begin(tx, row.id).await?;
    }
    Ok(())
}

/// Reacts to `distribution.added`: files that were checked before need no further word.
///
/// # Errors
/// When the database fails.
pub async fn distribution_added(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    let of = DistributionId(entry.subject_id);
    let (row, _, _) = datasets::queries::find_distribution(&**tx, of).await?;
    let Some(file) = row.file_id else { return Ok(()) };
    if files::find(&**tx, file).await?.state == FileState::Clean {
        begin(tx, of).await?;
    }
    Ok(())
}

async fn begin(tx: &mut Tx, of: DistributionId) -> Result<()> {
    if store::lock(tx, of).await?.is_some() {
        return Ok(());
    }
    let permit = decide(Relation::System, DatasetState::Draft, Action::Repeat).permit()?;
    ask(tx, &permit, of).await
}

/// Asks for a profile and queues the work.
pub(super) async fn ask(tx: &mut Tx, permit: &Permit, of: DistributionId) -> Result<()> {
    let row = store::ask(tx, permit, of).await?;
    let key = format!("distribution.profile:{of}:{}", row.generation);
    let payload = serde_json::json!({ "distribution": of, "generation": row.generation });
    tx.enqueue(Job::new("distribution.profile", payload).unique(key)).await
}
