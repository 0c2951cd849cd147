//! From an id to the [`Viewer`] with everything that permissions depend on.

use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

use super::entity::person;
use crate::kernel::{Context, Error, Held, OrganisationId, Person, PersonId, Result, Timestamp, Viewer};
use crate::organisations::entity::{membership, organisation};
use crate::organisations::{Duty, OrganisationKind};

/// The person with their duties of this moment: two queries.
///
/// # Errors
/// `Unauthenticated` when there is no such person any more or the e-mail address is not confirmed.
pub async fn viewer_of(ctx: &Context, id: PersonId) -> Result<Viewer> {
    let person = person::Entity::find_by_id(id).one(ctx.db.reader()).await?.ok_or(Error::Unauthenticated)?;
    if person.erased_at.is_some() || person.email_confirmed_at.is_none() {
        return Err(Error::Unauthenticated);
    }
    Ok(Viewer::Person(Box::new(Person {
        id: person.id,
        name: person.name,
        email: person.email,
        platform_role: person.platform_role,
        duties: duties(ctx, id).await?,
    })))
}

async fn duties(ctx: &Context, id: PersonId) -> Result<Vec<Held>> {
    let rows: Vec<(OrganisationId, OrganisationKind, Option<Timestamp>, Duty)> = membership::Entity::find()
        .join(
            JoinType::InnerJoin,
            membership::Entity::belongs_to(organisation::Entity)
                .from(membership::Column::OrganisationId)
                .to(organisation::Column::Id)
                .into(),
        )
        .filter(membership::Column::PersonId.eq(id))
        .filter(membership::Column::EndedAt.is_null())
        .order_by_asc(membership::Column::OrganisationId)
        .order_by_asc(membership::Column::Duty)
        .select_only()
        .column(organisation::Column::Id)
        .column(organisation::Column::Kind)
        .column(organisation::Column::VerifiedAt)
        .column(membership::Column::Duty)
        .into_tuple()
        .all(ctx.db.reader())
        .await?;
    Ok(rows
        .into_iter()
        .map(|(organisation, kind, verified, duty)| Held { organisation, kind, verified: verified.is_some(), duty })
        .collect())
}
