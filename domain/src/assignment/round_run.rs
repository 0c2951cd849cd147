//! Runs a round: dry to see what would come out, or for real to propose matches.

use super::entity::{assignment_round, testbed_match};
use super::matching::{Certificate, PlacedBy};
use super::{MatchState, load, matching, policy, rules, store};
use crate::kernel::{
    ChallengeId, Context, Entry, Error, Permit, Result, SubmissionId, TestbedId, Timestamp, Tx, Viewer,
};

/// How to run.
#[derive(Clone, Debug)]
pub struct RoundRun {
    /// In which challenge.
    pub challenge: ChallengeId,
    /// Whether it only tries.
    pub dry: bool,
    /// Whether winners who ranked nothing may go without a place in a real round.
    pub accept_missing: bool,
    /// The input hash of the dry round that was looked at; a real round on anything else is refused.
    pub expected_input: Option<String>,
    /// Until when matches are to be confirmed; by the platform's setting when absent.
    pub confirm_by: Option<Timestamp>,
}

/// Runs it. A dry round is stored and changes nothing else. A real one proposes a match for each winner that it
/// places and replaces those that nobody confirmed; who confirmed is not moved.
///
/// # Errors
/// Refused when there is nothing to assign or stability cannot be promised; `Conflict` when the input has changed.
pub async fn round_run(ctx: &Context, viewer: &Viewer, input: RoundRun) -> Result<assignment_round::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    load::lock(&*tx, input.challenge).await?;
    let loaded = load::situation(&*tx, input.challenge, tx.now()).await?;
    let situation = &loaded.situation;
    let involved = load::involved(&*tx, viewer, situation).await?;
    let relation = involved.to_challenge(situation, &loaded.standing);
    let permit = policy::decide(relation, loaded.state(), policy::Action::Run).permit()?;
    let by = viewer.person()?.id;
    rules::check_run(situation, input.dry, input.accept_missing)?;
    let confirm_by = confirm_by(&tx, &input)?;
    let run_on = rules::input(situation);
    let certificate = matching::assign(&run_on)?;
    if input.expected_input.as_ref().is_some_and(|hash| *hash != certificate.input_hash) {
        return Err(Error::Conflict(
            "Preferences, priorities or pins have changed since the dry run. Run it dry again and look at it.".into(),
        ));
    }
    let round = store::NewRound {
        challenge: input.challenge,
        dry: input.dry,
        input: &run_on,
        certificate: &certificate,
        by,
        confirm_by,
    };
    let round = store::add_round(&tx, &permit, round).await?;
    let verb = if input.dry { "assignment.tried" } else { "assignment.run" };
    let entry = Entry::new(verb, round.id)
        .challenge(input.challenge)
        .with("number", round.number)
        .with("input_hash", &certificate.input_hash)
        .with("certificate_hash", hash(&certificate)?);
    tx.record(entry).await?;
    if !input.dry {
        replace(&mut tx, &permit, &situation.matches, &round).await?;
        propose(&mut tx, &permit, &round, &certificate).await?;
    }
    tx.commit().await?;
    Ok(round)
}

fn confirm_by(tx: &Tx, input: &RoundRun) -> Result<Option<Timestamp>> {
    if input.dry {
        return Ok(None);
    }
    let by = input.confirm_by.unwrap_or_else(|| tx.now() + tx.context().settings.confirm_life);
    if by <= tx.now() {
        return Err(Error::refused(
            "assignment.confirm_by_past",
            "confirmBy",
            "Give both sides time: choose an instant in the future.",
        ));
    }
    Ok(Some(by))
}

fn hash(certificate: &Certificate) -> Result<String> {
    use sha2::Digest;
    Ok(hex::encode(sha2::Sha256::digest(serde_json::to_vec(certificate)?)))
}

async fn replace(
    tx: &mut Tx,
    permit: &Permit,
    matches: &[testbed_match::Model],
    round: &assignment_round::Model,
) -> Result<()> {
    let open = matches.iter().filter(|m| m.standing(tx.now()) == MatchState::Proposed && !m.is_settled(tx.now()));
    for row in open.cloned().collect::<Vec<_>>() {
        let id = row.id;
        store::end(tx, permit, row, MatchState::Replaced, None).await?;
        tx.record(Entry::new("match.replaced", id).challenge(round.challenge_id).with("round", round.number)).await?;
    }
    Ok(())
}

async fn propose(
    tx: &mut Tx,
    permit: &Permit,
    round: &assignment_round::Model,
    certificate: &Certificate,
) -> Result<()> {
    for placement in certificate.assignment.iter().filter(|p| p.by != PlacedBy::Confirmation) {
        let Some(site) = &placement.site else { continue };
        let submission: SubmissionId = placement.winner.parse().map_err(Error::internal)?;
        let testbed: TestbedId = site.parse().map_err(Error::internal)?;
        let row = store::propose(tx, permit, round, submission, testbed).await?;
        let entry = Entry::new("match.proposed", row.id)
            .challenge(round.challenge_id)
            .with("submission", submission)
            .with("testbed", testbed)
            .with("confirm_by", round.confirm_by);
        tx.record(entry).await?;
    }
    Ok(())
}
