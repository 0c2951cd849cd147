//! Reads of challenges: by id and address, their hosts, stages, criteria, testbeds offered.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{
    brief_testbed, challenge, challenge_dataset, criterion, deadline_extension, follower, host_brief, stage,
};
use super::{Standing, policy};
use crate::kernel::{
    ChallengeId, Context, DatasetId, Error, HostBriefId, OrganisationId, PersonId, Result, StageId, TestbedId, Viewer,
};
use crate::organisations::entity::organisation;
use crate::organisations::{Duty, OrganisationKind};

/// The challenge, whoever asks; for commands that then ask their own policy.
///
/// # Errors
/// `NotFound`.
pub async fn find(conn: &impl ConnectionTrait, id: ChallengeId) -> Result<challenge::Model> {
    challenge::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// The challenge, if the viewer may know of it.
///
/// # Errors
/// `NotFound`.
pub async fn get(ctx: &Context, viewer: &Viewer, id: ChallengeId) -> Result<challenge::Model> {
    challenge::Entity::find_by_id(id)
        .filter(policy::visible_to(viewer))
        .one(ctx.db.reader())
        .await?
        .ok_or(Error::NotFound)
}

/// The challenge at an address, if the viewer may know of it.
///
/// # Errors
/// `NotFound`.
pub async fn by_slug(ctx: &Context, viewer: &Viewer, slug: &str) -> Result<challenge::Model> {
    challenge::Entity::find()
        .filter(challenge::Column::Slug.eq(slug))
        .filter(policy::visible_to(viewer))
        .one(ctx.db.reader())
        .await?
        .ok_or(Error::NotFound)
}

/// Those of the challenges that the viewer may know of, for loaders.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(ctx: &Context, viewer: &Viewer, ids: &[ChallengeId]) -> Result<Vec<challenge::Model>> {
    Ok(challenge::Entity::find()
        .filter(challenge::Column::Id.is_in(ids.iter().copied()))
        .filter(policy::visible_to(viewer))
        .all(ctx.db.reader())
        .await?)
}

/// Who is behind the challenge.
///
/// # Errors
/// When the database fails.
pub async fn standing(conn: &impl ConnectionTrait, challenge: &challenge::Model) -> Result<Standing> {
    let hosts = host_organisations(conn, challenge.id).await?;
    Ok(Standing { lead: challenge.lead_organisation_id, hosts })
}

/// What the viewer is to the challenge.
///
/// # Errors
/// When the database fails.
pub async fn relation(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    challenge: &challenge::Model,
) -> Result<policy::Relation> {
    Ok(policy::relation(viewer, &standing(conn, challenge).await?))
}

/// The host cities of a challenge.
///
/// # Errors
/// When the database fails.
pub async fn host_organisations(conn: &impl ConnectionTrait, id: ChallengeId) -> Result<Vec<OrganisationId>> {
    Ok(host_briefs(conn, &[id]).await?.into_iter().map(|brief| brief.organisation_id).collect())
}

/// The host briefs of several challenges.
///
/// # Errors
/// When the database fails.
pub async fn host_briefs(conn: &impl ConnectionTrait, ids: &[ChallengeId]) -> Result<Vec<host_brief::Model>> {
    Ok(host_brief::Entity::find()
        .filter(host_brief::Column::ChallengeId.is_in(ids.iter().copied()))
        .order_by_asc(host_brief::Column::Id)
        .all(conn)
        .await?)
}

