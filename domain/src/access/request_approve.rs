//! The steward approves: the grant and the job that provisions it are made in the same transaction.

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use super::entity::access_grant;
use super::grant_rebound::settled_end;
use super::model::GrantJob;
use super::policy::{RequestAction, decide_request};
use super::{AccessGrant, AccessRequest, DecisionKind, EffectKind, GrantState, RequestState};
use super::{footing, queries, renewal, store};
use crate::datasets::DatasetVersionState;
use crate::datasets::entity::{dataset, dataset_version};
use crate::kernel::{
    AccessRequestId, Context, DatasetId, DatasetVersionId, Entry, Error, Faults, Job, Permit, PersonId, Result, Tx,
    Viewer,
};
use crate::submissions::team;

/// Which request, for how long, and why.
#[derive(Clone, Debug)]
pub struct Approve {
    /// The request.
    pub request: AccessRequestId,
    /// Fewer days than asked for.
    pub duration_days: Option<i32>,
    /// A note for the team; may be empty.
    pub reason: String,
}

/// Approves a request.
///
/// # Errors
/// When the viewer may not, or what the request stood on does not hold any more.
pub async fn approve(ctx: &Context, viewer: &Viewer, input: Approve) -> Result<(AccessRequest, AccessGrant)> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let request = store::lock_request(&tx, input.request).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, request.dataset_id, request.team_id).await?;
    let permit = decide_request(relation, request.state, RequestAction::Approve).permit()?;
    let terms = checked(&tx, &request, &input).await?;

    let version = request.lock_version;
    let mut row = request.into_active_model();
    row.state = Set(RequestState::Approved);
    row.decided_at = Set(Some(tx.now()));
    row.lock_version = Set(version + 1);
    let request = store::save_request(&tx, &permit, row, None, false).await?;
    store::decided(&tx, &permit, request.id, DecisionKind::Approve, input.reason.trim()).await?;
    let grant = match renewal::renewal_of(&*tx, request.id).await? {
        Some(renewed) => {
            let wanted = (terms.days, terms.people.as_slice(), terms.version);
            renewal::extend(&mut tx, &permit, renewed, &request, wanted).await?
        }
        None => new_grant(&mut tx, &permit, &request, &terms).await?,
    };
    tx.record(
        Entry::new("access_request.approved", request.id)
            .challenge(request.challenge_id)
            .organisation(publisher)
            .with("dataset", request.dataset_id)
            .with("team", request.team_id)
            .with("grant", grant.id)
            .with("reason", input.reason.trim()),
    )
    .await?;
    tx.commit().await?;
    Ok((request, grant))
}

async fn new_grant(tx: &mut Tx, permit: &Permit, request: &AccessRequest, terms: &Granted) -> Result<AccessGrant> {
    let row = granted(tx, request, terms);
    let grant = store::insert_grant(tx, permit, row, &terms.people).await?;
    let ends_at = settled_end(tx, &grant, grant.ends_at).await?;
    let grant = store::update_grant(tx, permit, grant, |row| row.ends_at = Set(ends_at)).await?;
    store::want_effect(tx, permit, grant.id, EffectKind::Provision, grant.generation).await?;
    tx.enqueue(
        Job::new("grant.provision", GrantJob { grant: grant.id, generation: grant.generation })
            .unique(format!("grant.provision:{}:{}", grant.id, grant.generation)),
    )
    .await?;
    Ok(grant)
}

struct Granted {
    version: DatasetVersionId,
    days: i32,
    people: Vec<PersonId>,
    budget: Option<i64>,
}

/// Asks again for everything the request stood on: it may have waited for days.
async fn checked(tx: &Tx, request: &AccessRequest, input: &Approve) -> Result<Granted> {
    let dataset = dataset::Entity::find_by_id(request.dataset_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let members = team::member_person_ids(&**tx, request.team_id).await?;
    let mut people = queries::people_of(&**tx, &[request.id]).await?.remove(&request.id).unwrap_or_default();
    people.retain(|person| members.contains(person));
    let version = latest_version(&**tx, dataset.id).await?;
    let days = input.duration_days.unwrap_or(request.duration_days);
    let mut faults = Faults::new();
    faults.check(
        (1..=request.duration_days).contains(&days),
        "access_request.duration",
        "durationDays",
        format!("Grant 1 to {} days; the team asked for no more.", request.duration_days),
    );
    faults.check(
        !people.is_empty(),
        "access_request.people_left",
        "request",
        "Nobody who was named in this request is in the team any more. Return it to the team.",
    );
    faults.check(
        version.is_some(),
        "access_request.no_version",
        "request",
        "The dataset has no published version that could be granted.",
    );
    faults.check(
        input.reason.chars().count() <= 4000,
        "access.reason_too_long",
        "reason",
        "Keep the reason under 4000 characters.",
    );
    faults.absorb(footing(&**tx, request.team_id, &dataset, tx.now()).await)?;
    faults.finish()?;
    let budget = dataset.policy().bytes_budget;
    let version = version.ok_or(Error::NotFound)?;
    Ok(Granted { version, days, people, budget })
}

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

fn granted(tx: &Tx, request: &AccessRequest, terms: &Granted) -> access_grant::ActiveModel {
    access_grant::ActiveModel {
        id: Set(tx.id()),
        request_id: Set(request.id),
        dataset_id: Set(request.dataset_id),
        dataset_version_id: Set(terms.version),
        team_id: Set(request.team_id),
        challenge_id: Set(request.challenge_id),
        state: Set(GrantState::Provisioning),
        generation: Set(1),
        starts_at: Set(tx.now()),
        ends_at: Set(tx.now() + TimeDelta::days(terms.days.into())),
        provisioned_at: Set(None),
        end_requested_at: Set(None),
        end_acknowledged_at: Set(None),
        end_verified_at: Set(None),
        end_reason: Set(None),
        misconduct: Set(false),
        bytes_used: Set(0),
        bytes_budget: Set(terms.budget),
        lock_version: Set(1),
        requested_ends_at: Set(Some(tx.now() + TimeDelta::days(terms.days.into()))),
        stage_id: Set(request.stage_id),
        ..Default::default()
    }
}
