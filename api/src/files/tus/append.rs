//! `PATCH`: the next bytes.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use intercity_domain::files::{self, Append, FileState};
use intercity_domain::kernel::{Context, Error, FileId, Result};

use super::answer;
use super::headers::{checksum, missing, number, text};

/// The only media type of a piece.
const PIECE: &str = "application/offset+octet-stream";

/// Takes them.
pub(super) async fn append(
    ctx: &Context,
    request: &HttpRequest,
    file: FileId,
    body: web::Payload,
) -> Result<HttpResponse> {
    if text(request, "content-type") != Some(PIECE) {
        return Ok(answer::begin(StatusCode::UNSUPPORTED_MEDIA_TYPE).body(format!("Send {PIECE}.\n")));
    }
    let what = Append {
        offset: number(request, "upload-offset")?.ok_or_else(|| missing("Upload-Offset"))?,
        announced: number(request, "content-length")?,
        checksum: checksum(request)?,
    };
    if let Some(length) = number(request, "upload-length")? {
        files::declare(ctx, file, length).await?;
    }
    // Sent again by somebody who did not hear that it had arrived.
    let known = files::progress(ctx, file).await?;
    if known.length == Some(what.offset) && known.offset == what.offset && what.announced == Some(0) {
        return Ok(answer::standing(StatusCode::NO_CONTENT, &known));
    }
    if known.state != FileState::Pending {
        return Err(Error::Conflict("All bytes of this file have come.".into()));
    }
    let ctx = ctx.clone();
    // Its own task, waited for: when the client goes away, what has come is still kept.
    let task = actix_web::rt::spawn(async move { files::append(&ctx, file, what, body).await });
    let progress = task.await.map_err(Error::internal)??;
    Ok(answer::standing(StatusCode::NO_CONTENT, &progress))
}
