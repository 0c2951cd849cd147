//! An organiser takes a judge off a panel; reviews that were sent stay.

use sea_orm::EntityTrait;

use super::entity::panel_judge;
use super::policy::{self, Action};
use super::{load, queries, store};
use crate::kernel::{Context, Entry, Error, PanelJudgeId, Result, StageId, Viewer};

/// Takes a judge off the panel; returns whose it was.
///
/// # Errors
/// As the policy says.
pub async fn panel_judge_remove(ctx: &Context, viewer: &Viewer, id: PanelJudgeId) -> Result<StageId> {
    let mut tx = ctx.begin(viewer).await?;
    let judge = panel_judge::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let scope = load::stage(&tx, judge.stage_id).await?;
    let relation = queries::relation(&*tx, viewer, &scope).await?;
    let permit = policy::decide(relation, scope.standing, Action::PanelJudgeRemove).permit()?;
    if judge.removed_at.is_some() {
        return Err(Error::NotFound);
    }
    let person = judge.person_id;
    store::remove_judge(&tx, &permit, judge).await?;
    tx.record(
        Entry::new("panel_judge.removed", id)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("person_id", person)
            .with("stage_id", scope.stage.id),
    )
    .await?;
    tx.commit().await?;
    Ok(scope.stage.id)
}
