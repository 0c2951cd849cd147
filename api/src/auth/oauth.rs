//! `/oauth/token`: OAuth 2 client credentials (RFC 6749, section 4.4) for API clients.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use intercity_domain::kernel::Error;
use intercity_domain::organisations::client_sign_in::{ClientRefusal, ClientSignIn, client_sign_in};
use serde_json::json;
use url::form_urlencoded;

use crate::edge::Edge;
use crate::graphql::chain;

/// The parameters of the request; each at most once.
#[derive(Default)]
struct Parameters {
    grant_type: Option<String>,
    scope: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

/// Issues a token.
pub(super) async fn token(edge: web::Data<Edge>, http: HttpRequest, body: web::Bytes) -> HttpResponse {
    let form = http
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !form {
        return refuse(StatusCode::BAD_REQUEST, "invalid_request", "Send application/x-www-form-urlencoded.");
    }
    let Some(parameters) = read(&body) else {
        return refuse(StatusCode::BAD_REQUEST, "invalid_request", "Send each parameter once.");
    };
    match parameters.grant_type.as_deref() {
        Some("client_credentials") => {}
        None => return refuse(StatusCode::BAD_REQUEST, "invalid_request", "grant_type is missing."),
        Some(_) => {
            return refuse(StatusCode::BAD_REQUEST, "unsupported_grant_type", "Use grant_type=client_credentials.");
        }
    }
    let shown = match (basic(&http), parameters.client_id, parameters.client_secret) {
        (Some(Some(pair)), _, None) => pair,
        (None, Some(id), Some(secret)) => (id, secret),
        (Some(Some(_)), _, Some(_)) => {
            return refuse(StatusCode::BAD_REQUEST, "invalid_request", "Show the secret in one way only.");
        }
        _ => return invalid_client(),
    };
    let scopes = parameters.scope.unwrap_or_default().split_ascii_whitespace().map(str::to_owned).collect();
    let caller = edge.caller(&http);
    let sign_in = ClientSignIn { client_id: shown.0, secret: shown.1, scopes, address: caller.address };
    match Box::pin(client_sign_in(&caller.context, sign_in)).await {
        Ok(issued) => HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(json!({
            "access_token": issued.access_token,
            "token_type": "Bearer",
            "expires_in": (issued.expires_at - caller.context.now()).num_seconds().max(0),
            "scope": issued.scopes.join(" "),
        })),
        Err(refusal) => refused(&refusal),
    }
}

/// Answers other methods.
pub(super) async fn only_post() -> HttpResponse {
    HttpResponse::MethodNotAllowed().insert_header((ALLOW, "POST")).body("Use POST.")
}

fn read(body: &[u8]) -> Option<Parameters> {
    let mut parameters = Parameters::default();
    for (name, value) in form_urlencoded::parse(body) {
        let place = match &*name {
            "grant_type" => &mut parameters.grant_type,
            "scope" => &mut parameters.scope,
            "client_id" => &mut parameters.client_id,
            "client_secret" => &mut parameters.client_secret,
            _ => continue, // RFC 6749, section 3.2: unknown parameters are ignored
        };
        if place.replace(value.into_owned()).is_some() {
            return None;
        }
    }
    Some(parameters)
}

/// Id and secret of HTTP Basic: `None` when the header is absent, `Some(None)` when it cannot be read.
#[allow(clippy::option_option)]
fn basic(http: &HttpRequest) -> Option<Option<(String, String)>> {
    let header = http.headers().get(AUTHORIZATION)?;
    let pair = header.to_str().ok().and_then(|text| {
        let (scheme, encoded) = text.split_once(' ')?;
        let decoded = STANDARD.decode(encoded.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
        let text = String::from_utf8(decoded).ok()?;
        let (id, secret) = text.split_once(':')?;
        Some((decode(id), decode(secret)))
    });
    Some(pair)
}

/// Both halves are form-encoded before they are joined (RFC 6749, section 2.3.1).
fn decode(text: &str) -> String {
    form_urlencoded::parse(format!("x={text}").as_bytes()).next().map(|(_, v)| v.into_owned()).unwrap_or_default()
}

fn refused(refusal: &ClientRefusal) -> HttpResponse {
    match refusal {
        ClientRefusal::InvalidClient => invalid_client(),
        ClientRefusal::InvalidScope => {
            refuse(StatusCode::BAD_REQUEST, "invalid_scope", "The client was not given this scope.")
        }
        ClientRefusal::Other(Error::Throttled { retry_after }) => {
            let mut response =
                refuse(StatusCode::TOO_MANY_REQUESTS, "temporarily_unavailable", "Too many tries. Wait a while.");
            response.headers_mut().insert(RETRY_AFTER, (*retry_after).into());
            response
        }
        ClientRefusal::Other(Error::Unavailable(text)) => {
            refuse(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", text)
        }
        ClientRefusal::Other(error) => {
            tracing::error!(error = %chain(error), "an API client could not sign in");
            refuse(StatusCode::INTERNAL_SERVER_ERROR, "server_error", "Something went wrong on our side.")
        }
    }
}

fn invalid_client() -> HttpResponse {
    let mut response = refuse(StatusCode::UNAUTHORIZED, "invalid_client", "Unknown client or wrong secret.");
    response
        .headers_mut()
        .insert(WWW_AUTHENTICATE, actix_web::http::header::HeaderValue::from_static("Basic realm=\"intercity\""));
    response
}

fn refuse(status: StatusCode, error: &str, description: &str) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(json!({ "error": error, "error_description": description }))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::{basic, read};

    #[test]
    fn a_parameter_given_twice_is_refused() {
        assert!(read(b"grant_type=client_credentials&scope=a&scope=b").is_none());
        assert_eq!(read(b"grant_type=client_credentials&x=1").unwrap().grant_type.unwrap(), "client_credentials");
    }

    #[test]
    fn basic_credentials_are_form_decoded() {
        let request = |value: &str| TestRequest::default().insert_header(("authorization", value)).to_http_request();
        // api%5Fclient:a%3Ab
        let header = request("Basic YXBpJTVGY2xpZW50OmElM0Fi");
        assert_eq!(basic(&header), Some(Some(("api_client".into(), "a:b".into()))));
        assert_eq!(basic(&request("Basic !!")), Some(None));
        assert_eq!(basic(&TestRequest::default().to_http_request()), None);
    }
}
