//! A winner ranks the testbeds.

use super::{load, policy, rules, store};
use crate::kernel::{Context, Entry, Error, Result, SubmissionId, TestbedId, Viewer};
use crate::submissions::entity::submission;
use sea_orm::EntityTrait;

/// What to rank.
#[derive(Clone, Debug)]
pub struct PreferencesSet {
    /// The winning submission.
    pub submission: SubmissionId,
    /// Testbeds, the most wanted first; who is not named is not wanted.
    pub testbeds: Vec<TestbedId>,
}

/// Replaces the winner's list.
///
/// # Errors
/// Refused when a testbed is not offered, not possible for this winner or ranked twice.
pub async fn preferences_set(ctx: &Context, viewer: &Viewer, input: PreferencesSet) -> Result<()> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let row = submission::Entity::find_by_id(input.submission).one(&*tx).await?.ok_or(Error::NotFound)?;
    load::lock(&*tx, row.challenge_id).await?;
    let loaded = load::situation(&*tx, row.challenge_id, tx.now()).await?;
    let situation = &loaded.situation;
    let involved = load::involved(&*tx, viewer, situation).await?;
    let entrant = situation.entrant(input.submission).ok_or(Error::NotFound)?;
    let relation = involved.to_winner(situation, &loaded.standing, entrant);
    let permit = policy::decide(relation, loaded.state(), policy::Action::PreferencesSet).permit()?;
    rules::check_preferences(situation, entrant, &input.testbeds)?;
    store::set_preferences(&tx, &permit, row.challenge_id, input.submission, &input.testbeds).await?;
    tx.record(
        Entry::new("preference.ranked", input.submission).challenge(row.challenge_id).with("testbeds", &input.testbeds),
    )
    .await?;
    tx.commit().await
}
