//! What every HTTP handler shares, and how a request becomes a caller.

use actix_web::{HttpMessage, HttpRequest};
use intercity_domain::kernel::{Context, SessionId};

use crate::graphql::limits::Limits;
use crate::graphql::subscriptions::Changes;
use crate::graphql::{Caller, http};
use crate::schema::Schema;

/// Shared by all handlers of one process.
pub struct Edge {
    /// The surroundings of the domain.
    pub context: Context,
    /// The GraphQL schema.
    pub schema: Schema,
    /// Bounds of GraphQL requests.
    pub limits: Limits,
    /// Source of subscriptions.
    pub changes: Changes,
}

/// The id of a request; in logs, in errors and in the answer's `x-request-id`.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

impl Edge {
    /// Who sends this request, with the surroundings bound to its id.
    pub fn caller(&self, request: &HttpRequest) -> Caller {
        let id = request.extensions().get::<RequestId>().map(|id| id.0.clone());
        Caller {
            context: id.map_or_else(|| self.context.clone(), |id| self.context.for_request(&id)),
            viewer: http::viewer(request),
            session: request.extensions().get::<SessionId>().copied(),
            address: request.peer_addr().map(|a| a.ip().to_string()).unwrap_or_default(),
            user_agent: request
                .headers()
                .get("user-agent")
                .and_then(|v| v.to_str().ok())
                .map(|text| text.chars().take(200).collect())
                .unwrap_or_default(),
        }
    }
}
