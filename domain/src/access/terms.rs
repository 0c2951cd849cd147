//! Which terms people have to accept to go on using a grant, and from when on.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::AccessGrant;
use super::entity::{access_request, terms_acceptance};
use super::rules::{TermsStep, blocking_terms};
use crate::datasets::TermsTransition;
use crate::datasets::entity::dataset_terms;
use crate::kernel::{DatasetId, PersonId, Result, Timestamp};

/// Terms that do not simply keep what was there, the newest first.
async fn steps<C: ConnectionTrait>(conn: &C, dataset: DatasetId) -> Result<Vec<TermsStep>> {
    let rows = dataset_terms::Entity::find()
        .filter(dataset_terms::Column::DatasetId.eq(dataset))
        .filter(dataset_terms::Column::Transition.ne(TermsTransition::Keep))
        .order_by_desc(dataset_terms::Column::Number)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| TermsStep { number: row.number, from: row.grace_until.unwrap_or(row.created_at) }).collect())
}

/// The number of the newest terms that this person has accepted for the grant: themselves, or with the request.
///
/// # Errors
/// When the database fails.
pub(super) async fn accepted<C: ConnectionTrait>(conn: &C, grant: &AccessGrant, person: PersonId) -> Result<i32> {
    let own = terms_acceptance::Entity::find()
        .filter(terms_acceptance::Column::GrantId.eq(grant.id))
        .filter(terms_acceptance::Column::PersonId.eq(person))
        .order_by_desc(terms_acceptance::Column::Number)
        .one(conn)
        .await?
        .map(|row| row.number);
    let request = access_request::Entity::find_by_id(grant.request_id).one(conn).await?;
    let with_request = match request.and_then(|request| request.terms_id) {
        Some(id) => dataset_terms::Entity::find_by_id(id).one(conn).await?.map(|terms| terms.number),
        None => None,
    };
    Ok(own.max(with_request).unwrap_or_default())
}

/// From when on the person cannot use the grant for want of acceptance; nothing when they have accepted.
///
/// # Errors
/// When the database fails.
pub async fn held_from<C: ConnectionTrait>(
    conn: &C,
    grant: &AccessGrant,
    person: PersonId,
) -> Result<Option<Timestamp>> {
    let steps = steps(conn, grant.dataset_id).await?;
    if steps.is_empty() {
        return Ok(None);
    }
    Ok(blocking_terms(&steps, accepted(conn, grant, person).await?))
}
