//! A data steward of the city answers with a dataset, or says why there is none.

use sea_orm::EntityTrait;

use super::policy::{Action, decide};
use super::{DataRequest, DataRequestState, queries, store};
use crate::datasets::DatasetState;
use crate::datasets::entity::dataset;
use crate::kernel::{Context, DataRequestId, DatasetId, Entry, Faults, Result, Viewer};

/// The answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question.
    pub request: DataRequestId,
    /// The dataset, published by whomever.
    pub dataset: DatasetId,
    /// A note; may be empty.
    pub note: String,
}

/// Why there is none.
#[derive(Clone, Debug)]
pub struct Decline {
    /// The question.
    pub request: DataRequestId,
    /// The reason; those who asked read it.
    pub reason: String,
}

/// Answers with a dataset.
///
/// # Errors
/// When the viewer may not, or the dataset cannot be seen by everybody.
pub async fn answer(ctx: &Context, viewer: &Viewer, input: Answer) -> Result<DataRequest> {
    let note = input.note.trim().to_owned();
    end(ctx, viewer, input.request, Action::Answer, Some(input.dataset), note).await
}

/// Declines with a reason.
///
/// # Errors
/// When the viewer may not, or there is no reason.
pub async fn decline(ctx: &Context, viewer: &Viewer, input: Decline) -> Result<DataRequest> {
    let reason = input.reason.trim().to_owned();
    end(ctx, viewer, input.request, Action::Decline, None, reason).await
}

async fn end(
    ctx: &Context,
    viewer: &Viewer,
    id: DataRequestId,
    action: Action,
    dataset: Option<DatasetId>,
    text: String,
) -> Result<DataRequest> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let mut row = store::lock(&tx, id).await?;
    let relation = queries::relation(&*tx, viewer, &row).await?;
    let permit = decide(relation, row.state, action).permit()?;
    let mut faults = Faults::new();
    let found = match dataset {
        Some(id) => dataset::Entity::find_by_id(id).one(&*tx).await?,
        None => None,
    };
    let listed = found.is_some_and(|row| matches!(row.state, DatasetState::Published | DatasetState::Deprecated));
    faults.check(
        action != Action::Answer || listed,
        "data_request.dataset",
        "dataset",
        "Answer with a dataset that is published. Publish it first, or decline with a reason.",
    );
    faults.check(
        action != Action::Decline || !text.is_empty(),
        "data_request.reason_missing",
        "reason",
        "Give the reason; those who asked read it.",
    );
    faults.check(
        text.chars().count() <= 4_000,
        "data_request.answer_too_long",
        if action == Action::Answer { "note" } else { "reason" },
        "Keep this under 4000 characters.",
    );
    faults.finish()?;
    let (state, verb) = match action {
        Action::Answer => (DataRequestState::Answered, "data_request.answered"),
        Action::See | Action::Decline | Action::Withdraw => (DataRequestState::Declined, "data_request.declined"),
    };
    row.state = state;
    row.dataset_id = dataset;
    row.answer = text;
    row.answered_by = viewer.person_id();
    row.ended_at = Some(tx.now());
    let row = store::save(&tx, &permit, row).await?;
    tx.record(
        Entry::new(verb, row.id)
            .organisation(row.organisation_id)
            .with("person", row.person_id)
            .with("team", row.team_id)
            .with("dataset", row.dataset_id)
            .with("reason", &row.answer),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
