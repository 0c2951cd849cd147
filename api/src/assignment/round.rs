//! A round with its certificate.

use async_graphql::{ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::assignment::matching::{Certificate, Claim, Fill};
use intercity_domain::assignment::queries::RoundView;

use super::enums::{ClaimCause, LimitKind};
use super::explanation::AssignmentExplanation;
use super::types::{Assignment, AssignmentTestbed, AssignmentWinner};
use crate::graphql::{Fault, global};

/// One run of the assignment.
pub struct AssignmentRound {
    /// The board around it.
    pub board: Assignment,
    /// The round as far as it is visible.
    pub view: RoundView,
}

/// One run of the assignment: dry to look at, or for real.
#[Object]
impl AssignmentRound {
    /// Its id.
    async fn id(&self) -> ID {
        global(self.view.round.id)
    }

    /// The challenge.
    async fn challenge_id(&self) -> ID {
        global(self.view.round.challenge_id)
    }

    /// The board of the challenge now.
    async fn assignment(&self) -> Assignment {
        self.board.clone()
    }

    /// Its number in the challenge, from 1.
    async fn number(&self) -> i32 {
        self.view.round.number
    }

    /// Whether it only tried.
    async fn dry(&self) -> bool {
        self.view.round.dry
    }

    /// When it was run.
    async fn run_at(&self) -> DateTime<Utc> {
        self.view.round.run_at
    }

    /// Until when its matches are to be confirmed.
    async fn confirm_by(&self) -> Option<DateTime<Utc>> {
        self.view.round.confirm_by
    }

    /// Name and version of the algorithm.
    async fn algorithm(&self) -> &str {
        &self.view.round.algorithm
    }

    /// SHA-256 of what it was run on.
    async fn input_hash(&self) -> &str {
        &self.view.round.input_hash
    }

    /// Whether a round run now would be run on the same input.
    async fn current(&self) -> bool {
        self.board.0.input_hash.as_deref() == Some(self.view.round.input_hash.as_str())
    }

    /// Why each winner got what they got; your own, unless you see everything.
    async fn explanations(&self) -> Vec<AssignmentExplanation> {
        self.view.explanations.iter().map(|e| AssignmentExplanation::new(&self.board, e)).collect()
    }

    /// The figures by which the result can be checked; for those who see everything.
    async fn certificate(&self) -> Result<Option<AssignmentCertificate>, Fault> {
        if !self.view.whole {
            return Ok(None);
        }
        Ok(Some(AssignmentCertificate { board: self.board.clone(), certificate: self.view.round.certificate()? }))
    }

    /// Input and certificate as JSON, for `intercity assignment verify`; for those who see everything.
    async fn export(&self) -> Result<Option<String>, Fault> {
        if !self.view.whole {
            return Ok(None);
        }
        let json = serde_json::to_string_pretty(&self.view.round.export()?);
        Ok(Some(json.map_err(intercity_domain::Error::from)?))
    }
}

/// The proof of a round.
pub struct AssignmentCertificate {
    board: Assignment,
    certificate: Certificate,
}

/// The figures by which anybody can check a round.
#[Object]
impl AssignmentCertificate {
    /// How many proposals the run took.
    async fn proposals(&self) -> i64 {
        i64::try_from(self.certificate.proposals).unwrap_or(i64::MAX)
    }

    /// How full each testbed and city is, and where the cutoff lies.
    async fn fill(&self) -> Vec<AssignmentFill> {
        self.certificate.fill.iter().map(|fill| self.line(fill)).collect()
    }

    /// Who would have a right to a place without the pins and bans.
    async fn claims(&self) -> Vec<AssignmentClaim> {
        self.certificate.claims.iter().filter_map(|claim| self.claim(claim)).collect()
    }
}

impl AssignmentCertificate {
    fn line(&self, fill: &Fill) -> AssignmentFill {
        let number = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        AssignmentFill {
            kind: fill.kind.into(),
            name: self.board.limit_name(fill.kind, &fill.id),
            most: number(fill.most),
            filled: number(fill.filled),
            cutoff: fill.cutoff.map(number),
        }
    }

    fn claim(&self, claim: &Claim) -> Option<AssignmentClaim> {
        Some(AssignmentClaim {
            winner: self.board.winner_by_id(claim.winner.parse().ok()?)?,
            testbed: self.board.testbed_by_id(claim.site.parse().ok()?)?,
            cause: claim.cause.into(),
            holders: claim.holders.iter().filter_map(|id| self.board.winner_by_id(id.parse().ok()?)).collect(),
        })
    }
}

/// How far a limit is used.
#[derive(SimpleObject)]
pub struct AssignmentFill {
    /// What it counts.
    pub kind: LimitKind,
    /// The name of the testbed or city.
    pub name: String,
    /// How many winners at most.
    pub most: i32,
    /// How many there are.
    pub filled: i32,
    /// When full: the position in the city's order of the last who was admitted, 0 when all were settled before.
    pub cutoff: Option<i32>,
}

/// Somebody who would have a right to a place if a human had not decided otherwise.
#[derive(SimpleObject)]
pub struct AssignmentClaim {
    /// Who.
    pub winner: AssignmentWinner,
    /// To which testbed.
    pub testbed: AssignmentTestbed,
    /// What stands against it.
    pub cause: ClaimCause,
    /// Who holds the place.
    pub holders: Vec<AssignmentWinner>,
}
