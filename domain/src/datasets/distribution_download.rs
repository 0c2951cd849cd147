//! Gives a short-lived signed URL for a file that may be read without a grant.

use super::entity::{dataset, dataset_version};
use super::policy::{Relation, decide_download, relation};
use super::{DatasetAccess, DatasetVersionState, queries};
use crate::files::{self, Bearing, SignedUrl, signed_download_url};
use crate::kernel::{Context, DistributionId, Entry, Error, Result, Viewer};

/// Which file.
#[derive(Clone, Debug)]
pub struct DistributionDownload {
    /// The file.
    pub id: DistributionId,
    /// SHA-256 of the terms that the reader accepts; needed for registered datasets.
    pub accepted_terms: Option<String>,
}

/// Gives the URL.
///
/// # Errors
/// `NotFound`, `Unauthenticated` for nobody at registered data, `Forbidden` with the condition that does not hold,
/// `Refused` while the terms are not accepted.
pub async fn distribution_download(ctx: &Context, viewer: &Viewer, input: DistributionDownload) -> Result<SignedUrl> {
    let (distribution, version, dataset) = queries::find_distribution(ctx.db.reader(), input.id).await?;
    let relation = may_read(viewer, &dataset, &version)?;
    if dataset.access != DatasetAccess::Open || version.state == DatasetVersionState::Draft {
        // The URL is asked again for the same person when it is used.
        viewer.person()?;
    }
    let file = distribution.file_id.ok_or_else(|| {
        Error::Forbidden("The file of this dataset stays with the partner; it cannot be read here.".into())
    })?;
    files::readable(ctx, file).await?;
    if dataset.access == DatasetAccess::Registered && !relation.keeps() {
        accept_terms(ctx, viewer, &dataset, &input).await?;
    }
    let bearing = Bearing { person: viewer.person_id(), distribution: Some(distribution.id), ..Bearing::default() };
    signed_download_url(ctx, file, bearing)
}

/// Whether the viewer may read files of this version now, without a grant.
pub(super) fn may_read(
    viewer: &Viewer,
    dataset: &dataset::Model,
    version: &dataset_version::Model,
) -> Result<Relation> {
    let relation = relation(viewer, dataset.organisation_id);
    let released = version.state == DatasetVersionState::Published;
    if version.state == DatasetVersionState::Withdrawn {
        return Err(Error::Forbidden("This version was withdrawn by its publisher.".into()));
    }
    decide_download(relation, dataset.state, released, dataset.access).permit()?;
    Ok(relation)
}

/// Keeps that the terms in force were accepted.
async fn accept_terms(
    ctx: &Context,
    viewer: &Viewer,
    dataset: &dataset::Model,
    input: &DistributionDownload,
) -> Result<()> {
    let Some(terms) = queries::current_terms(ctx.db.reader(), dataset.id).await? else { return Ok(()) };
    if input.accepted_terms.as_deref() != Some(terms.sha256.as_str()) {
        return Err(Error::refused(
            "dataset.terms_not_accepted",
            "acceptedTerms",
            "Read the terms in force and accept them: send their SHA-256.",
        ));
    }
    let mut tx = ctx.begin(viewer).await?;
    tx.record(
        Entry::new("dataset.terms_accepted", dataset.id)
            .organisation(dataset.organisation_id)
            .with("distribution_id", input.id)
            .with("sha256", &terms.sha256),
    )
    .await?;
    tx.commit().await
}
