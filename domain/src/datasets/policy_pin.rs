//! Keeps every policy that was in force as a numbered row, so that a decision can name the one it was taken under.

use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::AccessPolicy;
use super::entity::{dataset, dataset_decider, dataset_policy};
use crate::accounts::entity::person;
use crate::kernel::{Entry, Faults, Permit, Result, Tx};
use crate::organisations::OrganisationKind;
use crate::organisations::entity::organisation;

/// The row of the policy that is in force now; written when it is a new one.
///
/// # Errors
/// When the database fails.
pub async fn pin_policy(tx: &mut Tx, _permit: &Permit, dataset: &dataset::Model) -> Result<dataset_policy::Model> {
    let policy = dataset.policy();
    let sha256 = policy.sha256()?;
    let last = dataset_policy::Entity::find()
        .filter(dataset_policy::Column::DatasetId.eq(dataset.id))
        .order_by_desc(dataset_policy::Column::Number)
        .one(&**tx)
        .await?;
    let number = last.as_ref().map_or(1, |last| last.number + 1);
    if let Some(last) = last.filter(|last| last.sha256 == sha256) {
        return Ok(last);
    }
    let row = dataset_policy::ActiveModel {
        id: Set(tx.id()),
        dataset_id: Set(dataset.id),
        number: Set(number),
        policy: Set(serde_json::to_value(&policy)?),
        sha256: Set(sha256),
        created_by: Set(tx.viewer().person_id()),
        created_at: Set(tx.now()),
    };
    let row = row.insert(&**tx).await?;
    seats(tx, dataset, &policy).await?;
    tx.record(
        Entry::new("dataset.policy_set", dataset.id)
            .organisation(dataset.organisation_id)
            .with("number", row.number)
            .with("sha256", &row.sha256),
    )
    .await?;
    Ok(row)
}

/// The seats as rows.
async fn seats(tx: &Tx, dataset: &dataset::Model, policy: &AccessPolicy) -> Result<()> {
    dataset_decider::Entity::delete_many()
        .filter(dataset_decider::Column::DatasetId.eq(dataset.id))
        .exec(&**tx)
        .await?;
    let mut rows = Vec::new();
    for (n, seat) in policy.seats(dataset.organisation_id).into_iter().enumerate() {
        rows.push(dataset_decider::ActiveModel {
            id: Set(tx.id()),
            dataset_id: Set(dataset.id),
            position: Set(i32::try_from(n).unwrap_or(i32::MAX)),
            role: Set(seat.role),
            person_id: Set(seat.person),
            organisation_id: Set(seat.organisation),
            duty: Set(seat.organisation.map(|_| seat.duty())),
        });
    }
    dataset_decider::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Whether everybody whom the policy names exists.
pub(super) async fn check_named(tx: &Tx, faults: &mut Faults, row: &dataset::Model) -> Result<()> {
    let policy = row.policy();
    for (n, seat) in policy.deciders.iter().enumerate() {
        let known = match (seat.person, seat.organisation) {
            (Some(id), _) => {
                let found = person::Entity::find_by_id(id).filter(person::Column::ErasedAt.is_null());
                found.count(&**tx).await? > 0
            }
            (None, Some(id)) => organisation::Entity::find_by_id(id).count(&**tx).await? > 0,
            (None, None) => true,
        };
        faults.check(
            known,
            "dataset.decider_unknown",
            format!("policy.deciders.{n}"),
            "There is nobody with this id. Choose again.",
        );
    }
    let cities = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(policy.cities.iter().copied()))
        .filter(organisation::Column::Kind.eq(OrganisationKind::City))
        .count(&**tx)
        .await?;
    faults.check(
        u64::try_from(policy.cities.len()).is_ok_and(|wanted| wanted == cities),
        "dataset.policy_city",
        "policy.cities",
        "Choose among the cities on the platform.",
    );
    Ok(())
}
