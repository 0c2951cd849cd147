//! Pages of access.

use actix_web::web::ServiceConfig;

/// Registers the pages of this feature.
pub fn configure(_config: &mut ServiceConfig) {}
