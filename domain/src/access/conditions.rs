//! The conditions of a policy, held against what is known of a request: each holds, or fails with the way out. Pure.

use std::collections::BTreeMap;

use super::words;
use crate::datasets::{AccessPolicy, OpenTo, Purpose};
use crate::kernel::{Faults, Localized, OrganisationId};
use crate::organisations::OrganisationKind;

/// One thing that a policy asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Requirement {
    /// The dataset belongs to the team's challenge.
    Attached,
    /// The team exists.
    TeamActive,
    /// The challenge was not cancelled.
    ChallengeRuns,
    /// The team has come as far in the challenge as the policy asks.
    Standing,
    /// The team works in one of the cities.
    City,
    /// The team's organisation is of the right kind.
    OrganisationKind,
    /// The team's organisation is verified.
    OrganisationVerified,
    /// The purpose is one that the policy allows.
    Purpose,
    /// No more people than allowed.
    People,
    /// No longer than allowed.
    Duration,
    /// The terms in force were accepted.
    Terms,
    /// Nobody concerned is sanctioned.
    NoSanction,
    /// No closing duty of the team is overdue.
    DutiesDone,
}

impl Requirement {
    /// The stable code of its failing.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Attached => "access_request.not_attached",
            Self::TeamActive => "access_request.team_disbanded",
            Self::ChallengeRuns => "access_request.challenge_cancelled",
            Self::Standing => "access_request.no_award",
            Self::City => "access_request.other_city",
            Self::OrganisationKind => "access_request.organisation_kind",
            Self::OrganisationVerified => "access_request.organisation_unverified",
            Self::Purpose => "access_request.purpose_not_allowed",
            Self::People => "access_request.too_many_people",
            Self::Duration => "access_request.duration",
            Self::Terms => "access_request.terms_changed",
            Self::NoSanction => "access_request.sanctioned",
            Self::DutiesDone => "access_request.duties_overdue",
        }
    }

    /// The field of the request that it concerns.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Attached => "dataset",
            Self::Purpose => "purposes",
            Self::People => "people",
            Self::Duration => "durationDays",
            Self::Terms => "termsSha256",
            Self::TeamActive
            | Self::ChallengeRuns
            | Self::Standing
            | Self::City
            | Self::OrganisationKind
            | Self::OrganisationVerified
            | Self::NoSanction
            | Self::DutiesDone => "team",
        }
    }

    /// Whether it is about the team alone, and so known before a request is written.
    pub const fn of_team(self) -> bool {
        !matches!(self, Self::Purpose | Self::People | Self::Duration | Self::Terms)
    }
}

/// A condition and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The condition.
    pub requirement: Requirement,
    /// Whether it holds.
    pub holds: bool,
    /// What is asked for.
    pub sentence: Localized,
    /// What to do when it does not hold.
    pub way_out: Localized,
}

/// How far a team has come in its challenge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Come {
    /// It sent an entry that stands.
    pub entered: bool,
    /// An announced stage let it go on, or it holds an award.
    pub finalist: bool,
    /// It holds an announced award.
    pub winner: bool,
}

/// What is known of the team that asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamFacts {
    /// Whether the dataset belongs to its challenge.
    pub attached: bool,
    /// Whether it was not disbanded.
    pub active: bool,
    /// Whether its challenge was cancelled.
    pub cancelled: bool,
    /// How far it has come.
    pub come: Come,
    /// The cities in which it works: those that its entry applies to, that gave it an award, or itself.
    pub cities: Vec<OrganisationId>,
    /// Kind of its organisation, and whether it is verified; none when it has no organisation.
    pub organisation: Option<(OrganisationKind, bool)>,
    /// How many sanctions are in force against the team or the people.
    pub sanctions: usize,
    /// How many of its closing duties are overdue.
    pub overdue_duties: usize,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Purposes.
    pub purposes: Vec<Purpose>,
    /// How many people.
    pub people: usize,
    /// For how many days.
    pub days: i32,
    /// Whether the terms in force were accepted; true when there are none.
    pub terms_accepted: bool,
}

/// Names of cities, for sentences.
pub type CityNames = BTreeMap<OrganisationId, String>;

/// Every condition that the policy asks, with whether it holds. Without an `ask` only those about the team.
pub fn checks(policy: &AccessPolicy, team: &TeamFacts, ask: Option<&Ask>, names: &CityNames) -> Vec<Check> {
    let mut all = Vec::new();
    let mut add = |requirement: Requirement, holds: bool| {
        let (sentence, way_out) = words::condition(requirement, policy, names);
        all.push(Check { requirement, holds, sentence, way_out });
    };
    add(Requirement::Attached, team.attached);
    add(Requirement::TeamActive, team.active);
    add(Requirement::ChallengeRuns, !team.cancelled);
    add(
        Requirement::Standing,
        team.come.entered
            && match policy.open_to {
                OpenTo::Entrants => true,
                OpenTo::Finalists => team.come.finalist || team.come.winner,
                OpenTo::Winners => team.come.winner,
            },
    );
    if !policy.cities.is_empty() {
        add(Requirement::City, team.cities.iter().any(|city| policy.cities.contains(city)));
    }
    if !policy.organisation_kinds.is_empty() {
        let fits = team.organisation.is_some_and(|(kind, _)| policy.organisation_kinds.contains(&kind));
        add(Requirement::OrganisationKind, fits);
    }
    if policy.organisation_verified {
        add(Requirement::OrganisationVerified, team.organisation.is_some_and(|(_, verified)| verified));
    }
    add(Requirement::NoSanction, team.sanctions == 0);
    add(Requirement::DutiesDone, team.overdue_duties == 0);
    let Some(ask) = ask else { return all };
    if !policy.purposes.is_empty() {
        let fits = !ask.purposes.is_empty() && ask.purposes.iter().all(|one| policy.purposes.contains(one));
        add(Requirement::Purpose, fits);
    }
    if let Some(most) = policy.max_people {
        add(Requirement::People, usize::try_from(most).is_ok_and(|most| ask.people <= most));
    }
    add(Requirement::Duration, (1..=policy.max_days).contains(&ask.days));
    add(Requirement::Terms, ask.terms_accepted);
    all
}

