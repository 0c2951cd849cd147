//! What a resolver knows of the request: surroundings and viewer.

use async_graphql::Context as GraphContext;
use intercity_domain::kernel::{Context, SessionId, Viewer};

use super::Fault;

/// Put into every request's data by the edge.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The surroundings, bound to the request's id.
    pub context: Context,
    /// Who asks.
    pub viewer: Viewer,
    /// The session that asks, for people.
    pub session: Option<SessionId>,
    /// The address of the other side, for throttling; empty in-process.
    pub address: String,
    /// What the other side calls itself, for the list of sessions.
    pub user_agent: String,
}

/// The caller of this request.
///
/// # Errors
/// Internal, when the edge forgot to provide it.
pub fn caller<'a>(ctx: &GraphContext<'a>) -> Result<&'a Caller, Fault> {
    ctx.data::<Caller>().map_err(|e| Fault(intercity_domain::Error::internal(e.message)))
}
