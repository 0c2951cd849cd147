//! Whether somebody who shows a token is served.

use actix_web::HttpRequest;
use actix_web::http::header;
use serde::Deserialize;

use crate::fault::Refused;
use crate::grants::{Grant, State};
use crate::server::Shared;

/// Clocks may differ by so many seconds.
const LEEWAY: i64 = 5;

/// What a grant token says.
#[derive(Clone, Debug, Deserialize)]
pub struct Claims {
    aud: String,
    sub: String,
    jti: String,
    exp: i64,
    iat: i64,
    grant: String,
    #[serde(rename = "gen")]
    generation: i64,
    dataset: String,
    version: String,
}

/// The token that a request brings.
///
/// # Errors
/// When it brings none.
pub fn bearer(request: &HttpRequest) -> Result<&str, Refused> {
    request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .ok_or(Refused::unauthorised("token.missing", "Get a token from Intercity and send it as a bearer token."))
}

/// The grant under which the request is served.
///
/// # Errors
/// With the first condition that does not hold.
pub async fn authorised(shared: &Shared, request: &HttpRequest) -> Result<Grant, Refused> {
    let claims = shared.issuer.signed("grant+jwt", bearer(request)?).await?;
    let other_shape = Refused::unauthorised("token.invalid", "This token does not say what a grant token says.");
    let claims: Claims = serde_json::from_value(claims).map_err(|_other_shape| other_shape)?;
    in_force(shared, &claims)?;
    if shared.control.is_careless() {
        return shared.grants.get(&claims.grant).ok_or(unknown());
    }
    if shared.issuer.is_revoked(&claims.grant, claims.generation, &claims.jti).await? {
        return Err(Refused::forbidden("grant.revoked", "This access was revoked."));
    }
    if shared.control.is_stubborn() {
        return Err(unknown());
    }
    let grant = shared.grants.get(&claims.grant).ok_or(unknown())?;
    held(shared, &claims, &grant)?;
    Ok(grant)
}

const fn unknown() -> Refused {
    Refused::forbidden("grant.unknown", "This server was not told of this access.")
}

fn in_force(shared: &Shared, claims: &Claims) -> Result<(), Refused> {
    let now = shared.control.now().timestamp();
    if claims.aud != shared.audience {
        return Err(Refused::unauthorised("token.audience", "This token is for another server."));
    }
    if now >= claims.exp + LEEWAY {
        return Err(Refused::unauthorised("token.expired", "This token has expired. Get a new one from Intercity."));
    }
    if claims.iat > now + LEEWAY || claims.exp - claims.iat > 15 * 60 {
        return Err(Refused::unauthorised("token.times", "The times of this token are not possible."));
    }
    Ok(())
}

fn held(shared: &Shared, claims: &Claims, grant: &Grant) -> Result<(), Refused> {
    match grant.state {
        State::Active => {}
        State::Suspended => return Err(Refused::forbidden("grant.suspended", "This access is suspended for now.")),
        State::Revoked => return Err(Refused::forbidden("grant.revoked", "This access was revoked.")),
        State::Expired => return Err(Refused::forbidden("grant.ended", "This access has ended.")),
    }
    let now = shared.control.now();
    if claims.generation < grant.generation {
        return Err(Refused::forbidden("grant.older", "This token is older than the last change. Get a new one."));
    }
    if now < grant.starts_at - chrono::TimeDelta::seconds(LEEWAY) || now >= grant.ends_at {
        return Err(Refused::forbidden("grant.ended", "This access does not run now."));
    }
    // A token of a later generation knows better who is on the grant than this server.
    let known = grant.subjects.contains(&claims.sub) || claims.generation > grant.generation;
    if !known || claims.dataset != grant.dataset || claims.version != grant.version {
        return Err(Refused::forbidden("grant.other", "This token does not fit the access that this server knows."));
    }
    Ok(())
}
