//! The addresses that stand in our mails; the worker computes them when it writes the mail.

use super::EmailTokenPurpose;
use crate::kernel::{Context, EmailTokenId, link_token};

/// Where the address is confirmed; `id` is `email_token` in the data of `person.registered` and
/// `person.confirmation_requested`.
pub fn confirm_url(ctx: &Context, id: EmailTokenId) -> String {
    let token = link_token(ctx, EmailTokenPurpose::Confirm.as_str(), id.0);
    format!("{}/confirm?token={token}", ctx.settings.public_url)
}

/// Where a new password is set; `id` is `email_token` in the data of `person.password_reset_requested`.
pub fn reset_url(ctx: &Context, id: EmailTokenId) -> String {
    let token = link_token(ctx, EmailTokenPurpose::Reset.as_str(), id.0);
    format!("{}/reset-password?token={token}", ctx.settings.public_url)
}
