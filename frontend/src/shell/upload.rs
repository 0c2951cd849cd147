//! A multipart post: the fields first, then one file as a stream, so that nothing is held in memory whole.

use std::io;

use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Payload as Body;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use bytes::Bytes;
use futures_util::future::{FutureExt, LocalBoxFuture};
use futures_util::stream::{self, LocalBoxStream, StreamExt};

use super::multipart::{Head, Parts};
use super::{Form, Page, PageError, Violation};

/// The largest total of all fields before the file.
const FIELDS: usize = 256 * 1024;

/// A form sent with a file. The fields stand before the file in the form; what follows it is not read.
pub struct Upload {
    /// The fields; the token is checked.
    pub form: Form,
    /// The file, when one was chosen.
    pub file: Option<Incoming>,
}

/// A file that is coming in.
pub struct Incoming {
    /// The field it stands in.
    pub field: String,
    /// What the reader's machine calls it.
    pub name: String,
    /// What the browser believes it is.
    pub media_type: String,
    parts: Parts<LocalBoxStream<'static, io::Result<Bytes>>>,
}

impl Incoming {
    /// Takes the content to the upload address that the API gave out: `Ok(Err(faults))` when the file is refused.
    ///
    /// # Errors
    /// Everything but refusals, see [`PageError`].
    pub async fn put(self, page: &Page, upload_url: &str) -> Result<Result<(), Vec<Violation>>, PageError> {
        match page.backend().put_file(page.request(), upload_url, self.content()).await {
            Ok(()) => Ok(Ok(())),
            Err(error) => match PageError::from_graphql(&error) {
                PageError::Refused(faults) => Ok(Err(faults)),
                other => Err(other),
            },
        }
    }

    /// The content as it arrives.
    pub fn content(self) -> LocalBoxStream<'static, io::Result<Bytes>> {
        stream::unfold(
            self.parts,
            |mut parts| async move { parts.chunk().await.transpose().map(|chunk| (chunk, parts)) },
        )
        .boxed_local()
    }
}

impl FromRequest for Upload {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let body = Body::from_request(&request, payload);
        async move {
            let page = Page::of(&request).await?;
            let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
            let body = body.await.map_err(|e| PageError::internal("no body", e))?;
            let body = body.map(|chunk| chunk.map_err(io::Error::other)).boxed_local();
            let parts = Parts::new(kind, body).ok_or(PageError::Forged)?;
            read(page, parts).await
        }
        .boxed_local()
    }
}

async fn read(page: Page, mut parts: Parts<LocalBoxStream<'static, io::Result<Bytes>>>) -> Result<Upload, PageError> {
    let broken = |e: io::Error| PageError::internal("an upload broke off", e);
    let mut form = Form::new(&page);
    let mut total = 0;
    while let Some(Head { field, file_name, media_type }) = parts.next_part().await.map_err(broken)? {
        match file_name {
            Some(name) if !name.is_empty() => {
                let file = Incoming { field, name, media_type, parts };
                return Ok(Upload { form: form.checked_token()?, file: Some(file) });
            }
            _ => {
                let mut value = Vec::new();
                while let Some(chunk) = parts.chunk().await.map_err(broken)? {
                    total += chunk.len();
                    if total > FIELDS {
                        return Err(PageError::TooLarge);
                    }
                    value.extend_from_slice(&chunk);
                }
                form = form.with(field, String::from_utf8_lossy(&value).into_owned());
            }
        }
    }
    Ok(Upload { form: form.checked_token()?, file: None })
}
