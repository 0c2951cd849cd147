//! Who may do what with accounts and sessions.

use crate::kernel::{MatrixRow, PersonId, Verdict, Viewer};

/// What a viewer is to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// The person of the account.
    Oneself,
    /// Another person.
    Stranger,
    /// An API client.
    Client,
    /// Administrator of the platform.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
    /// The platform itself.
    System,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 7] =
        [Self::Nobody, Self::Oneself, Self::Stranger, Self::Client, Self::Administrator, Self::Auditor, Self::System];

    const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Oneself => "oneself",
            Self::Stranger => "stranger",
            Self::Client => "api client",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::System => "system",
        }
    }
}

/// What can be done with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Register.
    Register,
    /// Prove an e-mail address with a link.
    ConfirmEmail,
    /// Ask for the link again.
    RequestConfirmation,
    /// Ask for a link to set a new password.
    RequestPasswordReset,
    /// Set a new password with a link.
    ResetPassword,
    /// Begin a session.
    SessionStart,
    /// Renew a session.
    SessionRefresh,
    /// Read e-mail address, settings and sessions.
    ViewPrivate,
    /// End a session.
    SessionEnd,
    /// Change name, language or zone.
    Update,
    /// Make an account that is confirmed already (demo, command line).
    Provide,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 11] = [
        Self::Register,
        Self::ConfirmEmail,
        Self::RequestConfirmation,
        Self::RequestPasswordReset,
        Self::ResetPassword,
        Self::SessionStart,
        Self::SessionRefresh,
        Self::ViewPrivate,
        Self::SessionEnd,
        Self::Update,
        Self::Provide,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Register => "personRegister",
            Self::ConfirmEmail => "personConfirmEmail",
            Self::RequestConfirmation => "personRequestConfirmation",
            Self::RequestPasswordReset => "personRequestPasswordReset",
            Self::ResetPassword => "personResetPassword",
            Self::SessionStart => "sessionStart",
            Self::SessionRefresh => "sessionRefresh",
            Self::ViewPrivate => "sessions",
            Self::SessionEnd => "sessionEnd",
            Self::Update => "personUpdate",
            Self::Provide => "(provide an account)",
        }
    }
}

/// What the viewer is to the account of `person`.
pub fn relation(viewer: &Viewer, person: PersonId) -> Relation {
    match viewer {
        Viewer::Nobody => Relation::Nobody,
        Viewer::System => Relation::System,
        Viewer::Client(_) => Relation::Client,
        Viewer::Person(one) if one.id == person => Relation::Oneself,
        Viewer::Person(_) if viewer.is_administrator() => Relation::Administrator,
        Viewer::Person(one) if one.platform_role.is_some() => Relation::Auditor,
        Viewer::Person(_) => Relation::Stranger,
    }
}

/// Whether somebody so related may do this.
pub fn decide(relation: Relation, action: Action) -> Verdict {
    match action {
        // What proves the right here is in the hand: a password, a link, a refresh token.
        Action::Register
        | Action::ConfirmEmail
        | Action::RequestConfirmation
        | Action::RequestPasswordReset
        | Action::ResetPassword
        | Action::SessionStart
        | Action::SessionRefresh => Verdict::Allowed,
        Action::ViewPrivate | Action::SessionEnd | Action::Update => match relation {
            Relation::Oneself | Relation::System => Verdict::Allowed,
            Relation::Nobody => Verdict::SignIn,
            Relation::Client => Verdict::Forbidden("An API client cannot do this; a person has to sign in."),
            Relation::Stranger | Relation::Administrator | Relation::Auditor => Verdict::Hidden,
        },
        Action::Provide => match relation {
            Relation::System => Verdict::Allowed,
            Relation::Nobody => Verdict::SignIn,
            Relation::Oneself | Relation::Stranger | Relation::Client | Relation::Administrator | Relation::Auditor => {
                Verdict::Hidden
            }
        },
    }
}

/// Every relation and action, decided by [`decide`].
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for action in Action::ALL {
        for relation in Relation::ALL {
            rows.push(MatrixRow {
                feature: "accounts",
                action: action.name().into(),
                state: "-".into(),
                role: relation.name().into(),
                verdict: decide(relation, action).word(),
            });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_persons_account_is_not_found() {
        for action in [Action::ViewPrivate, Action::SessionEnd, Action::Update] {
            assert_eq!(decide(Relation::Oneself, action), Verdict::Allowed);
            assert_eq!(decide(Relation::Nobody, action), Verdict::SignIn);
            assert_eq!(decide(Relation::Administrator, action), Verdict::Hidden);
        }
    }

    #[test]
    fn the_matrix_is_complete() {
        assert_eq!(matrix().len(), Action::ALL.len() * Relation::ALL.len());
    }
}
