//! Makes the profile of a file; the worker's job `distribution.profile`.

use serde::Deserialize;
use serde_json::Value;

use super::entity::distribution_profile as profile;
use super::policy::{Action, decide};
use super::reading::{Profile, Reason};
use super::{ProfileState, queries, read, store};
use crate::datasets::policy::Relation;
use crate::datasets::{self, DatasetState};
use crate::files;
use crate::kernel::{Context, DistributionId, Entry, Error, Permit, Result, Viewer, crash};

#[derive(Deserialize)]
struct Payload {
    distribution: DistributionId,
    generation: i32,
}

/// Reads the file and writes its profile, or why it has none. Can be repeated at any point.
///
/// # Errors
/// `Unavailable` when the store does not answer; then the job is tried again.
pub async fn make(ctx: &Context, payload: &Value) -> Result<()> {
    let wanted: Payload = serde_json::from_value(payload.clone())?;
    let Some(row) = queries::find(ctx.db.reader(), wanted.distribution).await? else {
        return Ok(()); // the file was taken out
    };
    let over = matches!(row.state, ProfileState::Done | ProfileState::Failed);
    if row.generation != wanted.generation || over {
        return Ok(());
    }
    let (distribution, _, dataset) = datasets::queries::find_distribution(ctx.db.reader(), wanted.distribution).await?;
    let Some(file) = distribution.file_id else { return Ok(()) };
    let file = files::readable(ctx, file).await?;
    mark(ctx, &row, ProfileState::Running).await?;
    let made = match read::read(ctx, &file).await {
        Ok(made) => made,
        Err(error) => {
            mark(ctx, &row, ProfileState::Waiting).await?;
            return Err(error);
        }
    };
    crash::point("profile.before_record");
    let mut tx = ctx.begin(&Viewer::System).await?;
    let (state, mut document, verb) = outcome(made)?;
    storable(&mut document);
    if store::finish(&tx, &permit()?, &row, state, document).await? {
        tx.record(
            Entry::new(verb, distribution.id)
                .organisation(dataset.organisation_id)
                .with("dataset_id", dataset.id)
                .with("generation", row.generation),
        )
        .await?;
    }
    tx.commit().await
}

/// Text without NUL, which PostgreSQL keeps in no JSON.
fn storable(value: &mut Value) {
    match value {
        Value::String(text) if text.contains('\0') => *text = text.replace('\0', "\u{FFFD}"),
        Value::Array(all) => all.iter_mut().for_each(storable),
        Value::Object(all) => all.values_mut().for_each(storable),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn outcome(made: Result<Profile, Reason>) -> Result<(ProfileState, Value, &'static str)> {
    Ok(match made {
        Ok(profile) => (ProfileState::Done, serde_json::to_value(profile)?, "distribution.profiled"),
        Err(reason) => (ProfileState::Failed, serde_json::to_value(reason)?, "distribution.not_profiled"),
    })
}

async fn mark(ctx: &Context, row: &profile::Model, state: ProfileState) -> Result<()> {
    let tx = ctx.begin(&Viewer::System).await?;
    store::mark(&tx, &permit()?, row, state).await?;
    tx.commit().await
}

fn permit() -> Result<Permit, Error> {
    decide(Relation::System, DatasetState::Draft, Action::Repeat).permit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_postgresql_cannot_keep_is_replaced() {
        let mut document = serde_json::json!({"columns": [{"name": "a\0b", "top": ["\0"]}], "rows": 1});
        storable(&mut document);
        let expected = serde_json::json!({"columns": [{"name": "a\u{FFFD}b", "top": ["\u{FFFD}"]}], "rows": 1});
        assert_eq!(document, expected);
    }
}
