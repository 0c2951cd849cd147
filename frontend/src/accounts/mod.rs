//! Pages of accounts: sign in and out, register, confirm, forgotten password, one's own account.

mod account;
mod confirm;
mod cookies;
mod forgotten_password;
mod register;
mod reset_password;
mod sign_in;
mod sign_out;

use actix_web::web::{ServiceConfig, get, post};

pub use cookies::{SessionCookies, session_cookies};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/sign-in", get().to(sign_in::show))
        .route("/sign-in", post().to(sign_in::submit))
        .route("/sign-out", post().to(sign_out::submit))
        .route("/register", get().to(register::show))
        .route("/register", post().to(register::submit))
        .route("/check-mail", get().to(register::check_mail))
        .route("/check-mail", post().to(register::send_again))
        .route("/confirm", get().to(confirm::show))
        .route("/confirm", post().to(confirm::submit))
        .route("/forgotten-password", get().to(forgotten_password::show))
        .route("/forgotten-password", post().to(forgotten_password::submit))
        .route("/reset-password", get().to(reset_password::show))
        .route("/reset-password", post().to(reset_password::submit))
        .route("/account", get().to(account::show))
        .route("/account", post().to(account::submit))
        .route("/account/sessions/end", post().to(account::end_session));
}
