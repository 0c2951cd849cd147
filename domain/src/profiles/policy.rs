//! Who decides what of a profile is public, has it made again, and sees it.

use super::Disclosure;
use super::rules::{default_disclosure, sees_all};
use crate::datasets::DatasetAccess;
use crate::datasets::DatasetState;
use crate::datasets::policy::{self as datasets, Relation};
use crate::kernel::{MatrixRow, Verdict};

/// What can be done with the profiles of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Action {
    DisclosureSet,
    Repeat,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 2] = [Self::DisclosureSet, Self::Repeat];

    const fn name(self) -> &'static str {
        match self {
            Self::DisclosureSet => "datasetProfileDisclosureSet",
            Self::Repeat => "distributionProfileRepeat",
        }
    }
}

/// Whether somebody so related may do this in this state: whoever may change the dataset's facts.
pub fn decide(relation: Relation, state: DatasetState, _action: Action) -> Verdict {
    datasets::decide(relation, state, datasets::Action::Update)
}

/// Every cell: the actions, and what is seen by default.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    let mut row = |action: &str, state: String, role: &str, verdict: &'static str| {
        rows.push(MatrixRow { feature: "profiles", action: action.into(), state, role: role.into(), verdict });
    };
    for relation in Relation::ALL {
        for state in DatasetState::ALL {
            for action in Action::ALL {
                row(action.name(), state.to_string(), relation.name(), decide(relation, *state, action).word());
            }
        }
        for access in DatasetAccess::ALL {
            for (grant, holds) in [("without grant", false), ("with a usable grant", true)] {
                let seen = if sees_all(relation, holds) { Disclosure::Everything } else { default_disclosure(*access) };
                row("profile, by default", format!("{access}, {grant}"), relation.name(), seen.as_str());
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_who_keep_the_data_decide() {
        for relation in Relation::ALL {
            for state in DatasetState::ALL {
                for action in Action::ALL {
                    let may = decide(relation, *state, action) == Verdict::Allowed;
                    assert_eq!(may, relation.keeps() && *state != DatasetState::Withdrawn, "{relation:?} {state}");
                }
            }
        }
    }
}
