//! Sets the application form of a draft.

use super::authorise::authorise;
use super::entity::challenge;
use super::policy::Action;
use super::{FormDefinition, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, Result, Viewer};

/// The new form.
#[derive(Clone, Debug)]
pub struct FormSet {
    /// The challenge.
    pub id: ChallengeId,
    /// The version that the change was made upon; absent overwrites.
    pub lock_version: Option<i32>,
    /// The whole form.
    pub form: FormDefinition,
}

/// Sets the form.
///
/// # Errors
/// `Forbidden` outside the draft, `Conflict`, `Refused` with every fault of every question.
pub async fn form_set(ctx: &Context, viewer: &Viewer, input: FormSet) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::FormSet).await?;
    rules::check_version(row.lock_version, input.lock_version)?;
    let mut faults = Faults::new();
    rules::check_form(&mut faults, &input.form);
    faults.finish()?;
    row.form = serde_json::to_value(&input.form)?;
    let row = store::save(&tx, &permit, row).await?;
    tx.record(
        Entry::new("challenge.form_set", row.id)
            .challenge(row.id)
            .organisation(row.lead_organisation_id)
            .with("questions", input.form.questions.len()),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
