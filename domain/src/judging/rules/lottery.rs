//! The lottery that breaks last ties: a seed committed to before the deadline, one number per submission.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::kernel::{ChallengeId, SubmissionId};

/// The number of a submission as hex; the larger comes first.
///
/// HMAC-SHA-256 under the bytes of the seed (written as hex) over the 16 bytes of the challenge's id and the 16 of the submission's.
pub fn number(seed: &str, challenge: ChallengeId, submission: SubmissionId) -> String {
    // HMAC takes a key of any length; the empty string stands where that would ever not hold.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&bytes(seed)) else { return String::new() };
    mac.update(challenge.0.as_bytes());
    mac.update(submission.0.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// What is published before the deadline: SHA-256 of the seed's bytes, as hex.
pub fn commitment(seed: &str) -> String {
    hex::encode(Sha256::digest(bytes(seed)))
}

/// The seed is written as hex; any other text stands for its own bytes.
fn bytes(seed: &str) -> Vec<u8> {
    hex::decode(seed).unwrap_or_else(|_| seed.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn numbers_differ_by_seed_challenge_and_submission() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let base = number("seed", one.into(), two.into());
        assert_eq!(base.len(), 64);
        assert_eq!(base, number("seed", one.into(), two.into()));
        assert_ne!(base, number("other", one.into(), two.into()));
        assert_ne!(base, number("seed", two.into(), two.into()));
        assert_ne!(base, number("seed", one.into(), one.into()));
    }

    #[test]
    fn a_commitment_is_the_hash_of_the_seed() {
        assert_eq!(commitment("616263"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
