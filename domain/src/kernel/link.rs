//! Secrets that are computed, never stored: tokens in one-time links, and digests of the tokens that are stored.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Context;

/// The token of the one-time link for a row: HMAC-SHA-256 under the platform's secret, base64url.
/// The worker computes it again when it writes the mail, so it stands in no table and no job.
pub fn link_token(ctx: &Context, purpose: &str, row: Uuid) -> String {
    mac(ctx, purpose, row).map(|mac| URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())).unwrap_or_default()
}

/// Whether this is the token of that row, in constant time.
pub fn link_token_matches(ctx: &Context, purpose: &str, row: Uuid, token: &str) -> bool {
    let (Some(mac), Ok(bytes)) = (mac(ctx, purpose, row), URL_SAFE_NO_PAD.decode(token)) else { return false };
    mac.verify_slice(&bytes).is_ok()
}

/// What is stored of a secret with 256 random bits: its SHA-256 in hexadecimal.
pub fn secret_hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

/// Whether two secrets are the same; how long it takes says nothing about where they differ.
pub fn same_secret(a: &str, b: &str) -> bool {
    let (a, b) = (Sha256::digest(a.as_bytes()), Sha256::digest(b.as_bytes()));
    a.iter().zip(b.iter()).fold(0_u8, |difference, (x, y)| difference | (x ^ y)) == 0
}

fn mac(ctx: &Context, purpose: &str, row: Uuid) -> Option<Hmac<Sha256>> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&ctx.settings.url_secret).ok()?;
    mac.update(purpose.as_bytes());
    mac.update(b":");
    mac.update(row.hyphenated().to_string().as_bytes());
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::{same_secret, secret_hash};

    #[test]
    fn secrets_are_compared_whole() {
        assert!(same_secret("abc", "abc"));
        assert!(!same_secret("abc", "abd"));
        assert!(!same_secret("abc", "ab"));
    }

    #[test]
    fn a_hash_is_sha_256_in_hexadecimal() {
        assert_eq!(secret_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
