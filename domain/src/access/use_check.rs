//! What is true at use time is asked at use time: whether a grant still carries a download.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder,
};

use super::entity::{access_grant, grant_download, grant_person};
use super::rules::{Facts, Occasion, usable};
use super::{AccessGrant, Condition, GrantState, budget, standing, terms};
use crate::challenges::ChallengeState;
use crate::challenges::entity::challenge;
use crate::datasets::DatasetVersionState;
use crate::datasets::entity::{dataset, dataset_version, distribution};
use crate::files::{Bearing, UseCheck};
use crate::kernel::{AccessGrantId, Context, DistributionId, Error, PersonId, Result, TeamId};
use crate::submissions::team;

/// One use of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrantUse {
    /// The grant.
    pub grant: AccessGrantId,
    /// The person to whom the URL was given.
    pub person: PersonId,
    /// What is read.
    pub distribution: DistributionId,
    /// On what occasion.
    pub occasion: Occasion,
}

impl GrantUse {
    fn of(bearing: &Bearing) -> Result<Self> {
        let occasion = if bearing.rehearsal { Occasion::Rehearsal } else { Occasion::Use };
        match (bearing.grant, bearing.person, bearing.distribution) {
            (Some(grant), Some(person), Some(distribution)) => Ok(Self { grant, person, distribution, occasion }),
            _ => Err(Condition::OnGrant.into()),
        }
    }
}

/// The grant, when it may be used so now. Reads everything anew.
///
/// # Errors
/// `Forbidden` with the condition that does not hold.
pub async fn authorise_use(ctx: &Context, what: GrantUse) -> Result<AccessGrant> {
    authorise(ctx, what.grant, what.person, Some(what.distribution), what.occasion).await
}

/// The grant, when this person may use it so now, of one distribution or, at a partner's host, of the whole version.
///
/// # Errors
/// `Forbidden` with the condition that does not hold.
pub(super) async fn authorise(
    ctx: &Context,
    id: AccessGrantId,
    person: PersonId,
    distribution: Option<DistributionId>,
    occasion: Occasion,
) -> Result<AccessGrant> {
    let db = ctx.db.reader();
    let of_version = match distribution {
        Some(distribution) => {
            distribution::Entity::find_by_id(distribution).one(db).await?.map(|row| row.dataset_version_id)
        }
        None => None,
    };
    let (grant, mut facts) = facts_of(ctx, &[id], person).await?.pop().ok_or(Error::NotFound)?;
    facts.occasion = occasion;
    facts.distribution_fits = distribution.is_none() || of_version == Some(grant.dataset_version_id);
    usable(&facts, ctx.now())?;
    Ok(grant)
}

/// Those of the grants that this person may use now, asked for all of them at once.
///
/// # Errors
/// When the database fails.
pub(super) async fn usable_of(ctx: &Context, ids: &[AccessGrantId], person: PersonId) -> Result<Vec<AccessGrant>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let all = facts_of(ctx, ids, person).await?;
    Ok(all.into_iter().filter(|(_, facts)| usable(facts, ctx.now()).is_ok()).map(|(grant, _)| grant).collect())
}

/// What keeps this person from using the grants now, asked for all of them at once; those that can be used are left out.
///
/// # Errors
/// When the database fails.
pub async fn refusals_of(
    ctx: &Context,
    ids: &[AccessGrantId],
    person: PersonId,
) -> Result<HashMap<AccessGrantId, Condition>> {
    let all = facts_of(ctx, ids, person).await?;
    Ok(all.into_iter().filter_map(|(grant, facts)| Some((grant.id, usable(&facts, ctx.now()).err()?))).collect())
}

