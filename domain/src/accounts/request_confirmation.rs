//! Somebody did not get the link, or let it grow old, and asks for another.

use super::policy::{Action, Relation, decide};
use super::{Device, Email, EmailTokenPurpose, queries, rules, store, throttle};
use crate::kernel::{Context, Entry, Result, Viewer};

/// Has the link sent again if an account waits for it; the answer does not say whether one does.
///
/// # Errors
/// Refused when it is not an address; throttled.
pub async fn request_confirmation(ctx: &Context, device: &Device, email: &str) -> Result<Email> {
    let permit = decide(Relation::Nobody, Action::RequestConfirmation).permit()?;
    let email = Email::parse(email)?;
    throttle::hit(ctx, throttle::MAIL_ADDRESS, &device.address).await?;
    throttle::hit(ctx, throttle::MAIL_EMAIL, email.as_str()).await?;
    let mut tx = ctx.begin(&Viewer::Nobody).await?;
    if let Some(person) = queries::by_email(&*tx, &email).await?.filter(|p| p.email_confirmed_at.is_none()) {
        let expires_at = tx.now() + rules::CONFIRM_LIFE;
        let link = store::add_link(&tx, &permit, person.id, EmailTokenPurpose::Confirm, expires_at).await?;
        tx.record(Entry::new("person.confirmation_requested", person.id).with("email_token", link)).await?;
    }
    tx.commit().await?;
    Ok(email)
}
