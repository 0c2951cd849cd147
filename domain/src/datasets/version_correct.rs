//! Notes what is wrong in a version that was published; the version stays as it is, its holders are told.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::dataset_correction;
use super::policy::Action;
use super::{DatasetVersionState, authorise::authorise, queries};
use crate::kernel::{Context, DatasetVersionId, Entry, Faults, Localized, Result, Viewer};

/// What is wrong in which version.
#[derive(Clone, Debug)]
pub struct VersionCorrect {
    /// The version.
    pub version: DatasetVersionId,
    /// What is wrong, and how to reckon with it.
    pub note: Localized,
}

/// Adds a correction note.
///
/// # Errors
/// `Forbidden`, `Refused` without a note or while the version is not published.
pub async fn version_correct(
    ctx: &Context,
    viewer: &Viewer,
    input: VersionCorrect,
) -> Result<dataset_correction::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let id = queries::find_version(&*tx, input.version).await?.dataset_id;
    let (dataset, permit) = authorise(&tx, viewer, id, Action::VersionCreate).await?;
    let version = queries::find_version(&*tx, input.version).await?;
    let mut faults = Faults::new();
    input.note.check(&mut faults, "note", true, 4_000);
    faults.check(
        version.state == DatasetVersionState::Published,
        "dataset.version_not_published",
        "version",
        "Only a published version gets a correction note. Change a draft itself.",
    );
    faults.finish()?;
    let row = dataset_correction::Model {
        id: tx.id(),
        dataset_version_id: version.id,
        note: input.note,
        created_by: viewer.person_id(),
        created_at: tx.now(),
    };
    let row = super::store::insert_correction(&tx, &permit, row).await?;
    tx.record(
        Entry::new("dataset_version.corrected", version.id)
            .organisation(dataset.organisation_id)
            .with("dataset", dataset.id)
            .with("number", version.number)
            .with("reason", &row.note),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}

/// The correction notes of versions, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn corrections(ctx: &Context, versions: &[DatasetVersionId]) -> Result<Vec<dataset_correction::Model>> {
    Ok(dataset_correction::Entity::find()
        .filter(dataset_correction::Column::DatasetVersionId.is_in(versions.iter().copied()))
        .order_by_asc(dataset_correction::Column::Id)
        .all(ctx.db.reader())
        .await?)
}
