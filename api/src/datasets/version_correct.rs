//! Correction notes of published versions.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::datasets as domain;
use intercity_domain::kernel::DatasetVersionId;

use crate::graphql::{Fault, LocalizedInput, LocalizedText, caller, global, local};

/// A note on what is wrong in a published version, which stays as it is.
#[derive(SimpleObject)]
pub struct DatasetCorrection {
    /// The global id.
    id: ID,
    /// The global id of the version.
    version_id: ID,
    /// What is wrong, and how to reckon with it.
    note: LocalizedText,
    /// When it was added.
    created_at: DateTime<Utc>,
}

impl From<domain::DatasetCorrection> for DatasetCorrection {
    fn from(row: domain::DatasetCorrection) -> Self {
        Self {
            id: global(row.id),
            version_id: global(row.dataset_version_id),
            note: LocalizedText(row.note),
            created_at: row.created_at,
        }
    }
}

/// What is wrong in which version.
#[derive(InputObject)]
pub struct DatasetVersionCorrectInput {
    /// The published version.
    version: ID,
    /// What is wrong, and how to reckon with it.
    note: LocalizedInput,
}

/// The note.
#[derive(SimpleObject)]
pub struct DatasetVersionCorrectPayload {
    /// The note.
    correction: DatasetCorrection,
}

/// Noting a correction.
#[derive(Default)]
pub struct DatasetVersionCorrect;

#[Object]
impl DatasetVersionCorrect {
    /// Adds a correction note to a published version; everybody who holds access is told.
    async fn dataset_version_correct(
        &self,
        ctx: &Context<'_>,
        input: DatasetVersionCorrectInput,
    ) -> Result<DatasetVersionCorrectPayload, Fault> {
        let caller = caller(ctx)?;
        let correct =
            domain::VersionCorrect { version: local(&input.version, "version")?, note: input.note.parse("note")? };
        let row = domain::version_correct(&caller.context, &caller.viewer, correct).await?;
        Ok(DatasetVersionCorrectPayload { correction: row.into() })
    }
}

/// Reading correction notes.
#[derive(Default)]
pub struct DatasetCorrectionQuery;

#[Object]
impl DatasetCorrectionQuery {
    /// The correction notes of all versions of a dataset, the oldest first.
    #[graphql(complexity = "20 * child_complexity")]
    async fn dataset_corrections(&self, ctx: &Context<'_>, dataset: ID) -> Result<Vec<DatasetCorrection>, Fault> {
        let caller = caller(ctx)?;
        let row = domain::get(&caller.context, &caller.viewer, local(&dataset, "dataset")?).await?;
        let versions = domain::queries::versions(caller.context.db.reader(), &[row.id]).await?;
        let versions: Vec<DatasetVersionId> = versions.into_iter().map(|version| version.id).collect();
        let rows = domain::corrections(&caller.context, &versions).await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }
}
