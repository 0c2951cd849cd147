//! Scores in whole numbers: half points, weights that sum to 10,000, exact means.

use std::cmp::Ordering;

use crate::kernel::Faults;

/// What the weights of a rubric sum to.
pub const WEIGHT_SUM: i64 = 10_000;

/// The best score on a criterion: five points in half points.
pub const MAX_HALF_POINTS: i32 = 10;

/// Millionths of a point in one unit of `weight × half points` (a point is 2 × 10,000 of them).
const MICROS_PER_UNIT: i64 = 50;

/// The weighted total of one review in units of `weight × half points`, 0 to 100,000.
///
/// `None` when a criterion has no score.
pub fn weighted_total(weights: &[i64], half_points: &[Option<i32>]) -> Option<i64> {
    if weights.len() != half_points.len() {
        return None;
    }
    weights.iter().zip(half_points).map(|(weight, score)| score.map(|score| weight * i64::from(score))).sum()
}

/// The faults of one score on its scale.
pub fn check_half_points(faults: &mut Faults, path: &str, half_points: i32) {
    faults.check(
        (0..=MAX_HALF_POINTS).contains(&half_points),
        "review.score_out_of_scale",
        path,
        "Give 0 to 5 points in steps of half a point.",
    );
}

/// A mean that is kept exact: a sum and how many it was made of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mean {
    /// The sum of the parts.
    pub sum: i64,
    /// How many parts.
    pub count: i64,
}

impl Mean {
    /// The mean of some whole numbers.
    pub fn of(parts: impl IntoIterator<Item = i64>) -> Self {
        parts.into_iter().fold(Self::default(), |mean, part| Self { sum: mean.sum + part, count: mean.count + 1 })
    }

    /// Compares without rounding; a mean of nothing is below every other.
    pub fn compare(self, other: Self) -> Ordering {
        match (self.count, other.count) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            _ => {
                (i128::from(self.sum) * i128::from(other.count)).cmp(&(i128::from(other.sum) * i128::from(self.count)))
            }
        }
    }

    /// Times `factor`, rounded to the nearest whole number, halves upward.
    pub fn scaled(self, factor: i64) -> i64 {
        if self.count == 0 {
            return 0;
        }
        let twice = 2 * i128::from(self.sum) * i128::from(factor) + i128::from(self.count);
        i64::try_from(twice.div_euclid(2 * i128::from(self.count))).unwrap_or(i64::MAX)
    }

    /// Millionths of a point, when the parts are weighted totals.
    pub fn total_micros(self) -> i64 {
        self.scaled(MICROS_PER_UNIT)
    }

    /// Millionths of a point, when the parts are half points.
    pub fn half_point_micros(self) -> i64 {
        self.scaled(500_000)
    }
}

/// Millionths of a point of one weighted total.
pub const fn micros(weighted_total: i64) -> i64 {
    weighted_total * MICROS_PER_UNIT
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn full_marks_are_five_points_whatever_the_weights() {
        let total = weighted_total(&[2_500, 2_500, 5_000], &[Some(10), Some(10), Some(10)]).unwrap();
        assert_eq!(total, 100_000);
        assert_eq!(micros(total), 5_000_000);
    }

    #[test]
    fn a_missing_score_gives_no_total() {
        assert_eq!(weighted_total(&[5_000, 5_000], &[Some(10), None]), None);
        assert_eq!(weighted_total(&[5_000, 5_000], &[Some(10)]), None);
    }

    #[test]
    fn thirds_compare_exactly_and_round_to_the_nearest() {
        let third = Mean { sum: 100_000, count: 3 };
        assert_eq!(third.compare(Mean { sum: 200_000, count: 6 }), Ordering::Equal);
        assert_eq!(third.compare(Mean { sum: 33_333, count: 1 }), Ordering::Greater);
        assert_eq!(Mean { sum: 2, count: 3 }.scaled(1), 1);
        assert_eq!(Mean { sum: 1, count: 3 }.scaled(1), 0);
        assert_eq!(Mean { sum: 1, count: 2 }.scaled(1), 1);
    }

    proptest! {
        #[test]
        fn a_mean_lies_between_its_parts(parts in prop::collection::vec(0_i64..=100_000, 1..20)) {
            let mean = Mean::of(parts.iter().copied());
            let low = Mean::of([parts.iter().copied().min().unwrap()]);
            let high = Mean::of([parts.iter().copied().max().unwrap()]);
            prop_assert_ne!(mean.compare(low), Ordering::Less);
            prop_assert_ne!(mean.compare(high), Ordering::Greater);
        }

        #[test]
        fn the_order_of_the_parts_changes_nothing(mut parts in prop::collection::vec(0_i64..=100_000, 1..20)) {
            let before = Mean::of(parts.iter().copied());
            parts.reverse();
            prop_assert_eq!(before.compare(Mean::of(parts)), Ordering::Equal);
        }
    }
}
