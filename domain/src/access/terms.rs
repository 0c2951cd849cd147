//! Which terms people have to accept to go on using a grant, and from when on.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::Value;

use super::AccessGrant;
use super::entity::{access_grant, access_request, terms_acceptance};
use super::grant_rebound::OPEN;
use super::rules::{TermsStep, blocking_terms};
use crate::datasets::TermsTransition;
use crate::datasets::entity::dataset_terms;
use crate::datasets::queries::current_terms;
use crate::kernel::{AccessGrantId, Context, DatasetId, Entry, PersonId, Result, Timestamp, Tx, activity};

/// Terms of each dataset that do not simply keep what was there.
async fn steps<C: ConnectionTrait>(
    conn: &C,
    datasets: impl Iterator<Item = DatasetId>,
) -> Result<HashMap<DatasetId, Vec<TermsStep>>> {
    let datasets: BTreeSet<DatasetId> = datasets.collect();
    let rows = dataset_terms::Entity::find()
        .filter(dataset_terms::Column::DatasetId.is_in(datasets))
        .filter(dataset_terms::Column::Transition.ne(TermsTransition::Keep))
        .all(conn)
        .await?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let step = TermsStep { number: row.number, from: row.grace_until.unwrap_or(row.created_at) };
        all.entry(row.dataset_id).or_default().push(step);
    }
    Ok(all)
}

/// The number of the newest terms that this person has accepted for each grant: themselves, or with the request.
async fn accepted<C: ConnectionTrait>(
    conn: &C,
    grants: &[&AccessGrant],
    person: PersonId,
) -> Result<HashMap<AccessGrantId, i32>> {
    let own = terms_acceptance::Entity::find()
        .filter(terms_acceptance::Column::GrantId.is_in(grants.iter().map(|grant| grant.id)))
        .filter(terms_acceptance::Column::PersonId.eq(person))
        .all(conn)
        .await?;
    let requests = access_request::Entity::find()
        .filter(access_request::Column::Id.is_in(grants.iter().map(|grant| grant.request_id)))
        .all(conn)
        .await?;
    let terms: BTreeSet<_> = requests.iter().filter_map(|request| request.terms_id).collect();
    let terms = dataset_terms::Entity::find().filter(dataset_terms::Column::Id.is_in(terms)).all(conn).await?;
    let numbers: HashMap<_, i32> = terms.into_iter().map(|row| (row.id, row.number)).collect();
    let with_request: HashMap<_, i32> =
        requests.into_iter().filter_map(|request| Some((request.id, *numbers.get(&request.terms_id?)?))).collect();
    let mut all: HashMap<AccessGrantId, i32> = grants
        .iter()
        .map(|grant| (grant.id, with_request.get(&grant.request_id).copied().unwrap_or_default()))
        .collect();
    for row in own {
        let newest = all.entry(row.grant_id).or_default();
        *newest = row.number.max(*newest);
    }
    Ok(all)
}

/// From when on the person cannot use each grant for want of acceptance; those are left out for which they have accepted.
///
/// # Errors
/// When the database fails.
pub(super) async fn held_from_of<C: ConnectionTrait>(
    conn: &C,
    grants: &[AccessGrant],
    person: PersonId,
) -> Result<HashMap<AccessGrantId, Timestamp>> {
    let steps = steps(conn, grants.iter().map(|grant| grant.dataset_id)).await?;
    let asked: Vec<&AccessGrant> = grants.iter().filter(|grant| steps.contains_key(&grant.dataset_id)).collect();
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
    let accepted = accepted(conn, &asked, person).await?;
    let held = |grant: &&AccessGrant| {
        let from = blocking_terms(steps.get(&grant.dataset_id)?, accepted.get(&grant.id).copied().unwrap_or_default())?;
        Some((grant.id, from))
    };
    Ok(asked.iter().filter_map(held).collect())
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
    Ok(held_from_of(conn, std::slice::from_ref(grant), person).await?.remove(&grant.id))
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
    Ok(current_terms(db, grant.dataset_id).await?.map(|terms| (terms, from)))
}
