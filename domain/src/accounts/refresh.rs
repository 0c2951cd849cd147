//! A session is renewed: the refresh token is used up and replaced, and a used one that comes back ends the session.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::{refresh_token, session};
use super::policy::{Action, Relation, decide};
use super::rules::{self, Renewal};
use super::{Device, StartedSession, access_token, store};
use crate::kernel::{Context, Entry, Error, Permit, Result, Timestamp, Tx, Viewer, secret_hash};

/// Renews the session that the refresh token belongs to.
///
/// # Errors
/// `Unauthenticated` when the token does not count; if it had been used before, the session is over then.
pub async fn refresh(ctx: &Context, device: &Device, token: &str) -> Result<StartedSession> {
    let permit = decide(Relation::Nobody, Action::SessionRefresh).permit()?;
    let hash = secret_hash(token);
    // Strangers with made-up tokens never get to the one writer.
    if by_hash(&hash).one(ctx.db.reader()).await?.is_none() {
        return Err(Error::Unauthenticated);
    }
    let tx = ctx.begin(&Viewer::Nobody).await?;
    let row = by_hash(&hash).lock_exclusive().one(&*tx).await?.ok_or(Error::Unauthenticated)?;
    let session = session::Entity::find_by_id(row.session_id).one(&*tx).await?.ok_or(Error::Unauthenticated)?;
    let successor = match row.successor_id {
        Some(id) => refresh_token::Entity::find_by_id(id).one(&*tx).await?,
        None => None,
    };
    let expires_at = tx.now() + ctx.settings.refresh_token_life;
    let (refresh_token, refresh_expires_at) = match rules::renewal(&session, &row, successor.as_ref(), tx.now()) {
        Renewal::Over => return Err(Error::Unauthenticated),
        Renewal::Stolen => return stolen(tx, &permit, &session).await,
        Renewal::Repeat(next) => {
            let until = successor.map_or(expires_at, |next| next.expires_at);
            (store::refresh_secret(&tx, next), until)
        }
        Renewal::Rotate => (rotate(&tx, &permit, &row, expires_at, device).await?, expires_at),
    };
    tx.commit().await?;
    let (access_token, access_expires_at) = access_token::for_session(ctx, session.person_id, session.id).await?;
    Ok(StartedSession { session: session.id, access_token, access_expires_at, refresh_token, refresh_expires_at })
}

fn by_hash(hash: &str) -> sea_orm::Select<refresh_token::Entity> {
    refresh_token::Entity::find().filter(refresh_token::Column::TokenHash.eq(hash))
}

async fn rotate(
    tx: &Tx,
    permit: &Permit,
    used: &refresh_token::Model,
    expires_at: Timestamp,
    device: &Device,
) -> Result<String> {
    let (next, token) = store::add_refresh_token(tx, permit, used.session_id, expires_at).await?;
    store::use_refresh_token(tx, permit, used.id, next).await?;
    store::touch_session(tx, permit, used.session_id, expires_at, &device.address).await?;
    Ok(token)
}

/// Ends the session for good, although the request is refused.
async fn stolen(mut tx: Tx, permit: &Permit, session: &session::Model) -> Result<StartedSession> {
    store::end_session(&tx, permit, session.id, "reuse").await?;
    tx.record(Entry::new("session.reuse_detected", session.id).with("person", session.person_id)).await?;
    tx.commit().await?;
    tracing::warn!(session = %session.id, "a used refresh token came back; the session is ended");
    Err(Error::Unauthenticated)
}
