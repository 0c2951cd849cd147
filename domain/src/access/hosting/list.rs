//! The signed list of what was revoked: short-lived, for hosts that verify tokens by themselves.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use sea_orm::sea_query::{Condition, Expr, Query};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::token::LIFE as TOKEN_LIFE;
use crate::access::entity::{access_grant, grant_effect, grant_person, grant_token, hosted_grant};
use crate::access::{EffectKind, EffectState};
use crate::accounts::keys;
use crate::datasets::DatasetVersionState;
use crate::datasets::entity::dataset_version;
use crate::files;
use crate::kernel::{AccessGrantId, Context, GrantTokenId, Result, Settings, Timestamp, secret_hash};

/// The type in the header of the list.
const TYP: &str = "revocations+jwt";

/// How long a list is good; a host whose list is older refuses everybody. This bounds how long a revoked token can be
/// used at a host that does not even answer.
pub const LIST_LIFE: TimeDelta = TimeDelta::seconds(60);

/// After so long nothing that was ended can be used any more, whatever does not answer: the life of the list, and where
/// large files are handed to the store, the time in which a download may still begin there.
pub fn bound(settings: &Settings) -> TimeDelta {
    LIST_LIFE + files::longest_redirect(settings)
}

/// Lists made within one window are the same bytes, so that they can be kept on the way.
const WINDOW: i64 = 15;

/// An entry stays so long after its tokens have ended, for clocks that differ.
const SLACK: TimeDelta = TimeDelta::minutes(5);

/// The list as it is published.
#[derive(Clone, Debug)]
pub struct Revocations {
    /// The signed list.
    pub token: String,
    /// Changes with its content and with its window.
    pub etag: String,
    /// For how many seconds it may be kept on the way.
    pub max_age: i64,
}

/// Of this grant every token up to this generation is worth nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct RevokedGrant {
    grant: AccessGrantId,
    generation: i64,
}

#[derive(Serialize)]
struct Claims {
    iat: i64,
    exp: i64,
    grants: Vec<RevokedGrant>,
    tokens: Vec<GrantTokenId>,
}

/// What was revoked and could still have tokens that have not ended.
///
/// # Errors
/// When the database fails.
pub async fn revocations(ctx: &Context) -> Result<Revocations> {
    let now = ctx.now();
    let made = now.timestamp() - now.timestamp().rem_euclid(WINDOW);
    let claims = Claims {
        iat: made,
        exp: made + LIST_LIFE.num_seconds(),
        grants: grants(ctx, now).await?,
        tokens: tokens(ctx, now).await?,
    };
    let token = keys::sign(ctx, TYP, &claims).await?;
    let etag = format!("\"{}\"", secret_hash(&token).get(..32).unwrap_or_default());
    Ok(Revocations { token, etag, max_age: made + WINDOW - now.timestamp() })
}

#[derive(FromQueryResult)]
struct Effect {
    grant_id: AccessGrantId,
    kind: EffectKind,
    generation: i64,
}

async fn grants(ctx: &Context, now: Timestamp) -> Result<Vec<RevokedGrant>> {
    let recent = grant_effect::Column::RequestedAt.gt(now - TOKEN_LIFE - SLACK);
    let ends = [EffectKind::Revoke, EffectKind::Expire, EffectKind::Suspend];
    let unproved = Condition::all()
        .add(grant_effect::Column::State.ne(EffectState::Verified))
        .add(grant_effect::Column::Kind.is_in(ends))
        .add(
            Expr::col((grant_effect::Entity, grant_effect::Column::Generation))
                .equals((access_grant::Entity, access_grant::Column::Generation)),
        );
    let rows = grant_effect::Entity::find()
        .select_only()
        .columns([grant_effect::Column::GrantId, grant_effect::Column::Kind, grant_effect::Column::Generation])
        .join(
            JoinType::InnerJoin,
            grant_effect::Entity::belongs_to(access_grant::Entity)
                .from(grant_effect::Column::GrantId)
                .to(access_grant::Column::Id)
                .into(),
        )
        .join(
            JoinType::InnerJoin,
            grant_effect::Entity::belongs_to(hosted_grant::Entity)
                .from(grant_effect::Column::GrantId)
                .to(hosted_grant::Column::GrantId)
                .into(),
        )
        .filter(Condition::any().add(recent).add(unproved))
        .into_model::<Effect>()
        .all(ctx.db.reader())
        .await?;
    Ok(floors(&rows))
}

/// For each grant the highest generation whose tokens are worth nothing.
fn floors(effects: &[Effect]) -> Vec<RevokedGrant> {
    let mut all: BTreeMap<AccessGrantId, i64> = BTreeMap::new();
    for effect in effects {
        let floor = match effect.kind {
            EffectKind::Provision => continue,
            EffectKind::Revoke | EffectKind::Expire | EffectKind::Suspend => effect.generation,
            EffectKind::Resume | EffectKind::Amend => effect.generation - 1,
        };
        let entry = all.entry(effect.grant_id).or_insert(floor);
        *entry = Ord::max(*entry, floor);
    }
    all.into_iter().map(|(grant, generation)| RevokedGrant { grant, generation }).collect()
}

/// Tokens that have not ended although their person was taken off, or the version was withdrawn.
async fn tokens(ctx: &Context, now: Timestamp) -> Result<Vec<GrantTokenId>> {
    let withdrawn = Query::select()
        .column((access_grant::Entity, access_grant::Column::Id))
        .from(access_grant::Entity)
        .inner_join(
            dataset_version::Entity,
            Expr::col((access_grant::Entity, access_grant::Column::DatasetVersionId))
                .equals((dataset_version::Entity, dataset_version::Column::Id)),
        )
        .and_where(
            Expr::col((dataset_version::Entity, dataset_version::Column::State))
                .ne(DatasetVersionState::Published.as_str()),
        )
        .to_owned();
    let left = Query::select()
        .column((grant_person::Entity, grant_person::Column::GrantId))
        .from(grant_person::Entity)
        .and_where(
            Expr::col((grant_person::Entity, grant_person::Column::PersonId))
                .equals((grant_token::Entity, grant_token::Column::PersonId)),
        )
        .and_where(grant_person::Column::EndedAt.is_not_null())
        .to_owned();
    let worthless = Condition::any()
        .add(grant_token::Column::GrantId.in_subquery(withdrawn))
        .add(grant_token::Column::GrantId.in_subquery(left));
    let rows = grant_token::Entity::find()
        .filter(grant_token::Column::ExpiresAt.gt(now - SLACK))
        .filter(worthless)
        .order_by_asc(grant_token::Column::Id)
        .all(ctx.db.reader())
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ended_is_worthless_and_what_goes_on_is_not() {
        let grant = AccessGrantId(uuid::Uuid::nil());
        let of = |kind, generation| Effect { grant_id: grant, kind, generation };
        let floor = |effects: &[Effect]| floors(effects).first().map(|one| one.generation);
        assert_eq!(floor(&[of(EffectKind::Provision, 1)]), None);
        assert_eq!(floor(&[of(EffectKind::Suspend, 2)]), Some(2));
        assert_eq!(floor(&[of(EffectKind::Resume, 3), of(EffectKind::Suspend, 2)]), Some(2));
        assert_eq!(floor(&[of(EffectKind::Amend, 4), of(EffectKind::Resume, 3)]), Some(3));
        assert_eq!(floor(&[of(EffectKind::Revoke, 5), of(EffectKind::Amend, 4)]), Some(5));
    }
}
