//! Why this testbed, and why not each one that was wanted more.

use async_graphql::SimpleObject;
use intercity_domain::assignment::matching::{Cause, Explanation, LimitKind as Kind, WhyNot};

use super::enums::{EligibilityCondition, LimitKind, PlacedBy};
use super::sentence;
use super::types::{Assignment, AssignmentTestbed, AssignmentWinner};

/// Why a winner got what they got.
#[derive(SimpleObject)]
pub struct AssignmentExplanation {
    /// The winner.
    pub winner: Option<AssignmentWinner>,
    /// The testbed, or none.
    pub testbed: Option<AssignmentTestbed>,
    /// Which choice of theirs that is, from 1.
    pub choice: Option<i32>,
    /// How it came about.
    pub by: PlacedBy,
    /// In English, in one sentence.
    pub sentence: String,
    /// Testbeds that were wanted more, and what stood in the way.
    pub refused: Vec<AssignmentRefusal>,
}

/// Why a winner did not get a testbed.
#[derive(SimpleObject)]
pub struct AssignmentRefusal {
    /// The testbed.
    pub testbed: Option<AssignmentTestbed>,
    /// Which choice it was, from 1.
    pub choice: Option<i32>,
    /// Stable code of what stood in the way: `ineligible`, `forbidden`, `not_listed`, `settled`, `full`.
    pub code: String,
    /// The condition, when ineligible.
    pub condition: Option<EligibilityCondition>,
    /// The reason in the words of who decided, when forbidden or settled.
    pub reason: Option<String>,
    /// What is full.
    pub limit: Option<LimitKind>,
    /// The name of what is full.
    pub limit_name: Option<String>,
    /// How many it takes.
    pub most: Option<i32>,
    /// The position of the last who was admitted, 0 when all places were settled before.
    pub cutoff: Option<i32>,
    /// The winner's position in the city's order.
    pub position: Option<i32>,
    /// The position that would have been enough, all else being equal.
    pub needed: Option<i32>,
    /// Winners with lower priority who hold the place by a pin or an earlier confirmation.
    pub held_by: Vec<AssignmentWinner>,
    /// In English, in one sentence.
    pub sentence: String,
}

fn number(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

impl AssignmentExplanation {
    /// From the domain's explanation, with names.
    pub fn new(board: &Assignment, of: &Explanation) -> Self {
        let testbed = of.site.as_ref().and_then(|id| board.testbed_by_id(id.parse().ok()?));
        Self {
            winner: of.winner.parse().ok().and_then(|id| board.winner_by_id(id)),
            choice: of.choice.map(number),
            by: of.by.into(),
            sentence: sentence::result(of, testbed.as_ref().map(|t| t.name.as_str())),
            refused: of.refused.iter().map(|not| AssignmentRefusal::new(board, not)).collect(),
            testbed,
        }
    }
}

impl AssignmentRefusal {
    fn new(board: &Assignment, not: &WhyNot) -> Self {
        let mut refusal = Self {
            testbed: not.site.parse().ok().and_then(|id| board.testbed_by_id(id)),
            choice: not.choice.map(number),
            code: String::new(),
            condition: None,
            reason: None,
            limit: None,
            limit_name: None,
            most: None,
            cutoff: None,
            position: not.position.map(number),
            needed: not.needed.map(number),
            held_by: not.held_by.iter().filter_map(|id| board.winner_by_id(id.parse().ok()?)).collect(),
            sentence: String::new(),
        };
        let code = match &not.cause {
            Cause::Result => "result",
            Cause::RankedLower => "ranked_lower",
            Cause::NotRanked => "not_ranked",
            Cause::NotListed => "not_listed",
            Cause::Ineligible { condition } => {
                refusal.condition = Some((*condition).into());
                "ineligible"
            }
            Cause::Forbidden { reason } => {
                refusal.reason = Some(reason.clone());
                "forbidden"
            }
            Cause::Settled { kind: _, reason } => {
                refusal.reason = Some(reason.clone()).filter(|reason| !reason.is_empty());
                "settled"
            }
            Cause::Full { limit, id, most, cutoff } => {
                refusal.limit = Some((*limit).into());
                refusal.limit_name = Some(board.limit_name(*limit, id));
                refusal.most = Some(number(*most));
                refusal.cutoff = Some(number(*cutoff));
                "full"
            }
        };
        refusal.code = code.into();
        let name = refusal.testbed.as_ref().map_or("the testbed", |t| t.name.as_str());
        refusal.sentence = sentence::refusal(not, name, refusal.limit_name.as_deref().unwrap_or_default());
        refusal
    }
}

impl Assignment {
    /// The name of a testbed or city by the id in a round.
    pub(super) fn limit_name(&self, kind: Kind, id: &str) -> String {
        let name = match kind {
            Kind::Site => id.parse().ok().and_then(|id| Some(self.0.situation.offer(id)?.testbed.name.clone())),
            Kind::City => {
                let host = |id| self.0.situation.hosts.iter().find(|host| host.organisation == id);
                id.parse().ok().and_then(|id| Some(host(id)?.name.clone()))
            }
            Kind::Cap => None,
        };
        name.unwrap_or_else(|| id.to_owned())
    }
}
