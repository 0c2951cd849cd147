//! How rights are decided and proved: a pure verdict, the permit it yields, and the rows of the printed matrix.

use super::{Error, Result};

/// What a policy says to one role, in one state, about one action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Go ahead.
    Allowed,
    /// Nobody is signed in.
    SignIn,
    /// May not even know that it exists.
    Hidden,
    /// May see it, not do it; the reason is for the reader.
    Forbidden(&'static str),
}

impl Verdict {
    /// The permit that writing functions demand, or the refusal.
    ///
    /// # Errors
    /// `Unauthenticated`, `NotFound` or `Forbidden`, as the verdict says.
    pub fn permit(self) -> Result<Permit> {
        match self {
            Self::Allowed => Ok(Permit(())),
            Self::SignIn => Err(Error::Unauthenticated),
            Self::Hidden => Err(Error::NotFound),
            Self::Forbidden(reason) => Err(Error::Forbidden(reason.into())),
        }
    }

    /// One word for the matrix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Allowed => "yes",
            Self::SignIn => "sign in",
            Self::Hidden => "not found",
            Self::Forbidden(_) => "forbidden",
        }
    }
}

/// Proof that a policy was asked. Only [`Verdict::permit`] makes one; `store.rs` demands it.
#[derive(Debug)]
pub struct Permit(());

/// One cell of the printed permission matrix.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MatrixRow {
    /// The feature.
    pub feature: &'static str,
    /// The action, named like the mutation.
    pub action: String,
    /// The state of the thing, `-` when it has none.
    pub state: String,
    /// The role or relation.
    pub role: String,
    /// The verdict in one word.
    pub verdict: &'static str,
}
