//! When judges disagree enough to talk about a submission.

use serde::{Deserialize, Serialize};

use super::additive::Model;
use super::ranking::Input;
use crate::kernel::{CriterionId, SubmissionId};

/// A range of two points, in half points.
const WIDE: i64 = 4;

/// A reason to talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", content = "criterion", rename_all = "snake_case")]
pub enum Talk {
    /// On this criterion the judges lie two points or more apart.
    WideRange(CriterionId),
    /// Some judges see this criterion above its threshold and some below.
    SplitThreshold(CriterionId),
    /// A review is further from what the model expects than two standard deviations.
    Unexplained,
}

/// Why the judges should talk about a submission; nothing when they agree.
pub fn reasons(input: &Input, submission: SubmissionId, model: &Model) -> Vec<Talk> {
    let mut found = Vec::new();
    for (n, criterion) in input.criteria.iter().enumerate() {
        let of = input.reviews.iter().filter(|review| review.submission == submission);
        let scores: Vec<_> = of.filter_map(|review| review.half_points.get(n).copied()).collect();
        let (Some(low), Some(high)) = (scores.iter().min(), scores.iter().max()) else { continue };
        if high - low >= WIDE {
            found.push(Talk::WideRange(criterion.id));
        }
        if criterion.threshold.is_some_and(|threshold| *low < threshold && *high >= threshold) {
            found.push(Talk::SplitThreshold(criterion.id));
        }
    }
    if model.unexplained.contains(&submission) {
        found.push(Talk::Unexplained);
    }
    found
}
