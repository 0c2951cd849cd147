//! A short-lived signed URL for one file of a grant.

use std::sync::Arc;

use sea_orm::EntityTrait;

use super::policy::{GrantAction, decide_grant};
use super::{Condition, GrantUse, Occasion, authorise_use, queries};
use crate::datasets::entity::distribution;
use crate::files::{Bearing, SignedUrl, signed_download_url};
use crate::kernel::{AccessGrantId, Context, DistributionId, Error, Result, Settings, Timestamp, Viewer};
use chrono::TimeDelta;

/// No download URL lives longer.
const LONGEST: TimeDelta = TimeDelta::minutes(15);

/// A URL for the viewer, at most 15 minutes and never beyond the end of the grant. It bears the grant, the person
/// and the distribution, which pins the version; all of them are asked for again when it is used.
///
/// # Errors
/// When the viewer may not see the grant, or with the condition of use that does not hold.
pub async fn download_url(
    ctx: &Context,
    viewer: &Viewer,
    grant: AccessGrantId,
    distribution: DistributionId,
) -> Result<SignedUrl> {
    viewer.signed_in()?;
    let found = queries::grant(ctx, viewer, grant).await?;
    let (relation, _) = queries::relation(ctx.db.reader(), viewer, found.dataset_id, found.team_id).await?;
    decide_grant(relation, found.state, GrantAction::Download).permit()?;
    let person = viewer.person()?.id;
    let found = authorise_use(ctx, GrantUse { grant, person, distribution, occasion: Occasion::Use }).await?;
    let row = distribution::Entity::find_by_id(distribution).one(ctx.db.reader()).await?.ok_or(Error::NotFound)?;
    let file = row.file_id.ok_or_else(|| Error::from(Condition::Distribution))?;
    let bearing =
        Bearing { grant: Some(grant), person: Some(person), distribution: Some(distribution), ..Bearing::default() };
    signed_download_url(&short(ctx, found.ends_at), file, bearing)
}

/// The same surroundings, with a URL life that ends with the grant.
pub(super) fn short(ctx: &Context, ends_at: Timestamp) -> Context {
    let left = (ends_at - ctx.now()).max(TimeDelta::zero());
    let download_life = ctx.settings.download_life.min(LONGEST).min(left);
    Context { settings: Arc::new(Settings { download_life, ..Settings::clone(&ctx.settings) }), ..ctx.clone() }
}
