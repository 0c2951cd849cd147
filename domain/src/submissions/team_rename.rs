//! Gives a team another name.

use super::model::Seen;
use super::policy::Action;
use super::{load, rules, store};
use crate::kernel::{Context, Entry, Faults, Id, Result, TeamId, Viewer};

/// Which team, and how it is called from now on.
#[derive(Clone, Debug)]
pub struct TeamRename {
    /// The team.
    pub team: TeamId,
    /// The new name.
    pub name: String,
}

/// Renames the team. Versions that were sent keep the name of their time.
///
/// # Errors
/// Refused when the challenge is not open or the name is bad.
pub async fn team_rename(ctx: &Context, viewer: &Viewer, input: TeamRename) -> Result<Seen> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let mut loaded = load::team(&tx, input.team).await?;
    let permit = loaded.seen.permit(Action::TeamRename)?;
    rules::open(loaded.challenge.phase(tx.now()))?;
    let mut faults = Faults::new();
    rules::name(&mut faults, "name", &input.name);
    faults.finish()?;
    loaded.seen.team = store::set_team_name(&tx, &permit, loaded.seen.team, input.name.trim()).await?;
    tx.record(
        Entry::new("team.renamed", input.team)
            .challenge(loaded.challenge.id)
            .with("submission", loaded.seen.submission.id.uuid()),
    )
    .await?;
    tx.commit().await?;
    Ok(loaded.seen)
}
