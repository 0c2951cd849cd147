//! From an input to its certificate.

use std::collections::{BTreeMap, HashMap};

use super::admission::Admission;
use super::engine::{self, Market, Wish};
use super::limits::Index;
use super::{ALGORITHM, Certificate, HoldKind, Input, PlacedBy, Placement, check};
use crate::kernel::Result;

/// Assigns the winners to the sites.
///
/// # Errors
/// Refused when the input is wrong or stability cannot be promised for it.
pub fn assign(input: &Input) -> Result<Certificate> {
    check(input)?;
    let input = input.sorted();
    let index = Index::new(&input);
    let (placed, proposals) = place(&input, &index);
    let assignment = input.winners.iter().map(|winner| placement(&input, &index, &placed, &winner.id)).collect();
    let admission = Admission::new(&index, &placed);
    Ok(Certificate {
        algorithm: ALGORITHM.into(),
        input_hash: input.hash(),
        assignment,
        fill: admission.fill(),
        claims: admission.claims(&input),
        proposals,
    })
}

/// Site by winner, held ones included, and the number of proposals.
fn place<'a>(input: &'a Input, index: &Index<'a>) -> (BTreeMap<&'a str, &'a str>, u64) {
    let numbers: HashMap<&str, u32> = (0_u32..).zip(&input.sites).map(|(n, s)| (s.id.as_str(), n)).collect();
    let lists = input.winners.iter().map(|winner| {
        if index.held.contains_key(winner.id.as_str()) {
            return Vec::new();
        }
        let wishes = winner.preferences.iter().filter(|site| index.may(&winner.id, site)).filter_map(|site| {
            let key = u64::from(index.position(&winner.id, site)?);
            Some(Wish { site: *numbers.get(site.as_str())?, key })
        });
        wishes.collect()
    });
    let chain = |site: &str| index.chain(site).filter_map(|(n, _)| u32::try_from(n).ok()).collect();
    let left = index.limits.iter().map(|limit| {
        let held = index.held.values().filter(|site| limit.sites.contains(*site)).count();
        limit.most.saturating_sub(u32::try_from(held).unwrap_or(u32::MAX))
    });
    let market = Market {
        lists: lists.collect(),
        chains: input.sites.iter().map(|site| chain(&site.id)).collect(),
        limits: left.collect(),
    };
    let everybody = 0..u32::try_from(input.winners.len()).unwrap_or(u32::MAX);
    let outcome = engine::run(&market, everybody);
    let mut placed = index.held.clone();
    for (winner, site) in input.winners.iter().zip(&outcome.placed) {
        if let Some(site) = site.and_then(|n| input.sites.get(n as usize)) {
            placed.insert(&winner.id, &site.id);
        }
    }
    (placed, outcome.proposals)
}

fn placement(input: &Input, index: &Index<'_>, placed: &BTreeMap<&str, &str>, winner: &str) -> Placement {
    let site = placed.get(winner).copied();
    let by =
        input.holds.iter().find(|hold| hold.winner == winner).map_or(PlacedBy::Algorithm, |hold| match hold.kind {
            HoldKind::Pinned => PlacedBy::Pin,
            HoldKind::Confirmed => PlacedBy::Confirmation,
        });
    Placement {
        winner: winner.into(),
        site: site.map(Into::into),
        choice: site.and_then(|site| index.choice(winner, site)),
        by,
    }
}
