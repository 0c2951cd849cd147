//! Hands a large file to the object store by an address that the store itself checks, for a minute at most.

use std::sync::Arc;

use chrono::TimeDelta;
use object_store::path::Path;
use object_store::signer::{Method, SignedUrlOptions};

use super::sink::silent;
use super::{Bearing, StoredFile, UseCheck};
use crate::kernel::{Context, Error, Result, Settings};

/// No download at the store may begin later than so long after our check.
const LONGEST: TimeDelta = TimeDelta::seconds(60);

/// For how long a download may begin at the store without us; nothing when every byte goes through us.
pub fn longest_redirect(settings: &Settings) -> TimeDelta {
    settings.store_redirect_life.map_or(TimeDelta::zero(), |life| life.min(LONGEST))
}

/// Where the store gives the whole file to whoever asks within the life of the address; nothing when this file goes
/// through us. The right is asked for now and the file is metered as whole: what happens at the store we do not see.
///
/// # Errors
/// What the check says, or `Unavailable` when no address can be signed.
pub async fn redirect(
    ctx: &Context,
    file: &StoredFile,
    disposition: &str,
    check: Option<&(Arc<dyn UseCheck>, Bearing)>,
) -> Result<Option<String>> {
    let (Some(life), Some(signer)) = (ctx.settings.store_redirect_life, &ctx.signer) else { return Ok(None) };
    let size = u64::try_from(file.size.unwrap_or_default()).map_err(Error::internal)?;
    if size < ctx.settings.store_redirect_from {
        return Ok(None);
    }
    if let Some((check, bearing)) = check {
        check.authorise(ctx, bearing).await?;
        check.meter(ctx, bearing, size, true).await?;
    }
    let life = life.min(LONGEST).to_std().map_err(Error::internal)?;
    // The store says what we would have said; both are part of what is signed.
    let options = SignedUrlOptions::default().with_query([
        ("response-content-disposition", disposition),
        ("response-content-type", file.media_type.as_str()),
        ("response-cache-control", "private, no-store"),
    ]);
    let path = Path::from(file.object_key.as_str());
    let url = signer.signed_url_opts(Method::GET, &path, life, &options).await.map_err(silent)?;
    Ok(Some(url.into()))
}
