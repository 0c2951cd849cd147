//! The steward holds a grant for a while, and lets it go on.

use sea_orm::ActiveValue::Set;
use serde_json::json;

use super::policy::{GrantAction, decide_grant};
use super::request_refuse::checked_reason;
use super::{AccessGrant, EffectKind, EffectState, GrantState, hosting, queries, store};
use crate::kernel::{AccessGrantId, Context, Entry, Result, Viewer};

/// Which grant, and why.
#[derive(Clone, Debug)]
pub struct Suspend {
    /// The grant.
    pub grant: AccessGrantId,
    /// The reason; the team reads it.
    pub reason: String,
}

/// Suspends an active grant; refused from this commit on. A partner's host is told, and proves that it refuses.
///
/// # Errors
/// When the viewer may not, or it is not active.
pub async fn suspend(ctx: &Context, viewer: &Viewer, input: Suspend) -> Result<AccessGrant> {
    change(ctx, viewer, input, GrantAction::Suspend).await
}

/// Lets a suspended grant go on until its end, which has not moved.
///
/// # Errors
/// When the viewer may not, or it is not suspended.
pub async fn resume(ctx: &Context, viewer: &Viewer, input: Suspend) -> Result<AccessGrant> {
    change(ctx, viewer, input, GrantAction::Resume).await
}

async fn change(ctx: &Context, viewer: &Viewer, input: Suspend, action: GrantAction) -> Result<AccessGrant> {
    viewer.signed_in()?;
    let (state, kind, verb) = match action {
        GrantAction::Suspend => (GrantState::Suspended, EffectKind::Suspend, "grant.suspended"),
        GrantAction::Resume | GrantAction::See | GrantAction::Download | GrantAction::Token | GrantAction::Revoke => {
            (GrantState::Active, EffectKind::Resume, "grant.resumed")
        }
    };
    let mut tx = ctx.begin(viewer).await?;
    let grant = store::lock_grant(&tx, input.grant).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let permit = decide_grant(relation, grant.state, action).permit()?;
    let reason = checked_reason(&input.reason)?;
    let generation = grant.generation + 1;
    let grant = store::update_grant(&tx, &permit, grant, |row| {
        row.state = Set(state);
        row.generation = Set(generation);
    })
    .await?;
    store::want_effect(&tx, &permit, grant.id, kind, generation).await?;
    if hosting::is_placed(&*tx, grant.id).await? {
        tx.enqueue(hosting::job(kind, grant.id, generation)).await?;
    } else {
        // We serve the files ourselves: the state is the effect.
        let effect = (grant.id, kind, generation);
        store::effect_reached(&tx, &permit, effect, EffectState::Verified, json!({ "host": "intercity" })).await?;
    }
    tx.record(
        Entry::new(verb, grant.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("reason", reason),
    )
    .await?;
    tx.commit().await?;
    Ok(grant)
}
