//! Which feature reacts to which activity. Reactions run in the transaction of the command.

use crate::kernel::{Result, Tx, activity};
use crate::{access, datasets, harvest, messages, pilots};

/// Runs everything that reacts to this entry.
///
/// # Errors
/// When a reaction fails; then the whole command is rolled back.
pub async fn run(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    let subject = entry.subject_id;
    match entry.verb.as_str() {
        "file.uploaded" => datasets::file_uploaded(tx, entry).await?,
        "file.accepted" => harvest::file_accepted(tx, entry).await?,
        "team_member.left" | "team_member.removed" => access::reactions::member_ended(tx, subject.into()).await?,
        "team.disbanded" => access::reactions::team_ended(tx, subject.into()).await?,
        "submission.withdrawn" => access::reactions::submission_withdrawn(tx, subject.into()).await?,
        "award.declined" | "award.lapsed" => access::reactions::award_ended(tx, subject.into()).await?,
        "challenge.cancelled" => access::reactions::challenge_cancelled(tx, subject.into()).await?,
        "match.confirmed" => pilots::on_match_confirmed(tx, entry).await?,
        _ => {}
    }
    messages::react(tx, entry).await
}
