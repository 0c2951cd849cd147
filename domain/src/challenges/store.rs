//! The only file that writes challenges and what belongs to them.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, SqlErr,
};

use super::entity::{
    brief_testbed, challenge, challenge_dataset, criterion, deadline_extension, follower, host_brief, stage,
};
use super::{StageDraft, queries};
use crate::kernel::search::{every_language, search_text, theme_index};
use crate::kernel::{ChallengeId, DatasetId, Error, HostBriefId, Permit, PersonId, Result, StageId, TestbedId, Tx};

/// Whether the address is free.
pub(super) async fn slug_free(tx: &Tx, slug: &str) -> Result<bool> {
    let taken = challenge::Entity::find().filter(challenge::Column::Slug.eq(slug)).one(&**tx).await?;
    Ok(taken.is_none())
}

/// Adds a challenge.
pub(super) async fn insert(tx: &Tx, _permit: &Permit, row: challenge::Model) -> Result<challenge::Model> {
    Ok(indexed(row).into_active_model().reset_all().insert(&**tx).await?)
}

/// Writes a challenge back, one version later.
pub(super) async fn save(tx: &Tx, _permit: &Permit, row: challenge::Model) -> Result<challenge::Model> {
    let mut row = indexed(row);
    row.lock_version += 1;
    Ok(row.into_active_model().reset_all().update(&**tx).await?)
}

fn indexed(mut row: challenge::Model) -> challenge::Model {
    let themes = row.themes();
    row.theme_index = theme_index(&themes);
    row.search_text = search_text(
        [&row.title, &row.summary, &row.problem, &row.outcomes]
            .into_iter()
            .flat_map(every_language)
            .chain(themes.iter().map(String::as_str)),
    );
    row
}

/// Adds an empty host brief.
pub(super) async fn insert_brief(tx: &Tx, _permit: &Permit, row: host_brief::Model) -> Result<host_brief::Model> {
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Writes a host brief back, one version later.
pub(super) async fn save_brief(tx: &Tx, _permit: &Permit, mut row: host_brief::Model) -> Result<host_brief::Model> {
    row.lock_version += 1;
    Ok(row.into_active_model().reset_all().update(&**tx).await?)
}

/// Takes a host brief away with the testbeds it offers.
pub(super) async fn delete_brief(tx: &Tx, permit: &Permit, id: HostBriefId) -> Result<()> {
    set_brief_testbeds(tx, permit, id, &[]).await?;
    host_brief::Entity::delete_by_id(id).exec(&**tx).await?;
    Ok(())
}

/// Says which testbeds a host brief offers.
pub(super) async fn set_brief_testbeds(
    tx: &Tx,
    _permit: &Permit,
    brief: HostBriefId,
    testbeds: &[(TestbedId, i32)],
) -> Result<()> {
    brief_testbed::Entity::delete_many().filter(brief_testbed::Column::HostBriefId.eq(brief)).exec(&**tx).await?;
    let rows: Vec<_> = testbeds
        .iter()
        .map(|(testbed_id, places)| {
            brief_testbed::Model { id: tx.id(), host_brief_id: brief, testbed_id: *testbed_id, places: *places }
                .into_active_model()
                .reset_all()
        })
        .collect();
    if !rows.is_empty() {
        brief_testbed::Entity::insert_many(rows).exec(&**tx).await?;
    }
    Ok(())
}

/// Writes the funnel: a stage keeps its id at its place, so that what refers to it stays.
pub(super) async fn set_stages(tx: &Tx, _permit: &Permit, id: ChallengeId, drafts: Vec<StageDraft>) -> Result<()> {
    let old = queries::stages(&**tx, &[id]).await?;
    let old_ids: Vec<StageId> = old.iter().map(|stage| stage.id).collect();
    criterion::Entity::delete_many().filter(criterion::Column::StageId.is_in(old_ids)).exec(&**tx).await?;
    let mut old = old.into_iter();
    for (position, draft) in (0_i32..).zip(drafts) {
        let before = old.next();
        let row = stage_row(before.as_ref().map_or_else(|| tx.id(), |stage| stage.id), id, position, &draft);
        let row = row.into_active_model().reset_all();
        let stage = if before.is_some() { row.update(&**tx).await? } else { row.insert(&**tx).await? };
        insert_criteria(tx, stage.id, draft).await?;
    }
    for surplus in old {
        stage::Entity::delete_by_id(surplus.id).exec(&**tx).await.map_err(in_use)?;
    }
    Ok(())
}

fn stage_row(id: StageId, challenge_id: ChallengeId, position: i32, draft: &StageDraft) -> stage::Model {
    stage::Model {
        id,
        challenge_id,
        position,
        kind: draft.kind,
        name: draft.name.clone(),
        starts_at: draft.starts_at,
        ends_at: draft.ends_at,
        quorum: draft.quorum,
        blind: draft.blind,
        advance_total: draft.advance_total,
        advance_per_city: draft.advance_per_city,
    }
}

async fn insert_criteria(tx: &Tx, stage_id: StageId, draft: StageDraft) -> Result<()> {
    let mut rows = Vec::with_capacity(draft.criteria.len());
    for (position, criterion) in (0_i32..).zip(draft.criteria) {
        let row = criterion::Model {
            id: tx.id(),
            stage_id,
            position,
            name: criterion.name,
            description: criterion.description,
            weight: criterion.weight,
            anchors: serde_json::to_value(criterion.anchors)?,
            threshold: criterion.threshold,
        };
        rows.push(row.into_active_model().reset_all());
    }
    if !rows.is_empty() {
        criterion::Entity::insert_many(rows).exec(&**tx).await?;
    }
    Ok(())
}

fn in_use(error: DbErr) -> Error {
    if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) {
        return Error::refused("stage.in_use", "stages", "A stage that has a panel cannot be taken out any more.");
    }
    error.into()
}

