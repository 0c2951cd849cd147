//! Somebody signs in with e-mail address and password.

use sea_orm::ActiveValue::Set;

use super::entity::{person, session};
use super::policy::{Action, Relation, decide};
use super::{Device, Email, StartedSession, access_token, keys, password, queries, store, throttle, viewer_of};
use crate::kernel::{Context, Entry, Error, Result, SessionId};

/// What somebody typed to sign in.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
}

/// Begins a session.
///
/// # Errors
/// Refused when address or password are wrong (which of them is not said, and takes as long), and when the
/// address is not confirmed; throttled.
pub async fn sign_in(ctx: &Context, device: &Device, input: SignIn) -> Result<StartedSession> {
    let permit = decide(Relation::Nobody, Action::SessionStart).permit()?;
    let email = Email::parse(&input.email)?;
    throttle::hit(ctx, throttle::SIGN_IN_ADDRESS, &device.address).await?;
    throttle::hit(ctx, throttle::SIGN_IN_EMAIL, email.as_str()).await?;
    let person = proven(ctx, &email, &input.password).await?;
    throttle::forget(ctx, throttle::SIGN_IN_EMAIL, email.as_str()).await?;
    throttle::forgive(ctx, throttle::SIGN_IN_ADDRESS, &device.address).await?;
    if person.email_confirmed_at.is_none() {
        return Err(Error::refused(
            "session.email_unconfirmed",
            "email",
            "Confirm your e-mail address first: open the link that we sent you, or ask for a new one.",
        ));
    }
    keys::ensure(ctx).await?;

    let mut tx = ctx.begin(&viewer_of(ctx, person.id).await?).await?;
    let expires_at = tx.now() + ctx.settings.refresh_token_life;
    let row = session::ActiveModel {
        id: Set(tx.id::<SessionId>()),
        person_id: Set(person.id),
        created_at: Set(tx.now()),
        last_seen_at: Set(tx.now()),
        expires_at: Set(expires_at),
        ended_at: Set(None),
        end_reason: Set(None),
        user_agent: Set(device.user_agent.chars().take(200).collect()),
        address: Set(device.address.clone()),
    };
    let session = store::add_session(&tx, &permit, row).await?;
    let (_, refresh_token) = store::add_refresh_token(&tx, &permit, session.id, expires_at).await?;
    tx.record(Entry::new("session.started", session.id)).await?;
    tx.commit().await?;
    let (access_token, access_expires_at) = access_token::for_session(ctx, person.id, session.id).await?;
    Ok(StartedSession {
        session: session.id,
        access_token,
        access_expires_at,
        refresh_token,
        refresh_expires_at: expires_at,
    })
}

/// The person whose password it is.
async fn proven(ctx: &Context, email: &Email, typed: &str) -> Result<person::Model> {
    let person = queries::by_email(ctx.db.reader(), email).await?;
    let stored = person.as_ref().and_then(|p| p.password_hash.as_deref());
    let right = password::matches(ctx, typed, stored).await?;
    person.filter(|_| right).ok_or_else(|| {
        Error::refused("session.wrong_credentials", "", "The e-mail address or the password is not right.")
    })
}
