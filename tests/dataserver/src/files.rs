//! Serves the files of a version, whole or in ranges, and answers probes.

use std::path::{Component, Path};

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;

use crate::fault::Refused;
use crate::server::Shared;
use crate::verify::authorised;

/// `GET /probe`: whether the token would be served.
///
/// # Errors
/// When it would not.
pub async fn probe(shared: web::Data<Shared>, request: HttpRequest) -> Result<HttpResponse, Refused> {
    authorised(&shared, &request).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `GET /data/{name}`: a file, for whoever shows a token.
///
/// # Errors
/// When the token is refused or there is no such file.
pub async fn get(
    shared: web::Data<Shared>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, Refused> {
    authorised(&shared, &request).await?;
    let missing = Refused::missing("file.unknown", "There is no such file.");
    let mut parts = Path::new(name.as_str()).components();
    let (Some(Component::Normal(file)), None) = (parts.next(), parts.next()) else { return Err(missing) };
    let path = shared.files.join(file);
    let bytes = Bytes::from(tokio::fs::read(&path).await.map_err(|_not_there| missing)?);
    let size = bytes.len();
    let asked = request.headers().get(header::RANGE).and_then(|value| value.to_str().ok());
    let mut answer = HttpResponse::Ok();
    let part = match asked.map(|text| range(text, size)) {
        None | Some(Wanted::Whole) => bytes,
        Some(Wanted::Part(from, to)) => {
            answer = HttpResponse::PartialContent();
            answer.insert_header((header::CONTENT_RANGE, format!("bytes {from}-{}/{size}", to.saturating_sub(1))));
            bytes.slice(from..to)
        }
        Some(Wanted::Beyond) => {
            let mut refused = HttpResponse::RangeNotSatisfiable();
            return Ok(refused.insert_header((header::CONTENT_RANGE, format!("bytes */{size}"))).finish());
        }
    };
    Ok(answer.insert_header((header::ACCEPT_RANGES, "bytes")).content_type("application/octet-stream").body(part))
}

/// What of a file is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// All of it; also for ranges that are not understood (RFC 9110, 14.2).
    Whole,
    /// From the first byte up to, not including, the second.
    Part(usize, usize),
    /// Nothing that is there.
    Beyond,
}

fn range(text: &str, size: usize) -> Wanted {
    let Some((from, to)) = text.strip_prefix("bytes=").and_then(|one| one.split_once('-')) else {
        return Wanted::Whole;
    };
    let last = size.saturating_sub(1);
    match (from.trim().parse::<usize>(), to.trim().parse::<usize>()) {
        (Ok(from), _) if from >= size => Wanted::Beyond,
        (Ok(from), Ok(to)) if from <= to => Wanted::Part(from, to.min(last) + 1),
        (Ok(from), Err(_)) if to.trim().is_empty() => Wanted::Part(from, size),
        (Err(_), Ok(0)) if from.trim().is_empty() => Wanted::Beyond,
        (Err(_), Ok(tail)) if from.trim().is_empty() && size > 0 => Wanted::Part(size.saturating_sub(tail), size),
        _ => Wanted::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        assert_eq!(range("bytes=0-0", 10), Wanted::Part(0, 1));
        assert_eq!(range("bytes=3-", 10), Wanted::Part(3, 10));
        assert_eq!(range("bytes=-4", 10), Wanted::Part(6, 10));
        assert_eq!(range("bytes=-40", 10), Wanted::Part(0, 10));
        assert_eq!(range("bytes=2-99", 10), Wanted::Part(2, 10));
        assert_eq!(range("bytes=10-", 10), Wanted::Beyond);
        assert_eq!(range("bytes=5-2", 10), Wanted::Whole);
        assert_eq!(range("lines=1-2", 10), Wanted::Whole);
        assert_eq!(range("bytes=0-0", 0), Wanted::Beyond);
    }
}
