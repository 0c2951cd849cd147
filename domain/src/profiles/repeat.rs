//! Has the profile of a file made again.

use super::policy::{Action, decide};
use super::request;
use crate::datasets::policy::relation;
use crate::datasets::{self, Distribution};
use crate::files::{self, FileState};
use crate::kernel::{Context, DistributionId, Entry, Error, Result, Viewer};

/// Asks for one generation more.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Refused` while the file is not checked or when it stays with the partner.
pub async fn repeat(ctx: &Context, viewer: &Viewer, id: DistributionId) -> Result<Distribution> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let (row, _, dataset) = datasets::queries::find_distribution(&*tx, id).await?;
    let permit = decide(relation(viewer, dataset.organisation_id), dataset.state, Action::Repeat).permit()?;
    let clean = match row.file_id {
        Some(file) => files::find(&*tx, file).await?.state == FileState::Clean,
        None => false,
    };
    if !clean {
        return Err(Error::refused(
            "profile.no_file",
            "id",
            "Only a file that lies here and was checked can be profiled.",
        ));
    }
    request::ask(&mut tx, &permit, id).await?;
    tx.record(
        Entry::new("distribution.profile_requested", id)
            .organisation(dataset.organisation_id)
            .with("dataset_id", dataset.id),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
