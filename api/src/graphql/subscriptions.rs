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
use tokio::sync::{Semaphore, SemaphorePermit, broadcast};

use super::{Caller, Fault, caller};
use crate::auth;
use crate::edge::Edge;

/// The largest message that a client may send.
const FRAME: usize = 256 * 1024;

/// Operations that may run at once over one socket.
const OPERATIONS: usize = 32;

/// Sockets that one process holds open.
const SOCKETS: usize = 1024;

static OPEN: Semaphore = Semaphore::const_new(SOCKETS);

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
    ///
    /// `None` means that some entries were missed because the listener was slow.
    pub fn listen(&self) -> impl Stream<Item = Option<Arc<activity::Model>>> + use<> {
        let receiver = self.0.subscribe();
        futures_util::stream::unfold(receiver, |mut receiver| async move {
            match receiver.recv().await {
                Ok(entry) => Some((Some(entry), receiver)),
                Err(broadcast::error::RecvError::Lagged(_)) => Some((None, receiver)),
                Err(broadcast::error::RecvError::Closed) => None,
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

/// What a subscription tells: the thing as it is now, and again after each change that is about it.
///
/// # Errors
/// When the viewer may not read it now.
pub async fn watch<T, About, Read, Reading>(
    ctx: &async_graphql::Context<'_>,
    about: About,
    read: Read,
) -> Result<impl Stream<Item = async_graphql::Result<T>> + use<T, About, Read, Reading>, Fault>
where
    About: Fn(&activity::Model) -> bool + Send + 'static,
    Read: Fn(Caller) -> Reading + Send + 'static,
    Reading: Future<Output = Result<T, Fault>> + Send + 'static,
    T: Send + 'static,
{
    let caller = caller(ctx)?.clone();
    let changes = ctx.data::<Changes>().map_err(|e| Fault(intercity_domain::Error::internal(e.message)))?;
    // Listening begins before the first reading, so that no change falls between.
    let heard = changes.listen().filter(move |change| {
        let concerned = change.as_ref().is_none_or(|change| about(change));
        std::future::ready(concerned)
    });
    let first = read(caller.clone()).await?;
    let later = heard.then(move |_| read(caller.clone())).map(|outcome| outcome.map_err(Into::into));
    Ok(futures_util::stream::once(std::future::ready(Ok(first))).chain(later).boxed())
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
    let Ok(place) = OPEN.try_acquire() else {
        return HttpResponse::ServiceUnavailable()
            .insert_header(("retry-after", "5"))
            .body("Too many sockets are open; try again in some seconds.");
    };
    match actix_ws::handle_with_protocols(&http, body, &["graphql-transport-ws"]) {
        Ok((response, session, stream)) => {
            let stream = stream.max_frame_size(FRAME).aggregate_continuations().max_continuation_size(FRAME);
            let caller = edge.caller(&http);
            actix_web::rt::spawn(serve(edge, caller, session, stream, place));
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

/// The viewer that `connection_init` names by its token; that of the upgrade request where it names none.
async fn initiate(edge: &Edge, mut caller: Caller, payload: &serde_json::Value) -> async_graphql::Result<Data> {
    let header = payload.get("Authorization").or_else(|| payload.get("authorization"));
    if let Some(header) = header {
        let token = header.as_str().and_then(|text| text.split_once(' '));
        let Some((_, token)) = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")) else {
            return Err("Authorization in connection_init must be: Bearer <token>.".into());
        };
        let known = auth::credentials::bearer(&edge.context, token.trim()).await;
        let (viewer, session) = known.map_err(|_refused| "This token does not count; get a new one.")?;
        caller.viewer = viewer;
        caller.session = session;
    }
    let mut data = Data::default();
    data.insert(caller);
    data.insert(edge.changes.clone());
    Ok(data)
}

async fn serve(
    edge: web::Data<Edge>,
    caller: Caller,
    mut session: actix_ws::Session,
    stream: actix_ws::AggregatedMessageStream,
    _place: SemaphorePermit<'static>,
) {
    let incoming = stream.filter_map(|message| async move {
        match message {
            Ok(actix_ws::AggregatedMessage::Text(text)) => Some(text.as_bytes().to_vec()),
            _ => None,
        }
    });
    let executor = Admitted { edge: edge.clone(), room: Arc::new(Semaphore::new(OPERATIONS)) };
    // Who signed out or lost a role must not listen on: a socket lives no longer than an access token.
    let life = edge.context.settings.access_token_life.to_std().unwrap_or(Duration::from_secs(600));
    let end = tokio::time::sleep(life);
    let on_init = {
        let edge = edge.clone();
        async move |payload: serde_json::Value| initiate(&edge, caller, &payload).await
    };
    let mut outgoing = Box::pin(
        WebSocket::new(executor, incoming, WebSocketProtocols::GraphQLWS)
            .on_connection_init(on_init)
            .keepalive_timeout(Duration::from_secs(30)),
    );
    tokio::pin!(end);
    loop {
        let message = tokio::select! {
            message = outgoing.next() => message,
            () = &mut end => {
                let description = Some("The sign-in of this socket has ended; connect again.".into());
                let _ = session.close(Some(CloseReason { code: CloseCode::Other(4401), description })).await;
                return;
            }
        };
        let sent = match message {
            Some(WsMessage::Text(text)) => session.text(text).await,
            Some(WsMessage::Close(code, reason)) => {
                let reason = CloseReason { code: CloseCode::Other(code), description: Some(reason) };
                let _ = session.close(Some(reason)).await;
                return;
            }
            None => break,
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
    room: Arc<Semaphore>,
}

impl async_graphql::Executor for Admitted {
    async fn execute(&self, request: async_graphql::Request) -> async_graphql::Response {
        match super::http::admit(&self.edge, request) {
            Ok(request) => self.edge.schema.execute(request).await,
            Err(response) => *response,
        }
    }

    fn execute_stream(
        &self,
        request: async_graphql::Request,
        session: Option<Arc<Data>>,
    ) -> futures_util::stream::BoxStream<'static, async_graphql::Response> {
        let once = |response| futures_util::stream::once(std::future::ready(response)).boxed();
        let Ok(room) = Arc::clone(&self.room).try_acquire_owned() else {
            let message = format!("At most {OPERATIONS} operations may run over one socket; complete one first.");
            let error = async_graphql::ServerError::new(message, None);
            return once(async_graphql::Response::from_errors(vec![error]));
        };
        match super::http::admit(&self.edge, request) {
            Ok(request) => async_graphql::Executor::execute_stream(&self.edge.schema, request, session)
                .inspect(move |_| {
                    let _held = &room;
                })
                .boxed(),
            Err(response) => once(*response),
        }
    }
}
