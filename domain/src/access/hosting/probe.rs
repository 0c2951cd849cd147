//! Proves at a partner's host that a grant opens nothing: a fresh token, good in everything but the grant.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Place;
use super::message::pseudonym;
use super::push::within;
use super::token::{Claims, sign};
use crate::access::AccessGrant;
use crate::access::entity::grant_person;
use crate::hosts;
use crate::kernel::{Ask, Context, Error, GrantTokenId, Outside, Result};

/// How long the token of a probe would be good.
const LIFE: TimeDelta = TimeDelta::seconds(60);

/// Knocks with a token of the grant's present generation; how it was refused.
///
/// # Errors
/// `Unavailable` when it was served, or when the answer does not tell; the worker asks again.
pub async fn prove_refused(ctx: &Context, outside: &dyn Outside, place: &Place, grant: &AccessGrant) -> Result<String> {
    let outcome = knock(ctx, outside, place, grant).await;
    if let Err(error) = &outcome {
        hosts::unanswered(ctx, place.host.id, &error.to_string()).await?;
    }
    outcome
}

async fn knock(ctx: &Context, outside: &dyn Outside, place: &Place, grant: &AccessGrant) -> Result<String> {
    let person = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(grant.id))
        .order_by_asc(grant_person::Column::Id)
        .one(ctx.db.reader())
        .await?
        .ok_or(Error::NotFound)?
        .person_id;
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
    let (name, status) = (&place.host.name, outside.ask(within(ask)).await?.status);
    match status {
        401 | 403 | 410 => Ok(format!("{name}: HTTP {status}")),
        200..=299 | 304 | 416 => {
            tracing::error!(grant = %grant.id, host = %place.host.id, "a host served a probe of a grant that ended");
            Err(Error::Unavailable(format!("{name} served the probe although the grant opens nothing.")))
        }
        other => Err(Error::Unavailable(format!("The probe at {name} found out nothing (HTTP {other})."))),
    }
}
