//! The shrunken additive model: a submission's quality and a judge's severity, told apart as far as the data goes.
//!
//! `y = q(submission) + b(judge) + e`, with `b = Σ(y − q) / (n + κ)` over the judge's n reviews, κ = 5, Σb = 0 and
//! `q = mean(y − b)`, repeated until nothing moves. In a mixed model κ is the ratio of the variances of e and b.

use std::collections::BTreeMap;

use super::score;
use crate::kernel::{PanelJudgeId, SubmissionId};

/// How strongly a judge's severity is drawn towards none.
const KAPPA: f64 = 5.0;
/// Units of `weight × half points`: far below the millionth of a point that is shown.
const STILL: f64 = 1e-9;
const MOST_ROUNDS: usize = 100_000;

/// One review as the model sees it; the total is in units of `weight × half points`.
#[derive(Clone, Copy, Debug)]
pub struct Observation {
    /// Of which submission.
    pub submission: SubmissionId,
    /// By whom.
    pub judge: PanelJudgeId,
    /// Weighted total.
    pub total: i64,
}

/// The fitted model.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Quality of each submission in millionths of a point.
    pub quality: BTreeMap<SubmissionId, i64>,
    /// Submissions with a review that the model does not explain: off by more than two standard deviations.
    pub unexplained: Vec<SubmissionId>,
}

type Quality = BTreeMap<SubmissionId, f64>;
type Severity = BTreeMap<PanelJudgeId, f64>;

/// Fits the model. Sums run in the order of the observations, so the result is the same everywhere.
pub fn fit(observations: &[Observation]) -> Model {
    let mut severity = Severity::new();
    let mut quality = qualities(observations, &severity);
    for _ in 0..MOST_ROUNDS {
        severity = severities(observations, &quality);
        let next = qualities(observations, &severity);
        let moved = next.iter().map(|(id, q)| (q - quality.get(id).copied().unwrap_or_default()).abs());
        let most = moved.fold(0.0, f64::max);
        quality = next;
        if most < STILL {
            break;
        }
    }
    Model {
        unexplained: unexplained(observations, &quality, &severity),
        quality: quality.into_iter().map(|(id, q)| (id, (q * score::micros(1) as f64).round() as i64)).collect(),
    }
}

fn qualities(observations: &[Observation], severity: &Severity) -> Quality {
    means(observations.iter().map(|o| (o.submission, o.total as f64 - at(severity, o.judge))), 0.0)
}

fn severities(observations: &[Observation], quality: &Quality) -> Severity {
    let mut all: Severity =
        means(observations.iter().map(|o| (o.judge, o.total as f64 - at(quality, o.submission))), KAPPA);
    let middle = all.values().sum::<f64>() / (all.len().max(1) as f64);
    for value in all.values_mut() {
        *value -= middle;
    }
    all
}

fn at<K: Ord>(map: &BTreeMap<K, f64>, key: K) -> f64 {
    map.get(&key).copied().unwrap_or_default()
}

/// Sums by key, divided by their number plus `shrink`.
fn means<K: Ord>(parts: impl Iterator<Item = (K, f64)>, shrink: f64) -> BTreeMap<K, f64> {
    let mut sums: BTreeMap<K, (f64, f64)> = BTreeMap::new();
    for (key, part) in parts {
        let entry = sums.entry(key).or_default();
        *entry = (entry.0 + part, entry.1 + 1.0);
    }
    sums.into_iter().map(|(key, (sum, n))| (key, sum / (n + shrink))).collect()
}

fn unexplained(observations: &[Observation], quality: &Quality, severity: &Severity) -> Vec<SubmissionId> {
    let residual = |o: &Observation| o.total as f64 - at(quality, o.submission) - at(severity, o.judge);
    let squares: f64 = observations.iter().map(|o| residual(o) * residual(o)).sum();
    let deviation = (squares / observations.len().max(1) as f64).sqrt();
    let far = |o: &&Observation| deviation > STILL && residual(o).abs() > 2.0 * deviation;
    let mut found: Vec<_> = observations.iter().filter(far).map(|o| o.submission).collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn seen(submission: u128, judge: u128, total: i64) -> Observation {
        Observation { submission: Uuid::from_u128(submission).into(), judge: Uuid::from_u128(judge).into(), total }
    }

    #[test]
    fn equal_judges_leave_the_raw_means() {
        let model = fit(&[seen(1, 1, 60_000), seen(1, 2, 60_000), seen(2, 1, 40_000), seen(2, 2, 40_000)]);
        assert_eq!(model.quality.values().copied().collect::<Vec<_>>(), [3_000_000, 2_000_000]);
        assert!(model.unexplained.is_empty());
    }

    #[test]
    fn a_strict_judge_is_partly_made_up_for() {
        // Two submissions of the same quality; each judge reads a third one too, judge 2 always gives less.
        let model = fit(&[seen(1, 1, 60_000), seen(2, 2, 40_000), seen(3, 1, 60_000), seen(3, 2, 40_000)]);
        let q: Vec<_> = model.quality.values().copied().collect();
        assert!(q[0] < 3_000_000 && q[1] > 2_000_000 && q[0] > q[1], "shrunk towards each other: {q:?}");
        assert_eq!(q[0] + q[1], 5_000_000);
        assert_eq!(q[2], 2_500_000);
    }

    #[test]
    fn the_fixed_point_holds() {
        let observations =
            [seen(1, 1, 80_000), seen(1, 2, 50_000), seen(2, 2, 30_000), seen(2, 3, 70_000), seen(3, 1, 20_000)];
        let model = fit(&observations);
        let quality: Quality = model.quality.iter().map(|(id, q)| (*id, *q as f64 / 50.0)).collect();
        let again = qualities(&observations, &severities(&observations, &quality));
        for (id, q) in again {
            assert!((q - quality[&id]).abs() < 0.1, "moved by more than rounding");
        }
    }
}
