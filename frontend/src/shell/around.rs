//! Around every page: refuses forged posts, turns errors into pages, sets cookies and security headers.

use std::rc::Rc;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::{Cookie, time::Duration};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, web};

use super::page::{FORM_COOKIE, Shared, THEME_COOKIE, Theme};
use super::{Backend, Page, PageError, failure, flash, language};

const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The middleware of all pages.
///
/// # Errors
/// Those of the services inside that are not pages.
pub async fn around(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !from_our_pages(request.request()) {
        let (request, _) = request.into_parts();
        let response = failure::answer(&request, &PageError::Forged).await;
        return Ok(dress(ServiceResponse::new(request, response)));
    }
    let response = next.call(request).await?.map_into_boxed_body();
    let failed = response.response().error().and_then(|error| error.as_error::<PageError>()).cloned();
    let response = match failed {
        Some(error) => {
            let request = response.request().clone();
            let answer = failure::answer(&request, &error).await;
            response.into_response(answer)
        }
        None => response,
    };
    Ok(dress(response))
}

/// Browsers say where a post comes from. What says nothing still has to bring the form's token.
fn from_our_pages(request: &HttpRequest) -> bool {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return true;
    }
    let headers = request.headers();
    if let Some(site) = text(headers, &HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(headers, &header::ORIGIN) else { return true };
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    let public = request
        .app_data::<web::Data<dyn Backend>>()
        .and_then(|backend| backend.public_url().split_once("://").map(|(_, host)| host.to_owned()));
    text(headers, &header::HOST) == Some(host) || public.as_deref() == Some(host)
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// The theme chosen with this very request, if any.
pub fn chosen_theme(request: &HttpRequest) -> Option<Theme> {
    url::form_urlencoded::parse(request.query_string().as_bytes())
        .find(|(name, _)| name == "theme")
        .and_then(|(_, word)| Theme::parse(&word))
}

fn dress(mut response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let request = response.request().clone();
    let shared = request.extensions().get::<Rc<Shared>>().cloned();
    let secure = request
        .app_data::<web::Data<dyn Backend>>()
        .is_some_and(|backend| backend.public_url().starts_with("https://"));
    let cookie = |name: &'static str, value: &str, life: Option<Duration>| {
        let mut cookie = Cookie::new(name, value.to_owned());
        cookie.set_path("/");
        cookie.set_http_only(true);
        cookie.set_same_site(actix_web::cookie::SameSite::Lax);
        cookie.set_secure(secure);
        cookie.set_max_age(life);
        cookie
    };
    let year = Some(Duration::days(365));
    let mut cookies = Vec::new();
    if let Some(language) = language::chosen(&request) {
        cookies.push(cookie(language::COOKIE, language.code(), year));
    }
    if let Some(theme) = chosen_theme(&request) {
        cookies.push(cookie(THEME_COOKIE, theme.word(), year));
    }
    let html = text(response.headers(), &header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/html"));
    if let Some(shared) = shared {
        if shared.fresh_nonce {
            cookies.push(cookie(FORM_COOKIE, &shared.nonce, None));
        }
        if shared.flash.is_some() && html {
            cookies.push(cookie(flash::COOKIE, "", Some(Duration::ZERO)));
        }
    }
    for cookie in cookies {
        // Fails only for values that are no header text; ours are.
        let _ = response.response_mut().add_cookie(&cookie);
    }
    headers(response.headers_mut());
    response
}

fn headers(headers: &mut HeaderMap) {
    let mut set = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    set(header::CACHE_CONTROL, "private, no-cache");
    set(header::VARY, "Cookie, Accept-Language");
}

/// Answers addresses that no page has.
///
/// # Errors
/// Always "not found".
pub async fn no_such_page(_page: Page) -> Result<HttpResponse, PageError> {
    Err(PageError::NotFound)
}
