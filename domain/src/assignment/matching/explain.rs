//! Why this site, and why not each one that was wanted more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::admission::{Admission, Barrier};
use super::limits::Index;
use super::{Certificate, Condition, HoldKind, Input, LimitKind, PlacedBy, assign};

/// Rounds up to this size are run again to tell which position would have been enough.
const NEEDED_UP_TO: usize = 200;

/// One winner's result, and what stood between them and each site they wanted more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// Who.
    pub winner: String,
    /// Where, if anywhere.
    pub site: Option<String>,
    /// Which choice that was, from 1.
    pub choice: Option<u32>,
    /// How it came about.
    pub by: PlacedBy,
    /// Sites that were wanted more, in the order of the list.
    pub refused: Vec<WhyNot>,
}

/// Why a winner did not get one site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyNot {
    /// The site.
    pub site: String,
    /// Which choice it was, from 1.
    pub choice: Option<u32>,
    /// The winner's position in the order that decides there.
    pub position: Option<u32>,
    /// What stood in the way.
    pub cause: Cause,
    /// The lowest position at which the winner would have got this site or a better one, all else being equal.
    pub needed: Option<u32>,
    /// Winners with lower priority who hold the place by a pin or an earlier confirmation.
    pub held_by: Vec<String>,
}

/// What stood in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Cause {
    /// It is the result.
    Result,
    /// The result is wanted more.
    RankedLower,
    /// The winner did not name it.
    NotRanked,
    /// The city did not name the winner.
    NotListed,
    /// A condition rules the pair out.
    Ineligible {
        /// Which.
        condition: Condition,
    },
    /// A human forbade the pair.
    Forbidden {
        /// Why, in words.
        reason: String,
    },
    /// The winner was settled elsewhere before the run.
    Settled {
        /// By what.
        kind: HoldKind,
        /// Why, in words.
        reason: String,
    },
    /// All places of the site, of a cap or of the city went to winners who come first.
    Full {
        /// What is full.
        limit: LimitKind,
        /// Its id.
        id: String,
        /// How many it takes.
        most: u32,
        /// The position of the last who was admitted, 0 when all places were settled before.
        cutoff: u32,
    },
}

/// Explains every winner's result.
pub fn explain(input: &Input, certificate: &Certificate) -> Vec<Explanation> {
    certificate.assignment.iter().filter_map(|p| why(input, certificate, &p.winner)).collect()
}

/// Explains one winner's result; none if the round does not know them.
pub fn why(input: &Input, certificate: &Certificate, winner: &str) -> Option<Explanation> {
    let placement = certificate.assignment.iter().find(|p| p.winner == winner)?;
    let list = &input.winners.iter().find(|w| w.id == winner)?.preferences;
    let above = list.iter().take_while(|site| placement.site.as_ref() != Some(site));
    Some(Explanation {
        winner: winner.into(),
        site: placement.site.clone(),
        choice: placement.choice,
        by: placement.by,
        refused: above.filter_map(|site| why_not(input, certificate, winner, site)).collect(),
    })
}

/// Explains why a winner did not get a site; none if the round does not know one of them.
pub fn why_not(input: &Input, certificate: &Certificate, winner: &str, site: &str) -> Option<WhyNot> {
    let index = Index::new(input);
    let (winner, site) = (index.winner(winner)?, index.site(site)?);
    let placed: BTreeMap<&str, &str> = certificate
        .assignment
        .iter()
        .filter_map(|p| Some((index.winner(&p.winner)?, index.site(p.site.as_deref()?)?)))
        .collect();
    let admission = Admission::new(&index, &placed);
    let position = index.position(winner, site);
    let choice = index.choice(winner, site);
    let cause = cause(input, &index, &admission, placed.get(winner).copied(), winner, site);
    let full = matches!(cause, Cause::Full { .. });
    Some(WhyNot {
        site: site.into(),
        choice,
        position,
        needed: if full { needed(input, winner, site) } else { None },
        held_by: match position {
            Some(position) if full => {
                admission.held_behind(winner, position, site).into_iter().map(Into::into).collect()
            }
            Some(_) | None => Vec::new(),
        },
        cause,
    })
}

fn cause(
    input: &Input,
    index: &Index<'_>,
    admission: &Admission<'_, '_>,
    result: Option<&str>,
    winner: &str,
    site: &str,
) -> Cause {
    if result == Some(site) {
        return Cause::Result;
    }
    if let Some(ban) = input.bans.iter().find(|b| b.winner == winner && b.site == site) {
        return Cause::Forbidden { reason: ban.reason.clone() };
    }
    if let Some(condition) = index.condition(winner, site) {
        return Cause::Ineligible { condition };
    }
    let Some(position) = index.position(winner, site) else { return Cause::NotListed };
    if let Some(hold) = input.holds.iter().find(|h| h.winner == winner) {
        return Cause::Settled { kind: hold.kind, reason: hold.reason.clone() };
    }
    let Some(choice) = index.choice(winner, site) else { return Cause::NotRanked };
    if result.and_then(|result| index.choice(winner, result)).is_some_and(|got| got < choice) {
        return Cause::RankedLower;
    }
    let number = match admission.barrier(winner, position, site) {
        Barrier::Full(number) => number,
        Barrier::None => return Cause::RankedLower, // cannot be in a sound certificate
    };
    let Some(limit) = index.limits.get(number) else { return Cause::RankedLower };
    Cause::Full {
        limit: limit.kind,
        id: limit.id.into(),
        most: limit.most,
        cutoff: admission.cutoff(number).unwrap_or_default(),
    }
}

/// The lowest position from which the winner would have got the site or a better one, found by running again.
/// A better position never harms in deferred acceptance, so halving finds it.
fn needed(input: &Input, winner: &str, site: &str) -> Option<u32> {
    if input.winners.len() > NEEDED_UP_TO {
        return None;
    }
    let wanted = Index::new(input).choice(winner, site)?;
    let enough = |position: u32| {
        let moved = moved(input, winner, site, position);
        let got = assign(&moved).ok()?.assignment.into_iter().find(|p| p.winner == winner)?.choice;
        Some(got.is_some_and(|got| got <= wanted))
    };
    let mut unable = Index::new(input).position(winner, site)?;
    let mut able = 1;
    if !enough(able)? {
        return None;
    }
    while unable - able > 1 {
        let middle = able + (unable - able) / 2;
        if enough(middle)? { able = middle } else { unable = middle }
    }
    Some(able)
}

fn moved(input: &Input, winner: &str, site: &str, position: u32) -> Input {
    let mut input = input.clone();
    let city = input.sites.iter().find(|s| s.id == site).map(|s| s.city.clone());
    let own = input.sites.iter_mut().find(|s| s.id == site).and_then(|s| s.order.as_mut());
    let order = match own {
        Some(order) => Some(order),
        None => input.cities.iter_mut().find(|c| Some(&c.id) == city.as_ref()).map(|c| &mut c.order),
    };
    if let Some(order) = order {
        order.retain(|id| id != winner);
        let at = (position as usize).saturating_sub(1).min(order.len());
        order.insert(at, winner.into());
    }
    input
}
