//! The board of an assignment and its parts.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::assignment::entity::testbed_match;
use intercity_domain::assignment::queries::{self, Board};
use intercity_domain::assignment::{Entrant, Host, Offer, rules};
use intercity_domain::kernel::{Error, Page, PageArgs, SubmissionId, TestbedId};
use intercity_domain::pilots;

use super::enums::{AssignmentState, ConstraintKind, EligibilityCondition, MatchState, OrderBasis};
use super::round::AssignmentRound;
use crate::graphql::{Fault, Listed, LocalizedText, caller, global, listed, local};
use crate::pilots::Pilot;

/// The assignment of winners to testbeds in a challenge, as far as you may see it.
#[derive(Clone)]
pub struct Assignment(pub Arc<Board>);

/// The assignment of winners to testbeds in a challenge. Winners see their own part of it.
#[Object]
impl Assignment {
    /// The challenge.
    async fn challenge_id(&self) -> ID {
        global(self.0.situation.challenge.id)
    }

    /// The challenge's title.
    async fn challenge_title(&self) -> LocalizedText {
        LocalizedText(self.0.situation.challenge.title.clone())
    }

    /// The challenge's name in addresses.
    async fn challenge_slug(&self) -> &str {
        &self.0.situation.challenge.slug
    }

    /// Where it stands.
    async fn state(&self) -> AssignmentState {
        self.0.state.into()
    }

    /// Whether you see all of it, not only your own part.
    async fn whole(&self) -> bool {
        self.0.relation.sees_all()
    }

    /// Whether you may pin, forbid and run.
    async fn may_run(&self) -> bool {
        self.0.may_run
    }

    /// SHA-256 of what a round would be run on now.
    async fn input_hash(&self) -> Option<&str> {
        self.0.input_hash.as_deref()
    }

    /// Winners by rank, with what they ranked.
    async fn winners(&self) -> Vec<AssignmentWinner> {
        self.0.situation.entrants.iter().map(|e| self.winner(e)).collect()
    }

    /// Testbeds on offer.
    async fn testbeds(&self) -> Vec<AssignmentTestbed> {
        self.0.situation.offers.iter().map(|o| self.testbed(o)).collect()
    }

    /// Host cities with their order of the winners.
    async fn cities(&self) -> Vec<AssignmentCity> {
        self.0.situation.hosts.iter().map(|host| self.city(host)).collect()
    }

    /// Pins and bans in force.
    async fn constraints(&self) -> Vec<AssignmentConstraint> {
        let constraint = |c: &intercity_domain::assignment::entity::assignment_constraint::Model| {
            Some(AssignmentConstraint {
                id: global(c.id),
                kind: c.kind.into(),
                winner: self.winner_by_id(c.submission_id)?,
                testbed: self.testbed_by_id(c.testbed_id)?,
                reason: c.reason.clone(),
                created_at: c.created_at,
            })
        };
        self.0.situation.constraints.iter().filter_map(constraint).collect()
    }

    /// Matches of all rounds, the newest first; yours, unless you see everything.
    async fn matches(&self) -> Vec<TestbedMatch> {
        let matches = self.0.situation.matches.iter().rev();
        matches.map(|row| TestbedMatch { board: self.clone(), row: row.clone() }).collect()
    }

