//! Ends access for misconduct, of one person or of the whole team, with a sanction that can be appealed against.

use sea_orm::ActiveValue::Set;

use super::entity::sanction;
use super::grant_policy::decide_misconduct;
use super::grant_rebound::OPEN;
use super::grant_revoke::end_by_revocation;
use super::{AccessGrant, Sanction, SanctionScope, people, queries, store};
use crate::kernel::{AccessGrantId, Context, Entry, Error, Faults, PersonId, Result, Timestamp, Tx, Viewer};

/// Whose misconduct it was, and what follows.
#[derive(Clone, Debug)]
pub struct Misconduct {
    /// The grant under which it happened.
    pub grant: AccessGrantId,
    /// The person; the whole team, and so the grant, when absent.
    pub person: Option<PersonId>,
    /// The reason; they read it.
    pub reason: String,
    /// What was found, so that they can answer to it.
    pub evidence: String,
    /// Where the sanction counts.
    pub scope: SanctionScope,
    /// Until when; for good when absent.
    pub until: Option<Timestamp>,
}

/// Revokes for misconduct and imposes the sanction. Others on the grant are not touched when it is about one person.
///
/// # Errors
/// When the viewer may not, or with everything that is missing.
pub async fn revoke_for_misconduct(
    ctx: &Context,
    viewer: &Viewer,
    input: Misconduct,
) -> Result<(AccessGrant, Sanction)> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let grant = store::lock_grant(&tx, input.grant).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let permit = decide_misconduct(relation, input.scope).permit()?;
    check(&input, tx.now())?;
    let reason = input.reason.trim();
    let row = sanction::ActiveModel {
        id: Set(tx.id()),
        person_id: Set(input.person),
        team_id: Set(input.person.is_none().then_some(grant.team_id)),
        scope: Set(input.scope),
        organisation_id: Set(publisher),
        grant_id: Set(grant.id),
        reason: Set(reason.to_owned()),
        evidence: Set(input.evidence.trim().to_owned()),
        imposed_by: Set(viewer.person_id()),
        imposed_at: Set(tx.now()),
        until: Set(input.until),
        lifted_by: Set(None),
        lifted_at: Set(None),
        lift_reason: Set(None),
    };
    let id = grant.id;
    match input.person {
        Some(person) => take_off(&mut tx, &permit, &grant, person, reason).await?,
        // Misconduct often comes to light after the end: then only the sanction is new.
        None if OPEN.contains(&grant.state) => {
            end_by_revocation(&mut tx, &permit, grant, publisher, reason, true).await?;
        }
        None => {}
    }
    let sanction = store::insert_sanction(&tx, &permit, row).await?;
    let grant = store::lock_grant(&tx, id).await?;
    tx.record(
        Entry::new("sanction.imposed", sanction.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("person", sanction.person_id)
            .with("scope", sanction.scope)
            .with("until", sanction.until)
            .with("reason", reason),
    )
    .await?;
    tx.commit().await?;
    Ok((grant, sanction))
}

async fn take_off(
    tx: &mut Tx,
    permit: &crate::kernel::Permit,
    grant: &AccessGrant,
    person: PersonId,
    reason: &str,
) -> Result<()> {
    match people::standing_on(tx, grant.id, person).await {
        Ok(row) => {
            store::end_on_grant(tx, permit, row, Some(reason), true).await?;
            people::after_end(tx, permit, grant.id).await
        }
        Err(Error::Refused(_)) if queries::ever_on(&**tx, grant.id, person).await? => Ok(()),
        Err(other) => Err(other),
    }
}

fn check(input: &Misconduct, now: Timestamp) -> Result<()> {
    let mut faults = Faults::new();
    for (text, path, missing) in [
        (&input.reason, "reason", "Give the reason; those concerned read it."),
        (&input.evidence, "evidence", "Say what was found and where, so that they can answer to it."),
    ] {
        let length = text.trim().chars().count();
        faults.check(length > 0, "sanction.text_missing", path, missing);
        faults.check(length <= 10_000, "sanction.text_too_long", path, "Keep it under 10,000 characters.");
    }
    let future = input.until.is_none_or(|until| until > now);
    faults.check(future, "sanction.until_past", "until", "Choose an end in the future, or none.");
    faults.finish()
}
