//! The link in the mail is opened: the address is proved, and the account counts.

use sea_orm::ActiveValue::Set;

use super::entity::person;
use super::policy::{Action, Relation, decide};
use super::{EmailTokenPurpose, queries, rules, store};
use crate::kernel::{Context, Entry, Error, PersonId, Result, Viewer};

/// What the link carries.
#[derive(Clone, Debug)]
pub struct ConfirmEmail {
    /// The token of the link.
    pub token: String,
}

/// Confirms the address. Opening the link a second time does no harm.
///
/// # Errors
/// Refused when the link does not count any more.
pub async fn confirm_email(ctx: &Context, input: ConfirmEmail) -> Result<PersonId> {
    let permit = decide(Relation::Nobody, Action::ConfirmEmail).permit()?;
    let mut tx = ctx.begin(&Viewer::Nobody).await?;
    let link = queries::link(&*tx, EmailTokenPurpose::Confirm, &input.token).await?.ok_or_else(spent)?;
    let person = queries::find(&*tx, link.person_id).await?;
    if person.email_confirmed_at.is_some() && person.erased_at.is_none() {
        return Ok(person.id);
    }
    if !rules::link_counts(&link, tx.now()) || person.erased_at.is_some() {
        return Err(spent());
    }
    store::use_links(&tx, &permit, person.id, EmailTokenPurpose::Confirm).await?;
    let row = person::ActiveModel { id: Set(person.id), email_confirmed_at: Set(Some(tx.now())), ..Default::default() };
    store::change_person(&tx, &permit, row).await?;
    tx.record(Entry::new("person.email_confirmed", person.id)).await?;
    tx.commit().await?;
    Ok(person.id)
}

/// The same words whether the link never existed, was used or is too old.
pub(super) fn spent() -> Error {
    Error::refused("link.spent", "token", "This link does not count any more. Ask for a new one.")
}
