//! An organiser lifts a pin or a ban.

use sea_orm::EntityTrait;

use super::entity::assignment_constraint;
use super::{load, policy, store};
use crate::kernel::{AssignmentConstraintId, Context, Entry, Error, Result, Viewer};

/// Lifts it; the record that it was there stays.
///
/// # Errors
/// Refused when it was lifted before.
pub async fn constraint_lift(
    ctx: &Context,
    viewer: &Viewer,
    id: AssignmentConstraintId,
) -> Result<assignment_constraint::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let row = assignment_constraint::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    load::lock(&*tx, row.challenge_id).await?;
    let loaded = load::situation(&*tx, row.challenge_id, tx.now()).await?;
    let involved = load::involved(&*tx, viewer, &loaded.situation).await?;
    let relation = involved.to_challenge(&loaded.situation, &loaded.standing);
    let permit = policy::decide(relation, loaded.state(), policy::Action::ConstraintLift).permit()?;
    if !loaded.situation.constraints.iter().any(|c| c.id == id) {
        return Err(Error::refused("assignment_constraint.lifted", "id", "This was lifted already."));
    }
    let row = store::lift_constraint(&tx, &permit, id).await?;
    tx.record(Entry::new("assignment_constraint.lifted", id).challenge(row.challenge_id)).await?;
    tx.commit().await?;
    Ok(row)
}
