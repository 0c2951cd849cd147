//! Signed URLs: HMAC-SHA-256 over direction, file, expiry and bearing. Folder and S3 behave the same behind them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::{Bearing, Direction, SignedUrl};
use crate::kernel::{Context, Error, FileId, Result};

/// What stands first under every signature, so that the key never speaks for anything else.
const PURPOSE: &str = "intercity file url 1";

/// A URL under which the file's bytes may be read until `download_life` has passed.
///
/// # Errors
/// `Internal` when the secret is too short.
pub fn signed_download_url(ctx: &Context, file: FileId, bearing: Bearing) -> Result<SignedUrl> {
    build(ctx, Direction::Download, file, ctx.settings.download_life, bearing)
}

/// How long a URL is good with which the platform tries whether a grant would work.
const REHEARSAL_LIFE: TimeDelta = TimeDelta::seconds(60);

/// A URL with which the platform tries whether the file could be read on this right. It is given to nobody.
///
/// # Errors
/// `Internal` when the secret is too short.
pub fn signed_rehearsal_url(ctx: &Context, file: FileId, bearing: Bearing) -> Result<SignedUrl> {
    build(ctx, Direction::Download, file, REHEARSAL_LIFE, Bearing { rehearsal: true, ..bearing })
}

/// A URL to which the file's bytes may be put once until `upload_life` has passed.
///
/// # Errors
/// `Internal` when the secret is too short.
pub fn signed_upload_url(ctx: &Context, file: FileId) -> Result<SignedUrl> {
    build(ctx, Direction::Upload, file, ctx.settings.upload_life, Bearing::default())
}

/// A URL to which the file's bytes may be sent in pieces until `resumable_life` has passed.
///
/// # Errors
/// `Internal` when the secret is too short.
pub fn signed_resumable_url(ctx: &Context, file: FileId) -> Result<SignedUrl> {
    build(ctx, Direction::Resumable, file, ctx.settings.resumable_life, Bearing::default())
}

/// Whether these are the parameters of a URL of ours that still holds; what it bears.
///
/// # Errors
/// `Forbidden` with a sentence that says what to do.
pub fn verify(ctx: &Context, direction: Direction, file: FileId, query: &str) -> Result<Bearing> {
    let forged = || Error::Forbidden("This link is not complete or was changed. Ask for a new one.".into());
    let mut bearing = Bearing::default();
    let (mut expiry, mut signature) = (None, None);
    for (key, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let id = || value.parse::<Uuid>().map_err(|_invalid| forged());
        match key.as_ref() {
            "e" => expiry = value.parse::<i64>().ok(),
            "s" => signature = URL_SAFE_NO_PAD.decode(value.as_bytes()).ok(),
            "g" => bearing.grant = Some(id()?.into()),
            "p" => bearing.person = Some(id()?.into()),
            "d" => bearing.distribution = Some(id()?.into()),
            "r" => bearing.rehearsal = value == "1",
            _ => {}
        }
    }
    let (Some(expiry), Some(signature)) = (expiry, signature) else { return Err(forged()) };
    mac(ctx, direction, file, expiry, bearing)?.verify_slice(&signature).map_err(|_mismatch| forged())?;
    if ctx.now().timestamp() >= expiry {
        return Err(Error::Forbidden(
            "This link has expired. Go back to where you got it and ask for a new one.".into(),
        ));
    }
    Ok(bearing)
}

fn build(ctx: &Context, direction: Direction, file: FileId, life: TimeDelta, bearing: Bearing) -> Result<SignedUrl> {
    let expiry = (ctx.now() + life).timestamp();
    let signature = URL_SAFE_NO_PAD.encode(mac(ctx, direction, file, expiry, bearing)?.finalize().into_bytes());
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("e", &expiry.to_string());
    for (key, id) in claims(bearing) {
        if let Some(id) = id {
            query.append_pair(key, &id.to_string());
        }
    }
    if bearing.rehearsal {
        query.append_pair("r", "1");
    }
    query.append_pair("s", &signature);
    let url = format!("{}/files/{}/{file}?{}", ctx.settings.public_url, direction.segment(), query.finish());
    let expires_at = DateTime::from_timestamp(expiry, 0).unwrap_or_else(|| ctx.now());
    Ok(SignedUrl { url, expires_at })
}

fn claims(bearing: Bearing) -> [(&'static str, Option<Uuid>); 3] {
    [
        ("g", bearing.grant.map(Uuid::from)),
        ("p", bearing.person.map(Uuid::from)),
        ("d", bearing.distribution.map(Uuid::from)),
    ]
}

fn mac(ctx: &Context, direction: Direction, file: FileId, expiry: i64, bearing: Bearing) -> Result<Hmac<Sha256>> {
    let secret = &ctx.settings.url_secret;
    if secret.len() < 32 {
        return Err(Error::internal("url_secret is shorter than 32 bytes"));
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).map_err(Error::internal)?;
    let mut text = format!("{PURPOSE}\n{}\n{file}\n{expiry}\n", direction.segment());
    for (key, id) in claims(bearing) {
        text.push_str(key);
        text.push('=');
        text.push_str(&id.map(|id| id.to_string()).unwrap_or_default());
        text.push('\n');
    }
    if bearing.rehearsal {
        text.push_str("rehearsal\n");
    }
    mac.update(text.as_bytes());
    Ok(mac)
}
