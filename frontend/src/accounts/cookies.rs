//! The cookies in which a browser keeps a session.

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use chrono::{DateTime, Utc};

use crate::shell::Page;

/// The names of the two cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionCookies {
    /// Holds the access token.
    pub access: &'static str,
    /// Holds the refresh token.
    pub refresh: &'static str,
}

/// The names in use; with the prefix `__Host-` on https, which browsers take from nobody but us.
pub fn session_cookies(public_url: &str) -> SessionCookies {
    if public_url.starts_with("https://") {
        SessionCookies { access: "__Host-intercity_access", refresh: "__Host-intercity_refresh" }
    } else {
        SessionCookies { access: "intercity_access", refresh: "intercity_refresh" }
    }
}

/// Cookies with the tokens of a session that began on a page.
pub(super) fn with_tokens(
    page: &Page,
    access: (&str, DateTime<Utc>),
    refresh: (&str, DateTime<Utc>),
) -> [Cookie<'static>; 2] {
    let names = session_cookies(page.backend().public_url());
    [lasting(page, names.access, access), lasting(page, names.refresh, refresh)]
}

/// Cookies that take the tokens away.
pub(super) fn without_tokens(page: &Page) -> [Cookie<'static>; 2] {
    let names = session_cookies(page.backend().public_url());
    let past = page.now();
    [lasting(page, names.access, ("", past)), lasting(page, names.refresh, ("", past))]
}

fn lasting(page: &Page, name: &'static str, (value, until): (&str, DateTime<Utc>)) -> Cookie<'static> {
    let mut cookie = page.cookie(name, value);
    cookie.set_max_age(Duration::seconds((until - page.now()).num_seconds().max(0)));
    cookie
}
