//! How closing duties begin, and how their deadlines are set: from the recorded sending of the notice.

use std::collections::HashSet;

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::entity::{access_grant, closing_duty, grant_person};
use super::{AccessGrant, DutyKind, DutyState, store};
use crate::datasets::DatasetAccess;
use crate::datasets::entity::dataset;
use crate::kernel::{AccessGrantId, ClosingDutyId, Entry, Error, Permit, PersonId, Result, Tx, Verdict, activity};

/// Begins the duties that the dataset's policy asks for, after the proved end of a grant.
///
/// # Errors
/// When the database fails.
pub(super) async fn begin(tx: &mut Tx, id: AccessGrantId) -> Result<()> {
    let permit = Verdict::Allowed.permit()?;
    let Some((grant, dataset)) = used(tx, id).await? else { return Ok(()) };
    let obligations = dataset.policy().obligations;
    if let Some(days) = obligations.deletion_days {
        deletions(tx, &permit, &grant, &dataset, days, false).await?;
    }
    if let Some(days) = obligations.report_days {
        let reports = closing_duty::Entity::find()
            .filter(closing_duty::Column::GrantId.eq(id))
            .filter(closing_duty::Column::Kind.eq(DutyKind::Report))
            .one(&**tx)
            .await?;
        if reports.is_none() {
            add(tx, &permit, (&grant, &dataset), DutyKind::Report, None, days, None).await?;
        }
    }
    Ok(())
}

/// Begins the deletion duties of those who were taken off while the others go on.
///
/// # Errors
/// When the database fails.
pub(super) async fn begin_for_ended(tx: &mut Tx, id: AccessGrantId) -> Result<()> {
    let permit = Verdict::Allowed.permit()?;
    let Some((grant, dataset)) = used(tx, id).await? else { return Ok(()) };
    match dataset.policy().obligations.deletion_days {
        Some(days) => deletions(tx, &permit, &grant, &dataset, days, true).await,
        None => Ok(()),
    }
}

/// The grant, when data left under it; a partner's server does not tell us, so there it counts as used.
async fn used(tx: &Tx, id: AccessGrantId) -> Result<Option<(AccessGrant, dataset::Model)>> {
    let grant = access_grant::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let dataset = dataset::Entity::find_by_id(grant.dataset_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let used =
        grant.bytes_used > 0 || (dataset.access == DatasetAccess::PartnerHosted && grant.provisioned_at.is_some());
    Ok(used.then_some((grant, dataset)))
}

async fn deletions(
    tx: &mut Tx,
    permit: &Permit,
    grant: &AccessGrant,
    dataset: &dataset::Model,
    days: i32,
    ended: bool,
) -> Result<()> {
    let having: HashSet<PersonId> = closing_duty::Entity::find()
        .filter(closing_duty::Column::GrantId.eq(grant.id))
        .filter(closing_duty::Column::Kind.eq(DutyKind::Deletion))
        .all(&**tx)
        .await?
        .into_iter()
        .filter_map(|row| row.person_id)
        .collect();
    let which =
        if ended { Condition::all().add(grant_person::Column::EndedAt.is_not_null()) } else { Condition::all() };
    let people = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(grant.id))
        .filter(which)
        .all(&**tx)
        .await?;
    for row in people.into_iter().filter(|row| !having.contains(&row.person_id)) {
        add(tx, permit, (grant, dataset), DutyKind::Deletion, Some(row.person_id), days, None).await?;
    }
    Ok(())
}

/// Adds one duty; its deadline is set once the notice has been sent.
pub(super) async fn add(
    tx: &mut Tx,
    permit: &Permit,
    (grant, dataset): (&AccessGrant, &dataset::Model),
    kind: DutyKind,
    person: Option<PersonId>,
    days: i32,
    remark: Option<&str>,
) -> Result<ClosingDutyId> {
    let row = closing_duty::ActiveModel {
        id: Set(tx.id()),
        grant_id: Set(grant.id),
        dataset_id: Set(dataset.id),
        organisation_id: Set(dataset.organisation_id),
        team_id: Set(grant.team_id),
        person_id: Set(person),
        kind: Set(kind),
        state: Set(DutyState::Due),
        days: Set(days),
        created_at: Set(tx.now()),
        remark: Set(remark.map(Into::into)),
        ..Default::default()
    };
    let row = store::insert_duty(tx, permit, row).await?;
    tx.record(entry("closing_duty.begun", &row).with("reason", remark)).await?;
    Ok(row.id)
}

/// An entry about a duty.
pub(super) fn entry(verb: &'static str, row: &closing_duty::Model) -> Entry {
    Entry::new(verb, row.id)
        .organisation(row.organisation_id)
        .with("grant", row.grant_id)
        .with("dataset", row.dataset_id)
        .with("team", row.team_id)
        .with("person", row.person_id)
        .with("kind", row.kind)
}

/// A message about this entry was sent: what counts from its sending begins to count. The first sending counts.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &Tx, permit: &Permit, entry: &activity::Model) -> Result<()> {
    let now = tx.now();
    match entry.verb.as_str() {
        "closing_duty.begun" | "closing_duty.returned" => {
            let duty = store::lock_duty(tx, entry.subject_id.into()).await?;
            if duty.told_at.is_none() {
                let due = now + TimeDelta::days(duty.days.into());
                store::update_duty(tx, permit, duty, |row| {
                    row.told_at = Set(Some(now));
                    row.due_at = Set(Some(due));
                })
                .await?;
            }
        }
        "grant.expiry_reminded" => {
            let grant = store::lock_grant(tx, entry.subject_id.into()).await?;
            if grant.reminder_sent_at.is_none() {
                store::update_grant(tx, permit, grant, |row| row.reminder_sent_at = Set(Some(now))).await?;
            }
        }
        _ => {}
    }
    Ok(())
}
