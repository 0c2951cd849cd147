//! A city writes its own host brief; what it changes has to be approved again.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::authorise::authorise_brief;
use super::entity::host_brief;
use super::policy::BriefAction;
use super::{BriefState, rules, store};
use crate::kernel::{Context, Entry, Faults, HostBriefId, Localized, Money, Result, TestbedId, Tx, Viewer};
use crate::testbeds::entity::testbed;

/// What to change; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct BriefPatch {
    /// Local context.
    pub context: Option<Localized>,
    /// Whom applicants can ask.
    pub contact: Option<String>,
    /// Money offered to each winner; `Some(None)` takes it away.
    pub money: Option<Option<Money>>,
    /// How many winners.
    pub places: Option<i32>,
    /// The language that is needed there, by its code; `Some(None)` takes it away.
    pub language: Option<Option<String>>,
    /// Local terms.
    pub local_terms: Option<Localized>,
    /// Extra eligibility.
    pub eligibility: Option<Localized>,
    /// Legal basis of paying or buying; `Some(None)` takes it away.
    pub legal_basis: Option<Option<String>>,
    /// Testbeds offered, with the places at each.
    pub testbeds: Option<Vec<(TestbedId, i32)>>,
}

/// Changes to one host brief.
#[derive(Clone, Debug)]
pub struct BriefUpdate {
    /// The host brief.
    pub id: HostBriefId,
    /// The version that the change was made upon; absent overwrites.
    pub lock_version: Option<i32>,
    /// What is new.
    pub patch: BriefPatch,
}

/// Changes a host brief; an approval it had is gone.
///
/// # Errors
/// `Forbidden` for everybody but that city, `Conflict`, `Refused`.
pub async fn brief_update(ctx: &Context, viewer: &Viewer, input: BriefUpdate) -> Result<host_brief::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (challenge, mut brief, permit) = authorise_brief(&tx, viewer, input.id, BriefAction::Update).await?;
    rules::check_version(brief.lock_version, input.lock_version)?;
    let testbeds = apply(&mut brief, input.patch);
    let mut faults = Faults::new();
    rules::check_brief(&mut faults, &brief, false);
    if let Some(testbeds) = &testbeds {
        check_testbeds(&tx, &mut faults, &brief, testbeds).await?;
    }
    faults.finish()?;
    brief.state = BriefState::Draft;
    brief.approved_at = None;
    brief.approved_by = None;
    let brief = store::save_brief(&tx, &permit, brief).await?;
    if let Some(testbeds) = testbeds {
        store::set_brief_testbeds(&tx, &permit, brief.id, &testbeds).await?;
    }
    let entry = Entry::new("host_brief.updated", brief.id);
    tx.record(entry.challenge(challenge.id).organisation(brief.organisation_id)).await?;
    tx.commit().await?;
    Ok(brief)
}

fn apply(brief: &mut host_brief::Model, patch: BriefPatch) -> Option<Vec<(TestbedId, i32)>> {
    if let Some(context) = patch.context {
        brief.context = context;
    }
    if let Some(contact) = patch.contact {
        brief.contact = contact.trim().to_owned();
    }
    if let Some(money) = patch.money {
        (brief.money_minor, brief.currency) = money.map(|money| (money.minor, money.currency)).unzip();
    }
    if let Some(places) = patch.places {
        brief.places = places;
    }
    if let Some(language) = patch.language {
        brief.language = language.filter(|code| !code.trim().is_empty());
    }
    if let Some(terms) = patch.local_terms {
        brief.local_terms = terms;
    }
    if let Some(eligibility) = patch.eligibility {
        brief.eligibility = eligibility;
    }
    if let Some(basis) = patch.legal_basis {
        brief.legal_basis = basis.filter(|text| !text.trim().is_empty());
    }
    patch.testbeds
}

async fn check_testbeds(
    tx: &Tx,
    faults: &mut Faults,
    brief: &host_brief::Model,
    offered: &[(TestbedId, i32)],
) -> Result<()> {
    faults.check(offered.len() <= 100, "brief.testbeds", "testbeds", "Offer at most 100 testbeds.");
    let ids: BTreeSet<TestbedId> = offered.iter().map(|(id, _)| *id).collect();
    faults.check(ids.len() == offered.len(), "brief.testbed_twice", "testbeds", "Name each testbed once.");
    let known = testbed::Entity::find()
        .filter(testbed::Column::Id.is_in(ids.into_iter().take(100)))
        .filter(testbed::Column::OrganisationId.eq(brief.organisation_id))
        .all(&**tx)
        .await?;
    for (index, (id, places)) in offered.iter().enumerate() {
        let Some(site) = known.iter().find(|site| site.id == *id) else {
            faults.push(
                "brief.testbed_unknown",
                format!("testbeds.{index}.testbedId"),
                "Offer testbeds of this city only.",
            );
            continue;
        };
        faults.check(
            (1..=site.places).contains(places),
            "brief.testbed_places",
            format!("testbeds.{index}.places"),
            format!("{} has {} places; offer at least one and no more than that.", site.name, site.places),
        );
    }
    Ok(())
}
