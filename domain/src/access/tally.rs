//! How votes are counted: who fills which seat, and whether that approves, returns, or still waits. Pure.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::DecisionKind;

/// What the votes of one round come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// More votes are needed, and can still come.
    Waiting,
    /// Enough seats approved.
    Approved,
    /// One rejected, which ends it.
    Rejected,
    /// So many returned it that it cannot be approved as it is.
    Returned,
    /// Too few are left who may decide; it goes to those above them.
    NobodyLeft,
}

/// The count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What it comes to.
    pub outcome: Outcome,
    /// How many approvals are needed; fewer than the policy says when some had to stand back.
    pub needed: usize,
    /// How many approvals there are.
    pub approvals: usize,
    /// Which voter fills each seat.
    pub filled: Vec<Option<Uuid>>,
}

/// One vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// Who.
    pub voter: Uuid,
    /// What.
    pub kind: DecisionKind,
}

/// Counts. `seats` holds for each seat who may fill it; `needed` and `strict` are the policy's.
///
/// One voter fills one seat, whichever they can, so that the order of votes does not matter: the greatest number of
/// voters is seated (a maximum matching), those who voted before those who still can.
pub fn tally(seats: &[BTreeSet<Uuid>], votes: &[Vote], needed: usize, strict: bool) -> Tally {
    let everybody: BTreeSet<Uuid> = seats.iter().flatten().copied().collect();
    let voted: BTreeSet<Uuid> = votes.iter().map(|vote| vote.voter).collect();
    let of = |kind| {
        let voters: BTreeSet<Uuid> = votes.iter().filter(|vote| vote.kind == kind).map(|vote| vote.voter).collect();
        voters
    };
    let mut seating = Seating { seats, taken: BTreeMap::new() };
    let returns = seating.seat_all(&of(DecisionKind::Return));
    let approvals = seating.seat_all(&of(DecisionKind::Approve));
    let filled = (0..seats.len()).map(|seat| seating.taken.get(&seat).copied()).collect();
    let waiting = seating.seat_all(&everybody.difference(&voted).copied().collect());
    let possible = returns + approvals + waiting;
    let needed_now = if strict { needed } else { needed.min(possible) }.max(1);
    let outcome = if !of(DecisionKind::Reject).is_empty() {
        Outcome::Rejected
    } else if possible < needed_now {
        Outcome::NobodyLeft
    } else if approvals >= needed_now {
        Outcome::Approved
    } else if approvals + waiting < needed_now {
        Outcome::Returned
    } else {
        Outcome::Waiting
    };
    Tally { outcome, needed: needed_now, approvals, filled }
}

struct Seating<'a> {
    seats: &'a [BTreeSet<Uuid>],
    taken: BTreeMap<usize, Uuid>,
}

