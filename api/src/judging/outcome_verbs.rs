//! Mutations that rank, decide, announce and answer.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::judging::{self, queries as domain};
use intercity_domain::kernel::{AwardId, ChallengeId, Error, StageId};

use super::panel::{self, Panel};
use super::queries::award_nodes;
use super::ranking::{self, Ranking};
use super::types::Award;
use crate::graphql::{Caller, Fault, caller, local, local_all, local_opt};

/// Names a stage.
#[derive(InputObject)]
pub struct RankingComputeInput {
    /// The stage.
    pub stage_id: ID,
}

/// Who advances and who is ruled out; everybody else does not advance.
#[derive(InputObject)]
pub struct StageDecideInput {
    /// The stage.
    pub stage_id: ID,
    /// Submissions that advance.
    #[graphql(default)]
    pub advanced: Vec<ID>,
    /// Submissions that are ruled out.
    #[graphql(default)]
    pub ineligible: Vec<IneligibleInput>,
}

/// A submission that is ruled out.
#[derive(InputObject)]
pub struct IneligibleInput {
    /// The submission.
    pub submission_id: ID,
    /// Why; the team will read it.
    pub reason: String,
}

/// The winners, replacing those that were picked before.
#[derive(InputObject)]
pub struct WinnersPickInput {
    /// The challenge.
    pub challenge_id: ID,
    /// The winners.
    pub winners: Vec<WinnerInput>,
}

/// A winner.
#[derive(InputObject)]
pub struct WinnerInput {
    /// The submission.
    pub submission_id: ID,
    /// The city that gives the place.
    pub organisation_id: Option<ID>,
}

/// What is to be announced.
#[derive(InputObject)]
pub struct ChallengeAnnounceInput {
    /// The challenge.
    pub challenge_id: ID,
    /// The stage; the last one, with the winners, when absent.
    pub stage_id: Option<ID>,
}

/// Names an award.
#[derive(InputObject)]
pub struct AwardAcceptInput {
    /// The award.
    pub award_id: ID,
}

/// Names an award.
#[derive(InputObject)]
pub struct AwardDeclineInput {
    /// The award.
    pub award_id: ID,
}

/// A ranking that was computed.
#[derive(SimpleObject)]
pub struct RankingComputePayload {
    /// The ranking.
    pub ranking: Option<Ranking>,
}

/// A stage that was decided.
#[derive(SimpleObject)]
pub struct StageDecidePayload {
    /// The panel with the outcomes.
    pub panel: Panel,
}

/// Winners that were picked.
#[derive(SimpleObject)]
pub struct WinnersPickPayload {
    /// The awards, seen by organisers alone until they are announced.
    pub awards: Vec<Award>,
}

/// An announcement.
#[derive(SimpleObject)]
pub struct ChallengeAnnouncePayload {
    /// When it was announced.
    pub announced_at: DateTime<Utc>,
    /// The awards.
    pub awards: Vec<Award>,
}

/// An award that was answered.
#[derive(SimpleObject)]
pub struct AwardPayload {
    /// The award.
    pub award: Option<Award>,
}

/// Mutations on outcomes.
#[derive(Default)]
pub struct OutcomeMutation;

#[Object]
impl OutcomeMutation {
    /// Computes the ranking of a stage and keeps it with everything it was made of.
    async fn ranking_compute(
        &self,
        ctx: &Context<'_>,
        input: RankingComputeInput,
    ) -> Result<RankingComputePayload, Fault> {
        let caller = caller(ctx)?;
        let stage: StageId = local(&input.stage_id, "stageId")?;
        judging::ranking_compute(&caller.context, &caller.viewer, stage).await?;
        Ok(RankingComputePayload { ranking: ranking::load(caller, stage).await? })
    }

    /// Decides who advances from a stage; nobody else sees it before the announcement.
    async fn stage_decide(&self, ctx: &Context<'_>, input: StageDecideInput) -> Result<StageDecidePayload, Fault> {
        let caller = caller(ctx)?;
        let stage: StageId = local(&input.stage_id, "stageId")?;
        let mut decided =
            judging::StageDecide { advanced: local_all(&input.advanced, "advanced")?, ineligible: Vec::new() };
        for (n, one) in input.ineligible.into_iter().enumerate() {
            let id = local(&one.submission_id, &format!("ineligible.{n}.submissionId"))?;
            decided.ineligible.push((id, one.reason));
        }
        judging::stage_decide(&caller.context, &caller.viewer, stage, decided).await?;
        Ok(StageDecidePayload { panel: panel::load(caller, stage).await? })
    }

    /// Picks provisional winners from the ranking, within the places of each city.
    async fn winners_pick(&self, ctx: &Context<'_>, input: WinnersPickInput) -> Result<WinnersPickPayload, Fault> {
        let caller = caller(ctx)?;
        let challenge: ChallengeId = local(&input.challenge_id, "challengeId")?;
        let mut winners = Vec::with_capacity(input.winners.len());
        for (n, one) in input.winners.iter().enumerate() {
            winners.push(judging::Winner {
                submission: local(&one.submission_id, &format!("winners.{n}.submissionId"))?,
                organisation: local_opt(one.organisation_id.as_ref(), &format!("winners.{n}.organisationId"))?,
            });
        }
        judging::winners_pick(&caller.context, &caller.viewer, challenge, winners).await?;
        let rows = domain::awards(&caller.context, &caller.viewer, challenge).await?;
        Ok(WinnersPickPayload { awards: award_nodes(caller, rows).await? })
    }

    /// Announces a stage, or the winners of the challenge: from this moment teams see outcomes and feedback.
    async fn challenge_announce(
        &self,
        ctx: &Context<'_>,
        input: ChallengeAnnounceInput,
    ) -> Result<ChallengeAnnouncePayload, Fault> {
        let caller = caller(ctx)?;
        let challenge: ChallengeId = local(&input.challenge_id, "challengeId")?;
        let stage = local_opt(input.stage_id.as_ref(), "stageId")?;
        let row = judging::challenge_announce(&caller.context, &caller.viewer, challenge, stage).await?;
        let rows = domain::awards(&caller.context, &caller.viewer, challenge).await?;
        Ok(ChallengeAnnouncePayload { announced_at: row.announced_at, awards: award_nodes(caller, rows).await? })
    }

    /// Accepts an award for the team; only its lead can.
    async fn award_accept(&self, ctx: &Context<'_>, input: AwardAcceptInput) -> Result<AwardPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.award_id, "awardId")?;
        judging::award_accept(&caller.context, &caller.viewer, id).await?;
        Ok(answered(caller, id).await?)
    }

    /// Declines an award for the team; the next in rank moves up.
    async fn award_decline(&self, ctx: &Context<'_>, input: AwardDeclineInput) -> Result<AwardPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.award_id, "awardId")?;
        judging::award_decline(&caller.context, &caller.viewer, id).await?;
        Ok(answered(caller, id).await?)
    }
}

async fn answered(caller: &Caller, id: AwardId) -> Result<AwardPayload, Error> {
    let row = domain::find_award(caller.context.db.reader(), id).await?;
    Ok(AwardPayload { award: award_nodes(caller, vec![row]).await?.pop() })
}
