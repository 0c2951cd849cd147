//! A new password is set with a link; every session ends, since somebody else may hold one.

use sea_orm::ActiveValue::Set;

use super::entity::person;
use super::policy::{Action, Relation, decide};
use super::{Email, EmailTokenPurpose, confirm_email, password, queries, rules, store, throttle};
use crate::kernel::{Context, Entry, Faults, PersonId, Result, Viewer};

/// What the link carries, and the new password.
#[derive(Clone, Debug)]
pub struct ResetPassword {
    /// The token of the link.
    pub token: String,
    /// At least twelve characters.
    pub password: String,
}

/// Sets the password. Whoever opened the link reads that mailbox, so the address counts as confirmed.
///
/// # Errors
/// Refused for a link that does not count any more and for a password that is too weak.
pub async fn reset_password(ctx: &Context, input: ResetPassword) -> Result<PersonId> {
    let permit = decide(Relation::Nobody, Action::ResetPassword).permit()?;
    // Looked at before the costly hash, and again under the lock.
    let link = queries::link(ctx.db.reader(), EmailTokenPurpose::Reset, &input.token)
        .await?
        .filter(|link| rules::link_counts(link, ctx.now()))
        .ok_or_else(confirm_email::spent)?;
    let person = queries::find(ctx.db.reader(), link.person_id).await?;
    let mut faults = Faults::new();
    password::check(&mut faults, "password", &input.password, Email::parse(&person.email).ok().as_ref());
    faults.finish()?;
    let hash = password::hash(ctx, &input.password).await?;

    let mut tx = ctx.begin(&Viewer::Nobody).await?;
    let link = queries::link(&*tx, EmailTokenPurpose::Reset, &input.token).await?;
    if !link.is_some_and(|link| rules::link_counts(&link, tx.now())) || person.erased_at.is_some() {
        return Err(confirm_email::spent());
    }
    store::use_links(&tx, &permit, person.id, EmailTokenPurpose::Reset).await?;
    store::use_links(&tx, &permit, person.id, EmailTokenPurpose::Confirm).await?;
    let row = person::ActiveModel {
        id: Set(person.id),
        password_hash: Set(Some(hash)),
        email_confirmed_at: Set(person.email_confirmed_at.or(Some(tx.now()))),
        ..Default::default()
    };
    store::change_person(&tx, &permit, row).await?;
    store::end_sessions(&tx, &permit, person.id, "password_reset").await?;
    tx.record(Entry::new("person.password_reset", person.id)).await?;
    tx.commit().await?;
    throttle::forget(ctx, throttle::SIGN_IN_EMAIL, &person.email).await?;
    Ok(person.id)
}
