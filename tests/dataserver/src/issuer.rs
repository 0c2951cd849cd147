//! Keys and revocations of Intercity, kept for as long as they may be.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;

use crate::control::Control;
use crate::fault::Refused;

/// Keys are kept for so long; a token with a key that is not known asks earlier, at most once within [`HASTE`].
const KEYS_LIFE: TimeDelta = TimeDelta::minutes(5);
/// How soon keys are asked for again because of a key that is not known.
const HASTE: TimeDelta = TimeDelta::seconds(2);
/// A list is asked for again when it is older than this, long before it ends.
const LIST_AGE: TimeDelta = TimeDelta::seconds(20);

/// What is known of one Intercity.
pub struct Issuer {
    url: String,
    http: reqwest::Client,
    control: Control,
    keys: Mutex<Option<Keys>>,
    list: Mutex<Option<List>>,
}

struct Keys {
    set: JwkSet,
    asked_at: DateTime<Utc>,
}

#[derive(Clone)]
struct List {
    asked_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    floors: BTreeMap<String, i64>,
    tokens: BTreeSet<String>,
}

#[derive(Deserialize)]
struct ListClaims {
    iss: String,
    exp: i64,
    grants: Vec<ListedGrant>,
    tokens: Vec<String>,
}

#[derive(Deserialize)]
struct ListedGrant {
    grant: String,
    generation: i64,
}

impl Issuer {
    /// The Intercity at this address.
    pub fn new(url: &str, http: reqwest::Client, control: Control) -> Self {
        let url = url.trim_end_matches('/').to_owned();
        Self { url, http, control, keys: Mutex::new(None), list: Mutex::new(None) }
    }

    /// Its address, which is `iss` in everything that it signs.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The claims of something that it signed, of this type; times and audience are not looked at.
    ///
    /// # Errors
    /// When the signature or the type does not fit, or the keys cannot be had.
    pub async fn signed(&self, typ: &str, token: &str) -> Result<Value, Refused> {
        let bad =
            Refused::unauthorised("token.invalid", "This was not signed by the Intercity that this server trusts.");
        let header = jsonwebtoken::decode_header(token).map_err(|_unreadable| bad)?;
        if header.typ.as_deref() != Some(typ) || header.alg != Algorithm::EdDSA {
            return Err(Refused::unauthorised("token.type", "This is another kind of token."));
        }
        let key = self.key(header.kid.as_deref().ok_or(bad)?).await?;
        let public = DecodingKey::from_jwk(&key).map_err(|_unusable| bad)?;
        let mut signature_only = Validation::new(Algorithm::EdDSA);
        signature_only.required_spec_claims.clear();
        signature_only.validate_exp = false;
        signature_only.validate_aud = false;
        let claims = jsonwebtoken::decode::<Value>(token, &public, &signature_only).map_err(|_forged| bad)?.claims;
        if claims.get("iss").and_then(Value::as_str) == Some(self.url()) { Ok(claims) } else { Err(bad) }
    }

    /// Whether bytes were signed with one of its keys.
    ///
    /// # Errors
    /// When they were not, or the keys cannot be had.
    pub async fn signed_bytes(&self, kid: &str, message: &[u8], signature: &[u8]) -> Result<(), Refused> {
        let bad = Refused::unauthorised("push.signature", "The signature does not fit.");
        let public = DecodingKey::from_jwk(&self.key(kid).await?).map_err(|_unusable| bad)?;
        let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(signature);
        match jsonwebtoken::crypto::verify(&text, message, &public, Algorithm::EdDSA) {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => Err(bad),
        }
    }

    /// Whether a token of this grant and generation was revoked.
    ///
    /// # Errors
    /// When there is no list that still counts: then nobody is served.
    pub async fn is_revoked(&self, grant: &str, generation: i64, jti: &str) -> Result<bool, Refused> {
        let now = self.control.now();
        let mut kept = self.list.lock().await;
        if kept.as_ref().is_none_or(|list| now - list.asked_at >= LIST_AGE || list.ends_at <= now) {
            match self.fetch_list(now).await {
                Ok(list) => *kept = Some(list),
                Err(error) => tracing::warn!(%error, "the list of revocations could not be renewed"),
            }
        }
        let list = kept.as_ref().filter(|list| now < list.ends_at).ok_or(Refused::closed(
            "list.stale",
            "This server could not learn what was revoked, so it serves nobody for now.",
        ))?;
        Ok(list.tokens.contains(jti) || list.floors.get(grant).is_some_and(|floor| generation <= *floor))
    }

    async fn fetch_list(&self, now: DateTime<Utc>) -> Result<List, Refused> {
        let token = self.get("/.well-known/grant-revocations").await?;
        let claims = self.signed("revocations+jwt", &token).await?;
        let unreadable = Refused::closed("list.unreadable", "The list of revocations cannot be read.");
        let claims: ListClaims = serde_json::from_value(claims).map_err(|_other_shape| unreadable)?;
        let ends_at = DateTime::from_timestamp(claims.exp, 0).ok_or(unreadable)?;
        if claims.iss != self.url || ends_at <= now {
            return Err(unreadable);
        }
        Ok(List {
            asked_at: now,
            ends_at,
            floors: claims.grants.into_iter().map(|one| (one.grant, one.generation)).collect(),
            tokens: claims.tokens.into_iter().collect(),
        })
    }

    async fn key(&self, kid: &str) -> Result<Jwk, Refused> {
        let now = self.control.now();
        let mut kept = self.keys.lock().await;
        let age = kept.as_ref().map(|keys| now - keys.asked_at);
        let known = kept.as_ref().is_some_and(|keys| keys.set.find(kid).is_some());
        let due = match age {
            None => true,
            Some(age) => age >= KEYS_LIFE || age < TimeDelta::zero() || (!known && age >= HASTE),
        };
        if due {
            match self.fetch_keys().await {
                Ok(set) => *kept = Some(Keys { set, asked_at: now }),
                Err(error) => {
                    tracing::warn!(%error, "the keys could not be renewed");
                    *kept = None;
                }
            }
        }
        let keys =
            kept.as_ref().ok_or(Refused::closed("keys.missing", "This server cannot verify anything for now."))?;
        keys.set.find(kid).cloned().ok_or(Refused::unauthorised("token.key", "The key of this signature is not known."))
    }

    async fn fetch_keys(&self) -> Result<JwkSet, Refused> {
        let text = self.get("/.well-known/jwks.json").await?;
        serde_json::from_str(&text)
            .map_err(|_other_shape| Refused::closed("keys.unreadable", "The keys cannot be read."))
    }

    async fn get(&self, path: &str) -> Result<String, Refused> {
        let unreached = Refused::closed("issuer.unreached", "Intercity cannot be reached from this server.");
        if self.control.is_cut_off() {
            return Err(unreached);
        }
        let answer = self.http.get(format!("{}{path}", self.url)).send().await.map_err(|_no_answer| unreached)?;
        let answer = answer.error_for_status().map_err(|_bad_status| unreached)?;
        answer.text().await.map_err(|_broke_off| unreached)
    }
}
