//! Somebody forgot a password and asks for a link to set a new one.

use super::policy::{Action, Relation, decide};
use super::{Device, Email, EmailTokenPurpose, queries, rules, store, throttle};
use crate::kernel::{Context, Entry, Result, Viewer};

/// Has a link sent if there is such an account; the answer does not say whether there is.
///
/// # Errors
/// Refused when it is not an address; throttled.
pub async fn request_password_reset(ctx: &Context, device: &Device, email: &str) -> Result<Email> {
    let permit = decide(Relation::Nobody, Action::RequestPasswordReset).permit()?;
    let email = Email::parse(email)?;
    throttle::hit(ctx, throttle::MAIL_ADDRESS, &device.address).await?;
    throttle::hit(ctx, throttle::MAIL_EMAIL, email.as_str()).await?;
    let mut tx = ctx.begin(&Viewer::Nobody).await?;
    if let Some(person) = queries::by_email(&*tx, &email).await? {
        let expires_at = tx.now() + rules::RESET_LIFE;
        let link = store::add_link(&tx, &permit, person.id, EmailTokenPurpose::Reset, expires_at).await?;
        tx.record(Entry::new("person.password_reset_requested", person.id).with("email_token", link)).await?;
    }
    tx.commit().await?;
    Ok(email)
}
