//! Tests of the ranking.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn submission(n: u128) -> SubmissionId {
    Uuid::from_u128(n).into()
}

fn criterion(n: u128, weight: i64, threshold: Option<i64>) -> Criterion {
    Criterion { id: Uuid::from_u128(n).into(), weight, threshold }
}

fn scores(s: u128, judge: u128, half_points: &[i64]) -> Scores {
    Scores { submission: submission(s), judge: Uuid::from_u128(judge).into(), half_points: half_points.to_vec() }
}

fn input(criteria: Vec<Criterion>, submissions: u128, reviews: Vec<Scores>) -> Input {
    Input {
        algorithm: ALGORITHM.into(),
        challenge: Uuid::from_u128(1).into(),
        stage: Uuid::from_u128(1).into(),
        seed: "seed".into(),
        criteria,
        ties: vec![TieRule::CriteriaInOrder],
        submissions: (1..=submissions).map(|n| Entered { id: submission(n), submitted_at: None }).collect(),
        reviews,
    }
}

fn order(input: &Input) -> Vec<SubmissionId> {
    rank(input).unwrap().lines.into_iter().map(|line| line.submission).collect()
}

#[test]
fn the_weighted_mean_decides() {
    let input = input(
        vec![criterion(1, 7_500, None), criterion(2, 2_500, None)],
        2,
        vec![scores(1, 1, &[2, 10]), scores(1, 2, &[2, 10]), scores(2, 1, &[6, 0]), scores(2, 2, &[7, 0])],
    );
    let ranking = rank(&input).unwrap();
    assert_eq!(order(&input), [submission(2), submission(1)]);
    assert_eq!(ranking.lines[0].raw, 2_437_500);
    assert_eq!(ranking.lines[1].raw, 2_000_000);
    assert_eq!(ranking.lines[0].spread, 375_000);
    assert_eq!(ranking.lines[0].criteria, [3_250_000, 0]);
}

#[test]
fn ties_go_by_criteria_in_their_order_and_then_by_lottery() {
    let rubric = || vec![criterion(1, 5_000, None), criterion(2, 5_000, None)];
    let by_criterion = input(rubric(), 2, vec![scores(1, 1, &[4, 6]), scores(2, 1, &[6, 4])]);
    assert_eq!(order(&by_criterion), [submission(2), submission(1)]);
    assert!(rank(&by_criterion).unwrap().lines.iter().all(|line| !line.by_lottery));

    let mut drawn = input(rubric(), 2, vec![scores(1, 1, &[5, 5]), scores(2, 1, &[5, 5])]);
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..20 {
        drawn.seed = seed.to_string();
        let ranking = rank(&drawn).unwrap();
        assert!(ranking.lines[0].lottery > ranking.lines[1].lottery);
        assert!(ranking.lines[1].by_lottery && !ranking.lines[0].by_lottery);
        seen.insert(ranking.lines[0].submission);
    }
    assert_eq!(seen.len(), 2, "the seed decides");
}

#[test]
fn disagreement_and_thresholds_are_shown() {
    let input = input(
        vec![criterion(1, 10_000, Some(5))],
        2,
        vec![scores(1, 1, &[4]), scores(1, 2, &[8]), scores(2, 1, &[3]), scores(2, 2, &[4])],
    );
    let ranking = rank(&input).unwrap();
    let id = CriterionId(Uuid::from_u128(1));
    assert_eq!(ranking.lines[0].talk, [Talk::WideRange(id), Talk::SplitThreshold(id)]);
    assert!(ranking.lines[0].below_threshold.is_empty());
    assert!(ranking.lines[1].talk.is_empty());
    assert_eq!(ranking.lines[1].below_threshold, [id]);
}

#[test]
fn a_submission_without_reviews_comes_last() {
    let input = input(vec![criterion(1, 10_000, None)], 2, vec![scores(2, 1, &[0])]);
    assert_eq!(order(&input), [submission(2), submission(1)]);
}

#[test]
fn the_hash_is_of_the_content_and_survives_storage() {
    let one = input(vec![criterion(1, 10_000, None)], 2, vec![scores(2, 1, &[3]), scores(1, 1, &[4])]);
    let stored: serde_json::Value = serde_json::to_value(&one).unwrap();
    let back: Input = serde_json::from_value(stored).unwrap();
    assert_eq!(one.hash().unwrap(), back.hash().unwrap());
    let mut other = one.clone();
    other.reviews[0].half_points[0] = 4;
    assert_ne!(one.hash().unwrap(), other.hash().unwrap());
}

proptest! {
    #[test]
    fn the_order_of_the_input_changes_nothing(
        reviews in prop::collection::btree_map((1_u128..7, 1_u128..5), prop::collection::vec(0_i64..=10, 2), 0..20),
    ) {
        let reviews: Vec<_> = reviews.into_iter().map(|((s, j), points)| scores(s, j, &points)).collect();
        let one = input(vec![criterion(1, 6_000, None), criterion(2, 4_000, Some(4))], 6, reviews);
        let mut two = one.clone();
        two.reviews.reverse();
        two.submissions.reverse();
        let ranking = rank(&one).unwrap();
        prop_assert_eq!(&ranking, &rank(&two).unwrap());
        let mut places: Vec<_> = ranking.lines.iter().map(|line| line.adjusted_rank).collect();
        places.sort_unstable();
        prop_assert_eq!(places, (1..=6).collect::<Vec<_>>());
        prop_assert!(ranking.lines.windows(2).all(|pair| pair[0].raw >= pair[1].raw));
    }
}
