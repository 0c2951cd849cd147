//! Signatures (HMAC-SHA-256) under form tokens and flash messages.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The signature over a purpose and its parts, as base64url text.
pub fn sign(secret: &[u8], purpose: &str, parts: &[&str]) -> String {
    mac(secret, purpose, parts).map(|mac| URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())).unwrap_or_default()
}

/// Whether `signature` was made by [`sign`]; compared in constant time.
pub fn verify(secret: &[u8], purpose: &str, parts: &[&str], signature: &str) -> bool {
    URL_SAFE_NO_PAD
        .decode(signature)
        .ok()
        .zip(mac(secret, purpose, parts))
        .is_some_and(|(bytes, mac)| mac.verify_slice(&bytes).is_ok())
}

fn mac(secret: &[u8], purpose: &str, parts: &[&str]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(purpose.as_bytes());
    for part in parts {
        mac.update(&[0]);
        mac.update(part.as_bytes());
    }
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_parts_verify() {
        let signature = sign(b"secret", "form", &["a", "b"]);
        assert!(verify(b"secret", "form", &["a", "b"], &signature));
        assert!(!verify(b"secret", "form", &["ab", ""], &signature));
        assert!(!verify(b"secret", "flash", &["a", "b"], &signature));
        assert!(!verify(b"other", "form", &["a", "b"], &signature));
        assert!(!verify(b"secret", "form", &["a", "b"], ""));
    }
}
