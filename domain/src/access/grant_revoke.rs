//! The steward ends a grant: refused from this commit on, called revoked once that is proved.

use sea_orm::ActiveValue::Set;

use super::model::GrantJob;
use super::policy::{GrantAction, decide_grant};
use super::request_refuse::checked_reason;
use super::{AccessGrant, EffectKind, GrantState, queries, store};
use crate::kernel::{AccessGrantId, Context, Entry, Job, OrganisationId, Permit, Result, Tx, Viewer};

/// Which grant, and why.
#[derive(Clone, Debug)]
pub struct Revoke {
    /// The grant.
    pub grant: AccessGrantId,
    /// The reason; the team reads it.
    pub reason: String,
}

/// Revokes a grant, without blame. For misconduct there is [`super::revoke_for_misconduct`].
///
/// # Errors
/// When the viewer may not, or it has ended already.
pub async fn revoke(ctx: &Context, viewer: &Viewer, input: Revoke) -> Result<AccessGrant> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let grant = store::lock_grant(&tx, input.grant).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let permit = decide_grant(relation, grant.state, GrantAction::Revoke).permit()?;
    let reason = checked_reason(&input.reason)?;
    let grant = end_by_revocation(&mut tx, &permit, grant, publisher, reason, false).await?;
    tx.commit().await?;
    Ok(grant)
}

/// Begins the revocation of an open grant in this transaction.
pub(super) async fn end_by_revocation(
    tx: &mut Tx,
    permit: &Permit,
    grant: AccessGrant,
    publisher: OrganisationId,
    reason: &str,
    misconduct: bool,
) -> Result<AccessGrant> {
    let (now, generation, ends_at) = (tx.now(), grant.generation + 1, grant.ends_at.min(tx.now()));
    let grant = store::update_grant(tx, permit, grant, |row| {
        row.state = Set(GrantState::Revoking);
        row.generation = Set(generation);
        row.ends_at = Set(ends_at);
        row.end_requested_at = Set(Some(now));
        row.end_reason = Set(Some(reason.to_owned()));
        row.misconduct = Set(misconduct);
    })
    .await?;
    store::want_effect(tx, permit, grant.id, EffectKind::Revoke, generation).await?;
    tx.enqueue(
        Job::new("grant.revoke", GrantJob { grant: grant.id, generation })
            .unique(format!("grant.revoke:{}:{generation}", grant.id))
            .owned_by(publisher)
            .for_ever(),
    )
    .await?;
    tx.record(
        Entry::new("grant.revocation_requested", grant.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("misconduct", misconduct)
            .with("reason", reason),
    )
    .await?;
    Ok(grant)
}
