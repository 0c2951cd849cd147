//! A request that renews a grant: approved, it extends the grant instead of making another.

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::entity::{grant_person, grant_renewal, terms_acceptance};
use super::grant_rebound::{OPEN, settled_end};
use super::{AccessGrant, AccessRequest, store};
use crate::datasets::entity::{dataset, dataset_terms};
use crate::kernel::{AccessRequestId, DatasetVersionId, Entry, Error, Permit, PersonId, Result, Tx};

/// What the request renews, if anything.
///
/// # Errors
/// When the database fails.
pub async fn renewal_of<C: ConnectionTrait>(
    conn: &C,
    request: AccessRequestId,
) -> Result<Option<grant_renewal::Model>> {
    Ok(grant_renewal::Entity::find().filter(grant_renewal::Column::RequestId.eq(request)).one(conn).await?)
}

/// Extends the grant as the approved request says. It must not have ended: what has ended is asked for anew.
///
/// # Errors
/// Refused when the grant has ended, or when the database fails.
pub(super) async fn extend(
    tx: &mut Tx,
    permit: &Permit,
    renewal: grant_renewal::Model,
    request: &AccessRequest,
    (days, people, latest): (i32, &[PersonId], DatasetVersionId),
) -> Result<AccessGrant> {
    let grant = store::lock_grant(tx, renewal.grant_id).await?;
    let now = tx.now();
    if !OPEN.contains(&grant.state) || grant.ends_at <= now {
        return Err(Error::refused(
            "access_request.grant_ended",
            "request",
            "The grant that this request renews has ended. Reject it; the team asks anew.",
        ));
    }
    let requested = grant.requested_ends_at.unwrap_or(grant.ends_at) + TimeDelta::days(days.into());
    let ends_at = settled_end(tx, &grant, requested).await?;
    let dataset = dataset::Entity::find_by_id(grant.dataset_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let more = dataset.policy().bytes_budget;
    let budget = grant.bytes_budget.zip(more).map(|(old, more)| old.saturating_add(more));
    let version = if renewal.to_latest { latest } else { grant.dataset_version_id };
    let old = grant.ends_at;
    let grant = store::update_grant(tx, permit, grant, |row| {
        row.requested_ends_at = Set(Some(requested));
        row.ends_at = Set(ends_at);
        row.dataset_version_id = Set(version);
        row.bytes_budget = Set(budget);
        row.budget_warned_at = Set(None);
        row.reminded_at = Set(None);
        row.reminder_sent_at = Set(None);
    })
    .await?;
    add_people(tx, permit, &grant, people).await?;
    accept_for(tx, permit, &grant, request, people).await?;
    let mut row = renewal.into_active_model();
    row.renewed_at = Set(Some(now));
    store::save_renewal(tx, permit, row, false).await?;
    tx.record(
        Entry::new("grant.renewed", grant.id)
            .challenge(grant.challenge_id)
            .organisation(dataset.organisation_id)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("request", request.id)
            .with("old_ends_at", old)
            .with("ends_at", ends_at)
            .with("version", version),
    )
    .await?;
    Ok(grant)
}

/// People newly named come on; whoever was taken off and is named again comes back.
async fn add_people(tx: &Tx, permit: &Permit, grant: &AccessGrant, people: &[PersonId]) -> Result<()> {
    let there = grant_person::Entity::find().filter(grant_person::Column::GrantId.eq(grant.id)).all(&**tx).await?;
    for person in people {
        match there.iter().find(|row| row.person_id == *person) {
            Some(row) if row.ended_at.is_none() => {}
            Some(row) => store::put_back(tx, permit, row.clone()).await?,
            None => store::put_on_grant(tx, permit, grant.id, *person).await?,
        }
    }
    Ok(())
}

/// The terms accepted with the renewal count for everybody named in it, as with a first request.
async fn accept_for(
    tx: &Tx,
    permit: &Permit,
    grant: &AccessGrant,
    request: &AccessRequest,
    people: &[PersonId],
) -> Result<()> {
    let (Some(id), Some(sha256), Some(language), Some(at)) =
        (request.terms_id, &request.terms_sha256, &request.terms_language, request.terms_accepted_at)
    else {
        return Ok(());
    };
    let Some(terms) = dataset_terms::Entity::find_by_id(id).one(&**tx).await? else { return Ok(()) };
    for person in people {
        let row = terms_acceptance::ActiveModel {
            id: Set(tx.id()),
            grant_id: Set(grant.id),
            person_id: Set(*person),
            terms_id: Set(id),
            number: Set(terms.number),
            sha256: Set(sha256.clone()),
            language: Set(language.clone()),
            accepted_at: Set(at),
        };
        store::accept_terms(tx, permit, row).await?;
    }
    Ok(())
}
