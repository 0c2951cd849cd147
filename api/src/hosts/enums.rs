//! The closed sets of values that hosts show.

use async_graphql::Enum;
use intercity_domain::{access, hosts};

/// Where a data host stands.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "hosts::HostState")]
pub enum DataHostState {
    /// Takes new grants.
    Active,
    /// Takes no new grants; the end of those that it holds is still proved there.
    Retired,
}

/// What a data host says that it does with a grant.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::HeldState")]
pub enum HeldState {
    /// It serves.
    Active,
    /// It refuses for a while.
    Suspended,
    /// It refuses: revoked.
    Revoked,
    /// It refuses: ended at its time.
    Expired,
}
