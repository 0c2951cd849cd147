//! The door through which a higher feature says, at the moment of use, whether a URL still stands.

use super::Bearing;
use crate::kernel::{Context, Result};

/// After so many bytes the right is asked for again while a download runs.
pub const CHECK_EVERY: u64 = 4 * 1024 * 1024;

/// Asked before the first byte and again before every further [`CHECK_EVERY`] bytes.
///
/// Implementations read the rows anew each time: a revocation must stop a download that is under way.
#[async_trait::async_trait]
pub trait UseCheck: Send + Sync {
    /// Whether what the URL bears is still so.
    ///
    /// # Errors
    /// `Forbidden` with the reason; the download is refused or cut off.
    async fn authorise(&self, ctx: &Context, bearing: &Bearing) -> Result<()>;

    /// So many bytes are about to be sent; recorded before they leave, so that no crash loses count.
    /// `first` marks the beginning of a request, for which one download is recorded.
    ///
    /// # Errors
    /// `Forbidden` when a budget is used up; then they are not sent.
    async fn meter(&self, ctx: &Context, bearing: &Bearing, bytes: u64, first: bool) -> Result<()>;
}
