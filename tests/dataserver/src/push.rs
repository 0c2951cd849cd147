//! Takes pushes of grants (signature, time, order), and answers what is held.

use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::Deserialize;

use crate::control::{Mood, Received};
use crate::fault::Refused;
use crate::grants::{Grant, Held, Outcome};
use crate::server::Shared;
use crate::verify::bearer;

/// A push may be so many seconds old, or ahead.
const TOLERANCE: i64 = 5 * 60;

/// What a push says beside the grant.
#[derive(Deserialize)]
struct Message {
    #[serde(rename = "type")]
    kind: String,
    issuer: String,
    audience: String,
    #[serde(flatten)]
    grant: Grant,
}

/// `POST /grants`
///
/// A push that comes twice, or late, is answered with what is held; so it may be sent again as often as needed.
///
/// # Errors
/// When it is not signed, too old, or for another server.
pub async fn take(shared: web::Data<Shared>, request: HttpRequest, body: Bytes) -> Result<HttpResponse, Refused> {
    let mood = shared.control.mood();
    if mood == Mood::Down {
        return Err(Refused::closed("server.down", "This server is down."));
    }
    signed(&shared, &request, &body).await?;
    shared.control.note(Received { headers: sent(&request), body: body.to_vec() });
    let unreadable = Refused::unreadable("push.unreadable", "This push cannot be read.");
    let message: Message = serde_json::from_slice(&body).map_err(|_other_shape| unreadable)?;
    if message.kind != "grant.changed" {
        return Err(Refused::unreadable("push.type", "This server takes only changes of grants."));
    }
    if message.audience != shared.audience || message.issuer != shared.issuer.url() {
        return Err(Refused::forbidden("push.audience", "This push is for another server."));
    }
    let outcome = shared.grants.take(message.grant).map_err(|error| {
        tracing::error!(%error, "a grant could not be written down");
        Refused::closed("server.disk", "This server could not write it down. Send it again.")
    })?;
    if matches!(outcome, Outcome::Applied(_)) {
        shared.control.count();
    }
    match mood {
        Mood::Silent => tokio::time::sleep(Duration::from_secs(60)).await,
        Mood::Confused => return Ok(HttpResponse::InternalServerError().finish()),
        Mood::Good | Mood::Down => {}
    }
    Ok(match outcome {
        Outcome::Applied(held) | Outcome::Known(held) => HttpResponse::Ok().json(held),
        Outcome::Older(held) => HttpResponse::Conflict().json(held),
    })
}

/// `GET /grants/{id}`: what is held, for Intercity alone.
///
/// # Errors
/// When somebody else asks, or nothing is held.
pub async fn status(
    shared: web::Data<Shared>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Refused> {
    #[derive(Deserialize)]
    struct Claims {
        aud: String,
        exp: i64,
        grant: String,
    }
    if shared.control.mood() == Mood::Down {
        return Err(Refused::closed("server.down", "This server is down."));
    }
    let bad = Refused::unauthorised("status.token", "This token does not allow the question.");
    let claims = shared.issuer.signed("status+jwt", bearer(&request)?).await?;
    let claims: Claims = serde_json::from_value(claims).map_err(|_other_shape| bad)?;
    if claims.aud != shared.audience || claims.grant != *id || shared.control.now().timestamp() >= claims.exp {
        return Err(bad);
    }
    let grant = shared.grants.get(&id).ok_or(Refused::missing("grant.unknown", "Nothing is held of this grant."))?;
    Ok(HttpResponse::Ok().json(Held::from(&grant)))
}

/// Standard Webhooks, asymmetric: Ed25519 over `id.timestamp.body`; the header may hold several signatures.
async fn signed(shared: &Shared, request: &HttpRequest, body: &[u8]) -> Result<(), Refused> {
    let missing =
        Refused::unauthorised("push.unsigned", "A push is signed: webhook-id, -timestamp, -signature, -key-id.");
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).ok_or(missing);
    let (id, at) = (header("webhook-id")?, header("webhook-timestamp")?);
    let (signatures, kid) = (header("webhook-signature")?, header("webhook-key-id")?);
    let seconds: i64 = at.parse().map_err(|_not_a_number| missing)?;
    if (shared.control.now().timestamp() - seconds).abs() > TOLERANCE {
        return Err(Refused::unauthorised("push.time", "This push is too old, or the clocks differ too much."));
    }
    let mut content = format!("{id}.{at}.").into_bytes();
    content.extend_from_slice(body);
    let mut outcome = Err(missing);
    for signature in signatures.split(' ').filter_map(|one| one.strip_prefix("v1a,")) {
        let Ok(signature) = STANDARD.decode(signature) else { continue };
        outcome = shared.issuer.signed_bytes(kid, &content, &signature).await;
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

fn sent(request: &HttpRequest) -> Vec<(String, String)> {
    request
        .headers()
        .iter()
        .filter(|(name, _)| name.as_str().starts_with("webhook-") || name.as_str() == "idempotency-key")
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect()
}
