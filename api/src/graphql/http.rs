//! GraphQL over HTTP: POST for everything, GET for queries, both media types, limits before execution.

use actix_web::http::header::{ACCEPT, ALLOW, CONTENT_TYPE};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use async_graphql::{Request, Response, ServerError};
use intercity_domain::kernel::Viewer;

use super::limits;
use crate::edge::Edge;

/// The media type of the GraphQL-over-HTTP specification.
const GRAPHQL_RESPONSE: &str = "application/graphql-response+json";
const JSON: &str = "application/json";

/// Mounts `/graphql`.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(
        web::resource("/graphql")
            .route(
                web::get().guard(actix_web::guard::Header("upgrade", "websocket")).to(super::subscriptions::websocket),
            )
            .route(web::post().to(post))
            .route(web::get().to(get))
            .default_service(web::to(|| async {
                HttpResponse::MethodNotAllowed()
                    .insert_header((ALLOW, "GET, POST"))
                    .body("Use POST, or GET for queries.")
            })),
    );
}

async fn post(edge: web::Data<Edge>, http: HttpRequest, body: web::Payload) -> HttpResponse {
    let Some(kind) = media_type(&http) else { return not_acceptable() };
    if !http.content_type().eq_ignore_ascii_case(JSON) {
        return HttpResponse::UnsupportedMediaType().body("Send the request as application/json.");
    }
    let Ok(Ok(bytes)) = body.to_bytes_limited(edge.limits.body).await else {
        return refuse(kind, StatusCode::PAYLOAD_TOO_LARGE, &format!("A request may have {} bytes.", edge.limits.body));
    };
    match serde_json::from_slice::<Request>(&bytes) {
        Ok(request) => answer(&edge, &http, request, kind).await,
        Err(error) => refuse(kind, StatusCode::BAD_REQUEST, &format!("The body is not a GraphQL request: {error}.")),
    }
}

async fn get(edge: web::Data<Edge>, http: HttpRequest) -> HttpResponse {
    let Some(kind) = media_type(&http) else { return not_acceptable() };
    if http.query_string().len() > edge.limits.body {
        return refuse(kind, StatusCode::URI_TOO_LONG, "The query string is too long; use POST.");
    }
    match async_graphql::http::parse_query_string(http.query_string()) {
        Ok(request) => answer(&edge, &http, request, kind).await,
        Err(error) => {
            refuse(kind, StatusCode::BAD_REQUEST, &format!("The query string is not a GraphQL request: {error}."))
        }
    }
}

async fn answer(edge: &Edge, http: &HttpRequest, request: Request, kind: &'static str) -> HttpResponse {
    let mut request = match admit(edge, request) {
        Ok(request) => request,
        Err(response) => return refused(kind, *response),
    };
    let reads = reads_only(&mut request);
    if http.method() == Method::GET && !reads {
        return HttpResponse::MethodNotAllowed()
            .insert_header((ALLOW, "POST"))
            .content_type(kind)
            .json(Response::from_errors(vec![ServerError::new("GET is for queries; use POST for mutations.", None)]));
    }
    let caller = edge.caller(http);
    let request_id = caller.context.request_id.clone();
    let response = edge.schema.execute(request.data(caller)).await;
    respond(kind, with_request_id(response, request_id.as_deref()))
}

/// Tokens, syntax, depth, fields and cost; nothing is executed before this.
///
/// # Errors
/// The response that says which bound was passed.
pub fn admit(edge: &Edge, mut request: Request) -> Result<Request, Box<Response>> {
    let fail = |message: String, code: &str| {
        let mut error = ServerError::new(message, None);
        let mut values = async_graphql::ErrorExtensionValues::default();
        values.set("code", code);
        error.extensions = Some(values);
        Box::new(Response::from_errors(vec![error]))
    };
    let tokens = limits::tokens(&request.query);
    if tokens > edge.limits.tokens {
        let message = format!("The query has {tokens} tokens; at most {} are allowed.", edge.limits.tokens);
        return Err(fail(message, "TOO_COMPLEX"));
    }
    let variables = request.variables.clone();
    let name = request.operation_name.clone();
    match request.parsed_query() {
        Err(error) => Err(Box::new(Response::from_errors(vec![error]))),
        Ok(document) => {
            limits::check(document, &variables, &edge.limits).map_err(|message| fail(message, "TOO_COMPLEX"))?;
            if limits::operation(document, name.as_deref()).is_none() {
                return Err(fail("Name one of the operations in the document (operationName).".into(), "BAD_REQUEST"));
            }
            Ok(request)
        }
    }
}

fn reads_only(request: &mut Request) -> bool {
    let name = request.operation_name.clone();
    request
        .parsed_query()
        .ok()
        .and_then(|document| limits::operation(document, name.as_deref()))
        .is_some_and(limits::is_query)
}

/// Every error names the request, so that people can quote it.
pub fn with_request_id(mut response: Response, request_id: Option<&str>) -> Response {
    if let Some(id) = request_id {
        for error in &mut response.errors {
            error.extensions.get_or_insert_default().set("requestId", id);
        }
    }
    response
}

/// The best media type that the client accepts; `None` when it accepts neither.
fn media_type(http: &HttpRequest) -> Option<&'static str> {
    let Some(accept) = http.headers().get(ACCEPT).and_then(|v| v.to_str().ok()) else { return Some(JSON) };
    let mut best: Option<(&'static str, f32)> = None;
    for part in accept.split(',') {
        let mut pieces = part.split(';').map(str::trim);
        let quality = part
            .split(';')
            .filter_map(|p| p.trim().strip_prefix("q="))
            .find_map(|q| q.parse::<f32>().ok())
            .unwrap_or(1.0);
        let kind = match pieces.next().unwrap_or("").to_ascii_lowercase().as_str() {
            GRAPHQL_RESPONSE => GRAPHQL_RESPONSE,
            JSON | "*/*" | "application/*" => JSON,
            _ => continue,
        };
        if quality > 0.0 && best.is_none_or(|(_, q)| quality > q) {
            best = Some((kind, quality));
        }
    }
    best.map(|(kind, _)| kind)
}

fn not_acceptable() -> HttpResponse {
    HttpResponse::NotAcceptable().body(format!("Accept {GRAPHQL_RESPONSE} or {JSON}."))
}

fn refuse(kind: &'static str, status: StatusCode, message: &str) -> HttpResponse {
    let response = Response::from_errors(vec![ServerError::new(message, None)]);
    HttpResponse::build(status).insert_header((CONTENT_TYPE, content_type(kind))).json(body(&response))
}

/// A request that was not executed: 400 in both media types where it could not be understood.
fn refused(kind: &'static str, response: Response) -> HttpResponse {
    let status = if kind == GRAPHQL_RESPONSE { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    HttpResponse::build(status).insert_header((CONTENT_TYPE, content_type(kind))).json(body(&response))
}

fn respond(kind: &'static str, response: Response) -> HttpResponse {
    // Errors without a path come from validation: nothing was executed.
    let invalid = response.data == async_graphql::Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty());
    if invalid {
        return refused(kind, response);
    }
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, content_type(kind)))
        .insert_header(("cache-control", "no-store"))
        .json(&response)
}

/// Without `data` when nothing was executed, as the specification asks.
fn body(response: &Response) -> serde_json::Value {
    serde_json::json!({ "errors": response.errors })
}

fn content_type(kind: &str) -> String {
    format!("{kind}; charset=utf-8")
}

/// The viewer that the credentials middleware found.
pub fn viewer(http: &HttpRequest) -> Viewer {
    http.extensions().get::<Viewer>().cloned().unwrap_or(Viewer::Nobody)
}
