//! What a host is told: the body of a push, and how it is signed (Standard Webhooks, asymmetric).

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use crate::access::entity::{access_request, grant_person};
use crate::access::{AccessGrant, EffectKind, GrantState, HeldState};
use crate::accounts::keys;
use crate::datasets::entity::{dataset, dataset_version};
use crate::hosts::DataHost;
use crate::kernel::{
    AccessGrantId, Ask, Context, DataHostId, DatasetId, DatasetVersionId, Error, PersonId, Result, Timestamp,
    link_token,
};

/// The body of a push.
#[derive(Serialize)]
pub(super) struct Message {
    #[serde(rename = "type")]
    kind: &'static str,
    grant: AccessGrantId,
    generation: i64,
    effect: EffectKind,
    state: HeldState,
    dataset: DatasetId,
    dataset_slug: String,
    version: DatasetVersionId,
    version_number: i32,
    subjects: Vec<String>,
    purpose: String,
    terms_sha256: Option<String>,
    starts_at: Timestamp,
    ends_at: Timestamp,
    issuer: String,
    audience: String,
}

/// What the host should hold of a grant.
pub(super) const fn wanted(state: GrantState) -> HeldState {
    match state {
        GrantState::Provisioning | GrantState::Active => HeldState::Active,
        GrantState::Suspended => HeldState::Suspended,
        GrantState::Revoking | GrantState::Revoked => HeldState::Revoked,
        GrantState::Expiring | GrantState::Expired => HeldState::Expired,
    }
}

/// The key of an effect: the same for every try, different for every change.
pub(super) fn effect_key(grant: AccessGrantId, kind: EffectKind, generation: i64) -> String {
    format!("{grant}/{kind}/{generation}")
}

/// A person as one host knows them; two hosts cannot tell that it is the same one.
pub(super) fn pseudonym(ctx: &Context, host: DataHostId, person: PersonId) -> String {
    link_token(ctx, &format!("data host subject {host}"), person.0)
}

/// Everything that the host needs to know of the grant now.
pub(super) async fn message(
    ctx: &Context,
    host: &DataHost,
    grant: &AccessGrant,
    effect: EffectKind,
) -> Result<Message> {
    let db = ctx.db.reader();
    let request = access_request::Entity::find_by_id(grant.request_id).one(db).await?.ok_or(Error::NotFound)?;
    let dataset = dataset::Entity::find_by_id(grant.dataset_id).one(db).await?.ok_or(Error::NotFound)?;
    let version =
        dataset_version::Entity::find_by_id(grant.dataset_version_id).one(db).await?.ok_or(Error::NotFound)?;
    let people = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(grant.id))
        .filter(grant_person::Column::EndedAt.is_null())
        .order_by_asc(grant_person::Column::Id)
        .all(db)
        .await?;
    Ok(Message {
        kind: "grant.changed",
        grant: grant.id,
        generation: grant.generation,
        effect,
        state: wanted(grant.state),
        dataset: dataset.id,
        dataset_slug: dataset.slug,
        version: version.id,
        version_number: version.number,
        subjects: people.into_iter().map(|row| pseudonym(ctx, host.id, row.person_id)).collect(),
        purpose: request.purpose,
        terms_sha256: request.terms_sha256,
        starts_at: grant.starts_at,
        ends_at: grant.ends_at,
        issuer: ctx.settings.public_url.clone(),
        audience: host.audience.clone(),
    })
}

/// The push with its signature over id, time and body.
pub(super) async fn signed(ctx: &Context, url: &str, key: &str, body: &Message) -> Result<Ask> {
    let body = serde_json::to_vec(body)?;
    let at = ctx.now().timestamp();
    let mut content = String::new();
    let _ = write!(content, "{key}.{at}.");
    let mut content = content.into_bytes();
    content.extend_from_slice(&body);
    let (kid, signature) = keys::sign_bytes(ctx, &content).await?;
    Ok(Ask::post(url, body)
        .header("idempotency-key", key)
        .header("webhook-id", key)
        .header("webhook-timestamp", at.to_string())
        .header("webhook-signature", format!("v1a,{}", STANDARD.encode(signature)))
        .header("webhook-key-id", kid))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_holds_what_the_grant_says() {
        let open = GrantState::ALL.iter().filter(|state| wanted(**state) == HeldState::Active);
        assert_eq!(open.copied().collect::<Vec<_>>(), [GrantState::Provisioning, GrantState::Active]);
        assert_eq!(wanted(GrantState::Revoking), wanted(GrantState::Revoked));
        assert_eq!(wanted(GrantState::Expiring), wanted(GrantState::Expired));
    }

    #[test]
    fn every_effect_has_a_key_of_its_own() {
        let grant = AccessGrantId(uuid::Uuid::nil());
        let mut keys: Vec<String> = EffectKind::ALL
            .iter()
            .flat_map(|kind| (1..4).map(move |generation| effect_key(grant, *kind, generation)))
            .collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
