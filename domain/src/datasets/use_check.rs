//! Asks again, when a file is read without a grant, whether it may be: the dataset may be withdrawn by then.

use super::distribution_download::may_read;
use super::queries;
use crate::accounts;
use crate::files::{Bearing, UseCheck};
use crate::kernel::{Context, Error, Result, Viewer};

/// The check for URLs that bear a distribution and no grant.
#[derive(Clone, Copy, Debug, Default)]
pub struct DatasetCheck;

#[async_trait::async_trait]
impl UseCheck for DatasetCheck {
    async fn authorise(&self, ctx: &Context, bearing: &Bearing) -> Result<()> {
        let id = bearing.distribution.ok_or(Error::NotFound)?;
        let viewer = match bearing.person {
            Some(person) => accounts::viewer_of(ctx, person).await?,
            None => Viewer::Nobody,
        };
        let (_, version, dataset) = queries::find_distribution(ctx.db.reader(), id).await?;
        may_read(&viewer, &dataset, &version).map(|_| ())
    }

    async fn meter(&self, _ctx: &Context, _bearing: &Bearing, _bytes: u64, _first: bool) -> Result<()> {
        Ok(())
    }
}
