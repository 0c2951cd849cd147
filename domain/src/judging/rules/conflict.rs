//! Which ties between a judge and a team are found without anybody declaring them.

use std::collections::BTreeSet;

use crate::judging::ConflictKind;
use crate::kernel::{OrganisationId, PersonId};

/// Mail providers and example domains: the same domain says nothing about the employer.
const SHARED_DOMAINS: &[&str] = &[
    "aol.com",
    "example.com",
    "example.net",
    "example.org",
    "fastmail.com",
    "free.fr",
    "gmail.com",
    "gmx.at",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hey.com",
    "hotmail.com",
    "icloud.com",
    "laposte.net",
    "live.com",
    "mac.com",
    "mail.com",
    "mailbox.org",
    "me.com",
    "msn.com",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "outlook.fr",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "sfr.fr",
    "t-online.de",
    "wanadoo.fr",
    "web.de",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.de",
    "yahoo.fr",
    "zoho.com",
];

/// What is known of one side: a judge, or everybody in a team together.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    /// The people.
    pub people: BTreeSet<PersonId>,
    /// Organisations they belong to now.
    pub organisations: BTreeSet<OrganisationId>,
    /// Domains of their e-mail addresses.
    pub domains: BTreeSet<String>,
}

/// A tie that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What kind of conflict it is.
    pub kind: ConflictKind,
    /// What was found, for the organiser.
    pub reason: String,
    /// Whether it is the invariant that nobody can lift: the judge is in the team.
    pub invariant: bool,
}

/// The domain of an address in lower case, unless it is one that strangers share.
pub fn telling_domain(email: &str) -> Option<String> {
    let domain = email.rsplit_once('@')?.1.trim().trim_end_matches('.').to_ascii_lowercase();
    (!domain.is_empty() && !SHARED_DOMAINS.contains(&domain.as_str())).then_some(domain)
}

/// The strongest tie between a judge and a team, if any.
pub fn detect(judge: &Ties, team: &Ties) -> Option<Found> {
    if judge.people.intersection(&team.people).next().is_some() {
        return Some(Found {
            kind: ConflictKind::Collaborator,
            reason: "The judge is a member of the team.".into(),
            invariant: true,
        });
    }
    if judge.organisations.intersection(&team.organisations).next().is_some() {
        return Some(Found {
            kind: ConflictKind::Institutional,
            reason: "The judge and the team belong to the same organisation.".into(),
            invariant: false,
        });
    }
    judge.domains.intersection(&team.domains).next().map(|domain| Found {
        kind: ConflictKind::Institutional,
        reason: format!("The judge and the team have e-mail addresses at {domain}."),
        invariant: false,
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn ties(person: u128, organisation: u128, email: &str) -> Ties {
        Ties {
            people: BTreeSet::from([PersonId(Uuid::from_u128(person))]),
            organisations: BTreeSet::from([OrganisationId(Uuid::from_u128(organisation))]),
            domains: telling_domain(email).into_iter().collect(),
        }
    }

    #[test]
    fn strangers_have_no_tie() {
        assert_eq!(detect(&ties(1, 1, "a@berlin.example"), &ties(2, 2, "b@start-up.example")), None);
    }

    #[test]
    fn free_mail_is_no_tie_but_an_employer_is() {
        assert_eq!(detect(&ties(1, 1, "a@gmail.com"), &ties(2, 2, "b@gmail.com")), None);
        let found = detect(&ties(1, 1, "a@Uni.example"), &ties(2, 2, "b@uni.example.")).unwrap();
        assert_eq!(found.kind, ConflictKind::Institutional);
        assert!(!found.invariant);
    }

    #[test]
    fn a_shared_organisation_is_a_tie() {
        assert!(detect(&ties(1, 7, "a@gmail.com"), &ties(2, 7, "b@gmx.de")).is_some());
    }

    #[test]
    fn membership_is_decided_on_the_person_and_cannot_be_lifted() {
        let found = detect(&ties(1, 1, "a@gmail.com"), &ties(1, 2, "other@gmx.de")).unwrap();
        assert!(found.invariant);
    }

    #[test]
    fn an_address_without_a_domain_tells_nothing() {
        assert_eq!(telling_domain("nobody"), None);
        assert_eq!(telling_domain("nobody@"), None);
    }
}
