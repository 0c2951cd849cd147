//! What has to be there before a host brief is approved and before a challenge is published.

use std::collections::BTreeMap;

use super::super::entity::challenge::Model as Challenge;
use super::super::entity::host_brief::Model as HostBrief;
use super::super::{BriefState, StageKind};
use super::{StageDraft, check_core, check_form, check_stages};
use crate::kernel::{Faults, Money, OrganisationId, Result, Timestamp};

/// Everything that publishing depends on.
pub struct PublishView<'a> {
    /// The challenge.
    pub challenge: &'a Challenge,
    /// Its host briefs.
    pub briefs: &'a [HostBrief],
    /// Names of host organisations, and whether each is a verified city.
    pub hosts: &'a BTreeMap<OrganisationId, (String, bool)>,
    /// Its stages with their rubric.
    pub stages: &'a [StageDraft],
    /// The instant of the command.
    pub now: Timestamp,
}

/// Everything that stands against publishing, at once.
///
/// # Errors
/// When a stored form or rule cannot be read.
pub fn check_publish(faults: &mut Faults, view: &PublishView<'_>) -> Result<()> {
    let row = view.challenge;
    check_core(faults, row)?;
    for (text, path) in
        [(&row.summary, "summary"), (&row.problem, "problem"), (&row.outcomes, "outcomes"), (&row.terms, "terms")]
    {
        faults.check(!text.is_empty(), "text.required", path, "Write this text before publishing.");
    }
    faults.check(row.opens_at.is_some(), "challenge.opens_missing", "opensAt", "Say when the challenge opens.");
    match row.closes_at {
        None => faults.push("challenge.closes_missing", "closesAt", "Say when the challenge closes."),
        Some(closes) => {
            faults.check(closes > view.now, "challenge.closes_in_past", "closesAt", "Close at a time to come.");
        }
    }
    let form = row.form()?;
    faults.check(!form.questions.is_empty(), "form.empty", "form.questions", "Ask at least one question.");
    check_form(faults, &form);
    check_stages(faults, view.stages);
    faults.check(
        view.stages.iter().any(|stage| stage.kind == StageKind::Scoring),
        "stage.scoring_missing",
        "stages",
        "Plan at least one stage in which submissions are scored.",
    );
    faults.check(!view.briefs.is_empty(), "challenge.hosts_missing", "hosts", "Name at least one host city.");
    for (index, brief) in view.briefs.iter().enumerate() {
        let unknown = (String::new(), false);
        let (name, verified) = view.hosts.get(&brief.organisation_id).unwrap_or(&unknown);
        faults.check(
            *verified,
            "challenge.host_unverified",
            format!("hosts.{index}"),
            format!("{name} is not a verified city."),
        );
        faults.check(
            brief.state == BriefState::Approved,
            "challenge.brief_not_approved",
            format!("hosts.{index}"),
            format!("{name} has not approved its host brief yet."),
        );
    }
    Ok(())
}

/// Faults of a host brief; `complete` adds what must be there for approval.
pub fn check_brief(faults: &mut Faults, brief: &HostBrief, complete: bool) {
    brief.context.check(faults, "context", complete, 20_000);
    brief.local_terms.check(faults, "localTerms", false, 40_000);
    brief.eligibility.check(faults, "eligibility", false, 4_000);
    faults.check(
        (0..=1_000).contains(&brief.places) && (!complete || brief.places > 0),
        "brief.places",
        "places",
        "Offer 1 to 1000 places.",
    );
    faults.check(
        brief.contact.chars().count() <= 300 && (!complete || !brief.contact.trim().is_empty()),
        "brief.contact",
        "contact",
        "Say whom applicants can ask, in at most 300 characters.",
    );
    match (brief.money_minor, &brief.currency) {
        (Some(minor), Some(currency)) => {
            if Money::new(minor, currency).is_err() {
                faults.push(
                    "brief.money",
                    "money",
                    "Give an amount that is not negative and a currency of three capital letters.",
                );
            }
        }
        (None, None) => {}
        _ => faults.push("brief.money", "money", "Give the amount together with its currency."),
    }
    faults.check(
        brief.language.as_deref().is_none_or(|code| (2..=10).contains(&code.len())),
        "brief.language",
        "language",
        "Give the language by its code, for example fr.",
    );
}