/// Puts every condition that fails among the faults.
pub fn refuse(faults: &mut Faults, checks: &[Check]) {
    for check in checks.iter().filter(|check| !check.holds) {
        let message = format!("{} {}", check.sentence.get("en"), check.way_out.get("en"));
        faults.push(check.requirement.code(), check.requirement.path(), message.trim());
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn city(n: u128) -> OrganisationId {
        OrganisationId(Uuid::from_u128(n))
    }

    fn good() -> (AccessPolicy, TeamFacts, Ask) {
        let policy = AccessPolicy {
            cities: vec![city(1), city(2)],
            organisation_kinds: vec![OrganisationKind::Innovator],
            organisation_verified: true,
            purposes: vec![Purpose::Pilot, Purpose::Evaluation],
            max_people: Some(2),
            max_days: 90,
            ..AccessPolicy::default()
        };
        let team = TeamFacts {
            attached: true,
            active: true,
            come: Come { entered: true, finalist: true, winner: true },
            cities: vec![city(2)],
            organisation: Some((OrganisationKind::Innovator, true)),
            ..TeamFacts::default()
        };
        let ask = Ask { purposes: vec![Purpose::Pilot], people: 2, days: 90, terms_accepted: true };
        (policy, team, ask)
    }

    fn failing(policy: &AccessPolicy, team: &TeamFacts, ask: &Ask) -> Vec<Requirement> {
        let all = checks(policy, team, Some(ask), &CityNames::new());
        all.into_iter().filter(|check| !check.holds).map(|check| check.requirement).collect()
    }

    #[test]
    fn each_condition_is_named_when_it_alone_fails() {
        let (policy, team, ask) = good();
        assert_eq!(failing(&policy, &team, &ask), []);
        for (team, requirement) in [
            (TeamFacts { attached: false, ..team.clone() }, Requirement::Attached),
            (TeamFacts { active: false, ..team.clone() }, Requirement::TeamActive),
            (TeamFacts { cancelled: true, ..team.clone() }, Requirement::ChallengeRuns),
            (TeamFacts { come: Come { winner: false, ..team.come }, ..team.clone() }, Requirement::Standing),
            (TeamFacts { cities: vec![city(3)], ..team.clone() }, Requirement::City),
            (
                TeamFacts { organisation: Some((OrganisationKind::Partner, true)), ..team.clone() },
                Requirement::OrganisationKind,
            ),
            (
                TeamFacts { organisation: Some((OrganisationKind::Innovator, false)), ..team.clone() },
                Requirement::OrganisationVerified,
            ),
            (TeamFacts { sanctions: 1, ..team.clone() }, Requirement::NoSanction),
            (TeamFacts { overdue_duties: 1, ..team.clone() }, Requirement::DutiesDone),
        ] {
            assert_eq!(failing(&policy, &team, &ask), [requirement]);
        }
        for (ask, requirement) in [
            (Ask { purposes: vec![Purpose::Pilot, Purpose::Other], ..ask.clone() }, Requirement::Purpose),
            (Ask { purposes: vec![], ..ask.clone() }, Requirement::Purpose),
            (Ask { people: 3, ..ask.clone() }, Requirement::People),
            (Ask { days: 91, ..ask.clone() }, Requirement::Duration),
            (Ask { days: 0, ..ask.clone() }, Requirement::Duration),
            (Ask { terms_accepted: false, ..ask.clone() }, Requirement::Terms),
        ] {
            assert_eq!(failing(&policy, &team, &ask), [requirement]);
        }
    }

    #[test]
    fn the_farther_a_team_has_come_the_more_it_may_ask_for() {
        let (_, team, _) = good();
        let stages = [
            Come::default(),
            Come { entered: true, ..Come::default() },
            Come { entered: true, finalist: true, ..Come::default() },
            Come { entered: true, finalist: true, winner: true },
        ];
        for (open_to, first) in [(OpenTo::Entrants, 1), (OpenTo::Finalists, 2), (OpenTo::Winners, 3)] {
            let policy = AccessPolicy { open_to, ..AccessPolicy::default() };
            for (n, come) in stages.iter().enumerate() {
                let team = TeamFacts { come: *come, ..team.clone() };
                let all = checks(&policy, &team, None, &CityNames::new());
                assert_eq!(all.iter().all(|check| check.holds), n >= first, "{open_to} at {n}");
            }
        }
    }

    #[test]
    fn every_failing_condition_has_a_code_and_a_way_out_in_three_languages() {
        let (policy, _, _) = good();
        let nothing = Ask { purposes: vec![], people: 9, days: 0, terms_accepted: false };
        let team = TeamFacts { cancelled: true, sanctions: 1, overdue_duties: 1, ..TeamFacts::default() };
        let all = checks(&policy, &team, Some(&nothing), &CityNames::new());
        assert!(all.iter().all(|check| !check.holds));
        assert_eq!(all.len(), 13);
        for check in &all {
            for text in [&check.sentence, &check.way_out] {
                let texts: std::collections::BTreeSet<&str> = ["de", "en", "fr"].map(|code| text.get(code)).into();
                assert_eq!(texts.len(), 3, "{:?}", check.requirement);
            }
        }
        let mut faults = Faults::new();
        refuse(&mut faults, &all);
        assert_eq!(faults.into_vec().len(), 13);
    }
}
