//! Who may see and do what in an assignment. Winners see their own part, cities and organisers the whole.

use crate::challenges::Standing;
use crate::kernel::{MatrixRow, OrganisationId, SubmissionId, Verdict, Viewer};
use crate::organisations::Duty;

use super::MatchState;
use super::model::{Entrant, Situation};

/// The scope with which an API client acts for a city or an operator.
pub const SCOPE_WRITE: &str = "assignment:write";

/// What a viewer is to the thing in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, not involved.
    Stranger,
    /// In the team of a winner (of this one, where it is about one).
    Member,
    /// Leads the team of a winner (of this one, where it is about one).
    Lead,
    /// Staff of the city in question, or operator of the testbed in question.
    Site,
    /// Staff of another host city, or operator of another testbed of the challenge.
    Host,
    /// Staff of the lead organisation.
    Organiser,
    /// Administrator or auditor of the platform, or the platform itself.
    Overseer,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Nobody,
        Self::Stranger,
        Self::Member,
        Self::Lead,
        Self::Site,
        Self::Host,
        Self::Organiser,
        Self::Overseer,
    ];

    /// One word for the matrix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::Member => "team member",
            Self::Lead => "team lead",
            Self::Site => "city or operator of it",
            Self::Host => "other host",
            Self::Organiser => "organiser",
            Self::Overseer => "overseer",
        }
    }

    /// Whether the whole assignment is visible.
    pub const fn sees_all(self) -> bool {
        matches!(self, Self::Site | Self::Host | Self::Organiser | Self::Overseer)
    }
}

/// Where the assignment of a challenge stands, as far as rights depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// No winner is announced.
    Before,
    /// Winners are announced.
    Open,
    /// The challenge is archived or cancelled.
    Over,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Before, Self::Open, Self::Over];

    /// One word for the matrix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Before => "before announcement",
            Self::Open => "open",
            Self::Over => "over",
        }
    }
}

/// What can be done with an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Action {
    View,
    PreferencesSet,
    CityPrioritiesSet,
    ConstraintAdd,
    ConstraintLift,
    Run,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::View,
        Self::PreferencesSet,
        Self::CityPrioritiesSet,
        Self::ConstraintAdd,
        Self::ConstraintLift,
        Self::Run,
    ];

    /// Named like the field or mutation.
    pub const fn word(self) -> &'static str {
        match self {
            Self::View => "assignment",
            Self::PreferencesSet => "preferencesSet",
            Self::CityPrioritiesSet => "cityPrioritiesSet",
            Self::ConstraintAdd => "assignmentConstraintAdd",
            Self::ConstraintLift => "assignmentConstraintLift",
            Self::Run => "assignmentRun",
        }
    }
}

/// What can be done with a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum MatchAction {
    View,
    Confirm,
    Decline,
}

impl MatchAction {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::View, Self::Confirm, Self::Decline];

    /// Named like the field or mutation.
    pub const fn word(self) -> &'static str {
        match self {
            Self::View => "match",
            Self::Confirm => "matchConfirm",
            Self::Decline => "matchDecline",
        }
    }
}

/// Whether somebody so related may do this now.
pub fn decide(relation: Relation, state: State, action: Action) -> Verdict {
    let knows =
        relation.sees_all() || (matches!(relation, Relation::Member | Relation::Lead) && state != State::Before);
    if !knows {
        return if relation == Relation::Nobody && action != Action::View { Verdict::SignIn } else { Verdict::Hidden };
    }
    let may = match action {
        Action::View => return Verdict::Allowed,
        Action::PreferencesSet => (relation == Relation::Lead, "Only the lead of a winning team ranks testbeds."),
        Action::CityPrioritiesSet => (relation == Relation::Site, "Only staff of this city set its order of winners."),
        Action::ConstraintAdd | Action::ConstraintLift => {
            (relation == Relation::Organiser, "Only staff of the lead organisation pin or forbid a pair.")
        }
        Action::Run => (relation == Relation::Organiser, "Only staff of the lead organisation run the assignment."),
    };
    match (may, state) {
        ((false, reason), _) => Verdict::Forbidden(reason),
        (_, State::Before) => Verdict::Forbidden("No winner has been announced yet."),
        (_, State::Over) => Verdict::Forbidden("The challenge is archived or cancelled."),
        (_, State::Open) => Verdict::Allowed,
    }
}

/// Whether somebody so related to a match may do this while it stands so.
pub fn decide_match(relation: Relation, state: MatchState, action: MatchAction) -> Verdict {
    match (relation, action) {
        (Relation::Nobody, MatchAction::Confirm | MatchAction::Decline) => Verdict::SignIn,
        (Relation::Nobody | Relation::Stranger, _) => Verdict::Hidden,
        (_, MatchAction::View) => Verdict::Allowed,
        (Relation::Lead | Relation::Site, MatchAction::Confirm | MatchAction::Decline) => match state {
            MatchState::Proposed => Verdict::Allowed,
            MatchState::Confirmed => Verdict::Forbidden("Both sides have confirmed this match already."),
            MatchState::Declined => Verdict::Forbidden("This match was declined."),
            MatchState::Lapsed => Verdict::Forbidden("The time to confirm this match is over."),
            MatchState::Replaced => Verdict::Forbidden("A later round has replaced this match."),
        },
        (_, MatchAction::Confirm | MatchAction::Decline) => {
            Verdict::Forbidden("Only the lead of the winning team and the city or operator of the testbed can do this.")
        }
    }
}

