//! Proves at a partner's host what a grant opens, with a fresh token: that a new one is served, and one that ended not.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Place;
use super::message::pseudonym;
use super::push::within;
use super::token::{Claims, sign};
use crate::access::AccessGrant;
use crate::access::entity::grant_person;
use crate::hosts;
use crate::kernel::{Ask, Context, Error, GrantTokenId, Outside, PersonId, Result};

/// How long the token of a probe would be good.
const LIFE: TimeDelta = TimeDelta::seconds(60);

/// Knocks with a token of the grant's present generation; how it was refused.
///
/// # Errors
/// `Unavailable` when it was served, or when the answer does not tell; the worker asks again.
pub async fn prove_refused(ctx: &Context, outside: &dyn Outside, place: &Place, grant: &AccessGrant) -> Result<String> {
    let person = anybody(ctx, grant).await?;
    let answer = knock(ctx, outside, place, grant, person).await;
    if answer.as_ref().is_ok_and(|status| served(&place.host.name, *status).is_ok()) {
        tracing::error!(grant = %grant.id, host = %place.host.id, "a host served a probe of a grant that ended");
    }
    let outcome = answer.and_then(|status| refused(&place.host.name, status));
    if let Err(error) = &outcome {
        hosts::unanswered(ctx, place.host.id, &error.to_string()).await?;
    }
    outcome
}

/// Knocks as this person, who stands on the grant; how it was served.
///
/// # Errors
/// `Unavailable` when it was refused, or when the answer does not tell; the worker asks again.
pub async fn prove_served(
    ctx: &Context,
    outside: &dyn Outside,
    place: &Place,
    grant: &AccessGrant,
    person: PersonId,
) -> Result<String> {
    let outcome = knock(ctx, outside, place, grant, person).await.and_then(|status| served(&place.host.name, status));
    if let Err(error) = &outcome {
        hosts::unanswered(ctx, place.host.id, &error.to_string()).await?;
    }
    outcome
}

fn served(name: &str, status: u16) -> Result<String> {
    match status {
        // 416 is the answer of an empty file.
        200..=299 | 304 | 416 => Ok(format!("{name}: HTTP {status}")),
        401 | 403 | 410 => {
            Err(Error::Unavailable(format!("{name} refused the probe although the grant begins (HTTP {status}).")))
        }
        other => Err(found_nothing(name, other)),
    }
}

fn refused(name: &str, status: u16) -> Result<String> {
    match status {
        401 | 403 | 410 => Ok(format!("{name}: HTTP {status}")),
        200..=299 | 304 | 416 => {
            Err(Error::Unavailable(format!("{name} served the probe although the grant opens nothing.")))
        }
        other => Err(found_nothing(name, other)),
    }
}

fn found_nothing(name: &str, status: u16) -> Error {
    Error::Unavailable(format!("The probe at {name} found out nothing (HTTP {status})."))
}

/// Somebody who stands or stood on the grant.
async fn anybody(ctx: &Context, grant: &AccessGrant) -> Result<PersonId> {
    let row = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(grant.id))
        .order_by_asc(grant_person::Column::Id)
        .one(ctx.db.reader())
        .await?;
    row.map(|row| row.person_id).ok_or(Error::NotFound)
}

async fn knock(
    ctx: &Context,
    outside: &dyn Outside,
    place: &Place,
    grant: &AccessGrant,
    person: PersonId,
) -> Result<u16> {
    let token: GrantTokenId = ctx.id();
    let claims = Claims {
        aud: place.host.audience.clone(),
        sub: pseudonym(ctx, place.host.id, person),
        jti: token,
        exp: (ctx.now() + LIFE).timestamp(),
        grant: grant.id,
        generation: grant.generation,
        dataset: grant.dataset_id,
        version: grant.dataset_version_id,
    };
    let token = sign(ctx, &claims).await?;
    let ask = Ask::get(place.host.probe_url())
        .header("authorization", format!("Bearer {token}"))
        .header("range", "bytes=0-0");
    Ok(outside.ask(within(ask)).await?.status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probe_proves_one_thing_or_the_other_or_nothing() {
        for status in 100..600 {
            let both = served("host", status).is_ok() && refused("host", status).is_ok();
            assert!(!both, "{status}");
        }
        for status in [200, 206, 304, 416] {
            assert!(served("host", status).is_ok() && refused("host", status).is_err(), "{status}");
        }
        for status in [401, 403, 410] {
            assert!(served("host", status).is_err() && refused("host", status).is_ok(), "{status}");
        }
        // A server that fails, or knows the address no more, tells nothing of the grant.
        for status in [301, 404, 409, 429, 500, 503] {
            assert!(served("host", status).is_err() && refused("host", status).is_err(), "{status}");
        }
    }
}
