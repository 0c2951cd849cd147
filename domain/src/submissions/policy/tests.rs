//! Who may do what, and above all who may not.

use super::*;

#[test]
fn a_draft_is_known_to_its_team_alone() {
    for action in Action::ALL {
        for relation in [Relation::Organiser, Relation::HostStaff, Relation::Judge, Relation::Overseer] {
            assert_eq!(decide(relation, Standing::Draft, action), Verdict::Hidden);
            assert_eq!(decide(relation, Standing::Discarded, action), Verdict::Hidden);
        }
        for standing in Standing::ALL {
            assert_eq!(decide(Relation::Stranger, standing, action), Verdict::Hidden);
            assert_eq!(decide(Relation::Nobody, standing, action), Verdict::SignIn);
        }
    }
}

#[test]
fn readers_read_versions_and_change_nothing() {
    for relation in [Relation::Organiser, Relation::HostStaff, Relation::Judge, Relation::Overseer] {
        for standing in [Standing::Submitted, Standing::Editing, Standing::Withdrawn] {
            for action in Action::ALL {
                let reads = matches!(action, Action::TeamRead | Action::MembersRead | Action::VersionRead);
                assert!(reads || decide(relation, standing, action) != Verdict::Allowed, "{relation:?} {action:?}");
            }
            assert_eq!(decide(relation, standing, Action::VersionRead), Verdict::Allowed);
        }
    }
}

#[test]
fn nobody_writes_what_was_sent() {
    for relation in Relation::ALL {
        for standing in [Standing::Submitted, Standing::Withdrawn, Standing::Discarded] {
            assert_ne!(decide(relation, standing, Action::AnswerSave), Verdict::Allowed);
            assert_ne!(decide(relation, standing, Action::Submit), Verdict::Allowed);
        }
    }
}
