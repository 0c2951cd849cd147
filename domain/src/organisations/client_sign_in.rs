//! An API client proves itself with its secret (OAuth 2 client credentials), and is asked for again at every use.

use std::collections::BTreeSet;

use sea_orm::EntityTrait;

use super::entity::api_client;
use super::{queries, store};
use crate::accounts::access_token::{self, Claims};
use crate::accounts::{keys, throttle};
use crate::kernel::{ApiClientId, Client, Context, Error, Result, Timestamp, Viewer, same_secret, secret_hash};

/// What an API client shows to get a token.
#[derive(Clone, Debug)]
pub struct ClientSignIn {
    /// Its id, as shown when it was made.
    pub client_id: String,
    /// Its secret.
    pub secret: String,
    /// Scopes asked for; all that it has when empty.
    pub scopes: Vec<String>,
    /// Where it calls from.
    pub address: String,
}

/// A token for an API client.
pub struct Issued {
    /// Signed, short-lived.
    pub access_token: String,
    /// Until when it counts.
    pub expires_at: Timestamp,
    /// What it allows.
    pub scopes: Vec<String>,
}

/// Why an API client gets no token (RFC 6749, section 5.2).
#[derive(Debug, thiserror::Error)]
pub enum ClientRefusal {
    /// Unknown, revoked, or the secret is wrong.
    #[error("unknown client or wrong secret")]
    InvalidClient,
    /// Asks for more than it was given.
    #[error("the client was not given this scope")]
    InvalidScope,
    /// Anything else.
    #[error(transparent)]
    Other(#[from] Error),
}

/// Issues a token.
///
/// # Errors
/// See [`ClientRefusal`].
pub async fn client_sign_in(ctx: &Context, input: ClientSignIn) -> Result<Issued, ClientRefusal> {
    throttle::hit(ctx, throttle::CLIENT_ADDRESS, &input.address).await?;
    throttle::hit(ctx, throttle::CLIENT, &input.client_id).await?;
    let id = parse(&input.client_id).ok_or(ClientRefusal::InvalidClient)?;
    let client = api_client::Entity::find_by_id(id)
        .one(ctx.db.reader())
        .await
        .map_err(Error::from)?
        .filter(|client| client.revoked_at.is_none())
        .filter(|client| same_secret(&client.secret_hash, &secret_hash(&input.secret)))
        .ok_or(ClientRefusal::InvalidClient)?;
    throttle::forget(ctx, throttle::CLIENT, &input.client_id).await?;
    throttle::forgive(ctx, throttle::CLIENT_ADDRESS, &input.address).await?;
    let given = scopes_of(&client)?;
    let scopes = if input.scopes.is_empty() { given.iter().cloned().collect() } else { input.scopes };
    if !scopes.iter().all(|scope| given.contains(scope)) {
        return Err(ClientRefusal::InvalidScope);
    }
    keys::ensure(ctx).await?;
    store::touch_client(ctx, id).await?;
    let (access_token, expires_at) = access_token::for_client(ctx, id, &scopes).await?;
    Ok(Issued { access_token, expires_at, scopes })
}

/// The API client behind a token, if it was not revoked since.
///
/// # Errors
/// `Unauthenticated`.
pub async fn viewer(ctx: &Context, claims: &Claims) -> Result<Viewer> {
    let id = claims.client_id.filter(|id| id.0 == claims.sub).ok_or(Error::Unauthenticated)?;
    let client = api_client::Entity::find_by_id(id)
        .one(ctx.db.reader())
        .await?
        .filter(|client| client.revoked_at.is_none())
        .ok_or(Error::Unauthenticated)?;
    let organisation = queries::find(ctx.db.reader(), client.organisation_id).await?;
    let given = scopes_of(&client)?;
    let asked: BTreeSet<String> =
        claims.scope.as_deref().unwrap_or_default().split(' ').filter(|s| !s.is_empty()).map(str::to_owned).collect();
    Ok(Viewer::Client(Box::new(Client {
        id,
        organisation: organisation.id,
        kind: organisation.kind,
        verified: organisation.verified_at.is_some(),
        scopes: asked.intersection(&given).cloned().collect(),
    })))
}

/// The id that people are shown, and that stands in `client_id`.
pub fn shown_id(id: ApiClientId) -> String {
    format!("{}_{}", ApiClientId::NOUN, id.0.simple())
}

fn parse(text: &str) -> Option<ApiClientId> {
    let uuid = text.strip_prefix(ApiClientId::NOUN)?.strip_prefix('_')?;
    uuid.parse().ok()
}

fn scopes_of(client: &api_client::Model) -> Result<BTreeSet<String>> {
    Ok(serde_json::from_value(client.scopes.clone())?)
}
