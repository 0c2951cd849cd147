//! The token with which a person reads at a partner's host: short, for one host, one grant, one generation.

use chrono::{DateTime, TimeDelta};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

use super::message::pseudonym;
use super::{place_of, store};
use crate::access::entity::{grant_effect, grant_token};
use crate::access::policy::{GrantAction, decide_grant};
use crate::access::rules::Occasion;
use crate::access::use_check::authorise;
use crate::access::{AccessGrant, Condition, EffectKind, EffectState, GrantState, queries, store as grants};
use crate::accounts::keys;
use crate::hosts::DataHost;
use crate::kernel::{
    AccessGrantId, Context, DatasetId, DatasetVersionId, Entry, Error, GrantTokenId, Result, Timestamp, Viewer,
};

/// The type in the header of grant tokens.
const TYP: &str = "grant+jwt";

/// How long a token is good, and never beyond the grant.
pub(super) const LIFE: TimeDelta = TimeDelta::minutes(10);

/// What a grant token says.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Claims {
    /// The host.
    pub aud: String,
    /// The person, as the host knows them.
    pub sub: String,
    /// Makes the token its own.
    pub jti: GrantTokenId,
    /// Seconds since 1970.
    pub exp: i64,
    /// The grant.
    pub grant: AccessGrantId,
    /// Its generation.
    #[serde(rename = "gen")]
    pub generation: i64,
    /// The dataset.
    pub dataset: DatasetId,
    /// The version that was granted.
    pub version: DatasetVersionId,
}

/// A token that was given out.
#[derive(Clone, Debug)]
pub struct IssuedToken {
    /// The token.
    pub token: String,
    /// From then on it is refused.
    pub expires_at: Timestamp,
    /// Where it is good.
    pub host: DataHost,
}

/// A token for the viewer, who stands on the grant. Everything that a download asks for is asked for here.
///
/// # Errors
/// When the viewer may not, the grant is not of a partner's host, or with the condition that does not hold.
pub async fn grant_token(ctx: &Context, viewer: &Viewer, id: AccessGrantId) -> Result<IssuedToken> {
    viewer.signed_in()?;
    let found = queries::grant(ctx, viewer, id).await?;
    let (relation, publisher) = queries::relation(ctx.db.reader(), viewer, found.dataset_id, found.team_id).await?;
    decide_grant(relation, found.state, GrantAction::Token).permit()?;
    let person = viewer.person()?.id;
    let Some(place) = place_of(ctx, id).await? else {
        return Err(Error::refused(
            "grant.not_hosted",
            "grant",
            "The files of this grant lie with Intercity. Ask for a download URL instead.",
        ));
    };
    let seen = authorise(ctx, id, person, None, Occasion::Use).await?;
    keys::ensure(ctx).await?;
    let mut tx = ctx.begin(viewer).await?;
    // Locked, so that an end either waits for this token and lists it, or is seen here.
    let grant = grants::lock_grant(&tx, id).await?;
    let permit = decide_grant(relation, grant.state, GrantAction::Token).permit()?;
    if grant.state != GrantState::Active || grant.generation != seen.generation {
        return Err(Condition::Provisioned.into());
    }
    if !is_settled(&*tx, &grant).await? {
        return Err(Condition::Provisioned.into());
    }
    let expiry = (tx.now() + LIFE).min(grant.ends_at).timestamp();
    let expires_at = DateTime::from_timestamp(expiry, 0).unwrap_or_else(|| tx.now());
    let row = grant_token::ActiveModel {
        id: Set(tx.id()),
        grant_id: Set(grant.id),
        host_id: Set(place.host.id),
        person_id: Set(person),
        generation: Set(grant.generation),
        issued_at: Set(tx.now()),
        expires_at: Set(expires_at),
    };
    let row = store::issued(&tx, &permit, row).await?;
    let claims = Claims {
        aud: place.host.audience.clone(),
        sub: pseudonym(ctx, place.host.id, person),
        jti: row.id,
        exp: expiry,
        grant: grant.id,
        generation: grant.generation,
        dataset: grant.dataset_id,
        version: grant.dataset_version_id,
    };
    let token = sign(ctx, &claims).await?;
    tx.record(
        Entry::new("grant.token_issued", grant.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("host", place.host.id)
            .with("jti", row.id),
    )
    .await?;
    tx.commit().await?;
    Ok(IssuedToken { token, expires_at, host: place.host })
}

pub(super) async fn sign(ctx: &Context, claims: &Claims) -> Result<String> {
    keys::sign(ctx, TYP, claims).await
}

/// Whether the host has said that it lets the grant go on; until then a token would be refused there.
///
/// # Errors
/// When the database fails.
pub async fn is_settled<C: ConnectionTrait>(conn: &C, grant: &AccessGrant) -> Result<bool> {
    let open = grant_effect::Entity::find()
        .filter(grant_effect::Column::GrantId.eq(grant.id))
        .filter(grant_effect::Column::Generation.eq(grant.generation))
        .filter(grant_effect::Column::Kind.is_in([EffectKind::Provision, EffectKind::Resume]))
        .filter(grant_effect::Column::State.ne(EffectState::Verified))
        .count(conn)
        .await?;
    Ok(open == 0)
}
