//! The HTTP side of files: signed uploads and downloads, streamed both ways.

mod byte_count;
mod disposition;
mod download;
mod range;
pub mod refusal;
mod storage;
mod tus;
mod upload;
mod upload_link;

use actix_web::{HttpMessage, HttpRequest, web};
use intercity_domain::kernel::{Context, Error, FileId, Result};

pub use byte_count::ByteCount;
pub use storage::{OrganisationQuotaSet, OrganisationStorage};
pub use upload_link::{ResumableUpload, UploadHeader, UploadLink};

use crate::edge::RequestId;

/// Mounts `PUT /files/u/…`, tus at `/files/t/…` and `GET`/`HEAD /files/d/…`. The app must hold `web::Data<Context>`.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(web::resource("/files/u/{file}").route(web::put().to(upload::put))).service(
        web::resource("/files/d/{file}").route(web::get().to(download::get)).route(web::head().to(download::get)),
    );
    tus::configure(cfg);
}

/// The surroundings bound to the request's id.
fn surroundings(request: &HttpRequest, context: &Context) -> Context {
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone());
    id.map_or_else(|| context.clone(), |id| context.for_request(&id))
}

fn file_id(text: &str) -> Result<FileId> {
    text.parse().map_err(|_unreadable: uuid::Error| Error::NotFound)
}
