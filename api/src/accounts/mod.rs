//! Accounts in the schema: registering, signing in, sessions, one's own account.

mod person_confirm_email;
mod person_register;
mod person_request_confirmation;
mod person_request_password_reset;
mod person_reset_password;
mod person_update;
mod queries;
mod session_end;
mod session_refresh;
mod session_start;
mod types;

use async_graphql::MergedObject;
use intercity_domain::accounts::Device;

use crate::graphql::Caller;

pub use queries::AccountsQuery;
pub use types::{Membership, Person, Session, StartedSession, Viewer};

/// Everything that can be done with accounts.
#[derive(MergedObject, Default)]
pub struct AccountsMutation(
    person_register::PersonRegister,
    person_confirm_email::PersonConfirmEmail,
    person_request_confirmation::PersonRequestConfirmation,
    person_request_password_reset::PersonRequestPasswordReset,
    person_reset_password::PersonResetPassword,
    person_update::PersonUpdate,
    session_start::SessionStart,
    session_refresh::SessionRefresh,
    session_end::SessionEnd,
);

/// Where the request comes from.
pub(crate) fn device(caller: &Caller) -> Device {
    Device { address: caller.address.clone(), user_agent: caller.user_agent.clone() }
}
