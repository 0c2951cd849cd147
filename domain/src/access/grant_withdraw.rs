//! The lead of the team gives a grant back, without blame.

use super::grant_expire::begin_end;
use super::grant_policy::decide_lead;
use super::{AccessGrant, people, queries, store};
use crate::kernel::{AccessGrantId, Context, Error, Result, Viewer};

/// Gives a grant back: refused from this commit on.
///
/// # Errors
/// When the viewer does not lead the team, or the grant has ended already.
pub async fn withdraw_grant(ctx: &Context, viewer: &Viewer, id: AccessGrantId) -> Result<AccessGrant> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let grant = store::lock_grant(&tx, id).await?;
    let (relation, _) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let part = people::part(&tx, viewer, &grant, None).await?;
    let permit = decide_lead(relation, part, grant.state).permit()?;
    begin_end(&mut tx, &permit, grant, Some("withdrawn_by_team")).await?;
    let grant = store::lock_grant(&tx, id).await?;
    tx.commit().await?;
    Ok(grant)
}

/// A note that may be empty and is not a book.
pub(super) fn checked_note(note: &str) -> Result<Option<&str>> {
    let note = note.trim();
    if note.chars().count() > 4000 {
        return Err(Error::refused("access.reason_too_long", "reason", "Keep the reason under 4000 characters."));
    }
    Ok(Some(note).filter(|note| !note.is_empty()))
}
