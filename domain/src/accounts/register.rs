//! Somebody makes an account; it counts once the link in the mail was opened.

use sea_orm::ActiveValue::Set;

use super::entity::person;
use super::policy::{Action, Relation, decide};
use super::{Device, Email, EmailTokenPurpose, model, password, queries, rules, store, throttle};
use crate::kernel::{Context, Entry, Faults, PersonId, Result, Tx, Viewer};

/// What somebody typed to register.
#[derive(Clone, Debug)]
pub struct Register {
    /// The name that people see.
    pub name: String,
    /// Where the link is sent.
    pub email: String,
    /// At least twelve characters.
    pub password: String,
    /// de, en or fr.
    pub language: String,
    /// IANA name.
    pub zone: String,
}

/// Registers and has the link sent. The answer is the same whether or not the address has an account already:
/// then its owner is told by mail.
///
/// # Errors
/// Refused with every fault at once; throttled.
pub async fn register(ctx: &Context, device: &Device, input: Register) -> Result<Email> {
    let permit = decide(Relation::Nobody, Action::Register).permit()?;
    let mut faults = Faults::new();
    let name = model::name(&mut faults, &input.name);
    let language = model::language(&mut faults, &input.language);
    let zone = model::zone(&mut faults, &input.zone);
    let email = faults.absorb(Email::parse(&input.email))?;
    password::check(&mut faults, "password", &input.password, email.as_ref());
    faults.finish()?;
    let Some(email) = email else { return Err(crate::kernel::Error::internal("no fault and no address")) };
    throttle::hit(ctx, throttle::REGISTER_ADDRESS, &device.address).await?;
    throttle::hit(ctx, throttle::MAIL_EMAIL, email.as_str()).await?;
    let hash = password::hash(ctx, &input.password).await?;

    let mut tx = ctx.begin(&Viewer::Nobody).await?;
    let values = |row: person::ActiveModel| person::ActiveModel {
        name: Set(name.clone()),
        password_hash: Set(Some(hash.clone())),
        language: Set(language.clone()),
        zone: Set(zone.clone()),
        ..row
    };
    let person = match queries::by_email(&*tx, &email).await? {
        Some(known) if known.email_confirmed_at.is_some() => {
            tx.record(Entry::new("person.registered_again", known.id)).await?;
            tx.commit().await?;
            return Ok(email);
        }
        // Whoever typed it last is sent the link that counts, and only their password counts.
        Some(waiting) => {
            let row = person::ActiveModel { id: Set(waiting.id), ..Default::default() };
            store::change_person(&tx, &permit, values(row)).await?
        }
        None => store::add_person(&tx, &permit, values(fresh(&tx, &email))).await?,
    };
    let expires_at = tx.now() + rules::CONFIRM_LIFE;
    let link = store::add_link(&tx, &permit, person.id, EmailTokenPurpose::Confirm, expires_at).await?;
    tx.record(Entry::new("person.registered", person.id).with("email_token", link)).await?;
    tx.commit().await?;
    Ok(email)
}

/// A row for a new person, without what they typed.
pub(super) fn fresh(tx: &Tx, email: &Email) -> person::ActiveModel {
    person::ActiveModel {
        id: Set(tx.id::<PersonId>()),
        email: Set(email.as_str().to_owned()),
        email_confirmed_at: Set(None),
        platform_role: Set(None),
        fictional: Set(false),
        created_at: Set(tx.now()),
        erased_at: Set(None),
        ..Default::default()
    }
}