/// The grants with what holds for their use by this person now, in a fixed number of queries. Whether a distribution
/// belongs to the version is left to the caller.
async fn facts_of(ctx: &Context, ids: &[AccessGrantId], person: PersonId) -> Result<Vec<(AccessGrant, Facts)>> {
    let db = ctx.db.reader();
    let find = || access_grant::Entity::find().filter(access_grant::Column::Id.is_in(ids.iter().copied()));
    // The conditions around the grants are read first and the grants last: what ends them is always seen.
    let on: HashSet<AccessGrantId> = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.is_in(ids.iter().copied()))
        .filter(grant_person::Column::PersonId.eq(person))
        .filter(grant_person::Column::EndedAt.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.grant_id)
        .collect();
    let grants = find().all(db).await?;
    let versions: HashMap<_, _> = dataset_version::Entity::find()
        .filter(dataset_version::Column::Id.is_in(grants.iter().map(|grant| grant.dataset_version_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.state))
        .collect();
    let challenges: HashMap<_, _> = challenge::Entity::find()
        .filter(challenge::Column::Id.is_in(grants.iter().map(|grant| grant.challenge_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.state))
        .collect();
    let teams: HashSet<TeamId> = team::teams_of_person(db, person).await?.into_iter().collect();
    let held = terms::held_from_of(db, &grants, person).await?;
    let publishers: HashMap<_, _> = dataset::Entity::find()
        .filter(dataset::Column::Id.is_in(grants.iter().map(|grant| grant.dataset_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.organisation_id))
        .collect();
    let sanctions = standing::sanctions_on(db, person, grants.iter().map(|grant| grant.team_id), ctx.now()).await?;
    let facts = |grant: AccessGrant| {
        let publisher = publishers.get(&grant.dataset_id)?;
        let facts = Facts {
            occasion: Occasion::Use,
            state: grant.state,
            ends_at: grant.ends_at,
            on_grant: on.contains(&grant.id),
            in_team: teams.contains(&grant.team_id),
            version: versions.get(&grant.dataset_version_id).copied().unwrap_or(DatasetVersionState::Withdrawn),
            distribution_fits: true,
            challenge_cancelled: challenges.get(&grant.challenge_id).is_none_or(|s| *s == ChallengeState::Cancelled),
            terms_held_from: held.get(&grant.id).copied(),
            sanctioned: sanctions.iter().any(|row| row.concerns(grant.team_id, person, *publisher)),
            budget_left: grant.bytes_budget.is_none_or(|budget| grant.bytes_used < budget),
        };
        Some((grant, facts))
    };
    Ok(find().all(db).await?.into_iter().filter_map(facts).collect())
}

/// The check that the file route and the probe share.
#[derive(Clone, Copy, Debug, Default)]
pub struct GrantCheck;

#[async_trait::async_trait]
impl UseCheck for GrantCheck {
    async fn authorise(&self, ctx: &Context, bearing: &Bearing) -> Result<()> {
        authorise_use(ctx, GrantUse::of(bearing)?).await.map(|_| ())
    }

    async fn meter(&self, ctx: &Context, bearing: &Bearing, bytes: u64, first: bool) -> Result<()> {
        let what = GrantUse::of(bearing)?;
        if what.occasion == Occasion::Rehearsal {
            // Nobody reads it, so it is charged to nobody; and it is never worth more than a byte.
            return if bytes <= 1 { Ok(()) } else { Err(Condition::Provisioned.into()) };
        }
        let bytes = i64::try_from(bytes).map_err(Error::internal)?;
        let tx = ctx.db.begin().await?;
        let now = ctx.now();
        // The state stands in the condition too: between the check and here the grant may have ended.
        let used = Expr::col(access_grant::Column::BytesUsed).add(bytes);
        let within = access_grant::Column::BytesBudget
            .is_null()
            .or(Expr::col(access_grant::Column::BytesBudget).gte(used.clone()));
        let counted = access_grant::Entity::update_many()
            .col_expr(access_grant::Column::BytesUsed, used)
            .filter(access_grant::Column::Id.eq(what.grant))
            .filter(access_grant::Column::State.eq(GrantState::Active))
            .filter(access_grant::Column::EndsAt.gt(now))
            .filter(within)
            .exec(&tx)
            .await?;
        if counted.rows_affected == 0 {
            drop(tx);
            authorise_use(ctx, what).await?;
            return Err(Condition::Budget.into());
        }
        let running = match first {
            true => None,
            false => {
                grant_download::Entity::find()
                    .filter(grant_download::Column::GrantId.eq(what.grant))
                    .filter(grant_download::Column::PersonId.eq(what.person))
                    .filter(grant_download::Column::DistributionId.eq(what.distribution))
                    .order_by_desc(grant_download::Column::Id)
                    .one(&tx)
                    .await?
            }
        };
        match running {
            Some(row) => {
                let sum = row.bytes + bytes;
                let mut row = row.into_active_model();
                row.bytes = Set(sum);
                row.update(&tx).await?;
            }
            None => {
                let row = grant_download::ActiveModel {
                    id: Set(ctx.id()),
                    grant_id: Set(what.grant),
                    person_id: Set(Some(what.person)),
                    distribution_id: Set(what.distribution),
                    bytes: Set(bytes),
                    started_at: Set(now),
                };
                row.insert(&tx).await?;
            }
        }
        tx.commit().await?;
        budget::warn(ctx, what.grant).await
    }
}
