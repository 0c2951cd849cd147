//! The only writer of the tables of access.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use serde_json::json;

use super::entity::{
    access_decision, access_form, access_grant, access_recusal, access_request, access_request_person, closing_duty,
    grant_effect, grant_person, grant_renewal, sanction, terms_acceptance,
};
use super::request_vote::client_of;
use super::{DecisionKind, EffectKind, EffectState};
use crate::datasets::DeciderRole;
use crate::kernel::{
    AccessGrantId, AccessRequestId, ClosingDutyId, DatasetPolicyId, Error, Permit, PersonId, Result, SanctionId,
    TeamId, Tx,
};

/// The request, locked until the command ends.
pub async fn lock_request(tx: &Tx, id: AccessRequestId) -> Result<access_request::Model> {
    access_request::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

/// The grant, locked until the command ends.
pub async fn lock_grant(tx: &Tx, id: AccessGrantId) -> Result<access_grant::Model> {
    access_grant::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

/// Writes a request, new or changed, and who is named in it.
pub async fn save_request(
    tx: &Tx,
    _: &Permit,
    row: access_request::ActiveModel,
    people: Option<&[PersonId]>,
    new: bool,
) -> Result<access_request::Model> {
    let saved = if new { row.insert(&**tx).await? } else { row.update(&**tx).await? };
    if let Some(people) = people {
        access_request_person::Entity::delete_many()
            .filter(access_request_person::Column::RequestId.eq(saved.id))
            .exec(&**tx)
            .await?;
        let rows = people.iter().map(|person| access_request_person::ActiveModel {
            id: Set(tx.id()),
            request_id: Set(saved.id),
            person_id: Set(*person),
        });
        // A draft may name nobody yet.
        if !people.is_empty() {
            access_request_person::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
        }
    }
    Ok(saved)
}

/// A decision about a request, to be written down.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'a> {
    /// The request.
    pub request: AccessRequestId,
    /// Which sending of it.
    pub round: i32,
    /// What.
    pub kind: DecisionKind,
    /// Why.
    pub reason: &'a str,
    /// For what the decider stands.
    pub role: Option<DeciderRole>,
    /// The rule by which the platform decided; then no person did.
    pub rule: Option<&'a str>,
    /// The policy in force.
    pub policy: Option<DatasetPolicyId>,
    /// Fewer days than were asked for.
    pub duration_days: Option<i32>,
}

/// Writes down a decision about a request.
pub async fn decided(tx: &Tx, _: &Permit, what: Decided<'_>) -> Result<()> {
    let by_people = what.rule.is_none();
    let row = access_decision::ActiveModel {
        id: Set(tx.id()),
        request_id: Set(what.request),
        person_id: Set(tx.viewer().person_id().filter(|_| by_people)),
        kind: Set(what.kind),
        reason: Set(what.reason.to_owned()),
        decided_at: Set(tx.now()),
        round: Set(what.round),
        client_id: Set(client_of(tx.viewer()).filter(|_| by_people)),
        role: Set(what.role),
        rule: Set(what.rule.map(Into::into)),
        policy_id: Set(what.policy),
        duration_days: Set(what.duration_days),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Writes down that somebody stood back.
pub async fn recused(tx: &Tx, _: &Permit, request: AccessRequestId, person: PersonId, reason: &str) -> Result<()> {
    let row = access_recusal::ActiveModel {
        id: Set(tx.id()),
        request_id: Set(request),
        person_id: Set(person),
        reason: Set(reason.to_owned()),
        declared_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Writes the next form of a dataset.
pub async fn insert_form(tx: &Tx, _: &Permit, row: access_form::ActiveModel) -> Result<access_form::Model> {
    Ok(row.insert(&**tx).await?)
}

/// Writes a new grant with the people on it.
pub async fn insert_grant(
    tx: &Tx,
    permit: &Permit,
    row: access_grant::ActiveModel,
    people: &[PersonId],
) -> Result<access_grant::Model> {
    let grant = row.insert(&**tx).await?;
    let rows = people.iter().map(|person| grant_person::ActiveModel {
        id: Set(tx.id()),
        grant_id: Set(grant.id),
        person_id: Set(*person),
        ..Default::default()
    });
    grant_person::Entity::insert_many(rows).exec(&**tx).await?;
    super::hosting::place(tx, permit, &grant).await?;
    Ok(grant)
}

/// Changes a grant.
pub async fn update_grant(
    tx: &Tx,
    _: &Permit,
    grant: access_grant::Model,
    change: impl FnOnce(&mut access_grant::ActiveModel),
) -> Result<access_grant::Model> {
    let version = grant.lock_version;
    let mut row = grant.into_active_model();
    change(&mut row);
    row.lock_version = Set(version + 1);
    Ok(row.update(&**tx).await?)
}

/// Notes that an effect is wanted. There is one for each grant, kind and generation: a second is the first.
pub async fn want_effect(tx: &Tx, _: &Permit, grant: AccessGrantId, kind: EffectKind, generation: i64) -> Result<()> {
    let row = grant_effect::ActiveModel {
        id: Set(tx.id()),
        grant_id: Set(grant),
        kind: Set(kind),
        generation: Set(generation),
        state: Set(EffectState::Requested),
        requested_at: Set(tx.now()),
        acknowledged_at: Set(None),
        verified_at: Set(None),
        detail: Set(json!({})),
    };
    let once = sea_orm::sea_query::OnConflict::columns([
        grant_effect::Column::GrantId,
        grant_effect::Column::Kind,
        grant_effect::Column::Generation,
    ])
    .do_nothing()
    .to_owned();
    grant_effect::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Moves an effect on; `verified` also acknowledges it.
pub async fn effect_reached(
    tx: &Tx,
    _: &Permit,
    (grant, kind, generation): (AccessGrantId, EffectKind, i64),
    state: EffectState,
    detail: serde_json::Value,
) -> Result<()> {
    let found = grant_effect::Entity::find()
        .filter(grant_effect::Column::GrantId.eq(grant))
        .filter(grant_effect::Column::Kind.eq(kind))
        .filter(grant_effect::Column::Generation.eq(generation))
        .one(&**tx)
        .await?
        .ok_or(Error::NotFound)?;
    let acknowledged = found.acknowledged_at;
    let mut row = found.into_active_model();
    row.state = Set(state);
    row.detail = Set(detail);
    row.acknowledged_at = Set(acknowledged.or(Some(tx.now())));
    if state == EffectState::Verified {
        row.verified_at = Set(Some(tx.now()));
    }
    row.update(&**tx).await?;
    Ok(())
}

/// Takes a person off every grant of a team that they still stand on. Returns those grants.
pub async fn end_person(tx: &Tx, _: &Permit, team: TeamId, person: PersonId) -> Result<Vec<AccessGrantId>> {
    let grants: Vec<AccessGrantId> = access_grant::Entity::find()
        .filter(access_grant::Column::TeamId.eq(team))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|grant| grant.id)
        .collect();
    let rows = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.is_in(grants))
        .filter(grant_person::Column::PersonId.eq(person))
        .filter(grant_person::Column::EndedAt.is_null())
        .all(&**tx)
        .await?;
    let mut ended = Vec::with_capacity(rows.len());
    for row in rows {
        ended.push(row.grant_id);
        let mut row = row.into_active_model();
        row.ended_at = Set(Some(tx.now()));
        row.update(&**tx).await?;
    }
    Ok(ended)
}

/// Takes somebody off a grant.
pub async fn end_on_grant(
    tx: &Tx,
    _: &Permit,
    row: grant_person::Model,
    reason: Option<&str>,
    misconduct: bool,
) -> Result<()> {
    let mut row = row.into_active_model();
    row.ended_at = Set(Some(tx.now()));
    row.ended_by = Set(tx.viewer().person_id());
    row.end_reason = Set(reason.map(Into::into));
    row.misconduct = Set(misconduct);
    row.update(&**tx).await?;
    Ok(())
}

/// Puts somebody on a grant.
pub async fn put_on_grant(tx: &Tx, _: &Permit, grant: AccessGrantId, person: PersonId) -> Result<()> {
    let row = grant_person::ActiveModel {
        id: Set(tx.id()),
        grant_id: Set(grant),
        person_id: Set(person),
        ..Default::default()
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Puts somebody back on a grant who was taken off it.
pub async fn put_back(tx: &Tx, _: &Permit, row: grant_person::Model) -> Result<()> {
    let mut row = row.into_active_model();
    row.ended_at = Set(None);
    row.ended_by = Set(None);
    row.end_reason = Set(None);
    row.misconduct = Set(false);
    row.update(&**tx).await?;
    Ok(())
}

/// Notes that somebody accepted terms; whether that was new.
pub async fn accept_terms(tx: &Tx, _: &Permit, row: terms_acceptance::ActiveModel) -> Result<bool> {
    let once = sea_orm::sea_query::OnConflict::columns([
        terms_acceptance::Column::GrantId,
        terms_acceptance::Column::PersonId,
        terms_acceptance::Column::TermsId,
    ])
    .do_nothing()
    .to_owned();
    Ok(terms_acceptance::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await? > 0)
}

/// Writes a renewal, new or done.
pub async fn save_renewal(tx: &Tx, _: &Permit, row: grant_renewal::ActiveModel, new: bool) -> Result<()> {
    if new {
        row.insert(&**tx).await?
    } else {
        row.update(&**tx).await?
    };
    Ok(())
}

/// Imposes a sanction.
pub async fn insert_sanction(tx: &Tx, _: &Permit, row: sanction::ActiveModel) -> Result<sanction::Model> {
    Ok(row.insert(&**tx).await?)
}

/// The sanction, locked until the command ends.
pub async fn lock_sanction(tx: &Tx, id: SanctionId) -> Result<sanction::Model> {
    sanction::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

/// Lifts a sanction.
pub async fn lift_sanction(tx: &Tx, _: &Permit, row: sanction::Model, reason: &str) -> Result<sanction::Model> {
    let mut row = row.into_active_model();
    row.lifted_at = Set(Some(tx.now()));
    row.lifted_by = Set(tx.viewer().person_id());
    row.lift_reason = Set(Some(reason.to_owned()));
    Ok(row.update(&**tx).await?)
}

/// Adds a closing duty.
pub async fn insert_duty(tx: &Tx, _: &Permit, row: closing_duty::ActiveModel) -> Result<closing_duty::Model> {
    Ok(row.insert(&**tx).await?)
}

/// The duty, locked until the command ends.
pub async fn lock_duty(tx: &Tx, id: ClosingDutyId) -> Result<closing_duty::Model> {
    closing_duty::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

/// Changes a duty.
pub async fn update_duty(
    tx: &Tx,
    _: &Permit,
    duty: closing_duty::Model,
    change: impl FnOnce(&mut closing_duty::ActiveModel),
) -> Result<closing_duty::Model> {
    let mut row = duty.into_active_model();
    change(&mut row);
    Ok(row.update(&**tx).await?)
}
