//! Pages of accounts.

mod cookies;

use actix_web::web::ServiceConfig;

pub use cookies::{SessionCookies, session_cookies};

/// Registers the pages of this feature.
pub fn configure(_config: &mut ServiceConfig) {}
