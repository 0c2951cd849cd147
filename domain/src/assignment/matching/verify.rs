//! Checks a certificate against its input without running the algorithm: anybody can do it from the export.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::admission::{Admission, Barrier};
use super::limits::Index;
use super::{ALGORITHM, Certificate, Export, FORMAT, HoldKind, Input, PlacedBy, assign, check};
use crate::kernel::Error;

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable code.
    pub code: String,
    /// A sentence.
    pub message: String,
}

fn finding(code: &str, message: impl Into<String>) -> Finding {
    Finding { code: code.into(), message: message.into() }
}

/// Everything about an exported round that does not hold; empty when it is sound. Also runs the algorithm again, for
/// among several stable assignments only one is the best for the winners.
pub fn verify_export(bytes: &[u8]) -> Vec<Finding> {
    let export: Export = match serde_json::from_slice(bytes) {
        Ok(export) => export,
        Err(error) => return vec![finding("unreadable", format!("This is not an exported round: {error}."))],
    };
    if export.format != FORMAT {
        return vec![finding("format", format!("The format is `{}`; this program reads `{FORMAT}`.", export.format))];
    }
    let mut findings = verify(&export.input, &export.certificate);
    if findings.is_empty() && assign(&export.input).is_ok_and(|again| again != export.certificate) {
        findings.push(finding("not_best", "The assignment is stable, but a run gives one that is better for winners."));
    }
    findings
}

/// Everything about a certificate that does not hold; empty when it is sound.
pub fn verify(input: &Input, certificate: &Certificate) -> Vec<Finding> {
    if let Err(error) = check(input) {
        return match error {
            Error::Refused(faults) => faults.into_iter().map(|f| finding(&f.code, f.message)).collect(),
            other => vec![finding("input", other.to_string())],
        };
    }
    let input = input.sorted();
    let mut findings = heading(&input, certificate);
    let index = Index::new(&input);
    findings.extend(placements(&input, &index, certificate));
    if !findings.is_empty() {
        return findings;
    }
    let placed: BTreeMap<&str, &str> = certificate
        .assignment
        .iter()
        .filter_map(|p| Some((index.winner(&p.winner)?, index.site(p.site.as_deref()?)?)))
        .collect();
    let admission = Admission::new(&index, &placed);
    findings.extend(limits(&index, &admission));
    findings.extend(blocking(&input, &index, &admission));
    figures(&input, &index, &admission, certificate, &mut findings);
    findings
}

fn heading(input: &Input, certificate: &Certificate) -> Vec<Finding> {
    let mut findings = Vec::new();
    if certificate.algorithm != ALGORITHM {
        findings.push(finding(
            "algorithm",
            format!("It was made by `{}`; this program checks `{ALGORITHM}`.", certificate.algorithm),
        ));
    }
    if certificate.input_hash != input.hash() {
        findings.push(finding("input_hash", "The input is not the one that the certificate was made for."));
    }
    let named = certificate.assignment.iter().map(|p| p.winner.as_str());
    if !named.eq(input.winners.iter().map(|w| w.id.as_str())) {
        findings
            .push(finding("winners", "The assignment does not name every winner exactly once, in the order of ids."));
    }
    findings
}

fn placements(input: &Input, index: &Index<'_>, certificate: &Certificate) -> Vec<Finding> {
    let mut findings = Vec::new();
    for placement in &certificate.assignment {
        let winner = placement.winner.as_str();
        let site = placement.site.as_deref();
        let mut wrong = |code: &str, what: &str| findings.push(finding(code, format!("`{winner}`: {what}.")));
        let hold = input.holds.iter().find(|hold| hold.winner == winner);
        let by = hold.map_or(PlacedBy::Algorithm, |hold| match hold.kind {
            HoldKind::Pinned => PlacedBy::Pin,
            HoldKind::Confirmed => PlacedBy::Confirmation,
        });
        if placement.by != by {
            wrong("placed_by", "how the place came about is not what the input says");
        }
        if placement.choice != site.and_then(|site| index.choice(winner, site)) {
            wrong("choice", "the number of the choice is wrong");
        }
        match (hold, site) {
            (Some(hold), site) if site != Some(hold.site.as_str()) => wrong("hold", "a settled place was moved"),
            (None, Some(site)) if index.choice(winner, site).is_none() => wrong("not_ranked", "did not name this site"),
            (None, Some(site)) if !index.may(winner, site) => wrong("not_eligible", "may not go to this site"),
            (Some(_) | None, Some(_) | None) => {}
        }
    }
    findings
}

fn limits(index: &Index<'_>, admission: &Admission<'_, '_>) -> Vec<Finding> {
    let over = |(number, limit): (usize, &super::limits::Limit<'_>)| {
        let filled = admission.members(number).len();
        (filled > limit.most as usize)
            .then(|| finding("over_limit", format!("`{}` takes {filled}, more than {}.", limit.id, limit.most)))
    };
    index.limits.iter().enumerate().filter_map(over).collect()
}

/// Every site that a winner ranked above the result must be closed to them.
fn blocking(input: &Input, index: &Index<'_>, admission: &Admission<'_, '_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for winner in input.winners.iter().filter(|w| !index.held.contains_key(w.id.as_str())) {
        for (_, site) in admission.preferred(&winner.id).filter(|(_, site)| index.may(&winner.id, site)) {
            let Some(position) = index.position(&winner.id, site) else { continue };
            if matches!(admission.barrier(&winner.id, position, site), Barrier::None) {
                let who = &winner.id;
                findings.push(finding("blocking_pair", format!("`{who}` and `{site}` would rather have each other.")));
            }
        }
    }
    findings
}

fn figures(
    input: &Input,
    index: &Index<'_>,
    admission: &Admission<'_, '_>,
    certificate: &Certificate,
    findings: &mut Vec<Finding>,
) {
    if admission.fill() != certificate.fill {
        findings.push(finding("fill", "Fill or cutoffs do not follow from the assignment."));
    }
    if admission.claims(input) != certificate.claims {
        findings.push(finding("claims", "The claims that pins and bans cause are not all there, or too many."));
    }
    // Everybody proposes from the top of the list down to the result, so the number follows from the result.
    let proposals = |winner: &str, site: Option<&str>| {
        let tried = index.choices(winner).filter(|(_, s)| index.may(winner, s)).map(|(_, s)| s);
        match site {
            Some(site) => tried.take_while(|s| *s != site).count() + 1,
            None => tried.count(),
        }
    };
    let free = certificate.assignment.iter().filter(|p| !index.held.contains_key(p.winner.as_str()));
    let total: usize = free.map(|p| proposals(&p.winner, p.site.as_deref())).sum();
    if u64::try_from(total) != Ok(certificate.proposals) {
        findings.push(finding("proposals", "The number of proposals does not follow from the assignment."));
    }
}
