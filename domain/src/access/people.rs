//! Who stands on a grant, and what follows when somebody is taken off it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::grant_person;
use super::grant_expire::begin_end;
use super::grant_rebound::OPEN;
use super::{AccessGrant, duty, grant_policy, hosting, store};
use crate::kernel::{AccessGrantId, Error, Permit, PersonId, Result, Tx, Viewer};
use crate::submissions::entity::team;

/// What the viewer is in the matter of one person's access.
pub(super) async fn part(
    tx: &Tx,
    viewer: &Viewer,
    grant: &AccessGrant,
    of: Option<PersonId>,
) -> Result<grant_policy::Part> {
    let Some(person) = viewer.person_id() else { return Ok(grant_policy::Part::Other) };
    if of == Some(person) {
        return Ok(grant_policy::Part::Own);
    }
    let team = team::Entity::find_by_id(grant.team_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    Ok(if team.lead_person_id == person { grant_policy::Part::Lead } else { grant_policy::Part::Other })
}

/// The row of somebody who stands on the grant now.
pub(super) async fn standing_on(tx: &Tx, grant: AccessGrantId, person: PersonId) -> Result<grant_person::Model> {
    grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(grant))
        .filter(grant_person::Column::PersonId.eq(person))
        .filter(grant_person::Column::EndedAt.is_null())
        .one(&**tx)
        .await?
        .ok_or_else(|| {
            Error::refused("grant.person_not_on_grant", "person", "Name somebody who stands on this grant now.")
        })
}

/// After somebody was taken off: their closing duty begins, and with nobody left the grant ends.
pub(super) async fn after_end(tx: &mut Tx, permit: &Permit, id: AccessGrantId) -> Result<()> {
    let left = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(id))
        .filter(grant_person::Column::EndedAt.is_null())
        .one(&**tx)
        .await?;
    if left.is_some() {
        hosting::amend(tx, permit, id).await?;
        return duty::begin_for_ended(tx, id).await;
    }
    let grant = store::lock_grant(tx, id).await?;
    if OPEN.contains(&grant.state) {
        begin_end(tx, permit, grant, Some("nobody_left")).await?;
    }
    Ok(())
}
