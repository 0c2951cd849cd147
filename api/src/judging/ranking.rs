//! The ranking of a stage as organisers read it, and as anybody can recompute it.

use std::collections::BTreeMap;

use async_graphql::{Enum, ID, Json, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::judging::entity::ranking;
use intercity_domain::judging::queries;
use intercity_domain::judging::rules::Talk;
use intercity_domain::judging::rules::ranking::{Input, Line, Ranking as Figures};
use intercity_domain::kernel::{Result, StageId, SubmissionId};
use intercity_domain::submissions::entity::submission;

use super::types::JudgedSubmission;
use crate::graphql::{Caller, global};

/// The ranking of a stage. The raw weighted mean decides; the adjusted mean is shown beside it.
#[derive(SimpleObject)]
pub struct Ranking {
    /// The id of the ranking.
    pub id: ID,
    /// SHA-256 of the canonical input.
    pub input_hash: String,
    /// Everything that it was computed from, to recompute it; not for viewers with a conflict.
    pub input: Option<Json<serde_json::Value>>,
    /// The seed of the lottery; its hash was published before the deadline.
    pub lottery_seed: Option<String>,
    /// SHA-256 of the seed, as it was published with the challenge.
    pub lottery_commitment: Option<String>,
    /// When it was computed.
    pub computed_at: DateTime<Utc>,
    /// Whether reviews, conflicts or entries changed since; then it has to be computed again.
    pub stale: bool,
    /// The lines, best first.
    pub lines: Vec<RankingLine>,
}

/// One line of a ranking. Points are in millionths.
#[derive(SimpleObject)]
pub struct RankingLine {
    /// The submission.
    pub submission: JudgedSubmission,
    /// Place by the raw mean.
    pub rank: i32,
    /// Raw weighted mean.
    pub raw: i64,
    /// Mean by the shrunken additive model, which allows for strict and mild judges.
    pub adjusted: i64,
    /// Place by the adjusted mean.
    pub adjusted_rank: i32,
    /// Adjusted less raw.
    pub difference: i64,
    /// Highest review less lowest.
    pub spread: i64,
    /// How many reviews are in.
    pub reviews: i32,
    /// Mean of each criterion, in the declared order.
    pub criteria: Vec<i64>,
    /// Ids of criteria whose mean is below the threshold.
    pub below_threshold: Vec<ID>,
    /// Why the judges should talk about it.
    pub talk: Vec<TalkReason>,
    /// Its lottery number.
    pub lottery: String,
    /// Whether only the lottery parted it from the one before it.
    pub by_lottery: bool,
    /// The ids of the cities it applies to; any when empty.
    pub city_ids: Vec<ID>,
}

/// A reason to talk.
#[derive(SimpleObject)]
pub struct TalkReason {
    /// What kind of disagreement.
    pub kind: TalkKind,
    /// The criterion, if it is about one.
    pub criterion_id: Option<ID>,
}

/// Kinds of disagreement.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum TalkKind {
    /// Two points or more apart.
    WideRange,
    /// Some above the threshold, some below.
    SplitThreshold,
    /// Further from what the model expects than two standard deviations.
    Unexplained,
}

impl From<&Talk> for TalkReason {
    fn from(talk: &Talk) -> Self {
        match talk {
            Talk::WideRange(id) => Self { kind: TalkKind::WideRange, criterion_id: Some(global(*id)) },
            Talk::SplitThreshold(id) => Self { kind: TalkKind::SplitThreshold, criterion_id: Some(global(*id)) },
            Talk::Unexplained => Self { kind: TalkKind::Unexplained, criterion_id: None },
        }
    }
}

/// Reads the last ranking of a stage, if there is one.
pub async fn load(caller: &Caller, stage: StageId) -> Result<Option<Ranking>> {
    let Some((row, figures)) = queries::ranking(&caller.context, &caller.viewer, stage).await? else {
        return Ok(None);
    };
    Ok(Some(node(caller, row, figures).await?))
}

async fn node(caller: &Caller, row: ranking::Model, figures: Figures) -> Result<Ranking> {
    let conn = caller.context.db.reader();
    let scope = queries::scope(conn, row.stage_id, caller.context.now()).await?;
    let current = queries::current_input(conn, &scope).await?.hash()?;
    let ids: Vec<SubmissionId> = figures.lines.iter().map(|line| line.submission).collect();
    let submissions = queries::submissions_by_id(conn, &ids).await?;
    let whole = !row.input.is_null();
    let seed = serde_json::from_value::<Input>(row.input.clone()).ok().map(|input| input.seed);
    Ok(Ranking {
        id: global(row.id),
        // An announced ranking is what it was when it was announced.
        stale: scope.announced_at.is_none() && current != row.input_hash,
        input_hash: row.input_hash,
        input: whole.then_some(Json(row.input)),
        lottery_seed: seed,
        lottery_commitment: scope.challenge.lottery_commitment,
        computed_at: row.computed_at,
        lines: figures.lines.into_iter().filter_map(|line| ranking_line(line, &submissions)).collect(),
    })
}

fn ranking_line(line: Line, submissions: &BTreeMap<SubmissionId, submission::Model>) -> Option<RankingLine> {
    let submission = submissions.get(&line.submission)?;
    Some(RankingLine {
        submission: submission.into(),
        rank: line.rank,
        raw: line.raw,
        adjusted: line.adjusted,
        adjusted_rank: line.adjusted_rank,
        difference: line.adjusted - line.raw,
        spread: line.spread,
        reviews: line.reviews,
        criteria: line.criteria,
        below_threshold: line.below_threshold.into_iter().map(global).collect(),
        talk: line.talk.iter().map(Into::into).collect(),
        lottery: line.lottery,
        by_lottery: line.by_lottery,
        city_ids: submission.cities().into_iter().map(global).collect(),
    })
}
