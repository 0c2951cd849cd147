//! The ranking: raw weighted means decide; the shrunken additive model stands beside them; anybody can recompute it.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::additive::{self, Observation};
use super::lottery;
use super::score::{self, Mean};
use super::talk::{self, Talk};
use crate::challenges::TieRule;
use crate::kernel::{ChallengeId, CriterionId, PanelJudgeId, StageId, SubmissionId, Timestamp};

/// Names the rules of this file; part of the hashed input, so that a change of the rules shows.
pub const ALGORITHM: &str = "intercity-ranking-1";

/// One criterion of the frozen rubric, in the declared order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Which.
    pub id: CriterionId,
    /// Share of 10,000.
    pub weight: i64,
    /// The least mean in half points, if there is a threshold.
    pub threshold: Option<i64>,
}

/// One submission in the running.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entered {
    /// Which.
    pub id: SubmissionId,
    /// When its last version was sent.
    pub submitted_at: Option<Timestamp>,
}

/// One review that was sent. The judge stands under the id of their place on the panel, not under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    /// Of which submission.
    pub submission: SubmissionId,
    /// By which place on the panel.
    pub judge: PanelJudgeId,
    /// Half points in the order of the criteria.
    pub half_points: Vec<i64>,
}

/// Everything that a ranking depends on. Kept with it, exported with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Always [`ALGORITHM`].
    pub algorithm: String,
    /// The challenge, part of every lottery number.
    pub challenge: ChallengeId,
    /// The stage.
    pub stage: StageId,
    /// The seed of the lottery.
    pub seed: String,
    /// The rubric.
    pub criteria: Vec<Criterion>,
    /// What breaks ties, first to last; the lottery comes last of all.
    pub ties: Vec<TieRule>,
    /// Every submission in the running.
    pub submissions: Vec<Entered>,
    /// Every review that counts.
    pub reviews: Vec<Scores>,
}

/// What the ranking says of one submission. Points are in millionths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which submission.
    pub submission: SubmissionId,
    /// Place by the raw weighted mean, from 1; no two share one.
    pub rank: i32,
    /// Raw weighted mean.
    pub raw: i64,
    /// Mean by the shrunken additive model.
    pub adjusted: i64,
    /// Place by the adjusted mean, from 1.
    pub adjusted_rank: i32,
    /// Highest review less lowest.
    pub spread: i64,
    /// How many reviews were sent.
    pub reviews: i32,
    /// Mean of each criterion, in the declared order.
    pub criteria: Vec<i64>,
    /// Criteria whose mean is below the threshold.
    pub below_threshold: Vec<CriterionId>,
    /// Why the judges should talk about it.
    pub talk: Vec<Talk>,
    /// Its lottery number.
    pub lottery: String,
    /// Whether only the lottery parted it from the one before it.
    pub by_lottery: bool,
}

/// The ranking of a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranking {
    /// SHA-256 of the canonical input, as hex.
    pub input_hash: String,
    /// Lines in the order of their rank.
    pub lines: Vec<Line>,
}

impl Input {
    /// Puts everything into the one order that is hashed.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        self.submissions.sort();
        self.submissions.dedup();
        self.reviews.sort_by_key(|review| (review.submission, review.judge));
        self
    }

    /// SHA-256 over the JSON of the canonical input, as hex.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which does not happen.
    pub fn hash(&self) -> Result<String, serde_json::Error> {
        Ok(hex::encode(Sha256::digest(serde_json::to_vec(&self.clone().canonical())?)))
    }
}

/// What one submission is compared by.
struct Figures {
    submission: SubmissionId,
    submitted_at: Option<Timestamp>,
    totals: Vec<i64>,
    raw: Mean,
    criteria: Vec<Mean>,
    lottery: String,
}

impl Figures {
    fn before_lottery(&self, other: &Self, ties: &[TieRule]) -> Ordering {
        let rules = ties.iter().map(|rule| self.by_rule(other, *rule));
        std::iter::once(other.raw.compare(self.raw)).chain(rules).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
    }

    fn by_rule(&self, other: &Self, rule: TieRule) -> Ordering {
        match rule {
            TieRule::CriteriaInOrder => {
                let mut criteria = self.criteria.iter().zip(&other.criteria).map(|(a, b)| b.compare(*a));
                criteria.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
            }
            TieRule::SmallerSpread => spread(&self.totals).cmp(&spread(&other.totals)),
            TieRule::EarlierSubmission => match (self.submitted_at, other.submitted_at) {
                (Some(a), Some(b)) => a.cmp(&b),
                _ => Ordering::Equal,
            },
        }
    }

