//! What a sender says a piece hashes to, compared while it flows.

use sha1::Sha1;
use sha2::Sha256;

/// A checksum of one piece, as sent along with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checksum {
    /// SHA-1, which tus asks every server to know; it guards against accidents, not against people.
    Sha1(Vec<u8>),
    /// SHA-256.
    Sha256(Vec<u8>),
}

impl Checksum {
    /// The names that tus clients use.
    pub const NAMES: &'static str = "sha1,sha256";

    /// By its name.
    pub fn new(name: &str, value: Vec<u8>) -> Option<Self> {
        match name {
            "sha1" => Some(Self::Sha1(value)),
            "sha256" | "sha-256" => Some(Self::Sha256(value)),
            _ => None,
        }
    }

    pub(super) fn verifier(self) -> Verifier {
        match self {
            Self::Sha1(expected) => Verifier::Sha1(Box::default(), expected),
            Self::Sha256(expected) => Verifier::Sha256(Box::default(), expected),
        }
    }
}

/// Hashes what flows by.
pub(super) enum Verifier {
    Sha1(Box<Sha1>, Vec<u8>),
    Sha256(Box<Sha256>, Vec<u8>),
}

impl Verifier {
    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(hash, _) => sha1::Digest::update(hash.as_mut(), bytes),
            Self::Sha256(hash, _) => sha2::Digest::update(hash.as_mut(), bytes),
        }
    }

    /// Whether everything that flowed by is what was announced.
    pub(super) fn holds(self) -> bool {
        match self {
            Self::Sha1(hash, expected) => sha1::Digest::finalize(*hash).as_slice() == expected,
            Self::Sha256(hash, expected) => sha2::Digest::finalize(*hash).as_slice() == expected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_tell_a_changed_piece() {
        for (name, hex_of_abc) in [
            ("sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            ("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ] {
            let checksum = Checksum::new(name, hex::decode(hex_of_abc).unwrap()).unwrap();
            let mut right = checksum.clone().verifier();
            right.update(b"a");
            right.update(b"bc");
            assert!(right.holds(), "{name}");
            let mut wrong = checksum.verifier();
            wrong.update(b"abd");
            assert!(!wrong.holds(), "{name}");
        }
        assert_eq!(Checksum::new("crc32", Vec::new()), None);
    }
}
