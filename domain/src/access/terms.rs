//! Which terms people have to accept to go on using a grant, and from when on.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::Value;

use super::AccessGrant;
use super::entity::{access_grant, access_request, terms_acceptance};
use super::grant_rebound::OPEN;
use super::request_submit::terms_in_force;
use super::rules::{TermsStep, blocking_terms};
use crate::datasets::TermsTransition;
use crate::datasets::entity::dataset_terms;
use crate::kernel::{Context, DatasetId, Entry, PersonId, Result, Timestamp, Tx, activity};

/// Terms that do not simply keep what was there, the newest first.
async fn steps<C: ConnectionTrait>(conn: &C, dataset: DatasetId) -> Result<Vec<TermsStep>> {
    let rows = dataset_terms::Entity::find()
        .filter(dataset_terms::Column::DatasetId.eq(dataset))
        .filter(dataset_terms::Column::Transition.ne(TermsTransition::Keep))
        .order_by_desc(dataset_terms::Column::Number)
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| TermsStep { number: row.number, from: row.grace_until.unwrap_or(row.created_at) })
        .collect())
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

/// New terms were set: whoever holds access is to be told what that means for them.
///
/// # Errors
/// When the database fails.
pub(super) async fn changed(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    let dataset = DatasetId::from(entry.subject_id);
    let held = access_grant::Entity::find()
        .filter(access_grant::Column::DatasetId.eq(dataset))
        .filter(access_grant::Column::State.is_in(OPEN))
        .count(&**tx)
        .await?;
    let number = entry.data.get("number").and_then(Value::as_i64).and_then(|number| i32::try_from(number).ok());
    let (Some(number), true) = (number, held > 0) else { return Ok(()) };
    let terms = dataset_terms::Entity::find()
        .filter(dataset_terms::Column::DatasetId.eq(dataset))
        .filter(dataset_terms::Column::Number.eq(number))
        .one(&**tx)
        .await?;
    let Some(terms) = terms else { return Ok(()) };
    let verb = match terms.transition {
        TermsTransition::Keep => "dataset_terms.kept",
        TermsTransition::Grace => "dataset_terms.grace_given",
        TermsTransition::Suspend => "dataset_terms.acceptance_demanded",
    };
    let mut told = Entry::new(verb, terms.id)
        .with("dataset", dataset)
        .with("number", terms.number)
        .with("grace_until", terms.grace_until)
        .with("grants", held);
    told.organisation = entry.organisation_id;
    tx.record(told).await
}

/// The terms in force that the person still has to accept, and from when on they are held without.
///
/// # Errors
/// When the database fails.
pub async fn to_accept(
    ctx: &Context,
    grant: &AccessGrant,
    person: PersonId,
) -> Result<Option<(dataset_terms::Model, Timestamp)>> {
    let db = ctx.db.reader();
    let Some(from) = held_from(db, grant, person).await? else { return Ok(None) };
    Ok(terms_in_force(db, grant.dataset_id).await?.map(|terms| (terms, from)))
}
