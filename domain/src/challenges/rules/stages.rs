//! What the funnel has to satisfy: stages in order, weights that add up, scales that are anchored.

use super::super::entity::{criterion, stage};
use super::super::{Anchor, FULL_WEIGHT, MAX_HALF_POINTS, StageKind};
use crate::kernel::{Faults, Localized, Result, Timestamp};

/// A stage as its organisers describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageDraft {
    /// What happens in it.
    pub kind: StageKind,
    /// Its name.
    pub name: Localized,
    /// When it begins.
    pub starts_at: Option<Timestamp>,
    /// When it ends.
    pub ends_at: Option<Timestamp>,
    /// How many reviews each submission needs.
    pub quorum: i32,
    /// Whether judges do not see who applies.
    pub blind: bool,
    /// How many advance in all.
    pub advance_total: Option<i32>,
    /// How many advance in each city.
    pub advance_per_city: Option<i32>,
    /// Its rubric.
    pub criteria: Vec<CriterionDraft>,
}

/// A criterion as its organisers describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionDraft {
    /// Its name.
    pub name: Localized,
    /// What judges look at.
    pub description: Localized,
    /// Its share of [`FULL_WEIGHT`].
    pub weight: i32,
    /// What scores mean.
    pub anchors: Vec<Anchor>,
    /// The mean, in half points, below which a submission does not advance.
    pub threshold: Option<i32>,
}

impl StageDraft {
    /// A stored stage with those of the criteria that are its own.
    ///
    /// # Errors
    /// When stored anchors cannot be read.
    pub fn from_rows(row: stage::Model, criteria: &[criterion::Model]) -> Result<Self> {
        let criteria = criteria
            .iter()
            .filter(|criterion| criterion.stage_id == row.id)
            .map(|criterion| {
                Ok(CriterionDraft {
                    name: criterion.name.clone(),
                    description: criterion.description.clone(),
                    weight: criterion.weight,
                    anchors: criterion.anchors()?,
                    threshold: criterion.threshold,
                })
            })
            .collect::<Result<_>>()?;
        Ok(Self {
            kind: row.kind,
            name: row.name,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            quorum: row.quorum,
            blind: row.blind,
            advance_total: row.advance_total,
            advance_per_city: row.advance_per_city,
            criteria,
        })
    }
}

/// Faults of the funnel, each at its stage.
pub fn check_stages(faults: &mut Faults, stages: &[StageDraft]) {
    faults.check(stages.len() <= 20, "stage.too_many", "stages", "Plan at most 20 stages.");
    for (index, stage) in stages.iter().enumerate() {
        let path = format!("stages.{index}");
        stage.name.check(faults, &format!("{path}.name"), true, 200);
        faults.check(
            (1..=50).contains(&stage.quorum),
            "stage.quorum",
            format!("{path}.quorum"),
            "Ask for 1 to 50 reviews of each submission.",
        );
        faults.check(
            stage.starts_at.zip(stage.ends_at).is_none_or(|(starts, ends)| starts < ends),
            "stage.ends_before_start",
            format!("{path}.endsAt"),
            "End the stage after it begins.",
        );
        for (limit, field) in [(stage.advance_total, "advanceTotal"), (stage.advance_per_city, "advancePerCity")] {
            faults.check(
                limit.is_none_or(|n| n >= 1),
                "stage.advance",
                format!("{path}.{field}"),
                "Let at least one advance, or leave it open.",
            );
        }
        check_criteria(faults, &path, stage);
    }
}

fn check_criteria(faults: &mut Faults, path: &str, stage: &StageDraft) {
    faults.check(
        stage.criteria.len() <= 30,
        "stage.too_many_criteria",
        format!("{path}.criteria"),
        "Judge by at most 30 criteria.",
    );
    for (index, criterion) in stage.criteria.iter().enumerate() {
        let path = format!("{path}.criteria.{index}");
        criterion.name.check(faults, &format!("{path}.name"), true, 200);
        criterion.description.check(faults, &format!("{path}.description"), false, 4_000);
        faults.check(
            (1..=FULL_WEIGHT).contains(&criterion.weight),
            "criterion.weight",
            format!("{path}.weight"),
            "Give the weight as a whole number from 1 to 10000 (100 is one per cent).",
        );
        faults.check(
            criterion.threshold.is_none_or(|t| (0..=MAX_HALF_POINTS).contains(&t)),
            "criterion.threshold",
            format!("{path}.threshold"),
            "Give the threshold in half points, 0 to 10.",
        );
        let mut steps: Vec<i32> = criterion.anchors.iter().map(|anchor| anchor.half_points).collect();
        steps.dedup();
        faults.check(
            steps.len() == criterion.anchors.len()
                && steps.is_sorted()
                && steps.iter().all(|step| (0..=MAX_HALF_POINTS).contains(step)),
            "criterion.anchors",
            format!("{path}.anchors"),
            "Describe each step of the scale (0 to 10 half points) at most once, from low to high.",
        );
    }
    let sum: i64 = stage.criteria.iter().map(|criterion| i64::from(criterion.weight)).sum();
    let needed = stage.kind == StageKind::Scoring || !stage.criteria.is_empty();
    faults.check(
        !needed || sum == i64::from(FULL_WEIGHT),
        "stage.weights",
        format!("{path}.criteria"),
        format!("The weights add up to {sum}; make them add up to {FULL_WEIGHT}."),
    );
}

#[cfg(test)]
mod tests {
    use super::{CriterionDraft, StageDraft, check_stages};
    use crate::challenges::{Anchor, StageKind};
    use crate::kernel::{Faults, Localized};

    fn stage(weights: &[i32]) -> StageDraft {
        StageDraft {
            kind: StageKind::Scoring,
            name: Localized::en("Jury"),
            starts_at: None,
            ends_at: None,
            quorum: 2,
            blind: false,
            advance_total: Some(8),
            advance_per_city: None,
            criteria: weights
                .iter()
                .map(|weight| CriterionDraft {
                    name: Localized::en("Equity"),
                    description: Localized::default(),
                    weight: *weight,
                    anchors: vec![],
                    threshold: None,
                })
                .collect(),
        }
    }

    fn codes(stages: &[StageDraft]) -> Vec<String> {
        let mut faults = Faults::new();
        check_stages(&mut faults, stages);
        faults.into_vec().into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn weights_add_up_to_ten_thousand() {
        assert!(codes(&[stage(&[4_000, 6_000])]).is_empty());
        assert_eq!(codes(&[stage(&[4_000, 5_999])]), ["stage.weights"]);
        assert_eq!(codes(&[stage(&[])]), ["stage.weights"]);
        assert_eq!(codes(&[stage(&[i32::MAX, i32::MAX])]), ["criterion.weight", "criterion.weight", "stage.weights"]);
    }

    #[test]
    fn anchors_climb() {
        let mut wrong = stage(&[10_000]);
        let at = |half_points| Anchor { half_points, text: Localized::en("x") };
        wrong.criteria[0].anchors = vec![at(0), at(10), at(4)];
        assert_eq!(codes(std::slice::from_ref(&wrong)), ["criterion.anchors"]);
        wrong.criteria[0].anchors = vec![at(0), at(4), at(10)];
        assert!(codes(&[wrong]).is_empty());
    }
}
