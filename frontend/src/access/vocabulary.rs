//! The closed sets of words in policies and requests: as the API has them, in forms, and as keys of the locales.

use crate::schema;
use crate::shell::Page;

/// Declares an enum of the schema with the word that forms and locales use for each value.
macro_rules! worded {
    ($(#[$meta:meta])* $name:ident in $prefix:literal { $($variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),+ }

        #[allow(dead_code)] // not every set is chosen from
        impl $name {
            /// All values.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in forms and addresses.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// From the word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }

            /// Key of its name in the locales.
            pub fn key(self) -> String {
                format!(concat!($prefix, "-{}"), self.word())
            }

            /// Word and name of each, for a form.
            pub fn options(page: &Page) -> Vec<(String, String)> {
                Self::ALL.iter().map(|one| (one.word().to_owned(), page.t(&one.key()))).collect()
            }
        }
    };
}

worded! {
    /// Who decides about requests.
    AccessDecisionBy in "policy-decision" {
        Steward = "steward",
        Automatic = "automatic",
        Quorum = "quorum",
    }
}

worded! {
    /// Which teams may ask.
    AccessOpenTo in "policy-open-to" {
        Winners = "winners",
        Finalists = "finalists",
        Entrants = "entrants",
    }
}

worded! {
    /// For what somebody stands who decides.
    DeciderRole in "policy-role" {
        Steward = "steward",
        City = "city",
        Partner = "partner",
        PrivacyOfficer = "privacy-officer",
    }
}

worded! {
    /// What data is needed for.
    AccessPurpose in "policy-purpose" {
        Pilot = "pilot",
        Development = "development",
        Research = "research",
        Evaluation = "evaluation",
        Planning = "planning",
        Other = "other",
    }
}

worded! {
    /// What an organisation is.
    OrganisationKind in "policy-kind" {
        City = "city",
        Partner = "partner",
        Innovator = "innovator",
    }
}

worded! {
    /// A duty in an organisation.
    Duty in "policy-duty" {
        DataSteward = "data-steward",
        Manager = "manager",
        Owner = "owner",
        Member = "member",
        TestbedOperator = "testbed-operator",
    }
}

worded! {
    /// Which versions are wanted.
    AccessVersionPolicy in "ask-versions" {
        ThisVersion = "this-version",
        FollowNew = "follow-new",
    }
}

worded! {
    /// How somebody decided.
    AccessDecisionKind in "access-voted" {
        Approve = "approve",
        Reject = "reject",
        Return = "return",
    }
}

worded! {
    /// Why somebody stands back.
    AccessExclusion in "access-excluded" {
        Declared = "declared",
        InTeam = "in-team",
        SameOrganisation = "same-organisation",
        JudgeConflict = "judge-conflict",
    }
}

worded! {
    /// Who has the next move.
    AccessWaitingFor in "access-waiting" {
        Team = "team",
        TeamAnswer = "team-answer",
        Deciders = "deciders",
        Platform = "platform",
        Nobody = "nobody",
    }
}
