//! What judging works with besides its rows: a stage with everything that rights depend on, and content of reviews.

use crate::challenges::entity::{challenge, criterion, stage};
use crate::challenges::{Phase, Standing as Hosts};
use crate::kernel::{CriterionId, Faults, OrganisationId, Timestamp};
use crate::submissions::entity::submission;

use super::rules::score;

/// The longest comment or feedback, in characters.
pub const MAX_TEXT: usize = 5_000;

/// Where the judging of a stage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Entries are still taken, or the challenge is not even open.
    Preparing,
    /// Closed and not announced.
    Judging,
    /// Announced.
    Announced,
    /// Archived or called off.
    Over,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Preparing, Self::Judging, Self::Announced, Self::Over];

    /// One word for the matrix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Judging => "judging",
            Self::Announced => "announced",
            Self::Over => "over",
        }
    }

    /// From the phase of the challenge and whether the stage is announced.
    pub const fn of(phase: Phase, announced: bool) -> Self {
        match phase {
            Phase::Archived | Phase::Cancelled => Self::Over,
            Phase::Draft | Phase::InReview | Phase::Upcoming | Phase::Open => Self::Preparing,
            Phase::Evaluation | Phase::Decided if announced => Self::Announced,
            Phase::Evaluation | Phase::Decided => Self::Judging,
        }
    }
}

/// A stage with everything that rights in it depend on.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The challenge.
    pub challenge: challenge::Model,
    /// Who is behind it.
    pub hosts: Hosts,
    /// The stage.
    pub stage: stage::Model,
    /// The stage before it, if any.
    pub before: Option<stage::Model>,
    /// Whether it is the last stage, the one that gives awards.
    pub last: bool,
    /// When its outcomes were announced.
    pub announced_at: Option<Timestamp>,
    /// Where its judging stands.
    pub standing: Standing,
}

/// What a judge writes.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Scores in half points; criteria that are not there stay without a score.
    pub scores: Vec<(CriterionId, i32)>,
    /// For the panel and the organisers.
    pub panel_comment: String,
    /// For the team, after the announcement.
    pub feedback: String,
}

impl Content {
    /// What is wrong with a draft: scores off the scale, unknown criteria, texts too long.
    pub fn check(&self, faults: &mut Faults, rubric: &[criterion::Model]) {
        for (n, (id, half_points)) in self.scores.iter().enumerate() {
            score::check_half_points(faults, &format!("scores.{n}.halfPoints"), *half_points);
            let known = rubric.iter().any(|criterion| criterion.id == *id);
            faults.check(
                known,
                "review.unknown_criterion",
                format!("scores.{n}.criterionId"),
                "Score the criteria of this stage.",
            );
            let again = self.scores.iter().take(n).any(|(other, _)| other == id);
            faults.check(
                !again,
                "review.scored_twice",
                format!("scores.{n}.criterionId"),
                "Score each criterion once.",
            );
        }
        for (path, text) in [("panelComment", &self.panel_comment), ("feedback", &self.feedback)] {
            faults.check(
                text.chars().count() <= MAX_TEXT,
                "text.too_long",
                path,
                format!("Keep this text under {MAX_TEXT} characters."),
            );
        }
    }

    /// What is missing before it can be sent.
    pub fn check_complete(&self, faults: &mut Faults, rubric: &[criterion::Model]) {
        for criterion in rubric {
            let scored = self.scores.iter().any(|(id, _)| *id == criterion.id);
            faults.check(
                scored,
                "review.score_missing",
                format!("scores.criterion_{}", criterion.id.0.simple()),
                format!("Score \u{201c}{}\u{201d}.", criterion.name.get("en")),
            );
        }
        faults.check(
            !self.panel_comment.trim().is_empty(),
            "review.comment_missing",
            "panelComment",
            "Write a comment for the panel.",
        );
        faults.check(
            !self.feedback.trim().is_empty(),
            "review.feedback_missing",
            "feedback",
            "Write feedback for the team.",
        );
    }
}

/// Whether a submission can win a place in this city; one that names no city takes any.
pub fn takes(submission: &submission::Model, city: OrganisationId) -> bool {
    let named = submission.cities();
    named.is_empty() || named.contains(&city)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_announced_stage_is_not_judged_again() {
        assert_eq!(Standing::of(Phase::Open, false), Standing::Preparing);
        assert_eq!(Standing::of(Phase::Evaluation, false), Standing::Judging);
        assert_eq!(Standing::of(Phase::Evaluation, true), Standing::Announced);
        assert_eq!(Standing::of(Phase::Decided, true), Standing::Announced);
        assert_eq!(Standing::of(Phase::Cancelled, false), Standing::Over);
    }

    #[test]
    fn every_fault_of_a_review_is_found_at_once() {
        let mut faults = Faults::new();
        let id = CriterionId(uuid::Uuid::from_u128(1));
        let content = Content { scores: vec![(id, 11), (id, 3)], ..Content::default() };
        content.check(&mut faults, &[]);
        content.check_complete(&mut faults, &[]);
        let codes: Vec<_> = faults.into_vec().into_iter().map(|v| v.code).collect();
        assert_eq!(
            codes,
            [
                "review.score_out_of_scale",
                "review.unknown_criterion",
                "review.unknown_criterion",
                "review.scored_twice",
                "review.comment_missing",
                "review.feedback_missing",
            ]
        );
    }
}
