//! Pages that say why there is no page, and the way on.

use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use askama::Template;

use super::{Page, PageError, Violation, local_path};

#[derive(Template)]
#[template(path = "shell/failure.html")]
struct FailurePage {
    page: Page,
    kind: &'static str,
    reason: String,
    faults: Vec<Violation>,
    request_id: Option<String>,
}

impl FailurePage {
    fn title(&self) -> String {
        self.page.t(&format!("failure-{}", self.kind))
    }

    fn way(&self) -> String {
        self.page.t(&format!("failure-{}.way", self.kind))
    }
}

/// The answer to an error, in the reader's language.
pub async fn answer(request: &HttpRequest, error: &PageError) -> HttpResponse {
    if matches!(error, PageError::Unauthenticated) {
        return to_sign_in(request);
    }
    let Ok(page) = Page::of(request).await else { return error.error_response() };
    let mut response = match render(page, error) {
        Ok(body) => HttpResponse::build(error.status_code()).content_type("text/html; charset=utf-8").body(body),
        Err(_) => error.error_response(),
    };
    if let PageError::Throttled { retry_after } = error {
        response.headers_mut().insert(header::RETRY_AFTER, (*retry_after).into());
    }
    response
}

fn render(page: Page, error: &PageError) -> Result<String, askama::Error> {
    let (kind, reason) = match error {
        PageError::NotFound => ("not-found", String::new()),
        PageError::Forbidden(why) => ("forbidden", why.clone()),
        PageError::Unauthenticated => ("unauthenticated", String::new()),
        PageError::Throttled { retry_after } => ("throttled", page.t1("failure-wait", "seconds", *retry_after)),
        PageError::Refused(_) => ("refused", String::new()),
        PageError::Conflict(why) => ("conflict", why.clone()),
        PageError::Unavailable(why) => ("unavailable", why.clone()),
        PageError::Forged => ("forged", String::new()),
        PageError::TooLarge => ("too-large", String::new()),
        PageError::Internal { .. } => ("internal", String::new()),
    };
    let faults = if let PageError::Refused(faults) = error { faults.clone() } else { Vec::new() };
    let request_id = if let PageError::Internal { request_id } = error { request_id.clone() } else { None };
    FailurePage { page, kind, reason, faults, request_id }.render()
}

/// To the sign-in page, and from there back to where the reader was.
fn to_sign_in(request: &HttpRequest) -> HttpResponse {
    let next = if *request.method() == Method::GET {
        request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned()
    } else {
        request
            .headers()
            .get(header::REFERER)
            .and_then(|referer| url::Url::parse(referer.to_str().ok()?).ok())
            .map_or_else(|| "/".to_owned(), |referer| referer.path().to_owned())
    };
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", local_path(&next)).finish();
    HttpResponse::SeeOther().insert_header((header::LOCATION, format!("/sign-in?{query}"))).finish()
}