    fn order(&self, other: &Self, ties: &[TieRule]) -> Ordering {
        self.before_lottery(other, ties)
            .then_with(|| other.lottery.cmp(&self.lottery))
            .then_with(|| self.submission.cmp(&other.submission))
    }
}

/// Ranks the submissions of a stage. The same input always gives the same ranking, byte for byte.
///
/// # Errors
/// When the input cannot be written as JSON, which does not happen.
pub fn rank(input: &Input) -> Result<Ranking, serde_json::Error> {
    let input = input.clone().canonical();
    let weights: Vec<_> = input.criteria.iter().map(|criterion| criterion.weight).collect();
    let observations: Vec<_> = input
        .reviews
        .iter()
        .map(|review| Observation {
            submission: review.submission,
            judge: review.judge,
            total: review.half_points.iter().zip(&weights).map(|(score, weight)| score * weight).sum(),
        })
        .collect();
    let model = additive::fit(&observations);
    let mut figures: Vec<_> = input.submissions.iter().map(|entered| figures(&input, entered, &observations)).collect();
    figures.sort_by(|a, b| a.order(b, &input.ties));
    let mut adjusted: Vec<_> = figures.iter().map(|f| (adjusted_of(&model, f), f.submission)).collect();
    adjusted.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    let adjusted: BTreeMap<_, _> =
        adjusted.into_iter().zip(1_i32..).map(|((points, id), place)| (id, (points, place))).collect();
    let mut lines: Vec<Line> = Vec::with_capacity(figures.len());
    let mut before: Option<&Figures> = None;
    for (place, figure) in (1_i32..).zip(&figures) {
        let (points, adjusted_rank) = adjusted.get(&figure.submission).copied().unwrap_or_default();
        lines.push(Line {
            submission: figure.submission,
            rank: place,
            raw: figure.raw.total_micros(),
            adjusted: points,
            adjusted_rank,
            spread: spread(&figure.totals),
            reviews: i32::try_from(figure.totals.len()).unwrap_or(i32::MAX),
            criteria: figure.criteria.iter().map(|mean| mean.half_point_micros()).collect(),
            below_threshold: below(&input, figure),
            talk: talk::reasons(&input, figure.submission, &model),
            lottery: figure.lottery.clone(),
            by_lottery: before.is_some_and(|other| other.before_lottery(figure, &input.ties).is_eq()),
        });
        before = Some(figure);
    }
    Ok(Ranking { input_hash: input.hash()?, lines })
}

fn adjusted_of(model: &additive::Model, figure: &Figures) -> i64 {
    model.quality.get(&figure.submission).copied().unwrap_or_default()
}

fn spread(totals: &[i64]) -> i64 {
    let high = totals.iter().max().copied().unwrap_or_default();
    score::micros(high - totals.iter().min().copied().unwrap_or_default())
}

fn figures(input: &Input, entered: &Entered, observations: &[Observation]) -> Figures {
    let submission = entered.id;
    let totals: Vec<_> = observations.iter().filter(|o| o.submission == submission).map(|o| o.total).collect();
    let reviews: Vec<_> = input.reviews.iter().filter(|review| review.submission == submission).collect();
    let criteria = (0..input.criteria.len())
        .map(|n| Mean::of(reviews.iter().filter_map(|review| review.half_points.get(n).copied())))
        .collect();
    Figures {
        submission,
        submitted_at: entered.submitted_at,
        raw: Mean::of(totals.iter().copied()),
        totals,
        criteria,
        lottery: lottery::number(&input.seed, input.challenge, submission),
    }
}

fn below(input: &Input, figure: &Figures) -> Vec<CriterionId> {
    let under = |mean: &Mean, threshold: i64| mean.compare(Mean { sum: threshold, count: 1 }).is_lt();
    let pairs = input.criteria.iter().zip(&figure.criteria);
    pairs.filter(|(c, mean)| c.threshold.is_some_and(|t| under(mean, t))).map(|(c, _)| c.id).collect()
}

#[cfg(test)]
#[path = "ranking_tests.rs"]
mod tests;
