//! An approved request becomes a grant, with the job that provisions it, in the transaction of the decision.

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use super::entity::access_grant;
use super::grant_rebound::settled_end;
use super::model::GrantJob;
use super::store::Decided;
use super::{
    AccessGrant, AccessRequest, DecisionKind, EffectKind, GrantState, RequestState, VersionPolicy, renewal, store,
};
use crate::datasets::entity::{dataset, dataset_policy, dataset_version};
use crate::datasets::{DatasetVersionState, Decision};
use crate::kernel::{
    DatasetId, DatasetVersionId, Entry, Error, Job, OrganisationId, Permit, PersonId, Result, Tx, Verdict,
};

/// What is granted.
pub(super) struct Granted {
    pub version: DatasetVersionId,
    pub days: i32,
    pub people: Vec<PersonId>,
    pub budget: Option<i64>,
}

/// The newest published version.
pub(super) async fn latest_version<C: ConnectionTrait>(
    conn: &C,
    dataset: DatasetId,
) -> Result<Option<DatasetVersionId>> {
    Ok(dataset_version::Entity::find()
        .filter(dataset_version::Column::DatasetId.eq(dataset))
        .filter(dataset_version::Column::State.eq(DatasetVersionState::Published))
        .order_by_desc(dataset_version::Column::Number)
        .one(conn)
        .await?
        .map(|version| version.id))
}

/// The version that a request is granted: the one that was the newest when it was sent, where it is still there and
/// the team wants no newer one; else the newest.
pub(super) async fn granted_version<C: ConnectionTrait>(
    conn: &C,
    request: &AccessRequest,
) -> Result<Option<DatasetVersionId>> {
    if let (VersionPolicy::ThisVersion, Some(id)) = (request.version_policy, request.dataset_version_id) {
        let found = dataset_version::Entity::find_by_id(id).one(conn).await?;
        if found.is_some_and(|version| version.state == DatasetVersionState::Published) {
            return Ok(Some(id));
        }
    }
    latest_version(conn, request.dataset_id).await
}

/// Marks the request approved and makes the grant. `rule` names the rule when nobody but the platform decided.
pub(super) async fn grant(
    tx: &mut Tx,
    permit: &Permit,
    request: AccessRequest,
    granted: Granted,
    reason: &str,
    rule: Option<&str>,
) -> Result<(AccessRequest, AccessGrant)> {
    let version = request.lock_version;
    let mut row = request.into_active_model();
    row.state = Set(RequestState::Approved);
    row.decided_at = Set(Some(tx.now()));
    row.lock_version = Set(version + 1);
    let request = store::save_request(tx, permit, row, None, false).await?;
    let dataset = dataset::Entity::find_by_id(request.dataset_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let grant = match renewal::renewal_of(&**tx, request.id).await? {
        Some(renewed) => {
            let wanted = (granted.days, granted.people.as_slice(), granted.version);
            renewal::extend(tx, permit, renewed, &request, wanted).await?
        }
        None => new_grant(tx, permit, &request, &granted, dataset.organisation_id).await?,
    };
    tx.record(
        Entry::new("access_request.approved", request.id)
            .challenge(request.challenge_id)
            .organisation(dataset.organisation_id)
            .with("dataset", request.dataset_id)
            .with("team", request.team_id)
            .with("grant", grant.id)
            .with("reason", reason)
            .with("policy", request.policy_id)
            .with("rule", rule),
    )
    .await?;
    Ok((request, grant))
}

async fn new_grant(
    tx: &mut Tx,
    permit: &Permit,
    request: &AccessRequest,
    granted: &Granted,
    publisher: OrganisationId,
) -> Result<AccessGrant> {
    let row = grant_row(tx, request, granted);
    let grant = store::insert_grant(tx, permit, row, &granted.people).await?;
    let ends_at = settled_end(tx, &grant, grant.ends_at).await?;
    let grant = store::update_grant(tx, permit, grant, |row| row.ends_at = Set(ends_at)).await?;
    store::want_effect(tx, permit, grant.id, EffectKind::Provision, grant.generation).await?;
    tx.enqueue(
        Job::new("grant.provision", GrantJob { grant: grant.id, generation: grant.generation })
            .unique(format!("grant.provision:{}:{}", grant.id, grant.generation))
            .owned_by(publisher),
    )
    .await?;
    Ok(grant)
}

fn grant_row(tx: &Tx, request: &AccessRequest, granted: &Granted) -> access_grant::ActiveModel {
    access_grant::ActiveModel {
        id: Set(tx.id()),
        request_id: Set(request.id),
        dataset_id: Set(request.dataset_id),
        dataset_version_id: Set(granted.version),
        team_id: Set(request.team_id),
        challenge_id: Set(request.challenge_id),
        state: Set(GrantState::Provisioning),
        generation: Set(1),
        starts_at: Set(tx.now()),
        ends_at: Set(tx.now() + TimeDelta::days(granted.days.into())),
        provisioned_at: Set(None),
        end_requested_at: Set(None),
        end_acknowledged_at: Set(None),
        end_verified_at: Set(None),
        end_reason: Set(None),
        misconduct: Set(false),
        bytes_used: Set(0),
        bytes_budget: Set(granted.budget),
        lock_version: Set(1),
        requested_ends_at: Set(Some(tx.now() + TimeDelta::days(granted.days.into()))),
        stage_id: Set(request.stage_id),
        follows_versions: Set(request.version_policy == VersionPolicy::FollowNew),
        ..Default::default()
    }
}

/// The platform decides: every condition was just found to hold, and the policy says that this is enough.
pub(super) async fn decide_by_rule(
    tx: &mut Tx,
    request: AccessRequest,
    dataset: &dataset::Model,
    policy: &dataset_policy::Model,
    people: Vec<PersonId>,
) -> Result<AccessRequest> {
    let permit = rule_permits(dataset.policy().decision)?;
    let version = granted_version(&**tx, &request).await?.ok_or_else(no_version)?;
    let rule = format!("all-conditions-hold of policy {}", policy.number);
    let decided = Decided {
        request: request.id,
        round: request.round,
        kind: DecisionKind::Approve,
        reason: "",
        role: None,
        rule: Some(&rule),
        policy: Some(policy.id),
        duration_days: None,
    };
    store::decided(tx, &permit, decided).await?;
    let budget = dataset.policy().use_conditions().bytes_budget;
    let granted = Granted { version, days: request.duration_days, people, budget };
    let (request, _) = grant(tx, &permit, request, granted, "", Some(&rule)).await?;
    Ok(request)
}

/// Only a policy that decides by itself lets the platform approve.
fn rule_permits(decision: Decision) -> Result<Permit> {
    match decision {
        Decision::Automatic => Verdict::Allowed,
        Decision::Steward | Decision::Quorum => Verdict::Forbidden("People decide about this dataset."),
    }
    .permit()
}

/// There is nothing to grant.
pub(super) fn no_version() -> Error {
    Error::refused(
        "access_request.no_version",
        "request",
        "The dataset has no published version that could be granted. Ask its publisher.",
    )
}
