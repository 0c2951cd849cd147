//! What stands around every handler: the request id, the log line, health.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse, web};
use intercity_domain::kernel::Id;
use sea_orm::ConnectionTrait;

use crate::edge::{Edge, RequestId};

/// Names the request, logs its end, and puts the id into the answer.
///
/// # Errors
/// Those of the handler.
pub async fn trace(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let id = request.app_data::<web::Data<Edge>>().map_or_else(String::new, |edge| {
        edge.context.id::<intercity_domain::kernel::ActivityId>().uuid().simple().to_string()
    });
    request.extensions_mut().insert(RequestId(id.clone()));
    let begun = Instant::now();
    let method = request.method().clone();
    let path = request.path().to_owned();
    let mut response = next.call(request).await?;
    let status = response.status().as_u16();
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    if status >= 500 {
        tracing::error!(request_id = %id, %method, path, status, ms, "request");
    } else if path.starts_with("/assets/")
        || ["/healthz", "/healthz/worker", "/readyz", "/metrics"].contains(&path.as_str())
    {
        tracing::debug!(request_id = %id, %method, path, status, ms, "request");
    } else {
        tracing::info!(request_id = %id, %method, path, status, ms, "request");
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(response)
}

/// Mounts `/healthz` (the process answers) and `/readyz` (so do database and object store).
pub fn health(cfg: &mut web::ServiceConfig) {
    cfg.route("/healthz", web::get().to(|| async { HttpResponse::Ok().body("ok\n") }))
        .route("/readyz", web::get().to(ready));
}

async fn ready(edge: web::Data<Edge>) -> HttpResponse {
    let database = edge.context.db.reader().execute_unprepared("SELECT 1").await;
    let probe = object_store::path::Path::from("readyz");
    let store = object_store::ObjectStoreExt::head(edge.context.store.as_ref(), &probe).await;
    let store_answers = matches!(store, Ok(_) | Err(object_store::Error::NotFound { .. }));
    match (database, store_answers) {
        (Ok(_), true) => HttpResponse::Ok().body("ready\n"),
        (Err(_), _) => HttpResponse::ServiceUnavailable().body("the database does not answer\n"),
        (_, false) => HttpResponse::ServiceUnavailable().body("the object store does not answer\n"),
    }
}
