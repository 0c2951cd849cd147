//! Having a profile made again.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::kernel::Error;
use intercity_domain::profiles as domain;

use super::DistributionProfile;
use crate::graphql::{Fault, caller, local};

/// Which file.
#[derive(InputObject)]
pub struct DistributionProfileRepeatInput {
    /// The file.
    id: ID,
}

/// The profile that waits for the worker.
#[derive(SimpleObject)]
pub struct DistributionProfileRepeatPayload {
    /// The profile.
    profile: DistributionProfile,
}

/// Has the profile of a file made again.
#[derive(Default)]
pub struct DistributionProfileRepeat;

#[Object]
impl DistributionProfileRepeat {
    /// Has the profile of a file made again.
    async fn distribution_profile_repeat(
        &self,
        ctx: &Context<'_>,
        input: DistributionProfileRepeatInput,
    ) -> Result<DistributionProfileRepeatPayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::repeat(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        let mut shown = domain::shown(&caller.context, &caller.viewer, &[row.id]).await?;
        let profile = shown.remove(&row.id).ok_or(Error::NotFound)?;
        Ok(DistributionProfileRepeatPayload { profile: DistributionProfile(profile) })
    }
}
