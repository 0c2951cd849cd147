//! The platform's signing keys (Ed25519): made on first use, published as JWKS, rotated with an overlap.
//!
//! Reads use the reader pool, so signing and verifying may happen while a command holds the writer.
//! Only making a key writes: the program calls [`ensure`] at start, before anything signs inside a command.
//! A newer key is published before it signs, and the older one is verified for a while after (`keys_rotate.rs`).

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::jwk::{Jwk, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::entity::signing_key;
use crate::kernel::{Context, Error, Result, Timestamp};

/// What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410, section 7).
const PKCS8_PREFIX: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// Signs claims as a JWT of this type. `iss` and `iat` are added where the claims do not set them.
///
/// # Errors
/// When the database fails or the claims are not a JSON object.
pub async fn sign<C: Serialize>(ctx: &Context, typ: &str, claims: &C) -> Result<String> {
    let key = current(ctx).await?;
    let mut claims = serde_json::to_value(claims)?;
    let Value::Object(map) = &mut claims else { return Err(Error::internal("claims must be an object")) };
    map.entry("iss").or_insert_with(|| ctx.settings.public_url.clone().into());
    map.entry("iat").or_insert_with(|| ctx.now().timestamp().into());
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some(typ.into());
    header.kid = Some(key.kid);
    let private = EncodingKey::from_ed_pem(key.private_pem.as_bytes()).map_err(Error::internal)?;
    jsonwebtoken::encode(&header, &claims, &private).map_err(Error::internal)
}

/// Signs bytes with the current key: its id, and the 64 bytes of the Ed25519 signature.
///
/// # Errors
/// When the database fails.
pub async fn sign_bytes(ctx: &Context, message: &[u8]) -> Result<(String, Vec<u8>)> {
    let key = current(ctx).await?;
    let private = EncodingKey::from_ed_pem(key.private_pem.as_bytes()).map_err(Error::internal)?;
    let text = jsonwebtoken::crypto::sign(message, &private, Algorithm::EdDSA).map_err(Error::internal)?;
    Ok((key.kid, URL_SAFE_NO_PAD.decode(text).map_err(Error::internal)?))
}

/// The claims of a token that we signed, of this type, for this audience, and that is valid now.
///
/// # Errors
/// `Unauthenticated` when any of that does not hold.
pub async fn verify<C: DeserializeOwned>(ctx: &Context, typ: &str, audience: &str, token: &str) -> Result<C> {
    let claims = claims(ctx, typ, audience, token).await?.ok_or(Error::Unauthenticated)?;
    serde_json::from_value(claims).map_err(|error| {
        tracing::debug!(%error, "claims of a token of ours have another shape");
        Error::Unauthenticated
    })
}

async fn claims(ctx: &Context, typ: &str, audience: &str, token: &str) -> Result<Option<Value>> {
    let Ok(header) = jsonwebtoken::decode_header(token) else { return Ok(None) };
    let Some(kid) = header.kid.filter(|_| header.typ.as_deref() == Some(typ)) else { return Ok(None) };
    let now = ctx.now();
    let key = signing_key::Entity::find()
        .filter(signing_key::Column::Kid.eq(kid))
        .one(ctx.db.reader())
        .await?
        .filter(|key| key.retired_at.is_none_or(|retired| now < retired));
    let Some(key) = key else { return Ok(None) };
    let jwk: Jwk = serde_json::from_value(key.public_jwk)?;
    let public = DecodingKey::from_jwk(&jwk).map_err(Error::internal)?;
    // Times and audience are checked below, against our own clock.
    let mut signature_only = Validation::new(Algorithm::EdDSA);
    signature_only.required_spec_claims.clear();
    signature_only.validate_exp = false;
    signature_only.validate_aud = false;
    let Ok(data) = jsonwebtoken::decode::<Value>(token, &public, &signature_only) else { return Ok(None) };
    Ok(Some(data.claims).filter(|claims| in_force(claims, &ctx.settings.public_url, audience, now)))
}

fn in_force(claims: &Value, issuer: &str, audience: &str, now: Timestamp) -> bool {
    let seconds = |name: &str| claims.get(name).and_then(Value::as_i64);
    let for_audience = match claims.get("aud") {
        Some(Value::String(one)) => one == audience,
        Some(Value::Array(many)) => many.iter().any(|one| one == audience),
        _ => false,
    };
    for_audience
        && claims.get("iss").and_then(Value::as_str) == Some(issuer)
        && seconds("exp").is_some_and(|exp| now.timestamp() < exp)
        && seconds("nbf").is_none_or(|nbf| nbf <= now.timestamp())
}

/// The public keys as a JSON Web Key Set (RFC 7517): the active one, those to come, those still verified.
///
/// # Errors
/// When the database fails.
pub async fn jwks(ctx: &Context) -> Result<Value> {
    ensure(ctx).await?;
    let now = ctx.now();
    let keys = signing_key::Entity::find().order_by_asc(signing_key::Column::Id).all(ctx.db.reader()).await?;
    let keys: Vec<Value> = keys
        .into_iter()
        .filter(|key| key.retired_at.is_none_or(|retired| now < retired))
        .map(|key| key.public_jwk)
        .collect();
    Ok(serde_json::json!({ "keys": keys }))
}

/// Makes the first key where there is none. Call it at start: never within a command.
///
/// # Errors
/// When the database fails.
pub async fn ensure(ctx: &Context) -> Result<()> {
    if newest(ctx).await?.is_none() {
        create(ctx).await?;
    }
    Ok(())
}

async fn current(ctx: &Context) -> Result<signing_key::Model> {
    match newest(ctx).await? {
        Some(key) => Ok(key),
        None => create(ctx).await,
    }
}

/// The key that signs now: the newest of those whose time has come and that are not retired.
async fn newest(ctx: &Context) -> Result<Option<signing_key::Model>> {
    let now = ctx.now();
    Ok(signing_key::Entity::find()
        .filter(
            Condition::any().add(signing_key::Column::RetiredAt.is_null()).add(signing_key::Column::RetiredAt.gt(now)),
        )
        .filter(signing_key::Column::ActiveFrom.lte(now))
        .order_by_desc(signing_key::Column::ActiveFrom)
        .order_by_desc(signing_key::Column::Id)
        .one(ctx.db.reader())
        .await?)
}

async fn create(ctx: &Context) -> Result<signing_key::Model> {
    insert(ctx, ctx.db.writer(), ctx.now()).await
}

/// Makes a key that signs from an instant on.
pub(super) async fn insert<C: ConnectionTrait>(
    ctx: &Context,
    conn: &C,
    active_from: Timestamp,
) -> Result<signing_key::Model> {
    let mut der = Vec::from(PKCS8_PREFIX);
    let mut seed = [0_u8; 32];
    ctx.random.fill(&mut seed);
    der.extend_from_slice(&seed);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(&der));
    let (kid, jwk) = public_part(&der)?;
    let row = signing_key::ActiveModel {
        id: Set(ctx.id()),
        kid: Set(kid),
        private_pem: Set(pem),
        public_jwk: Set(jwk),
        created_at: Set(ctx.now()),
        active_from: Set(active_from),
        retired_at: Set(None),
    };
    Ok(row.insert(conn).await?)
}

