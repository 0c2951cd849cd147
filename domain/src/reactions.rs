//! Which feature reacts to which activity. Reactions run in the transaction of the command.

use crate::kernel::{Result, Tx, activity};
use crate::{access, datasets, harvest, messages, pilots, profiles};

/// Runs everything that reacts to this entry.
///
/// # Errors
/// When a reaction fails; then the whole command is rolled back.
pub async fn run(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    match entry.verb.as_str() {
        "file.uploaded" => datasets::file_uploaded(tx, entry).await?,
        "file.accepted" => {
            profiles::file_accepted(tx, entry).await?;
            harvest::file_accepted(tx, entry).await?;
        }
        "distribution.added" => profiles::distribution_added(tx, entry).await?,
        "match.confirmed" => pilots::on_match_confirmed(tx, entry).await?,
        _ => {}
    }
    access::reactions::react(tx, entry).await?;
    messages::react(tx, entry).await
}
