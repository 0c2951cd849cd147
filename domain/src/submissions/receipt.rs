//! The receipt for a version: what a team can show to prove what it sent, and when.
//!
//! A JWS (EdDSA) of type `receipt+jwt` under a key of `/.well-known/jwks.json`. It has no expiry: whoever has
//! the content can compute its SHA-256 (see [`super::canonical`]) and compare.

use serde::{Deserialize, Serialize};

use super::entity::submission;
use crate::accounts::keys;
use crate::kernel::{ChallengeId, Context, Result, SubmissionId, Timestamp};

/// The type in the header of the token.
pub const TYPE: &str = "receipt+jwt";

/// The claims of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The submission.
    pub sub: SubmissionId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// The number of the version.
    pub version: i32,
    /// SHA-256 of the canonical content, lower-case hexadecimal.
    pub sha256: String,
    /// When it was sent, ISO 8601 in UTC with microseconds.
    pub submitted_at: String,
}

impl Receipt {
    /// The claims for a version.
    pub fn new(submission: &submission::Model, version: i32, sha256: &str, at: Timestamp) -> Self {
        Self {
            sub: submission.id,
            challenge: submission.challenge_id,
            version,
            sha256: sha256.to_owned(),
            submitted_at: at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        }
    }
}

/// Signs the claims.
pub(super) async fn sign(ctx: &Context, claims: &Receipt) -> Result<String> {
    keys::sign(ctx, TYPE, claims).await
}
