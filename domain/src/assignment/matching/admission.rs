//! Who sits where under which limit: fill, cutoffs, and who could still demand a place. No algorithm is run here.

use std::collections::BTreeMap;

use super::limits::Index;
use super::{Claim, ClaimCause, Fill, HoldKind, Input};

/// One member of a limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub winner: &'a str,
    /// Position in the order; none when the city did not name them (possible for held ones only).
    pub position: Option<u32>,
    pub held: bool,
}

/// What stands between a winner and a site.
#[derive(Clone, Copy, Debug)]
pub(super) enum Barrier {
    /// Nothing: there is room, or a member by the algorithm has lower priority.
    None,
    /// This limit is full, and all its members by the algorithm come first.
    Full(usize),
}

/// An assignment, seen limit by limit.
pub(super) struct Admission<'a, 'b> {
    index: &'b Index<'a>,
    placed: &'b BTreeMap<&'a str, &'a str>,
    members: Vec<Vec<Member<'a>>>,
}

impl<'a, 'b> Admission<'a, 'b> {
    pub fn new(index: &'b Index<'a>, placed: &'b BTreeMap<&'a str, &'a str>) -> Self {
        let mut members: Vec<Vec<Member<'a>>> = vec![Vec::new(); index.limits.len()];
        for (winner, site) in placed {
            let member =
                Member { winner, position: index.position(winner, site), held: index.held.contains_key(winner) };
            for (number, _) in index.chain(site) {
                if let Some(members) = members.get_mut(number) {
                    members.push(member);
                }
            }
        }
        Self { index, placed, members }
    }

    pub fn members(&self, limit: usize) -> &[Member<'a>] {
        self.members.get(limit).map(Vec::as_slice).unwrap_or_default()
    }

    fn is_full(&self, limit: usize) -> bool {
        let most = self.index.limits.get(limit).map_or(0, |l| l.most);
        u32::try_from(self.members(limit).len()).is_ok_and(|n| n >= most)
    }

    /// The last position that the algorithm admitted, 0 when all are held; none when there is room.
    pub fn cutoff(&self, limit: usize) -> Option<u32> {
        self.is_full(limit).then(|| {
            self.members(limit).iter().filter(|m| !m.held).map(|m| m.position.unwrap_or(u32::MAX)).max().unwrap_or(0)
        })
    }

    pub fn fill(&self) -> Vec<Fill> {
        let line = |(number, limit): (usize, &super::limits::Limit<'_>)| Fill {
            kind: limit.kind,
            id: limit.id.into(),
            most: limit.most,
            filled: u32::try_from(self.members(number).len()).unwrap_or(u32::MAX),
            cutoff: self.cutoff(number),
        };
        self.index.limits.iter().enumerate().map(line).collect()
    }

    /// The narrowest full limit that counts the site. Limits that count the winner already do not stand in the way:
    /// the winner would give up a place for the new one. Whoever gives way in the narrowest one makes room in all the
    /// wider ones, so no other limit needs to be asked.
    fn narrowest_full(&self, winner: &str, site: &str) -> Option<usize> {
        let blocks = |n: &usize| self.is_full(*n) && !self.members(*n).iter().any(|m| m.winner == winner);
        self.index.chain(site).map(|(number, _)| number).find(blocks)
    }

    /// What keeps the winner out of the site.
    pub fn barrier(&self, winner: &str, position: u32, site: &str) -> Barrier {
        match self.narrowest_full(winner, site) {
            Some(number) if self.cutoff(number).is_some_and(|cutoff| cutoff < position) => Barrier::Full(number),
            Some(_) | None => Barrier::None,
        }
    }

    /// Sites that the winner wants more than their result, with what is in between.
    pub fn preferred(&self, winner: &str) -> impl Iterator<Item = (u32, &'a str)> + use<'a, '_, 'b> {
        let result = self.placed.get(winner).copied();
        self.index.choices(winner).take_while(move |(_, site)| Some(*site) != result)
    }

    /// Members held with lower priority than `position` in the narrowest full limit of the site.
    pub fn held_behind(&self, winner: &str, position: u32, site: &str) -> Vec<&'a str> {
        let behind = |m: &&Member<'a>| m.held && m.position.is_none_or(|p| p > position);
        let full = self.narrowest_full(winner, site);
        full.map(|number| self.members(number).iter().filter(behind).map(|m| m.winner).collect()).unwrap_or_default()
    }

    /// Claims that holds and bans cause.
    pub fn claims(&self, input: &Input) -> Vec<Claim> {
        let mut claims = Vec::new();
        for winner in &input.winners {
            let hold = input.holds.iter().find(|h| h.winner == winner.id);
            if hold.is_some_and(|h| h.kind == HoldKind::Confirmed) {
                continue;
            }
            for (_, site) in self.preferred(&winner.id) {
                claims.extend(self.claim(&winner.id, site, hold.is_some()));
            }
        }
        claims.sort();
        claims
    }

    fn claim(&self, winner: &'a str, site: &'a str, pinned: bool) -> Option<Claim> {
        if !self.index.may_but_for_ban(winner, site) {
            return None;
        }
        let position = self.index.position(winner, site)?;
        let behind = self.held_behind(winner, position, site);
        let open = matches!(self.barrier(winner, position, site), Barrier::None);
        let (cause, holders) = if self.index.banned(winner, site) {
            (open || !behind.is_empty()).then_some((ClaimCause::Forbidden, Vec::new()))?
        } else if pinned {
            open.then_some((ClaimCause::OwnPin, Vec::new()))?
        } else {
            (!behind.is_empty()).then_some((ClaimCause::Held, behind))?
        };
        let holders = holders.into_iter().map(Into::into).collect();
        Some(Claim { winner: winner.into(), site: site.into(), cause, holders })
    }
}
