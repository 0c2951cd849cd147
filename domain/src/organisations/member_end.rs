//! A duty is taken away, or given back by whoever holds it; the last owner stays.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::entity::{membership, organisation};
use super::policy::{self, Action};
use super::{Duty, store};
use crate::kernel::{Context, Entry, Error, MembershipId, Result, Verdict, Viewer};

/// Ends the membership. Ending it twice does no harm.
///
/// # Errors
/// Refused for the last owner.
pub async fn member_end(ctx: &Context, viewer: &Viewer, id: MembershipId) -> Result<membership::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let member = membership::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let organisation = organisation::Entity::find_by_id(member.organisation_id)
        .lock_exclusive()
        .one(&*tx)
        .await?
        .ok_or(Error::NotFound)?;
    let own = viewer.person_id() == Some(member.person_id);
    let relation = policy::relation(viewer, organisation.id);
    let verdict = if own {
        Verdict::Allowed
    } else {
        policy::decide(relation, policy::standing(&organisation), Action::MemberEnd)
    };
    let permit = verdict.permit()?;
    if member.ended_at.is_some() {
        return Ok(member);
    }
    if !own && !policy::may_give(viewer, organisation.id, member.duty) {
        return Err(Error::Forbidden("Only an owner can end the membership of an owner.".into()));
    }
    if member.duty == Duty::Owner {
        let owners = membership::Entity::find()
            .filter(membership::Column::OrganisationId.eq(organisation.id))
            .filter(membership::Column::Duty.eq(Duty::Owner))
            .filter(membership::Column::EndedAt.is_null())
            .count(&*tx)
            .await?;
        if owners < 2 {
            return Err(Error::refused(
                "membership.last_owner",
                "",
                "An organisation needs an owner. Make somebody else an owner first.",
            ));
        }
    }
    store::take(&tx, &permit, id).await?;
    tx.record(
        Entry::new("membership.ended", id)
            .organisation(organisation.id)
            .with("person", member.person_id)
            .with("duty", member.duty),
    )
    .await?;
    let ended = membership::Model { ended_at: Some(tx.now()), ..member };
    tx.commit().await?;
    Ok(ended)
}
