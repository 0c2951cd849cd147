//! Registers a host.

use super::{DataHost, HostState, Profile, policy, rules, store};
use crate::kernel::{Context, Entry, Faults, OrganisationId, Result, Viewer};
use crate::organisations;

/// What a new host begins with.
#[derive(Clone, Debug)]
pub struct Create {
    /// Who runs it.
    pub organisation: OrganisationId,
    /// Its facts; all of them.
    pub profile: Profile,
    /// Whether it is made up for a demonstration.
    pub fictional: bool,
}

/// Registers a host.
///
/// # Errors
/// `NotFound` for an unknown organisation, `Forbidden` for those who do not keep its data, `Refused`.
pub async fn create(ctx: &Context, viewer: &Viewer, input: Create) -> Result<DataHost> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let organisation = organisations::find(&*tx, input.organisation).await?;
    let relation = policy::relation(viewer, organisation.id);
    let permit = policy::decide_create(relation, organisation.kind).permit()?;
    let mut row = DataHost {
        id: tx.id(),
        organisation_id: organisation.id,
        name: String::new(),
        base_url: String::new(),
        grant_url: String::new(),
        probe_path: String::new(),
        audience: String::new(),
        state: HostState::Active,
        fictional: input.fictional,
        created_by: viewer.person_id(),
        created_at: tx.now(),
        last_contact_at: None,
        last_fault: None,
        last_fault_at: None,
        lock_version: 1,
    };
    input.profile.apply(&mut row);
    let mut faults = Faults::new();
    rules::check(&mut faults, &row);
    check_audience(&tx, &mut faults, &row).await?;
    faults.finish()?;
    let row = store::insert(&tx, &permit, row).await?;
    tx.record(Entry::new("data_host.registered", row.id).organisation(row.organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}

/// A token for one host must be worth nothing at another.
pub(super) async fn check_audience(tx: &crate::kernel::Tx, faults: &mut Faults, row: &DataHost) -> Result<()> {
    faults.check(
        store::audience_free(tx, row.id, &row.audience).await?,
        "data_host.audience_taken",
        "audience",
        "Another host has this audience. Choose one that is yours alone, for example the host's address.",
    );
    Ok(())
}
