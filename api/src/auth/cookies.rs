//! The cookies in which the pages keep a session.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::ServiceResponse;
use actix_web::http::header::SET_COOKIE;
use intercity_domain::accounts::StartedSession;
use intercity_domain::kernel::{Context, Timestamp};
use intercity_frontend::accounts::{SessionCookies, session_cookies};

/// Their names; on https browsers take them from nobody but us.
pub(super) fn names(ctx: &Context) -> SessionCookies {
    session_cookies(&ctx.settings.public_url)
}

/// Cookies with the tokens of a session.
pub(super) fn of_session(ctx: &Context, session: &StartedSession) -> Vec<Cookie<'static>> {
    let names = names(ctx);
    vec![
        cookie(ctx, names.access, &session.access_token, left(ctx, session.access_expires_at)),
        cookie(ctx, names.refresh, &session.refresh_token, left(ctx, session.refresh_expires_at)),
    ]
}

/// Cookies that take the tokens away.
pub(super) fn removal(ctx: &Context) -> Vec<Cookie<'static>> {
    let names = names(ctx);
    vec![cookie(ctx, names.access, "", Duration::ZERO), cookie(ctx, names.refresh, "", Duration::ZERO)]
}

/// Adds the cookies, unless the answer already sets them: signing in and out knows better.
pub(super) fn add<B>(response: &mut ServiceResponse<B>, cookies: Vec<Cookie<'static>>) {
    for cookie in cookies {
        let begin = format!("{}=", cookie.name());
        let known = response
            .headers()
            .get_all(SET_COOKIE)
            .any(|value| value.to_str().is_ok_and(|text| text.starts_with(&begin)));
        if !known {
            // Fails only for values that are no header text; tokens are.
            let _ = response.response_mut().add_cookie(&cookie);
        }
    }
}

fn left(ctx: &Context, until: Timestamp) -> Duration {
    Duration::seconds((until - ctx.now()).num_seconds().max(0))
}

fn cookie(ctx: &Context, name: &'static str, value: &str, life: Duration) -> Cookie<'static> {
    Cookie::build(name, value.to_owned())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(ctx.settings.public_url.starts_with("https://"))
        .max_age(life)
        .finish()
}