fn public_part(der: &[u8]) -> Result<(String, Value)> {
    let private = EncodingKey::from_ed_der(der);
    let mut jwk = Jwk::from_encoding_key(&private, Algorithm::EdDSA).map_err(Error::internal)?;
    let kid = jwk.thumbprint(ThumbprintHash::SHA256).map_err(Error::internal)?;
    jwk.common.key_id = Some(kid.clone());
    jwk.common.public_key_use = Some(PublicKeyUse::Signature);
    Ok((kid, serde_json::to_value(jwk)?))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use serde_json::json;

    use super::{PKCS8_PREFIX, in_force, public_part};

    /// RFC 8037, appendix A: this private key has this public key and this thumbprint.
    #[test]
    fn a_seed_gives_the_key_of_the_rfc() {
        let seed = hex::decode("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
        let der: Vec<u8> = PKCS8_PREFIX.iter().copied().chain(seed).collect();
        let (kid, jwk) = public_part(&der).unwrap();
        assert_eq!(kid, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!(jwk["x"], "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(jwk["kty"], "OKP");
        assert_eq!(jwk["use"], "sig");
    }

    #[test]
    fn a_token_counts_for_its_issuer_audience_and_time() {
        let at = |s: i64| DateTime::<Utc>::from_timestamp(s, 0).unwrap();
        let claims = json!({ "iss": "http://x", "aud": ["api", "files"], "exp": 100, "nbf": 50 });
        assert!(in_force(&claims, "http://x", "api", at(60)));
        assert!(!in_force(&claims, "http://x", "pages", at(60)));
        assert!(!in_force(&claims, "http://y", "api", at(60)));
        assert!(!in_force(&claims, "http://x", "api", at(100)));
        assert!(!in_force(&claims, "http://x", "api", at(49)));
        assert!(!in_force(&json!({ "iss": "http://x", "aud": "api" }), "http://x", "api", at(60)));
    }
}