fn staff(viewer: &Viewer, organisation: OrganisationId) -> bool {
    !viewer.is_system() && viewer.holds(organisation, &[Duty::Member], SCOPE_WRITE)
}

fn operator(viewer: &Viewer, organisation: OrganisationId) -> bool {
    !viewer.is_system() && viewer.holds(organisation, &[Duty::Member, Duty::TestbedOperator], SCOPE_WRITE)
}

/// The viewer and what they belong to, looked up once.
#[derive(Clone, Debug)]
pub struct Involved<'a> {
    /// Who asks.
    pub viewer: &'a Viewer,
    /// Winning submissions of teams that the viewer is in.
    pub teams: Vec<SubmissionId>,
}

impl Involved<'_> {
    /// What the viewer is to the whole challenge.
    pub fn to_challenge(&self, situation: &Situation, standing: &Standing) -> Relation {
        let leads = situation.entrants.iter().any(|e| self.leads(e));
        let organises = staff(self.viewer, standing.lead);
        let hosts = standing.hosts.iter().any(|host| operator(self.viewer, *host));
        let operates = situation.offers.iter().any(|offer| self.operates(offer));
        match self.viewer {
            _ if organises => Relation::Organiser,
            _ if hosts || operates => Relation::Host,
            _ if leads => Relation::Lead,
            _ if !self.teams.is_empty() => Relation::Member,
            _ if self.viewer.reads_everything() => Relation::Overseer,
            Viewer::Nobody => Relation::Nobody,
            Viewer::Person(_) | Viewer::Client(_) | Viewer::System => Relation::Stranger,
        }
    }

    /// What the viewer is to one winner.
    pub fn to_winner(&self, situation: &Situation, standing: &Standing, entrant: &Entrant) -> Relation {
        let whole = self.to_challenge(situation, standing);
        match whole {
            _ if self.leads(entrant) => Relation::Lead,
            _ if self.teams.contains(&entrant.submission.id) => Relation::Member,
            Relation::Lead | Relation::Member => Relation::Stranger,
            other => other,
        }
    }

    /// What the viewer is to one host city.
    pub fn to_city(&self, situation: &Situation, standing: &Standing, city: OrganisationId) -> Relation {
        if staff(self.viewer, city) { Relation::Site } else { self.to_challenge(situation, standing) }
    }

    /// What the viewer is to a pair of winner and testbed.
    pub fn to_match(
        &self,
        situation: &Situation,
        standing: &Standing,
        entrant: &Entrant,
        offer: &super::model::Offer,
    ) -> Relation {
        if self.leads(entrant) {
            Relation::Lead
        } else if self.operates(offer) {
            Relation::Site
        } else {
            self.to_winner(situation, standing, entrant)
        }
    }

    fn leads(&self, entrant: &Entrant) -> bool {
        self.teams.contains(&entrant.submission.id) && self.viewer.person_id() == Some(entrant.team.lead_person_id)
    }

    fn operates(&self, offer: &super::model::Offer) -> bool {
        operator(self.viewer, offer.testbed.organisation_id)
            || operator(self.viewer, offer.city)
            || offer.testbed.operator_id.is_some_and(|id| operator(self.viewer, id))
    }
}

/// Every cell: relation × state × action.
pub fn matrix() -> Vec<MatrixRow> {
    let cell = |action: &'static str, state: &'static str, relation: Relation, verdict: Verdict| MatrixRow {
        feature: "assignment",
        action: action.into(),
        state: state.into(),
        role: relation.word().into(),
        verdict: verdict.word(),
    };
    let mut rows = Vec::new();
    for relation in Relation::ALL {
        for action in Action::ALL {
            for state in State::ALL {
                rows.push(cell(action.word(), state.word(), relation, decide(relation, state, action)));
            }
        }
        for action in MatchAction::ALL {
            for state in MatchState::ALL {
                rows.push(cell(action.word(), state.as_str(), relation, decide_match(relation, *state, action)));
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_hidden_from_teams_before_they_are_announced() {
        for relation in [Relation::Stranger, Relation::Member, Relation::Lead] {
            for action in Action::ALL {
                assert_eq!(decide(relation, State::Before, action), Verdict::Hidden);
            }
        }
    }

    #[test]
    fn each_act_belongs_to_one_relation() {
        for action in Action::ALL.into_iter().filter(|a| *a != Action::View) {
            let may = Relation::ALL.into_iter().filter(|r| decide(*r, State::Open, action) == Verdict::Allowed);
            assert_eq!(may.count(), 1, "{action:?}");
        }
    }

    #[test]
    fn only_the_two_sides_answer_and_only_while_it_is_proposed() {
        for relation in Relation::ALL {
            for state in MatchState::ALL {
                for action in [MatchAction::Confirm, MatchAction::Decline] {
                    let side = matches!(relation, Relation::Lead | Relation::Site);
                    let may = decide_match(relation, *state, action) == Verdict::Allowed;
                    assert_eq!(may, side && *state == MatchState::Proposed);
                }
            }
        }
    }
}
