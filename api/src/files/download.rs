//! `GET` and `HEAD` at a signed URL: the file or a range of it, checked before and while it flows.

use std::sync::Arc;

use actix_web::body::SizedStream;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ContentEncoding, ETAG, HeaderName, IF_NONE_MATCH, IF_RANGE, LOCATION, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use bytes::Bytes;
use futures_util::stream;
use intercity_domain::access::GrantCheck;
use intercity_domain::datasets::DatasetCheck;
use intercity_domain::files::{self, Bearing, Direction, StoredFile, UseCheck};
use intercity_domain::kernel::{Context, Error, Result};

use super::disposition::attachment;
use super::range::{Wanted, wanted};
use super::refusal::refuse;
use super::{file_id, surroundings};

/// Sends the file.
pub async fn get(context: web::Data<Context>, request: HttpRequest, path: web::Path<String>) -> HttpResponse {
    match send(&surroundings(&request, &context), &request, &path).await {
        Ok(response) => response,
        Err(error) => refuse(&request, &error),
    }
}

async fn send(ctx: &Context, request: &HttpRequest, path: &str) -> Result<HttpResponse> {
    let file = file_id(path)?;
    let bearing = files::verify(ctx, Direction::Download, file, request.query_string())?;
    let check = check(bearing);
    let file = files::readable(ctx, file).await?;
    let size = u64::try_from(file.size.unwrap_or_default()).map_err(Error::internal)?;
    let etag = format!("\"{}\"", file.sha256.as_deref().unwrap_or_default());
    let unchanged = header(request, &IF_NONE_MATCH).is_some_and(|sent| holds(sent, &etag));
    // A range of something else than the reader has begun with is worth nothing: then everything is sent.
    let same = header(request, &IF_RANGE).is_none_or(|sent| sent.trim() == etag);
    let wanted = if same { wanted(header(request, &RANGE), size) } else { Wanted::Whole };

    let without_bytes = unchanged || request.method() == Method::HEAD || wanted == Wanted::Unsatisfiable;
    if let Some((check, bearing)) = check.as_ref().filter(|_| without_bytes) {
        check.authorise(ctx, bearing).await?;
    }
    if unchanged {
        return Ok(started(StatusCode::NOT_MODIFIED, &file, &etag).finish());
    }
    let (status, range) = match wanted {
        Wanted::Whole => (StatusCode::OK, 0..size),
        Wanted::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        Wanted::Unsatisfiable => {
            let mut answer = HttpResponse::RangeNotSatisfiable();
            return Ok(answer.insert_header((CONTENT_RANGE, format!("bytes */{size}"))).finish());
        }
    };
    let mut answer = started(status, &file, &etag);
    if status == StatusCode::PARTIAL_CONTENT {
        let last = range.end.saturating_sub(1);
        answer.insert_header((CONTENT_RANGE, format!("bytes {}-{last}/{size}", range.start)));
    }
    let length = range.end.saturating_sub(range.start);
    if request.method() == Method::HEAD {
        // The body says how long it would be; the server never asks it for bytes.
        return Ok(answer.body(SizedStream::new(length, stream::empty::<Result<Bytes>>())));
    }
    // Ranges go through us, so that what is resumed is counted by the byte.
    if status == StatusCode::OK
        && let Some(url) = files::redirect(ctx, &file, &attachment(&file.name), check.as_ref()).await?
    {
        let mut answer = HttpResponse::TemporaryRedirect();
        return Ok(answer.insert_header((LOCATION, url)).insert_header((CACHE_CONTROL, "no-store")).finish());
    }
    let body = files::read(ctx, &file, range, check).await?;
    Ok(answer.body(SizedStream::new(length, body)))
}

/// Who has to be asked whether the URL still stands.
fn check(bearing: Bearing) -> Option<(Arc<dyn UseCheck>, Bearing)> {
    let check: Arc<dyn UseCheck> = match (bearing.grant, bearing.distribution) {
        (Some(_), _) => Arc::new(GrantCheck),
        (None, Some(_)) => Arc::new(DatasetCheck),
        (None, None) => return None,
    };
    Some((check, bearing))
}

fn started(status: StatusCode, file: &StoredFile, etag: &str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    answer
        .insert_header((CONTENT_TYPE, file.media_type.as_str()))
        .insert_header((CONTENT_DISPOSITION, attachment(&file.name)))
        .insert_header((ETAG, etag))
        .insert_header((ACCEPT_RANGES, "bytes"))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        // Ranges and lengths are those of the file itself, so nothing may compress it on the way out.
        .insert_header(ContentEncoding::Identity);
    answer
}

fn header<'a>(request: &'a HttpRequest, name: &HeaderName) -> Option<&'a str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

fn holds(sent: &str, etag: &str) -> bool {
    sent.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == etag || tag == "*")
}
