//! Says on which host a partner-hosted dataset stays.

use super::entity::dataset;
use super::policy::Action;
use super::{DatasetAccess, authorise::authorise};
use crate::hosts::{self, HostState};
use crate::kernel::{Context, DataHostId, DatasetId, Entry, Error, Faults, Result, Viewer};

/// Which dataset stays where.
#[derive(Clone, Copy, Debug)]
pub struct HostSet {
    /// The dataset.
    pub dataset: DatasetId,
    /// A host of the same organisation.
    pub host: DataHostId,
}

/// Says it. Grants that were given before stay where they were put.
///
/// # Errors
/// `Forbidden` for people who do not keep the data, `Refused` when the host does not fit.
pub async fn host_set(ctx: &Context, viewer: &Viewer, input: HostSet) -> Result<dataset::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (row, permit) = authorise(&tx, viewer, input.dataset, Action::Update).await?;
    let host = match hosts::find(&*tx, input.host).await {
        Ok(host) if host.organisation_id == row.organisation_id => host,
        Ok(_) | Err(Error::NotFound) => {
            return Err(Error::refused(
                "dataset.host_unknown",
                "host",
                "Choose a host of the organisation that publishes the dataset.",
            ));
        }
        Err(other) => return Err(other),
    };
    let mut faults = Faults::new();
    faults.check(
        row.access == DatasetAccess::PartnerHosted,
        "dataset.not_partner_hosted",
        "dataset",
        "Only a partner-hosted dataset stays on a host. Change its access first.",
    );
    faults.check(
        host.state == HostState::Active,
        "dataset.host_retired",
        "host",
        "This host is retired. Choose another.",
    );
    faults.finish()?;
    hosts::put_dataset(&tx, &permit, row.id, host.id).await?;
    tx.record(Entry::new("dataset.host_set", row.id).organisation(row.organisation_id).with("host", host.id)).await?;
    tx.commit().await?;
    Ok(row)
}