impl Seating<'_> {
    /// Seats as many of them as possible without unseating anybody who sits; how many.
    fn seat_all(&mut self, voters: &BTreeSet<Uuid>) -> usize {
        voters.iter().filter(|voter| self.seat(**voter, &mut BTreeSet::new())).count()
    }

    /// An augmenting path: takes a free seat, or asks who sits there to move on.
    fn seat(&mut self, voter: Uuid, tried: &mut BTreeSet<usize>) -> bool {
        for (n, who) in self.seats.iter().enumerate() {
            if !who.contains(&voter) || !tried.insert(n) {
                continue;
            }
            let free = match self.taken.get(&n).copied() {
                None => true,
                Some(other) => self.seat(other, tried),
            };
            if free {
                self.taken.insert(n, voter);
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn who(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn seats(all: &[&[u128]]) -> Vec<BTreeSet<Uuid>> {
        all.iter().map(|seat| seat.iter().map(|n| who(*n)).collect()).collect()
    }

    fn votes(all: &[(u128, DecisionKind)]) -> Vec<Vote> {
        all.iter().map(|(n, kind)| Vote { voter: who(*n), kind: *kind }).collect()
    }

    use DecisionKind::{Approve, Reject, Return};

    #[test]
    fn two_of_three_approve_in_any_order() {
        let three = seats(&[&[1], &[2], &[3]]);
        assert_eq!(tally(&three, &[], 2, false).outcome, Outcome::Waiting);
        assert_eq!(tally(&three, &votes(&[(3, Approve)]), 2, false).outcome, Outcome::Waiting);
        assert_eq!(tally(&three, &votes(&[(3, Approve), (1, Approve)]), 2, false).outcome, Outcome::Approved);
        assert_eq!(tally(&three, &votes(&[(2, Approve), (1, Reject)]), 2, false).outcome, Outcome::Rejected);
    }

    #[test]
    fn one_return_leaves_it_open_until_the_number_cannot_be_reached() {
        let three = seats(&[&[1], &[2], &[3]]);
        assert_eq!(tally(&three, &votes(&[(1, Return)]), 2, false).outcome, Outcome::Waiting);
        assert_eq!(tally(&three, &votes(&[(1, Return), (2, Return)]), 2, false).outcome, Outcome::Returned);
        let one = seats(&[&[1, 2]]);
        assert_eq!(tally(&one, &votes(&[(2, Return)]), 1, false).outcome, Outcome::Returned);
    }

    #[test]
    fn one_person_fills_one_seat_only() {
        let both = seats(&[&[1], &[1, 2]]);
        let one = tally(&both, &votes(&[(1, Approve)]), 2, false);
        assert_eq!((one.outcome, one.approvals), (Outcome::Waiting, 1));
        // The second voter fits only where the first sits; the first moves on.
        let swapped = seats(&[&[1, 2], &[1]]);
        let all = tally(&swapped, &votes(&[(1, Approve), (2, Approve)]), 2, false);
        assert_eq!((all.outcome, all.filled), (Outcome::Approved, vec![Some(who(2)), Some(who(1))]));
    }

    #[test]
    fn the_number_falls_to_those_who_are_left_unless_it_is_strict() {
        let left = seats(&[&[], &[2], &[3]]);
        assert_eq!(tally(&left, &[], 3, false).needed, 2);
        assert_eq!(tally(&left, &[], 3, true).outcome, Outcome::NobodyLeft);
        assert_eq!(tally(&seats(&[&[], &[]]), &[], 1, false).outcome, Outcome::NobodyLeft);
    }

    fn kinds() -> impl Strategy<Value = DecisionKind> {
        prop_oneof![Just(Approve), Just(Return)]
    }

    proptest! {
        #[test]
        fn the_order_of_votes_does_not_matter(
            all in prop::collection::vec(prop::collection::btree_set(0_u128..6, 0..4), 1..5),
            mut cast in prop::collection::btree_map(0_u128..6, kinds(), 0..6).prop_map(|m| m.into_iter().collect::<Vec<_>>()),
            needed in 1_usize..4, strict: bool,
        ) {
            let seats: Vec<BTreeSet<Uuid>> = all.iter().map(|s| s.iter().map(|n| who(*n)).collect()).collect();
            let forward = tally(&seats, &votes(&cast), needed, strict);
            cast.reverse();
            prop_assert_eq!(&forward, &tally(&seats, &votes(&cast), needed, strict));
            prop_assert!(forward.approvals <= seats.len());
            prop_assert!(forward.needed >= 1);
            if !strict { prop_assert!(forward.needed <= needed); } else { prop_assert_eq!(forward.needed, needed); }
        }

        #[test]
        fn another_approval_never_takes_an_approval_away(
            all in prop::collection::vec(prop::collection::btree_set(0_u128..6, 0..4), 1..5),
            cast in prop::collection::btree_set(0_u128..6, 0..6), more in 0_u128..6, needed in 1_usize..4,
        ) {
            let seats: Vec<BTreeSet<Uuid>> = all.iter().map(|s| s.iter().map(|n| who(*n)).collect()).collect();
            let cast: Vec<_> = cast.into_iter().map(|n| (n, Approve)).collect();
            let before = tally(&seats, &votes(&cast), needed, false);
            let with = [cast, vec![(more, Approve)]].concat();
            let after = tally(&seats, &votes(&with), needed, false);
            prop_assert!(after.approvals >= before.approvals);
            prop_assert!(before.outcome != Outcome::Approved || after.outcome == Outcome::Approved);
        }
    }
}
