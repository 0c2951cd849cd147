//! Somebody who runs an organisation gives a registered person a duty there.

use sea_orm::{EntityTrait, QuerySelect};

use super::entity::{membership, organisation};
use super::policy::{self, Action};
use super::{Duty, store};
use crate::accounts::{self, Email};
use crate::kernel::{Context, Entry, Error, Faults, OrganisationId, Result, Viewer};

/// Who gets which duty.
#[derive(Clone, Debug)]
pub struct MemberAdd {
    /// Where.
    pub organisation: OrganisationId,
    /// The address with which the person registered.
    pub email: String,
    /// What they may do there.
    pub duty: Duty,
}

/// Gives the duty. Giving it twice does no harm.
///
/// # Errors
/// Refused when nobody with that address has a confirmed account.
pub async fn member_add(ctx: &Context, viewer: &Viewer, input: MemberAdd) -> Result<membership::Model> {
    let id = input.organisation;
    let mut tx = ctx.begin(viewer).await?;
    let row = organisation::Entity::find_by_id(id).lock_exclusive().one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = policy::decide(policy::relation(viewer, id), policy::standing(&row), Action::MemberAdd).permit()?;
    let mut faults = Faults::new();
    let email = faults.absorb(Email::parse(&input.email))?;
    faults.check(
        policy::may_give(viewer, id, input.duty),
        "membership.owner",
        "duty",
        "Only an owner can make somebody an owner.",
    );
    let person = match &email {
        Some(email) => accounts::person_by_email(&*tx, email).await?,
        None => None,
    };
    faults.check(
        email.is_none() || person.is_some(),
        "membership.unknown_person",
        "email",
        "Nobody with this address has an account yet. Ask them to register first.",
    );
    faults.finish()?;
    let Some(person) = person else { return Err(Error::NotFound) };
    let member = store::give(&tx, &permit, id, person.id, input.duty).await?;
    tx.record(
        Entry::new("membership.added", member.id).organisation(id).with("person", person.id).with("duty", input.duty),
    )
    .await?;
    tx.commit().await?;
    Ok(member)
}
