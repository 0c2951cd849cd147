//! An organiser names the chair of a panel.

use sea_orm::EntityTrait;

use super::entity::panel_judge;
use super::policy::{self, Action};
use super::{load, queries, store};
use crate::kernel::{Context, Entry, Error, PanelJudgeId, Result, Viewer};

/// Makes a judge of the panel its chair.
///
/// # Errors
/// As the policy says.
pub async fn panel_chair_set(ctx: &Context, viewer: &Viewer, id: PanelJudgeId) -> Result<panel_judge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let judge = panel_judge::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let scope = load::stage(&tx, judge.stage_id).await?;
    let relation = queries::relation(&*tx, viewer, &scope).await?;
    let permit = policy::decide(relation, scope.standing, Action::PanelChairSet).permit()?;
    if judge.removed_at.is_some() {
        return Err(Error::NotFound);
    }
    let row = store::set_chair(&tx, &permit, judge).await?;
    tx.record(
        Entry::new("panel_judge.chair_set", id)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("person_id", row.person_id)
            .with("stage_id", scope.stage.id),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
