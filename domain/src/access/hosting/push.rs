//! Tells a host what a grant is now, and hears what it holds. What no answer came to is asked about, never assumed.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Place;
use super::message::{effect_key, message, signed, wanted};
use crate::access::{AccessGrant, EffectKind, HeldState};
use crate::accounts::keys;
use crate::hosts;
use crate::kernel::{AccessGrantId, Ask, Context, Error, Outside, Reply, Result, crash};

/// How long a host may take to answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(8);

/// The type in the header of tokens with which a host is asked what it holds.
const STATUS_TYP: &str = "status+jwt";

/// What a host says that it holds of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Held {
    /// The grant.
    pub grant: AccessGrantId,
    /// Under which generation.
    pub generation: i64,
    /// What it does with it.
    pub state: HeldState,
}

/// What one try told.
enum Told {
    /// The host said what it holds.
    Holds(Held),
    /// The host may have done it, or not.
    Unknown(String),
}

/// Pushes the grant as it is; what the host holds is then what we want it to hold.
///
/// # Errors
/// `Unavailable` until the host acknowledges this generation; `Refused` when its address may not be asked.
pub async fn push(
    ctx: &Context,
    outside: &dyn Outside,
    place: &Place,
    grant: &AccessGrant,
    kind: EffectKind,
) -> Result<Held> {
    let outcome = Box::pin(told(ctx, outside, place, grant, kind)).await.and_then(|held| agreed(place, grant, held));
    match &outcome {
        Ok(_) => hosts::answered(ctx, place.host.id).await?,
        Err(error) => hosts::unanswered(ctx, place.host.id, &error.to_string()).await?,
    }
    outcome
}

async fn told(
    ctx: &Context,
    outside: &dyn Outside,
    place: &Place,
    grant: &AccessGrant,
    kind: EffectKind,
) -> Result<Held> {
    let key = effect_key(grant.id, kind, grant.generation);
    let body = message(ctx, &place.host, grant, kind).await?;
    let ask = within(signed(ctx, &place.host.grant_url, &key, &body).await?);
    crash::point("grant.before_effect");
    let first = match outside.ask(ask).await {
        Ok(reply) => read(place, reply).await?,
        Err(Error::Unavailable(why)) => Told::Unknown(why),
        Err(other) => return Err(other),
    };
    match first {
        Told::Holds(held) => Ok(held),
        Told::Unknown(why) => status(ctx, outside, place, grant.id).await?.ok_or(Error::Unavailable(why)),
    }
}

/// What the host holds of a grant; `None` when it knows nothing of it.
///
/// # Errors
/// `Unavailable` when it does not say.
pub(super) async fn status(
    ctx: &Context,
    outside: &dyn Outside,
    place: &Place,
    grant: AccessGrantId,
) -> Result<Option<Held>> {
    #[derive(Serialize)]
    struct Claims<'a> {
        aud: &'a str,
        exp: i64,
        grant: AccessGrantId,
    }
    let host = &place.host;
    let claims = Claims { aud: &host.audience, exp: ctx.now().timestamp() + 60, grant };
    let token = keys::sign(ctx, STATUS_TYP, &claims).await?;
    let ask = Ask::get(format!("{}/{grant}", host.grant_url)).header("authorization", format!("Bearer {token}"));
    let reply = outside.ask(within(ask)).await?;
    if reply.status == 404 {
        return Ok(None);
    }
    match read(place, reply).await? {
        Told::Holds(held) if held.grant == grant => Ok(Some(held)),
        Told::Holds(_) => Err(Error::Unavailable(format!("{} answered about another grant.", host.name))),
        Told::Unknown(why) => Err(Error::Unavailable(why)),
    }
}

pub(super) fn within(ask: Ask) -> Ask {
    Ask { timeout: PATIENCE, max_bytes: 64 * 1024, ..ask }
}

/// 409 is the answer of a host that holds a later generation; it says which.
async fn read(place: &Place, reply: Reply) -> Result<Told> {
    let (name, status) = (&place.host.name, reply.status);
    let says = reply.is_success() || status == 409;
    if (400..500).contains(&status) && !says && !matches!(status, 408 | 425 | 429) {
        return Err(Error::Unavailable(format!("{name} did not accept it (HTTP {status}).")));
    }
    if !says {
        return Ok(Told::Unknown(format!("{name} answered HTTP {status}.")));
    }
    Ok(match reply.bytes().await.map(|bytes| serde_json::from_slice::<Held>(&bytes)) {
        Ok(Ok(held)) => Told::Holds(held),
        Ok(Err(_)) | Err(_) => Told::Unknown(format!("{name} did not say what it holds.")),
    })
}

/// Whether the host holds exactly what it should.
fn agreed(place: &Place, grant: &AccessGrant, held: Held) -> Result<Held> {
    let name = &place.host.name;
    let unlike = |why: &str| Err(Error::Unavailable(format!("{name} {why} (generation {}).", held.generation)));
    match held.generation.cmp(&grant.generation) {
        _ if held.grant != grant.id => unlike("answered about another grant"),
        std::cmp::Ordering::Less => unlike("still holds an older state of the grant"),
        std::cmp::Ordering::Greater => unlike("holds a later state of the grant"),
        std::cmp::Ordering::Equal if held.state != wanted(grant.state) => unlike("holds the grant in another state"),
        std::cmp::Ordering::Equal => Ok(held),
    }
}
