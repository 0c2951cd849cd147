//! Warns once when four fifths of a grant's budget of bytes have left.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::entity::access_grant;
use super::rules::warns_of_budget;
use super::{AccessGrant, queries, store};
use crate::kernel::{AccessGrantId, Context, Entry, Result, Verdict, Viewer};

/// Warns the people on the grant and the stewards, unless they were warned already. Asked after every use, so that
/// a process that dies in between loses no warning.
///
/// # Errors
/// When the database fails.
pub(super) async fn warn(ctx: &Context, id: AccessGrantId) -> Result<()> {
    let seen = access_grant::Entity::find_by_id(id).one(ctx.db.reader()).await?;
    if !seen.is_some_and(|grant| due(&grant)) {
        return Ok(());
    }
    let mut tx = ctx.begin(&Viewer::System).await?;
    let grant = store::lock_grant(&tx, id).await?;
    if !due(&grant) {
        return Ok(());
    }
    let permit = Verdict::Allowed.permit()?;
    let (_, publisher) = queries::relation(&*tx, &Viewer::System, grant.dataset_id, grant.team_id).await?;
    let now = tx.now();
    let grant = store::update_grant(&tx, &permit, grant, |row| row.budget_warned_at = Set(Some(now))).await?;
    tx.record(
        Entry::new("grant.budget_warned", grant.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("used", grant.bytes_used)
            .with("budget", grant.bytes_budget),
    )
    .await?;
    tx.commit().await
}

fn due(grant: &AccessGrant) -> bool {
    grant.budget_warned_at.is_none() && warns_of_budget(grant.bytes_used, grant.bytes_budget)
}
