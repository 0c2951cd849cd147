//! Changes what a source is and when it is read.

use super::entity::harvest_source;
use super::policy::Action;
use super::{SourceSettings, authorise::authorise, rules, store};
use crate::kernel::{Context, Entry, Error, Faults, HarvestSourceId, Result, Viewer};
use crate::organisations;

/// What to change.
#[derive(Clone, Debug)]
pub struct SourceUpdate {
    /// The source.
    pub id: HarvestSourceId,
    /// The version of the row that was read; absent overwrites.
    pub lock_version: Option<i32>,
    /// All its settings as they are to be.
    pub settings: SourceSettings,
}

/// Changes the settings.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict` when somebody changed it in between, `Refused` with every fault.
pub async fn source_update(ctx: &Context, viewer: &Viewer, input: SourceUpdate) -> Result<harvest_source::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::Update).await?;
    if input.lock_version.is_some_and(|read| read != row.lock_version) {
        return Err(Error::Conflict("Somebody else changed this source in between. Load it again and repeat.".into()));
    }
    let zone = organisations::find(&*tx, row.organisation_id).await?.zone;
    input.settings.apply(&mut row);
    let mut faults = Faults::new();
    rules::check(&mut faults, &row, tx.now(), &zone);
    faults.finish()?;
    row.next_run_at = rules::next_run(&row, tx.now(), &zone);
    let row = store::save_source(&tx, &permit, row).await?;
    tx.record(Entry::new("harvest_source.updated", row.id).organisation(row.organisation_id).with("name", &row.name))
        .await?;
    tx.commit().await?;
    Ok(row)
}
