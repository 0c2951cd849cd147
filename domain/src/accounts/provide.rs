//! The platform itself makes an account that is confirmed already: the demo, and an operator's first administrator.

use sea_orm::ActiveValue::Set;

use super::entity::person;
use super::policy::{Action, Relation, decide};
use super::{Email, PlatformRole, model, password, queries, register, store};
use crate::kernel::{Context, Entry, Error, Faults, PersonId, Result, Viewer};

/// The account to be there.
#[derive(Clone, Debug)]
pub struct Provide {
    /// The name that people see.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their first password; the same rules as for everybody.
    pub password: String,
    /// de, en or fr.
    pub language: String,
    /// IANA name.
    pub zone: String,
    /// Platform-wide role.
    pub platform_role: Option<PlatformRole>,
    /// Marked as fictional wherever it is shown.
    pub fictional: bool,
}

/// Makes the account unless there is one with this address, which is left as it is.
///
/// # Errors
/// Refused with every fault at once.
pub async fn provide(ctx: &Context, input: Provide) -> Result<PersonId> {
    let permit = decide(Relation::System, Action::Provide).permit()?;
    let mut faults = Faults::new();
    let name = model::name(&mut faults, &input.name);
    let language = model::language(&mut faults, &input.language);
    let zone = model::zone(&mut faults, &input.zone);
    let email = faults.absorb(Email::parse(&input.email))?;
    password::check(&mut faults, "password", &input.password, email.as_ref());
    faults.finish()?;
    let Some(email) = email else { return Err(Error::internal("no fault and no address")) };
    if let Some(known) = queries::by_email(ctx.db.reader(), &email).await? {
        return Ok(known.id);
    }
    let hash = password::hash(ctx, &input.password).await?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    let row = person::ActiveModel {
        name: Set(name),
        password_hash: Set(Some(hash)),
        language: Set(language),
        zone: Set(zone),
        email_confirmed_at: Set(Some(tx.now())),
        platform_role: Set(input.platform_role),
        fictional: Set(input.fictional),
        ..register::fresh(&tx, &email)
    };
    let person = store::add_person(&tx, &permit, row).await?;
    tx.record(Entry::new("person.provided", person.id)).await?;
    tx.commit().await?;
    Ok(person.id)
}
