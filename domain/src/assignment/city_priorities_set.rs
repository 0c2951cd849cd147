//! A host city ranks the winners by its own criteria.

use super::{load, policy, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Error, OrganisationId, Result, SubmissionId, Viewer};

/// How to rank.
#[derive(Clone, Debug)]
pub struct CityPrioritiesSet {
    /// In which challenge.
    pub challenge: ChallengeId,
    /// Which host city.
    pub organisation: OrganisationId,
    /// Every winner, first priority first.
    pub submissions: Vec<SubmissionId>,
    /// Why it differs from the ranking of the challenge.
    pub reason: String,
}

/// Replaces the city's order.
///
/// # Errors
/// Refused when a winner is missing or there twice, or the reason is missing.
pub async fn city_priorities_set(ctx: &Context, viewer: &Viewer, input: CityPrioritiesSet) -> Result<()> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    load::lock(&*tx, input.challenge).await?;
    let loaded = load::situation(&*tx, input.challenge, tx.now()).await?;
    let situation = &loaded.situation;
    let involved = load::involved(&*tx, viewer, situation).await?;
    if !situation.hosts.iter().any(|host| host.organisation == input.organisation) {
        return Err(Error::NotFound);
    }
    let relation = involved.to_city(situation, &loaded.standing, input.organisation);
    let permit = policy::decide(relation, loaded.state(), policy::Action::CityPrioritiesSet).permit()?;
    rules::check_priorities(situation, &input.submissions, &input.reason)?;
    let reason = input.reason.trim();
    store::set_priorities(&tx, &permit, input.challenge, input.organisation, &input.submissions, reason).await?;
    let entry = Entry::new("city_priority.ranked", input.challenge)
        .challenge(input.challenge)
        .organisation(input.organisation)
        .with("submissions", &input.submissions)
        .with("reason", reason);
    tx.record(entry).await?;
    tx.commit().await
}
