//! `PUT` to a signed URL: the body becomes the file's bytes.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_LENGTH, ETAG};
use actix_web::{HttpRequest, HttpResponse, web};
use intercity_domain::files::{self, Direction, StoredFile};
use intercity_domain::kernel::{Context, Error, Result};

use super::refusal::refuse;
use super::{file_id, surroundings};
use crate::graphql::global;

/// Takes the bytes.
pub async fn put(
    context: web::Data<Context>,
    request: HttpRequest,
    path: web::Path<String>,
    body: web::Payload,
) -> HttpResponse {
    match receive(&surroundings(&request, &context), &request, &path, body).await {
        Ok(file) => HttpResponse::Created()
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((ETAG, format!("\"{}\"", file.sha256.as_deref().unwrap_or_default())))
            .json(serde_json::json!({
                "file": global(file.id),
                "name": file.name,
                "mediaType": file.media_type,
                "size": file.size,
                "sha256": file.sha256,
                "state": file.state,
            })),
        Err(error) => refuse(&request, &error),
    }
}

async fn receive(ctx: &Context, request: &HttpRequest, path: &str, body: web::Payload) -> Result<StoredFile> {
    let file = file_id(path)?;
    files::verify(ctx, Direction::Upload, file, request.query_string())?;
    let announced =
        request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()).and_then(|l| l.parse().ok());
    let ctx = ctx.clone();
    // Its own task, waited for: when the client goes away it still cleans up behind itself.
    let task = actix_web::rt::spawn(async move { files::receive(&ctx, file, announced, body).await });
    task.await.map_err(Error::internal)?
}
