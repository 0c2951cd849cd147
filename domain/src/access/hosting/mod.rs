//! Grants that work on a partner's host: pushed there, acknowledged, used with a token, and proved to have ended.
//!
//! The worker pushes every change of such a grant, signed, to the host, which answers with the generation that it
//! holds; it never goes back to an older one, so that an end beats a late beginning. What a push did is asked about
//! when no answer came. People get tokens for at most ten minutes, which the host verifies by itself. Beside that a
//! signed list of what was revoked is published, good for a minute; a host whose list is older refuses everybody.

mod amend;
mod carry;
mod discrepancies;
mod lag;
mod list;
mod message;
mod place;
mod probe;
mod purge;
mod push;
mod store;
mod token;

pub use amend::amend;
pub use carry::{carry, enqueue_open, job};
pub use discrepancies::{Discrepancy, discrepancies};
pub use lag::{Lag, OpenEnd, Spread, all_lags, lag_of, measure, own_lag};
pub use list::{LIST_LIFE, Revocations, bound, revocations};
pub use place::{Place, host_for, is_placed, label, place_of, places_of};
pub use probe::{prove_refused, prove_served};
pub use purge::purge;
pub use push::{Held, push};
pub use store::{keep_held, place};
pub use token::{IssuedToken, grant_token, is_settled};
