//! From the credentials of a request to its viewer: a bearer token, or the cookies of the pages.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, HOST, ORIGIN, WWW_AUTHENTICATE};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use intercity_domain::accounts::{self, StartedSession, access_token};
use intercity_domain::kernel::{Context, Error, Result, SessionId, Viewer};
use intercity_domain::organisations::client_sign_in;
use serde_json::json;

use super::cookies;
use crate::edge::Edge;
use crate::graphql::code;

/// Paths that answer everybody alike; cookies are not looked at.
const PUBLIC: [&str; 6] = ["/assets/", "/healthz", "/readyz", "/.well-known/", "/oauth/", "/files/"];

/// What the credentials of a request say.
#[derive(Debug)]
pub struct Resolved {
    /// Who asks.
    pub viewer: Viewer,
    /// In which session, for people.
    pub session: Option<SessionId>,
    /// The session was renewed by its cookie; the answer carries the new ones.
    pub renewed: Option<StartedSession>,
    /// The cookies do not count any more; the answer takes them away.
    pub stale: bool,
}

impl Resolved {
    fn nobody(stale: bool) -> Self {
        Self { viewer: Viewer::Nobody, session: None, renewed: None, stale }
    }
}

/// The middleware in front of everything: finds the viewer, or refuses a bearer token that does not count.
///
/// # Errors
/// Those of the handler.
pub async fn credentials(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some(edge) = request.app_data::<web::Data<Edge>>().cloned() else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    // Figures have a token of their own.
    if request.path() == "/metrics" {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let resolved = match Box::pin(resolve(&edge.context, request.request())).await {
        Ok(resolved) => resolved,
        Err(error) => {
            let (request, _) = request.into_parts();
            return Ok(ServiceResponse::new(request, refusal(&error)));
        }
    };
    {
        let mut extensions = request.extensions_mut();
        extensions.insert(resolved.viewer);
        if let Some(session) = resolved.session {
            extensions.insert(session);
        }
    }
    let mut response = next.call(request).await?.map_into_boxed_body();
    let set = match (&resolved.renewed, resolved.stale) {
        (Some(session), _) => cookies::of_session(&edge.context, session),
        (None, true) => cookies::removal(&edge.context),
        (None, false) => Vec::new(),
    };
    cookies::add(&mut response, set);
    Ok(response)
}

/// Who sends this request.
///
/// # Errors
/// `Unauthenticated` for a bearer token that does not count; cookies that do not count are nobody.
pub async fn resolve(ctx: &Context, request: &HttpRequest) -> Result<Resolved> {
    if let Some(header) = request.headers().get(AUTHORIZATION) {
        let header = header.to_str().unwrap_or_default();
        let Some((scheme, token)) = header.split_once(' ') else { return Err(Error::Unauthenticated) };
        if scheme.eq_ignore_ascii_case("bearer") {
            let (viewer, session) = bearer(ctx, token.trim()).await?;
            return Ok(Resolved { viewer, session, renewed: None, stale: false });
        }
        // Basic belongs to /oauth/token, which reads it itself.
        return Ok(Resolved::nobody(false));
    }
    if PUBLIC.iter().any(|path| request.path().starts_with(path)) || !from_ourselves(ctx, request) {
        return Ok(Resolved::nobody(false));
    }
    by_cookies(ctx, request).await
}

/// Whose bearer token this is.
///
/// # Errors
/// `Unauthenticated` when it does not count.
pub async fn bearer(ctx: &Context, token: &str) -> Result<(Viewer, Option<SessionId>)> {
    let claims = access_token::read(ctx, token).await?;
    if claims.client_id.is_some() {
        return Ok((client_sign_in::viewer(ctx, &claims).await?, None));
    }
    let (viewer, session) = access_token::viewer(ctx, &claims).await?;
    Ok((viewer, Some(session)))
}

async fn by_cookies(ctx: &Context, request: &HttpRequest) -> Result<Resolved> {
    let names = cookies::names(ctx);
    if let Some(cookie) = request.cookie(names.access) {
        match bearer(ctx, cookie.value()).await {
            Ok((viewer, session)) => return Ok(Resolved { viewer, session, renewed: None, stale: false }),
            Err(Error::Unauthenticated) => {}
            Err(other) => return Err(other),
        }
    }
    let Some(cookie) = request.cookie(names.refresh) else {
        return Ok(Resolved::nobody(request.cookie(names.access).is_some()));
    };
    let device = accounts::Device {
        address: request.peer_addr().map(|a| a.ip().to_string()).unwrap_or_default(),
        user_agent: String::new(),
    };
    let renewed = match accounts::refresh(ctx, &device, cookie.value()).await {
        Ok(renewed) => renewed,
        Err(Error::Unauthenticated) => return Ok(Resolved::nobody(true)),
        Err(other) => return Err(other),
    };
    match bearer(ctx, &renewed.access_token).await {
        Ok((viewer, session)) => Ok(Resolved { viewer, session, renewed: Some(renewed), stale: false }),
        Err(Error::Unauthenticated) => Ok(Resolved::nobody(true)),
        Err(other) => Err(other),
    }
}

/// Cookies count for our own pages, whose forms carry tokens; at `/graphql` only when the browser says that
/// one of our own pages asks.
fn from_ourselves(ctx: &Context, request: &HttpRequest) -> bool {
    if !request.path().starts_with("/graphql") {
        return true;
    }
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = header(ORIGIN.as_str()) else { return false };
    let host = origin.split_once("://").map(|(_, host)| host);
    origin == ctx.settings.public_url || (host.is_some() && host == header(HOST.as_str()))
}

fn refusal(error: &Error) -> HttpResponse {
    let (mut response, message) = match error {
        Error::Unauthenticated => {
            let mut response = HttpResponse::Unauthorized();
            response.insert_header((WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
            (response, "The access token does not count (any more). Renew the session or sign in.".to_owned())
        }
        Error::Unavailable(text) => (HttpResponse::ServiceUnavailable(), text.clone()),
        other => {
            tracing::error!(error = %crate::graphql::chain(other), "credentials could not be checked");
            (HttpResponse::InternalServerError(), "Something went wrong on our side. Try again.".to_owned())
        }
    };
    let body = json!({ "errors": [{ "message": message, "extensions": { "code": code(error) } }] });
    response.insert_header(("cache-control", "no-store")).json(body)
}