    /// Rounds, the newest first. Dry rounds are for organisers and host cities.
    async fn rounds(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<AssignmentRound>, Fault> {
        let has_previous = after.is_some();
        let page = queries::rounds(&caller(ctx)?.context, &self.0, &PageArgs { first, after }).await?;
        let mut edges = Vec::with_capacity(page.edges.len());
        for (cursor, row) in page.edges {
            edges.push((cursor, AssignmentRound { board: self.clone(), view: queries::of_board(&self.0, row)? }));
        }
        let page = Page { edges, has_next: page.has_next, total: page.total };
        Ok(listed(page, has_previous, |round| round))
    }

    /// Which testbeds a winner may be assigned to, and which condition rules others out.
    async fn eligibility(&self, submission: ID) -> Result<Vec<AssignmentEligibility>, Fault> {
        let id: SubmissionId = local(&submission, "submission")?;
        let entrant = self.0.situation.entrant(id).ok_or(Error::NotFound)?;
        let line = |offer: &Offer| AssignmentEligibility {
            testbed: self.testbed(offer),
            condition: rules::condition(&self.0.situation, entrant, offer).map(Into::into),
        };
        Ok(self.0.situation.offers.iter().map(line).collect())
    }

    /// Pilots that came of it, at most a hundred of the newest.
    async fn pilots(&self, ctx: &Context<'_>) -> Result<Vec<Pilot>, Fault> {
        let filter = pilots::queries::Filter { challenge: Some(self.0.situation.challenge.id), ..Default::default() };
        let page = PageArgs { first: Some(100), after: None };
        let page = pilots::queries::list(&caller(ctx)?.context, &filter, &page).await?;
        Ok(page.into_nodes().into_iter().map(Pilot::many()).collect())
    }
}

impl Assignment {
    /// From the domain's board.
    pub fn new(board: Board) -> Self {
        Self(Arc::new(board))
    }

    pub(super) fn winner(&self, entrant: &Entrant) -> AssignmentWinner {
        let id = entrant.submission.id;
        let ranked = self.0.situation.preferences.get(&id).into_iter().flatten();
        AssignmentWinner {
            submission_id: global(id),
            title: entrant.submission.title.clone(),
            team_id: global(entrant.team.id),
            team_name: entrant.team.name.clone(),
            fictional: entrant.team.fictional,
            rank: entrant.award.rank,
            may_rank: self.0.leads.contains(&id),
            preferences: ranked.filter_map(|id| self.testbed_by_id(*id)).collect(),
        }
    }

    pub(super) fn winner_by_id(&self, id: SubmissionId) -> Option<AssignmentWinner> {
        self.0.situation.entrant(id).map(|entrant| self.winner(entrant))
    }

    pub(super) fn testbed(&self, offer: &Offer) -> AssignmentTestbed {
        let host = self.0.situation.hosts.iter().find(|host| host.organisation == offer.city);
        AssignmentTestbed {
            id: global(offer.testbed.id),
            slug: offer.testbed.slug.clone(),
            name: offer.testbed.name.clone(),
            city_id: global(offer.city),
            city_name: host.map(|h| h.name.clone()).unwrap_or_default(),
            city_code: host.and_then(|h| h.code.clone()),
            places: i32::try_from(offer.places).unwrap_or(i32::MAX),
        }
    }

    pub(super) fn testbed_by_id(&self, id: TestbedId) -> Option<AssignmentTestbed> {
        self.0.situation.offer(id).map(|offer| self.testbed(offer))
    }

