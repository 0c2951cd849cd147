//! Accounts: people, how they sign in, their sessions, and the keys that sign tokens.
//!
//! A person registers with an e-mail address and a password and may sign in once the address is confirmed.
//! A session is a family of rotating refresh tokens, each good for one use, with short access tokens beside
//! them. It ends when its owner says so, when its password is reset, or when a used token comes back.

pub mod access_token;
mod confirm_email;
mod email_link;
pub mod entity;
pub mod keys;
pub mod keys_rotate;
mod model;
pub mod password;
pub mod policy;
mod provide;
mod queries;
mod refresh;
mod register;
mod request_confirmation;
mod request_password_reset;
mod reset_password;
mod rules;
mod session_end;
mod session_start;
mod state;
mod store;
pub mod throttle;
mod update;
mod viewer;

pub use confirm_email::{ConfirmEmail, confirm_email};
pub use email_link::{confirm_url, reset_url};
pub use model::{Device, Email, StartedSession};
pub use provide::{Provide, provide};
pub use queries::{find, myself, people, person_by_email, sessions};
pub use refresh::refresh;
pub use register::{Register, register};
pub use request_confirmation::request_confirmation;
pub use request_password_reset::request_password_reset;
pub use reset_password::{ResetPassword, reset_password};
pub use session_end::end_session;
pub use session_start::{SignIn, sign_in};
pub use state::{EmailTokenPurpose, PlatformRole};
pub use update::{Update, update};
pub use viewer::viewer_of;
