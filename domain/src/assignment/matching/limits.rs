//! The input seen as limits over sets of sites, and as positions in the orders; shared by run, check and verifier.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Condition, Input, LimitKind};

/// One limit: at most so many winners over these sites.
#[derive(Clone, Debug)]
pub(super) struct Limit<'a> {
    pub kind: LimitKind,
    pub id: &'a str,
    pub most: u32,
    pub sites: BTreeSet<&'a str>,
}

/// Look-ups over one input.
pub(super) struct Index<'a> {
    /// Sites' places, caps, cities' caps.
    pub limits: Vec<Limit<'a>>,
    /// For each site the limits that count it, the narrowest first.
    pub chains: HashMap<&'a str, Vec<usize>>,
    /// City of each site.
    pub city: HashMap<&'a str, &'a str>,
    /// Preferences of each winner.
    pub lists: HashMap<&'a str, &'a [String]>,
    /// Settled pairs: site by winner.
    pub held: BTreeMap<&'a str, &'a str>,
    orders: HashMap<&'a str, HashMap<&'a str, u32>>,
    own_orders: HashMap<&'a str, HashMap<&'a str, u32>>,
    ineligible: HashMap<(&'a str, &'a str), Condition>,
    banned: HashSet<(&'a str, &'a str)>,
}

fn positions(order: &[String]) -> HashMap<&str, u32> {
    order.iter().zip(1..).map(|(id, position)| (id.as_str(), position)).collect()
}

impl<'a> Index<'a> {
    pub fn new(input: &'a Input) -> Self {
        let limits = limits(input);
        let mut chains: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, limit) in limits.iter().enumerate() {
            for site in &limit.sites {
                chains.entry(site).or_default().push(number);
            }
        }
        let width = |number: &usize| {
            limits.get(*number).map(|l| (l.kind == LimitKind::City, l.sites.len(), l.kind == LimitKind::Cap, l.most))
        };
        for chain in chains.values_mut() {
            chain.sort_by_key(width);
        }
        Self {
            chains,
            city: input.sites.iter().map(|s| (s.id.as_str(), s.city.as_str())).collect(),
            lists: input.winners.iter().map(|w| (w.id.as_str(), w.preferences.as_slice())).collect(),
            held: input.holds.iter().map(|h| (h.winner.as_str(), h.site.as_str())).collect(),
            orders: input.cities.iter().map(|c| (c.id.as_str(), positions(&c.order))).collect(),
            own_orders: input
                .sites
                .iter()
                .filter_map(|s| s.order.as_ref().map(|order| (s.id.as_str(), positions(order))))
                .collect(),
            ineligible: input.ineligible.iter().map(|i| ((i.winner.as_str(), i.site.as_str()), i.condition)).collect(),
            banned: input.bans.iter().map(|b| (b.winner.as_str(), b.site.as_str())).collect(),
            limits,
        }
    }

    /// The limits that count a site, the narrowest first.
    pub fn chain(&self, site: &str) -> impl Iterator<Item = (usize, &Limit<'a>)> {
        self.chains.get(site).into_iter().flatten().filter_map(|n| self.limits.get(*n).map(|limit| (*n, limit)))
    }

    /// The winner's id as the input holds it.
    pub fn winner(&self, id: &str) -> Option<&'a str> {
        self.lists.get_key_value(id).map(|(id, _)| *id)
    }

    /// The site's id as the input holds it.
    pub fn site(&self, id: &str) -> Option<&'a str> {
        self.city.get_key_value(id).map(|(id, _)| *id)
    }

    /// Where the winner stands in the order that decides at the site, from 1.
    pub fn position(&self, winner: &str, site: &str) -> Option<u32> {
        match self.own_orders.get(site) {
            Some(order) => order.get(winner).copied(),
            None => self.orders.get(self.city.get(site)?)?.get(winner).copied(),
        }
    }

    /// The condition that rules the pair out.
    pub fn condition(&self, winner: &str, site: &str) -> Option<Condition> {
        self.ineligible.get(&(winner, site)).copied()
    }

    /// Whether a human forbade the pair.
    pub fn banned(&self, winner: &str, site: &str) -> bool {
        self.banned.contains(&(winner, site))
    }

    /// Whether the winner may be proposed to the site at all, bans aside.
    pub fn may_but_for_ban(&self, winner: &str, site: &str) -> bool {
        self.position(winner, site).is_some() && self.condition(winner, site).is_none()
    }

    /// Whether the winner may be proposed to the site at all.
    pub fn may(&self, winner: &str, site: &str) -> bool {
        self.may_but_for_ban(winner, site) && !self.banned(winner, site)
    }

    /// The winner's choices with their number from 1.
    pub fn choices(&self, winner: &str) -> impl Iterator<Item = (u32, &'a str)> + use<'a> {
        let list: &'a [String] = self.lists.get(winner).copied().unwrap_or_default();
        (1..).zip(list.iter().map(String::as_str))
    }

    /// Which choice of the winner the site is.
    pub fn choice(&self, winner: &str, site: &str) -> Option<u32> {
        self.choices(winner).find(|(_, s)| *s == site).map(|(number, _)| number)
    }
}

fn limits(input: &Input) -> Vec<Limit<'_>> {
    let sites = input.sites.iter().map(|s| Limit {
        kind: LimitKind::Site,
        id: &s.id,
        most: s.places,
        sites: BTreeSet::from([s.id.as_str()]),
    });
    let caps = input.caps.iter().map(|c| Limit {
        kind: LimitKind::Cap,
        id: &c.id,
        most: c.most,
        sites: c.sites.iter().map(String::as_str).collect(),
    });
    let cities = input.cities.iter().filter_map(|c| {
        let sites = input.sites.iter().filter(|s| s.city == c.id).map(|s| s.id.as_str()).collect();
        c.cap.map(|most| Limit { kind: LimitKind::City, id: &c.id, most, sites })
    });
    sites.chain(caps).chain(cities).collect()
}