    fn city(&self, host: &Host) -> AssignmentCity {
        let whole = self.0.relation.sees_all();
        let (order, basis) = rules::order(&self.0.situation, host.organisation);
        let reason = self.0.situation.priorities.iter().find(|p| p.organisation_id == host.organisation);
        AssignmentCity {
            id: global(host.organisation),
            name: host.name.clone(),
            code: host.code.clone(),
            cap: host.cap.and_then(|cap| i32::try_from(cap).ok()),
            may_rank: self.0.ranks_for.contains(&host.organisation),
            basis: basis.into(),
            reason: reason.map(|p| p.reason.clone()).filter(|r| !r.is_empty()),
            order: if whole { order.iter().filter_map(|id| self.winner_by_id(*id)).collect() } else { Vec::new() },
        }
    }
}

/// A winner: a team with an announced award.
#[derive(SimpleObject, Clone)]
pub struct AssignmentWinner {
    /// The submission.
    pub submission_id: ID,
    /// Its title.
    pub title: String,
    /// The team.
    pub team_id: ID,
    /// The team's name.
    pub team_name: String,
    /// Whether it is made up, for the demo.
    pub fictional: bool,
    /// The rank of its award.
    pub rank: i32,
    /// Whether you may rank testbeds for it.
    pub may_rank: bool,
    /// Testbeds that it ranked, the most wanted first.
    pub preferences: Vec<AssignmentTestbed>,
}

/// A testbed on offer in a challenge.
#[derive(SimpleObject, Clone)]
pub struct AssignmentTestbed {
    /// The testbed.
    pub id: ID,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The host city that offers it.
    pub city_id: ID,
    /// The city's name.
    pub city_name: String,
    /// The city's code on signs.
    pub city_code: Option<String>,
    /// Places on offer.
    pub places: i32,
}

/// A host city with its order of the winners.
#[derive(SimpleObject, Clone)]
pub struct AssignmentCity {
    /// The city.
    pub id: ID,
    /// Its name.
    pub name: String,
    /// Its code on signs.
    pub code: Option<String>,
    /// How many winners it takes over all its testbeds; no cap when absent.
    pub cap: Option<i32>,
    /// Whether you may set its order.
    pub may_rank: bool,
    /// Where the order comes from.
    pub basis: OrderBasis,
    /// Why the city set its own order.
    pub reason: Option<String>,
    /// Winners, first priority first; empty for those who see their own part only.
    pub order: Vec<AssignmentWinner>,
}

/// A pair that a human pinned or forbade.
#[derive(SimpleObject, Clone)]
pub struct AssignmentConstraint {
    /// Its id.
    pub id: ID,
    /// Pin or ban.
    pub kind: ConstraintKind,
    /// The winner.
    pub winner: AssignmentWinner,
    /// The testbed.
    pub testbed: AssignmentTestbed,
    /// Why.
    pub reason: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// Whether a winner may be assigned to a testbed.
#[derive(SimpleObject, Clone)]
pub struct AssignmentEligibility {
    /// The testbed.
    pub testbed: AssignmentTestbed,
    /// The condition that rules it out; none when it is possible.
    pub condition: Option<EligibilityCondition>,
}

/// A proposed or settled pair of winner and testbed.
pub struct TestbedMatch {
    /// The board around it.
    pub board: Assignment,
    /// The match.
    pub row: testbed_match::Model,
}

/// A winner and a testbed that belong together when both sides confirm.
#[Object]
impl TestbedMatch {
    /// Its id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// The challenge.
    async fn challenge_id(&self) -> ID {
        global(self.row.challenge_id)
    }

    /// The round that proposed it.
    async fn round_id(&self) -> ID {
        global(self.row.round_id)
    }

    /// Where it stands now.
    async fn state(&self) -> MatchState {
        self.row.standing(self.board.0.situation.now).into()
    }

    /// The winner; none when its award ended since.
    async fn winner(&self) -> Option<AssignmentWinner> {
        self.board.winner_by_id(self.row.submission_id)
    }

    /// The testbed.
    async fn testbed(&self) -> Option<AssignmentTestbed> {
        self.board.testbed_by_id(self.row.testbed_id)
    }

    /// Until when both sides are to confirm.
    async fn confirm_by(&self) -> Option<DateTime<Utc>> {
        self.row.confirm_by
    }

    /// When the winner's lead confirmed.
    async fn winner_confirmed_at(&self) -> Option<DateTime<Utc>> {
        self.row.winner_confirmed_at
    }

    /// When the city or operator confirmed.
    async fn operator_confirmed_at(&self) -> Option<DateTime<Utc>> {
        self.row.operator_confirmed_at
    }

    /// When it ended without a pilot.
    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.row.ended_at
    }

    /// Why it was declined.
    async fn end_reason(&self) -> Option<&str> {
        self.row.end_reason.as_deref()
    }

    /// Whether you may confirm or decline it now.
    async fn may_answer(&self) -> bool {
        self.board.0.answerable.contains(&self.row.id)
    }
}
