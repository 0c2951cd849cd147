//! Attests a closing duty: the person, or the lead of the team for anybody in it.

use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::grant_policy::decide_attest;
use super::{ClosingDuty, DutyState, duty, people, queries, store};
use crate::kernel::{ClosingDutyId, Context, Error, Faults, Result, Viewer};

/// The longest statement in characters: a report of use is a few pages.
const MAX_STATEMENT: usize = 40_000;

/// What is attested, in words.
#[derive(Clone, Debug)]
pub struct DutyAttest {
    /// The duty.
    pub duty: ClosingDutyId,
    /// What was deleted and where, or the report of use.
    pub statement: String,
}

/// Attests a duty that is due, also when it is overdue already.
///
/// # Errors
/// When it is nobody's of the viewer's, or nothing is said.
pub async fn duty_attest(ctx: &Context, viewer: &Viewer, input: DutyAttest) -> Result<ClosingDuty> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let row = store::lock_duty(&tx, input.duty).await?;
    let grant =
        super::entity::access_grant::Entity::find_by_id(row.grant_id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let (relation, _) = queries::relation(&*tx, viewer, row.dataset_id, row.team_id).await?;
    let part = people::part(&tx, viewer, &grant, row.person_id).await?;
    let permit = decide_attest(relation, part, row.state).permit()?;
    let statement = input.statement.trim();
    let length = statement.chars().count();
    let mut faults = Faults::new();
    faults.check(
        length > 0,
        "closing_duty.statement_missing",
        "statement",
        "Say what was done, in a sentence or more.",
    );
    faults.check(
        length <= MAX_STATEMENT,
        "closing_duty.statement_too_long",
        "statement",
        format!("Keep it under {MAX_STATEMENT} characters."),
    );
    faults.finish()?;
    let now = tx.now();
    let row = store::update_duty(&tx, &permit, row, |row| {
        row.state = Set(DutyState::Attested);
        row.statement = Set(Some(statement.to_owned()));
        row.attested_by = Set(viewer.person_id());
        row.attested_at = Set(Some(now));
    })
    .await?;
    tx.record(duty::entry("closing_duty.attested", &row).challenge(grant.challenge_id)).await?;
    tx.commit().await?;
    Ok(row)
}