/// One host brief, whoever asks.
///
/// # Errors
/// `NotFound`.
pub async fn find_brief(conn: &impl ConnectionTrait, id: HostBriefId) -> Result<host_brief::Model> {
    host_brief::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// Testbeds offered in several host briefs.
///
/// # Errors
/// When the database fails.
pub async fn brief_testbeds(conn: &impl ConnectionTrait, briefs: &[HostBriefId]) -> Result<Vec<brief_testbed::Model>> {
    Ok(brief_testbed::Entity::find()
        .filter(brief_testbed::Column::HostBriefId.is_in(briefs.iter().copied()))
        .order_by_asc(brief_testbed::Column::Id)
        .all(conn)
        .await?)
}

/// Every testbed that a challenge offers, with its places.
///
/// # Errors
/// When the database fails.
pub async fn testbeds_offered(conn: &impl ConnectionTrait, id: ChallengeId) -> Result<BTreeMap<TestbedId, i32>> {
    let briefs: Vec<HostBriefId> = host_briefs(conn, &[id]).await?.into_iter().map(|brief| brief.id).collect();
    let offered = brief_testbeds(conn, &briefs).await?;
    Ok(offered.into_iter().map(|row| (row.testbed_id, row.places)).collect())
}

/// The stages of several challenges, in order.
///
/// # Errors
/// When the database fails.
pub async fn stages(conn: &impl ConnectionTrait, ids: &[ChallengeId]) -> Result<Vec<stage::Model>> {
    Ok(stage::Entity::find()
        .filter(stage::Column::ChallengeId.is_in(ids.iter().copied()))
        .order_by_asc(stage::Column::ChallengeId)
        .order_by_asc(stage::Column::Position)
        .all(conn)
        .await?)
}

/// One stage, whoever asks.
///
/// # Errors
/// `NotFound`.
pub async fn find_stage(conn: &impl ConnectionTrait, id: StageId) -> Result<stage::Model> {
    stage::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// The criteria of several stages, in order.
///
/// # Errors
/// When the database fails.
pub async fn criteria(conn: &impl ConnectionTrait, stages: &[StageId]) -> Result<Vec<criterion::Model>> {
    Ok(criterion::Entity::find()
        .filter(criterion::Column::StageId.is_in(stages.iter().copied()))
        .order_by_asc(criterion::Column::StageId)
        .order_by_asc(criterion::Column::Position)
        .all(conn)
        .await?)
}

/// Datasets attached to several challenges.
///
/// # Errors
/// When the database fails.
pub async fn attached_datasets(
    conn: &impl ConnectionTrait,
    ids: &[ChallengeId],
) -> Result<Vec<(ChallengeId, DatasetId)>> {
    Ok(challenge_dataset::Entity::find()
        .filter(challenge_dataset::Column::ChallengeId.is_in(ids.iter().copied()))
        .order_by_asc(challenge_dataset::Column::Id)
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.challenge_id, row.dataset_id))
        .collect())
}

/// Extensions of the deadlines of several challenges, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn deadline_extensions(
    conn: &impl ConnectionTrait,
    ids: &[ChallengeId],
) -> Result<Vec<deadline_extension::Model>> {
    Ok(deadline_extension::Entity::find()
        .filter(deadline_extension::Column::ChallengeId.is_in(ids.iter().copied()))
        .order_by_asc(deadline_extension::Column::Id)
        .all(conn)
        .await?)
}

/// Which of these challenges the person follows.
///
/// # Errors
/// When the database fails.
pub async fn followed(
    conn: &impl ConnectionTrait,
    ids: &[ChallengeId],
    person: PersonId,
) -> Result<BTreeSet<ChallengeId>> {
    let rows = follower::Entity::find()
        .filter(follower::Column::ChallengeId.is_in(ids.iter().copied()))
        .filter(follower::Column::PersonId.eq(person))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.challenge_id).collect())
}

/// Everybody who follows the challenge.
///
/// # Errors
/// When the database fails.
pub async fn followers(conn: &impl ConnectionTrait, id: ChallengeId) -> Result<Vec<PersonId>> {
    let rows = follower::Entity::find().filter(follower::Column::ChallengeId.eq(id)).all(conn).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// Lead and host organisations, for loaders.
///
/// # Errors
/// When the database fails.
pub async fn organisations(conn: &impl ConnectionTrait, ids: &[OrganisationId]) -> Result<Vec<organisation::Model>> {
    Ok(organisation::Entity::find().filter(organisation::Column::Id.is_in(ids.iter().copied())).all(conn).await?)
}

/// Cities for which the viewer may start a challenge.
///
/// # Errors
/// When the database fails.
pub async fn leads(ctx: &Context, viewer: &Viewer) -> Result<Vec<organisation::Model>> {
    let mine = viewer.organisations_with(&[Duty::Member], policy::SCOPE_WRITE);
    Ok(cities(ctx).await?.into_iter().filter(|city| mine.contains(&city.id)).collect())
}

/// Verified cities, by name, at most a hundred: those that can host a challenge.
///
/// # Errors
/// When the database fails.
pub async fn cities(ctx: &Context) -> Result<Vec<organisation::Model>> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Kind.eq(OrganisationKind::City))
        .filter(organisation::Column::VerifiedAt.is_not_null())
        .order_by_asc(organisation::Column::Name)
        .limit(100)
        .all(ctx.db.reader())
        .await?)
}
