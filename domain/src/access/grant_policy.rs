//! Who may do what with the people on a grant, its sanctions, its terms and its closing duties.

use super::policy::{CONFLICT, ENDED, Relation, STEWARD_ONLY, TEAM_ONLY};
use super::{DutyState, GrantState, SanctionScope};
use crate::kernel::{MatrixRow, Verdict};

/// What the viewer is in the matter of one person's access, beside their relation to the grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It is their own.
    Own,
    /// They lead the team.
    Lead,
    /// Neither.
    Other,
}

impl Part {
    const ALL: [Self; 3] = [Self::Own, Self::Lead, Self::Other];

    const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Lead => "lead",
            Self::Other => "other's",
        }
    }
}

const LEAD_ONLY: &str = "Only the lead of the team can do this.";

/// Nobody signs in, strangers learn nothing; the rest is asked further.
const fn known(relation: Relation) -> Result<(), Verdict> {
    match relation {
        Relation::Nobody => Err(Verdict::SignIn),
        Relation::Stranger | Relation::Decider => Err(Verdict::Hidden),
        Relation::Member
        | Relation::Steward
        | Relation::ConflictedSteward
        | Relation::Administrator
        | Relation::Auditor
        | Relation::System => Ok(()),
    }
}

const fn is_open(state: GrantState) -> bool {
    matches!(state, GrantState::Provisioning | GrantState::Active | GrantState::Suspended)
}

/// Taking one person off a grant, without blame: themselves, the lead, or the steward.
pub fn decide_person_withdraw(relation: Relation, part: Part, state: GrantState) -> Verdict {
    if let Err(verdict) = known(relation) {
        return verdict;
    }
    let may = matches!(
        (relation, part),
        (Relation::Member | Relation::ConflictedSteward, Part::Own | Part::Lead)
            | (Relation::Steward | Relation::System, _)
    );
    match (may, relation) {
        (true, _) if is_open(state) => Verdict::Allowed,
        (true, _) => Verdict::Forbidden(ENDED),
        (false, Relation::ConflictedSteward) => Verdict::Forbidden(CONFLICT),
        (false, _) => Verdict::Forbidden("Only the person, the lead of the team or a data steward can do this."),
    }
}

/// Giving a whole grant back: the lead of the team.
pub fn decide_lead(relation: Relation, part: Part, state: GrantState) -> Verdict {
    if let Err(verdict) = known(relation) {
        return verdict;
    }
    match (relation, part) {
        (Relation::Member | Relation::ConflictedSteward, Part::Lead) if is_open(state) => Verdict::Allowed,
        (Relation::Member | Relation::ConflictedSteward, Part::Lead) => Verdict::Forbidden(ENDED),
        _ => Verdict::Forbidden(LEAD_ONLY),
    }
}

/// Accepting new terms for oneself, asking for a renewal: anybody in the team.
pub fn decide_team(relation: Relation, state: GrantState) -> Verdict {
    if let Err(verdict) = known(relation) {
        return verdict;
    }
    match relation {
        Relation::Member | Relation::ConflictedSteward if is_open(state) => Verdict::Allowed,
        Relation::Member | Relation::ConflictedSteward => Verdict::Forbidden(ENDED),
        _ => Verdict::Forbidden(TEAM_ONLY),
    }
}

/// What the publisher's steward alone does: versions to follow, reports, verdicts on duties.
pub fn decide_steward(relation: Relation) -> Verdict {
    if let Err(verdict) = known(relation) {
        return verdict;
    }
    match relation {
        Relation::Steward | Relation::System => Verdict::Allowed,
        Relation::ConflictedSteward => Verdict::Forbidden(CONFLICT),
        _ => Verdict::Forbidden(STEWARD_ONLY),
    }
}

/// Ending access for misconduct. A steward sanctions for their own organisation, an administrator for the platform too.
pub fn decide_misconduct(relation: Relation, scope: SanctionScope) -> Verdict {
    if let Err(verdict) = known(relation) {
        return verdict;
    }
    match (relation, scope) {
        (Relation::Steward | Relation::Administrator | Relation::System, SanctionScope::Organisation)
        | (Relation::Administrator | Relation::System, SanctionScope::Platform) => Verdict::Allowed,
        (Relation::Steward, SanctionScope::Platform) => Verdict::Forbidden(
            "A sanction for the whole platform is imposed by its administrators. Sanction for your organisation, and ask them.",
        ),
        (Relation::ConflictedSteward, _) => Verdict::Forbidden(CONFLICT),
        _ => Verdict::Forbidden(STEWARD_ONLY),
    }
}

