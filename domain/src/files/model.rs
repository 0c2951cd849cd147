//! What a signed URL says: the direction, until when, and on whose right it stands.

use crate::kernel::{AccessGrantId, DistributionId, PersonId, Timestamp};

/// Which way the bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `PUT` to us.
    Upload,
    /// `PATCH` in pieces to us (tus 1.0).
    Resumable,
    /// `GET` or `HEAD` from us.
    Download,
}

impl Direction {
    /// The path segment and the first line under the signature.
    pub const fn segment(self) -> &'static str {
        match self {
            Self::Upload => "u",
            Self::Resumable => "t",
            Self::Download => "d",
        }
    }
}

/// On whose right a URL stands; what is named here is asked again when the URL is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bearing {
    /// The grant that allows it.
    pub grant: Option<AccessGrantId>,
    /// The person it was given to.
    pub person: Option<PersonId>,
    /// The distribution that is read.
    pub distribution: Option<DistributionId>,
    /// Whether the platform only tries if it would work, before anybody may: then a single byte is given.
    pub rehearsal: bool,
}

/// A URL that we signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedUrl {
    /// Absolute, at our own address.
    pub url: String,
    /// From then on it is refused.
    pub expires_at: Timestamp,
}
