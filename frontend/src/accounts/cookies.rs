//! The cookies in which a browser keeps a session.

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