/// Attesting a closing duty: whose it is, or the lead for anybody.
pub fn decide_attest(relation: Relation, part: Part, state: DutyState) -> Verdict {
    match (relation, part) {
        (Relation::Nobody, _) => Verdict::SignIn,
        // Who has left the team still owes what was theirs.
        (_, Part::Own) | (Relation::Member | Relation::ConflictedSteward, Part::Lead) if state == DutyState::Due => {
            Verdict::Allowed
        }
        (_, Part::Own) | (Relation::Member | Relation::ConflictedSteward, Part::Lead) => {
            Verdict::Forbidden("This duty was attested already.")
        }
        (Relation::Stranger | Relation::Decider, Part::Lead | Part::Other) => Verdict::Hidden,
        _ => Verdict::Forbidden("Only the person whose duty it is, or the lead of the team, can attest it."),
    }
}

/// Accepting or returning what was attested.
pub fn decide_duty(relation: Relation, state: DutyState) -> Verdict {
    match decide_steward(relation) {
        Verdict::Allowed if state == DutyState::Attested => Verdict::Allowed,
        Verdict::Allowed => Verdict::Forbidden("There is nothing to decide: it was not attested, or decided already."),
        other => other,
    }
}

/// Every combination with its verdict, for the printed matrix.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    let mut row = |action: &str, state: String, role: String, verdict: Verdict| {
        rows.push(MatrixRow { feature: "access", action: action.into(), state, role, verdict: verdict.word() });
    };
    for relation in Relation::ALL {
        let word = relation.word();
        for part in Part::ALL {
            let role = format!("{word}, {}", part.word());
            for state in GrantState::ALL {
                let state_word = state.to_string();
                row(
                    "grantPersonWithdraw",
                    state_word.clone(),
                    role.clone(),
                    decide_person_withdraw(relation, part, *state),
                );
                row("grantWithdraw", state_word, role.clone(), decide_lead(relation, part, *state));
            }
            for state in DutyState::ALL {
                row("closingDutyAttest", state.to_string(), role.clone(), decide_attest(relation, part, *state));
            }
        }
        for state in GrantState::ALL {
            for action in ["grantTermsAccept", "grantRenew"] {
                row(action, state.to_string(), word.into(), decide_team(relation, *state));
            }
        }
        for state in DutyState::ALL {
            for action in ["closingDutyVerify", "closingDutyReturn"] {
                row(action, state.to_string(), word.into(), decide_duty(relation, *state));
            }
        }
        for action in ["grantReportRequire", "grantVersionsFollow"] {
            row(action, "-".into(), word.into(), decide_steward(relation));
        }
        for scope in SanctionScope::ALL {
            for action in ["grantRevokeForMisconduct", "sanctionLift"] {
                row(action, scope.to_string(), word.into(), decide_misconduct(relation, *scope));
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misconduct_is_never_found_by_the_team_itself() {
        for relation in [Relation::Member, Relation::ConflictedSteward, Relation::Auditor, Relation::Stranger] {
            for scope in SanctionScope::ALL {
                assert_ne!(decide_misconduct(relation, *scope), Verdict::Allowed, "{relation:?}");
            }
        }
        assert_ne!(decide_misconduct(Relation::Steward, SanctionScope::Platform), Verdict::Allowed);
    }

    #[test]
    fn everybody_can_give_up_their_own_access_and_only_while_there_is_some() {
        for state in GrantState::ALL {
            let verdict = decide_person_withdraw(Relation::Member, Part::Own, *state);
            assert_eq!(verdict == Verdict::Allowed, is_open(*state), "{state}");
            assert_ne!(decide_person_withdraw(Relation::Member, Part::Other, *state), Verdict::Allowed);
        }
    }

    #[test]
    fn nobody_verifies_what_they_attested() {
        assert_ne!(decide_duty(Relation::ConflictedSteward, DutyState::Attested), Verdict::Allowed);
        assert_eq!(decide_duty(Relation::Steward, DutyState::Attested), Verdict::Allowed);
        assert_ne!(decide_duty(Relation::Steward, DutyState::Due), Verdict::Allowed);
        assert_eq!(decide_attest(Relation::Stranger, Part::Own, DutyState::Due), Verdict::Allowed);
    }
}
