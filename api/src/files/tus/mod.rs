//! The tus 1.0 protocol at a signed address of one file: uploads in pieces that go on after any interruption.
//!
//! The address is given out by the mutation that begins an upload. Extensions: creation (which says the length),
//! creation-defer-length, checksum, termination, expiration. `GET` tells in JSON what became of the upload.

mod answer;
mod append;
mod headers;

use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use intercity_domain::files::{self, Direction, FileState};
use intercity_domain::kernel::{Context, FileId, Result};

use self::headers::{OVERRIDE, RESUMABLE, number, text};
use super::refusal::refuse;
use super::{file_id, surroundings};
use crate::graphql::global;

/// The version of the protocol.
const VERSION: &str = "1.0.0";

/// Mounts `/files/t/…`.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(
        web::resource("/files/t/{file}")
            .route(web::method(Method::OPTIONS).to(discover))
            .route(web::get().to(tell))
            .route(web::head().to(upload))
            .route(web::patch().to(upload))
            .route(web::post().to(upload))
            .route(web::delete().to(upload)),
    );
}

/// What this server can do.
async fn discover(context: web::Data<Context>) -> HttpResponse {
    answer::begin(StatusCode::NO_CONTENT)
        .insert_header(("tus-version", VERSION))
        .insert_header(("tus-extension", "creation,creation-defer-length,checksum,termination,expiration"))
        .insert_header(("tus-checksum-algorithm", files::Checksum::NAMES))
        .insert_header(("tus-max-size", context.settings.max_upload.to_string()))
        .finish()
}

/// What became of the upload, for people's scripts and our own page.
async fn tell(context: web::Data<Context>, request: HttpRequest, path: web::Path<String>) -> HttpResponse {
    let ctx = surroundings(&request, &context);
    let told = async {
        let file = verified(&ctx, &request, &path)?;
        files::look(&ctx, file).await
    };
    match told.await {
        Ok(progress) => answer::begin(StatusCode::OK).json(serde_json::json!({
            "file": global(progress.file),
            "name": progress.name,
            "mediaType": progress.media_type,
            "offset": progress.offset,
            "length": progress.length,
            "state": progress.state,
            "sha256": progress.sha256,
            "reason": progress.reason.filter(|_| progress.state == FileState::Rejected),
        })),
        Err(error) => refuse(&request, &error),
    }
}

/// Everything that the protocol does.
async fn upload(
    context: web::Data<Context>,
    request: HttpRequest,
    path: web::Path<String>,
    body: web::Payload,
) -> HttpResponse {
    if text(&request, RESUMABLE) != Some(VERSION) {
        return answer::begin(StatusCode::PRECONDITION_FAILED).insert_header(("tus-version", VERSION)).finish();
    }
    let ctx = surroundings(&request, &context);
    let method = match text(&request, OVERRIDE) {
        Some(method) if request.method() == Method::POST => method.to_ascii_uppercase(),
        _ => request.method().as_str().to_owned(),
    };
    let done = async {
        let file = verified(&ctx, &request, &path)?;
        match method.as_str() {
            "HEAD" => Ok(answer::standing(StatusCode::OK, &files::progress(&ctx, file).await?)),
            "PATCH" => append::append(&ctx, &request, file, body).await,
            "DELETE" => {
                files::cancel(&ctx, file).await?;
                Ok(answer::begin(StatusCode::NO_CONTENT).finish())
            }
            "POST" => create(&ctx, &request, file).await,
            _ => Ok(answer::begin(StatusCode::METHOD_NOT_ALLOWED).finish()),
        }
    };
    let mut response = match done.await {
        Ok(response) => response,
        Err(error) => refuse(&request, &error),
    };
    answer::sign(&mut response);
    response
}

/// Creation: the address is there already and bears its rights, so all that is left to say is the length.
async fn create(ctx: &Context, request: &HttpRequest, file: FileId) -> Result<HttpResponse> {
    let progress = match number(request, "upload-length")? {
        Some(length) => files::declare(ctx, file, length).await?,
        None if text(request, "upload-defer-length") == Some("1") => files::progress(ctx, file).await?,
        None => return Err(headers::missing("Upload-Length")),
    };
    let address = format!("{}{}", ctx.settings.public_url, request.uri());
    let mut response = answer::standing(StatusCode::CREATED, &progress);
    answer::set(&mut response, "location", &address);
    Ok(response)
}

fn verified(ctx: &Context, request: &HttpRequest, path: &str) -> Result<FileId> {
    let file = file_id(path)?;
    files::verify(ctx, Direction::Resumable, file, request.query_string())?;
    Ok(file)
}
