//! Changes the facts of a host.

use super::create::check_audience;
use super::{Action, DataHost, Profile, policy, rules, store};
use crate::kernel::{Context, DataHostId, Entry, Error, Faults, Result, Viewer};

/// What to change.
#[derive(Clone, Debug)]
pub struct Update {
    /// The host.
    pub id: DataHostId,
    /// The version that the change was made upon; absent overwrites.
    pub lock_version: Option<i32>,
    /// What is new.
    pub profile: Profile,
}

/// Changes a host. What waits to be pushed goes to the new address.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict` when somebody changed it in between, `Refused`.
pub async fn update(ctx: &Context, viewer: &Viewer, input: Update) -> Result<DataHost> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let mut row = store::lock(&tx, input.id).await?;
    let permit = policy::decide(policy::relation(viewer, row.organisation_id), row.state, Action::Update).permit()?;
    if input.lock_version.is_some_and(|version| version != row.lock_version) {
        return Err(Error::Conflict(
            "Somebody else changed this in the meantime. Reload it, compare, and save again.".into(),
        ));
    }
    input.profile.apply(&mut row);
    let mut faults = Faults::new();
    rules::check(&mut faults, &row);
    check_audience(&tx, &mut faults, &row).await?;
    faults.finish()?;
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("data_host.updated", row.id).organisation(row.organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}
