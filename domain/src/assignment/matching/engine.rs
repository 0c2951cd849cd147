//! Deferred acceptance on bare numbers: fast, and knowing nothing of names.

use std::collections::BinaryHeap;

/// One entry of a list: a site, and the proposer's priority there (smaller comes first).
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// Number of the site.
    pub site: u32,
    /// Priority of the proposer at the site's city.
    pub key: u64,
}

/// Everybody's lists, and the limits that count each site.
#[derive(Clone, Debug, Default)]
pub struct Market {
    /// For each proposer the wishes, most wanted first.
    pub lists: Vec<Vec<Wish>>,
    /// For each site the numbers of the limits that count it, the narrowest first. The sets that limits count must be
    /// laminar, and priorities of the sites that share a limit must come from one order.
    pub chains: Vec<Vec<u32>>,
    /// For each limit how many it admits.
    pub limits: Vec<u32>,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// For each proposer the site.
    pub placed: Vec<Option<u32>>,
    /// How many proposals were made.
    pub proposals: u64,
}

#[derive(Default)]
struct Limit {
    most: u32,
    held: u32,
    /// Members, the last in priority on top; entries of people who have left are skipped when met.
    members: BinaryHeap<(u64, u32, u32)>,
}

struct State<'a> {
    market: &'a Market,
    limits: Vec<Limit>,
    placed: Vec<Option<u32>>,
    next: Vec<u32>,
    proposals: u64,
}

/// Runs it; `order` says in which order proposers begin, which changes nothing in the outcome.
pub fn run(market: &Market, order: impl DoubleEndedIterator<Item = u32>) -> Outcome {
    let limits = market.limits.iter().map(|most| Limit { most: *most, ..Limit::default() }).collect();
    let people = market.lists.len();
    let mut state = State { market, limits, placed: vec![None; people], next: vec![0; people], proposals: 0 };
    let mut free: Vec<u32> = order.rev().collect();
    while let Some(proposer) = free.pop() {
        if let Some(displaced) = state.propose(proposer) {
            free.push(displaced);
        }
    }
    Outcome { placed: state.placed, proposals: state.proposals }
}

impl State<'_> {
    /// Lets one proposer go down the list until admitted; returns who had to leave for it.
    fn propose(&mut self, proposer: u32) -> Option<u32> {
        let who = proposer as usize;
        let list = self.market.lists.get(who)?;
        loop {
            let next = self.next.get_mut(who)?;
            let wish = *list.get(*next as usize)?;
            *next += 1;
            self.proposals += 1;
            let chain = self.market.chains.get(wish.site as usize)?;
            let full = chain.iter().copied().find(|l| self.limits.get(*l as usize).is_none_or(|l| l.held >= l.most));
            let Some(full) = full else {
                self.admit(proposer, wish);
                return None;
            };
            // Adding one to a laminar family breaks exactly the narrowest full limit: its last member gives way.
            if let Some((key, last, site)) = self.last(full)
                && (wish.key, proposer) < (key, last)
            {
                self.leave(last, site);
                self.admit(proposer, wish);
                return Some(last);
            }
        }
    }

    fn last(&mut self, limit: u32) -> Option<(u64, u32, u32)> {
        let limit = self.limits.get_mut(limit as usize)?;
        while let Some(&(key, who, site)) = limit.members.peek() {
            if self.placed.get(who as usize) == Some(&Some(site)) {
                return Some((key, who, site));
            }
            limit.members.pop();
        }
        None
    }

    fn admit(&mut self, who: u32, wish: Wish) {
        if let Some(placed) = self.placed.get_mut(who as usize) {
            *placed = Some(wish.site);
        }
        for limit in self.market.chains.get(wish.site as usize).into_iter().flatten() {
            if let Some(limit) = self.limits.get_mut(*limit as usize) {
                limit.held += 1;
                limit.members.push((wish.key, who, wish.site));
            }
        }
    }

    fn leave(&mut self, who: u32, site: u32) {
        if let Some(placed) = self.placed.get_mut(who as usize) {
            *placed = None;
        }
        for limit in self.market.chains.get(site as usize).into_iter().flatten() {
            if let Some(limit) = self.limits.get_mut(*limit as usize) {
                limit.held -= 1;
            }
        }
    }
}
