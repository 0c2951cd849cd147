//! Access tokens: short JWTs (RFC 9068) that name a session or an API client and are checked again at use.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{keys, queries, viewer_of};
use crate::kernel::{ApiClientId, Context, Error, Id, PersonId, Result, SessionId, Timestamp, Viewer};

/// The type in the header of access tokens.
pub const TYP: &str = "at+jwt";

/// What an access token says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claims {
    /// The person, or the API client.
    pub sub: Uuid,
    /// Ourselves.
    pub aud: String,
    /// Seconds since 1970.
    pub exp: i64,
    /// Makes each token its own.
    pub jti: Uuid,
    /// The session, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<SessionId>,
    /// The API client, for programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<ApiClientId>,
    /// Scopes with spaces between them, for programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

/// A token for a session, and until when it counts.
///
/// # Errors
/// When the database fails.
pub(super) async fn for_session(ctx: &Context, person: PersonId, session: SessionId) -> Result<(String, Timestamp)> {
    let expires_at = ctx.now() + ctx.settings.access_token_life;
    let claims = Claims {
        sub: person.0,
        aud: ctx.settings.public_url.clone(),
        exp: expires_at.timestamp(),
        jti: ctx.id::<SessionId>().uuid(),
        sid: Some(session),
        client_id: None,
        scope: None,
    };
    Ok((keys::sign(ctx, TYP, &claims).await?, expires_at))
}

/// A token for an API client, and until when it counts.
///
/// # Errors
/// When the database fails.
pub async fn for_client(ctx: &Context, client: ApiClientId, scopes: &[String]) -> Result<(String, Timestamp)> {
    let expires_at = ctx.now() + ctx.settings.access_token_life;
    let claims = Claims {
        sub: client.0,
        aud: ctx.settings.public_url.clone(),
        exp: expires_at.timestamp(),
        jti: ctx.id::<ApiClientId>().uuid(),
        sid: None,
        client_id: Some(client),
        scope: Some(scopes.join(" ")),
    };
    Ok((keys::sign(ctx, TYP, &claims).await?, expires_at))
}

/// What a token says, if we signed it and it counts now.
///
/// # Errors
/// `Unauthenticated`.
pub async fn read(ctx: &Context, token: &str) -> Result<Claims> {
    keys::verify(ctx, TYP, &ctx.settings.public_url, token).await
}

/// The person behind a token, if the session it names has not ended.
///
/// # Errors
/// `Unauthenticated`.
pub async fn viewer(ctx: &Context, claims: &Claims) -> Result<(Viewer, SessionId)> {
    let (Some(session), None) = (claims.sid, claims.client_id) else { return Err(Error::Unauthenticated) };
    let session = queries::open_session(ctx.db.reader(), session, ctx.now()).await?.ok_or(Error::Unauthenticated)?;
    if session.person_id.0 != claims.sub {
        return Err(Error::Unauthenticated);
    }
    Ok((viewer_of(ctx, session.person_id).await?, session.id))
}
