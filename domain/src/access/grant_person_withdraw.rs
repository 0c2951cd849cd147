//! Takes one person off a grant without blame: the person, the lead of the team, or the steward.

use super::grant_policy::decide_person_withdraw;
use super::{AccessGrant, people, queries, store};
use crate::kernel::{AccessGrantId, Context, Entry, PersonId, Result, Viewer};

/// Who is taken off what, and why.
#[derive(Clone, Debug)]
pub struct PersonWithdraw {
    /// The grant.
    pub grant: AccessGrantId,
    /// The person.
    pub person: PersonId,
    /// The reason; may be empty. The person and the team read it.
    pub reason: String,
}

/// Takes a person off; refused to them from this commit on. The others keep their access.
///
/// # Errors
/// When the viewer may not, or the person does not stand on the grant.
pub async fn person_withdraw(ctx: &Context, viewer: &Viewer, input: PersonWithdraw) -> Result<AccessGrant> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let grant = store::lock_grant(&tx, input.grant).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let part = people::part(&tx, viewer, &grant, Some(input.person)).await?;
    let permit = decide_person_withdraw(relation, part, grant.state).permit()?;
    let reason = super::grant_withdraw::checked_note(&input.reason)?;
    let row = people::standing_on(&tx, grant.id, input.person).await?;
    store::end_on_grant(&tx, &permit, row, reason, false).await?;
    tx.record(
        Entry::new("grant.person_withdrawn", grant.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("person", input.person)
            .with("reason", reason),
    )
    .await?;
    people::after_end(&mut tx, &permit, grant.id).await?;
    let grant = store::lock_grant(&tx, grant.id).await?;
    tx.commit().await?;
    Ok(grant)
}