/// Keeps what the deadline was, is, and why.
pub(super) async fn insert_extension(tx: &Tx, _permit: &Permit, row: deadline_extension::Model) -> Result<()> {
    row.into_active_model().reset_all().insert(&**tx).await?;
    Ok(())
}

/// Starts following; nothing happens when the person follows already.
pub(super) async fn insert_follower(tx: &Tx, _permit: &Permit, row: follower::Model) -> Result<()> {
    follower::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(
            OnConflict::columns([follower::Column::ChallengeId, follower::Column::PersonId]).do_nothing().to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Stops following; answers whether the person did follow.
pub(super) async fn delete_follower(
    tx: &Tx,
    _permit: &Permit,
    challenge: ChallengeId,
    person: PersonId,
) -> Result<bool> {
    let done = follower::Entity::delete_many()
        .filter(follower::Column::ChallengeId.eq(challenge))
        .filter(follower::Column::PersonId.eq(person))
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Attaches a dataset; nothing happens when it is attached already.
pub(super) async fn attach(tx: &Tx, _permit: &Permit, challenge_id: ChallengeId, dataset_id: DatasetId) -> Result<()> {
    let row = challenge_dataset::Model { id: tx.id(), challenge_id, dataset_id };
    challenge_dataset::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(
            OnConflict::columns([challenge_dataset::Column::ChallengeId, challenge_dataset::Column::DatasetId])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Detaches a dataset; answers whether it was attached.
pub(super) async fn detach(tx: &Tx, _permit: &Permit, challenge: ChallengeId, dataset: DatasetId) -> Result<bool> {
    let done = challenge_dataset::Entity::delete_many()
        .filter(challenge_dataset::Column::ChallengeId.eq(challenge))
        .filter(challenge_dataset::Column::DatasetId.eq(dataset))
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// The challenge with its row locked until the command ends.
pub(super) async fn lock(conn: &impl ConnectionTrait, id: ChallengeId) -> Result<challenge::Model> {
    use sea_orm::QuerySelect;
    challenge::Entity::find_by_id(id).lock_exclusive().one(conn).await?.ok_or(Error::NotFound)
}
