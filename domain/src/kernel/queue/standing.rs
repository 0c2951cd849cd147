//! How the queue stands as a whole: each kind, the workers, the schedules, and whether it is time to worry.

use std::collections::BTreeMap;

use super::admin::{Action, Relation, decide};
use super::figures::{self, Depth, Figure, Living};
use super::{KINDS, schedule};
use crate::kernel::{Context, Result, Viewer};

/// The queue as a whole.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Every kind that is known, or that was run or waits.
    pub kinds: Vec<KindStanding>,
    /// Workers that were seen within the last minute.
    pub workers: Vec<Living>,
    /// Schedules.
    pub schedules: Vec<schedule::Standing>,
    /// Milliseconds since any worker last looked into the queue without an error; nothing when none ever did.
    pub since_success_ms: Option<i64>,
    /// Whether that is longer ago than the setting allows.
    pub alarming: bool,
}

/// One kind.
#[derive(Clone, Debug, Default)]
pub struct KindStanding {
    /// What is in the queue.
    pub depth: Depth,
    /// What was done.
    pub figure: Figure,
}

/// How the queue stands, for administrators and auditors.
///
/// # Errors
/// When the viewer may not see it, or the database fails.
pub async fn standing(ctx: &Context, viewer: &Viewer) -> Result<Standing> {
    decide(Relation::of(viewer), Action::Inspect).permit()?;
    let mut kinds: BTreeMap<String, KindStanding> = BTreeMap::new();
    for kind in KINDS {
        kinds.entry(kind.name.to_owned()).or_default();
    }
    for depth in figures::depths(&ctx.db).await? {
        let kind = kinds.entry(depth.kind.clone()).or_default();
        kind.depth = depth;
    }
    for figure in figures::figures(&ctx.db).await? {
        let kind = kinds.entry(figure.kind.clone()).or_default();
        kind.figure = figure;
    }
    for (name, kind) in &mut kinds {
        kind.depth.kind.clone_from(name);
        kind.figure.kind.clone_from(name);
    }
    let since_success_ms = figures::since_success_ms(&ctx.db).await?;
    Ok(Standing {
        kinds: kinds.into_values().collect(),
        workers: figures::living(&ctx.db).await?,
        schedules: schedule::standing(ctx).await?,
        since_success_ms,
        alarming: alarming(ctx, since_success_ms),
    })
}

/// Whether the last success of any worker is too long ago.
///
/// # Errors
/// When the database fails.
pub async fn alarm(ctx: &Context) -> Result<(Option<i64>, bool)> {
    let since = figures::since_success_ms(&ctx.db).await?;
    Ok((since, alarming(ctx, since)))
}

fn alarming(ctx: &Context, since_success_ms: Option<i64>) -> bool {
    since_success_ms.is_none_or(|since| since > ctx.settings.worker_alarm.num_milliseconds())
}
