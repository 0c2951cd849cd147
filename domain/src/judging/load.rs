//! How commands begin: lock the challenge, load the stage, find the thing.

use sea_orm::{EntityTrait, QuerySelect};

use super::{Scope, queries};
use crate::challenges::entity::{challenge, stage};
use crate::kernel::{ChallengeId, Error, PersonId, Result, StageId, SubmissionId, Tx};
use crate::submissions::entity::submission;

/// Locks the challenge of a stage and loads the stage.
pub(super) async fn stage(tx: &Tx, id: StageId) -> Result<Scope> {
    let found = stage::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::NotFound)?;
    lock(tx, found.challenge_id).await?;
    queries::scope(&**tx, id, tx.now()).await
}

/// Locks a challenge and loads its last stage.
pub(super) async fn last_stage(tx: &Tx, id: ChallengeId) -> Result<Scope> {
    lock(tx, id).await?;
    let last = queries::last_stage(&**tx, id).await?;
    queries::scope(&**tx, last.id, tx.now()).await
}

async fn lock(tx: &Tx, id: ChallengeId) -> Result<()> {
    challenge::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.map(|_| ()).ok_or(Error::NotFound)
}

/// A submission that was sent in this challenge.
pub(super) async fn submission(tx: &Tx, scope: &Scope, id: SubmissionId) -> Result<submission::Model> {
    submission::Entity::find_by_id(id)
        .one(&**tx)
        .await?
        .filter(|row| row.challenge_id == scope.challenge.id && row.current_version.is_some())
        .ok_or(Error::NotFound)
}

/// Who decides: a person, or in the demo the person who made the challenge.
pub(super) fn decider(tx: &Tx, scope: &Scope) -> PersonId {
    tx.viewer().person_id().unwrap_or(scope.challenge.created_by)
}
