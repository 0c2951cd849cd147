//! Styles and scripts, embedded in the program and served under a path that changes with their content.

use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use actix_web::web::{Path, ServiceConfig, get};
use actix_web::{HttpResponse, web};
use rust_embed::Embed;
use sha2::{Digest, Sha256};

use super::PageError;

#[derive(Embed)]
#[folder = "assets/"]
struct Assets;

static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Assets::iter().collect();
    names.sort();
    let digest = names
        .iter()
        .filter_map(|name| Assets::get(name))
        .fold(Sha256::new(), |digest, file| digest.chain_update(file.metadata.sha256_hash()));
    hex::encode(digest.finalize()).chars().take(12).collect()
});

/// The address of an asset.
pub fn address(name: &str) -> String {
    format!("/assets/{}/{name}", *HASH)
}

/// Registers the route.
pub fn configure(config: &mut ServiceConfig) {
    config.service(web::resource("/assets/{hash}/{name:.*}").route(get().to(serve)));
}

async fn serve(path: Path<(String, String)>) -> Result<HttpResponse, PageError> {
    let (hash, name) = path.into_inner();
    let file = Assets::get(&name).ok_or(PageError::NotFound)?;
    // In a debug build files are read from the folder and change without the address changing.
    let caching =
        if hash == *HASH && !cfg!(debug_assertions) { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media_type(&name)))
        .insert_header((CACHE_CONTROL, caching))
        .insert_header((ETAG, format!("\"{}\"", hex::encode(file.metadata.sha256_hash()))))
        .body(file.data))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
