//! The only file that writes the tables of organisations.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::Duty;
use super::entity::{api_client, membership, organisation};
use crate::kernel::{ApiClientId, Context, MembershipId, OrganisationId, Permit, PersonId, Result, Tx};

/// Adds an organisation under an address that is still free.
pub(super) async fn add(
    tx: &Tx,
    _: &Permit,
    mut row: organisation::ActiveModel,
    slug: &str,
) -> Result<organisation::Model> {
    let taken: Vec<String> = organisation::Entity::find()
        .filter(organisation::Column::Slug.starts_with(slug))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|other| other.slug)
        .collect();
    let free = std::iter::once(slug.to_owned())
        .chain((2..=taken.len() + 2).map(|n| format!("{slug}-{n}")))
        .find(|candidate| !taken.contains(candidate));
    row.slug = Set(free.unwrap_or_else(|| slug.to_owned()));
    Ok(row.insert(&**tx).await?)
}

/// Changes an organisation.
pub(super) async fn change(tx: &Tx, _: &Permit, row: organisation::ActiveModel) -> Result<organisation::Model> {
    Ok(row.update(&**tx).await?)
}

/// Gives a duty; one that had ended begins again.
pub(super) async fn give(
    tx: &Tx,
    _: &Permit,
    organisation: OrganisationId,
    person: PersonId,
    duty: Duty,
) -> Result<membership::Model> {
    let known = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(organisation))
        .filter(membership::Column::PersonId.eq(person))
        .filter(membership::Column::Duty.eq(duty))
        .one(&**tx)
        .await?;
    match known {
        Some(known) if known.ended_at.is_none() => Ok(known),
        Some(ended) => {
            let row = membership::ActiveModel { id: Set(ended.id), ended_at: Set(None), ..Default::default() };
            Ok(row.update(&**tx).await?)
        }
        None => {
            let row = membership::ActiveModel {
                id: Set(tx.id()),
                organisation_id: Set(organisation),
                person_id: Set(person),
                duty: Set(duty),
                created_at: Set(tx.now()),
                ended_at: Set(None),
            };
            Ok(row.insert(&**tx).await?)
        }
    }
}

/// Takes a duty away.
pub(super) async fn take(tx: &Tx, _: &Permit, id: MembershipId) -> Result<()> {
    let row = membership::ActiveModel { id: Set(id), ended_at: Set(Some(tx.now())), ..Default::default() };
    row.update(&**tx).await?;
    Ok(())
}

/// Adds an API client.
pub(super) async fn add_client(tx: &Tx, _: &Permit, row: api_client::ActiveModel) -> Result<api_client::Model> {
    Ok(row.insert(&**tx).await?)
}

/// Revokes an API client.
pub(super) async fn revoke_client(tx: &Tx, _: &Permit, id: ApiClientId) -> Result<api_client::Model> {
    let row = api_client::ActiveModel { id: Set(id), revoked_at: Set(Some(tx.now())), ..Default::default() };
    Ok(row.update(&**tx).await?)
}

/// Notes that an API client signed in.
pub(super) async fn touch_client(ctx: &Context, id: ApiClientId) -> Result<()> {
    let row = api_client::ActiveModel { id: Set(id), last_used_at: Set(Some(ctx.now())), ..Default::default() };
    row.update(ctx.db.writer()).await?;
    Ok(())
}
