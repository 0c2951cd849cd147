//! Says which cities host the challenge; each gets a brief of its own to write and approve.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::authorise::authorise;
use super::create::add_host;
use super::entity::challenge;
use super::policy::Action;
use super::{queries, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, OrganisationId, Result, Tx, Viewer};
use crate::organisations::OrganisationKind;
use crate::organisations::entity::organisation;

/// The host cities.
#[derive(Clone, Debug)]
pub struct HostsSet {
    /// The challenge.
    pub id: ChallengeId,
    /// The version that the change was made upon; absent overwrites.
    pub lock_version: Option<i32>,
    /// All of them; a brief of a city that is not among them any more is dropped.
    pub organisations: Vec<OrganisationId>,
}

/// Sets the host cities.
///
/// # Errors
/// `Forbidden` outside the draft, `Conflict`, `Refused` for organisations that are not cities.
pub async fn hosts_set(ctx: &Context, viewer: &Viewer, input: HostsSet) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (row, permit) = authorise(&tx, viewer, input.id, Action::HostsSet).await?;
    rules::check_version(row.lock_version, input.lock_version)?;
    check_cities(&tx, &input.organisations).await?;
    let wanted: BTreeSet<OrganisationId> = input.organisations.iter().copied().collect();
    let mut present = BTreeSet::new();
    for brief in queries::host_briefs(&*tx, &[row.id]).await? {
        if wanted.contains(&brief.organisation_id) {
            present.insert(brief.organisation_id);
        } else {
            store::delete_brief(&tx, &permit, brief.id).await?;
        }
    }
    for organisation in &input.organisations {
        if present.insert(*organisation) {
            add_host(&tx, &permit, &row, *organisation).await?;
        }
    }
    let row = store::save(&tx, &permit, row).await?;
    tx.record(
        Entry::new("challenge.hosts_set", row.id)
            .challenge(row.id)
            .organisation(row.lead_organisation_id)
            .with("hosts", &wanted),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}

async fn check_cities(tx: &Tx, wanted: &[OrganisationId]) -> Result<()> {
    let cities: BTreeSet<OrganisationId> = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(wanted.iter().copied()))
        .filter(organisation::Column::Kind.eq(OrganisationKind::City))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|city| city.id)
        .collect();
    let mut faults = Faults::new();
    faults.check(
        (1..=40).contains(&wanted.len()),
        "challenge.hosts_missing",
        "organisations",
        "Name 1 to 40 host cities.",
    );
    for (index, id) in wanted.iter().enumerate() {
        faults.check(
            cities.contains(id),
            "challenge.not_a_city",
            format!("organisations.{index}"),
            "Only a city can host a challenge.",
        );
    }
    faults.finish()
}
