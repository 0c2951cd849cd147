//! Subscriptions over WebSocket (graphql-transport-ws) and the source of changes behind them.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, web};
use actix_ws::{CloseCode, CloseReason};
use async_graphql::Data;
use async_graphql::http::{WebSocket, WebSocketProtocols, WsMessage};
use chrono::TimeDelta;
use futures_util::{Stream, StreamExt};
use intercity_domain::kernel::{ActivityId, Context, activity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::sync::broadcast;

use crate::edge::Edge;

/// The largest message that a client may send.
const FRAME: usize = 256 * 1024;

/// Tells subscribers of this process what the activity table says.
///
/// The table is read while somebody listens, at most every 500 ms and once for all of them, so that it does not
/// matter which process wrote the entry.
#[derive(Clone)]
pub struct Changes(broadcast::Sender<Arc<activity::Model>>);

impl Changes {
    /// Nobody listens yet.
    pub fn new() -> Self {
        Self(broadcast::channel(1024).0)
    }

    /// Everything that is recorded from now on.
    pub fn listen(&self) -> impl Stream<Item = Arc<activity::Model>> + use<> {
        let receiver = self.0.subscribe();
        futures_util::stream::unfold(receiver, |mut receiver| async move {
            loop {
                match receiver.recv().await {
                    Ok(entry) => return Some((entry, receiver)),
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return None,
                }
            }
        })
    }

    /// Reads the table until the process ends.
    pub async fn run(self, context: Context) {
        let mut since = context.now();
        let mut seen: HashSet<ActivityId> = HashSet::new();
        let mut order: VecDeque<ActivityId> = VecDeque::new();
        loop {
            tokio::time::sleep(Duration::from_millis(500)).await;
            if self.0.receiver_count() == 0 {
                since = context.now();
                continue;
            }
            // Commits do not come in the order of their instants: look five seconds back, skip what was told.
            match recent(&context, since - TimeDelta::seconds(5)).await {
                Ok(entries) => {
                    for entry in entries {
                        since = since.max(entry.at);
                        if seen.insert(entry.id) {
                            order.push_back(entry.id);
                            // Nobody listening any more is no fault.
                            let _ = self.0.send(Arc::new(entry));
                        }
                    }
                    while order.len() > 4096 {
                        if let Some(old) = order.pop_front() {
                            seen.remove(&old);
                        }
                    }
                }
                Err(error) => tracing::warn!(%error, "cannot read changes for subscriptions"),
            }
        }
    }
}

impl Default for Changes {
    fn default() -> Self {
        Self::new()
    }
}

async fn recent(
    context: &Context,
    since: intercity_domain::kernel::Timestamp,
) -> Result<Vec<activity::Model>, sea_orm::DbErr> {
    activity::Entity::find()
        .filter(activity::Column::At.gt(since))
        .order_by_asc(activity::Column::At)
        .limit(1000)
        .all(context.db.reader())
        .await
}

/// Upgrades to graphql-transport-ws. The viewer is that of the request, or of `Authorization` in `connection_init`.
pub async fn websocket(edge: web::Data<Edge>, http: HttpRequest, body: web::Payload) -> HttpResponse {
    let offered = http.headers().get("sec-websocket-protocol").and_then(|v| v.to_str().ok()).unwrap_or("");
    if !offered.split(',').any(|p| p.trim() == "graphql-transport-ws") {
        return HttpResponse::BadRequest().body("Use the sub-protocol graphql-transport-ws.");
    }
    if !same_origin(&http, &edge.context.settings.public_url) {
        return HttpResponse::Forbidden().body("This page may not open a socket here.");
    }
    match actix_ws::handle_with_protocols(&http, body, &["graphql-transport-ws"]) {
        Ok((response, session, stream)) => {
            let stream = stream.max_frame_size(FRAME).aggregate_continuations().max_continuation_size(FRAME);
            let caller = edge.caller(&http);
            actix_web::rt::spawn(serve(edge, caller, session, stream));
            response
        }
        Err(error) => error.error_response(),
    }
}

/// A browser names its origin; a page of another site must not act with the cookies of the viewer.
fn same_origin(http: &HttpRequest, public_url: &str) -> bool {
    let Some(origin) = http.headers().get("origin").and_then(|v| v.to_str().ok()) else { return true };
    let host = http.connection_info().host().to_owned();
    origin == public_url || origin.split_once("://").is_some_and(|(_, o)| o == host)
}

async fn serve(
    edge: web::Data<Edge>,
    caller: super::Caller,
    mut session: actix_ws::Session,
    stream: actix_ws::AggregatedMessageStream,
) {
    let incoming = stream.filter_map(|message| async move {
        match message {
            Ok(actix_ws::AggregatedMessage::Text(text)) => Some(text.as_bytes().to_vec()),
            _ => None,
        }
    });
    let executor = Admitted { edge: edge.clone() };
    let on_init = {
        let edge = edge.clone();
        move |_payload: serde_json::Value| async move {
            let mut data = Data::default();
            data.insert(caller);
            data.insert(edge.changes.clone());
            Ok(data)
        }
    };
    let mut outgoing = Box::pin(
        WebSocket::new(executor, incoming, WebSocketProtocols::GraphQLWS)
            .on_connection_init(on_init)
            .keepalive_timeout(Duration::from_secs(30)),
    );
    while let Some(message) = outgoing.next().await {
        let sent = match message {
            WsMessage::Text(text) => session.text(text).await,
            WsMessage::Close(code, reason) => {
                let reason = CloseReason { code: CloseCode::Other(code), description: Some(reason) };
                let _ = session.close(Some(reason)).await;
                return;
            }
        };
        if sent.is_err() {
            return;
        }
    }
    let _ = session.close(None).await;
}

/// The schema behind the same limits as over plain HTTP.
#[derive(Clone)]
struct Admitted {
    edge: web::Data<Edge>,
}

impl async_graphql::Executor for Admitted {
    async fn execute(&self, request: async_graphql::Request) -> async_graphql::Response {
        match super::http::admit(&self.edge, request) {
            Ok(request) => self.edge.schema.execute(request).await,
            Err(response) => response,
        }
    }

    fn execute_stream(
        &self,
        request: async_graphql::Request,
        session: Option<Arc<Data>>,
    ) -> futures_util::stream::BoxStream<'static, async_graphql::Response> {
        match super::http::admit(&self.edge, request) {
            Ok(request) => async_graphql::Executor::execute_stream(&self.edge.schema, request, session),
            Err(response) => futures_util::stream::once(std::future::ready(response)).boxed(),
        }
    }
}
