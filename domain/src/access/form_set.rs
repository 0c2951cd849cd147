//! Sets the questions that a dataset's request form asks besides those that all ask. Requests keep the form that
//! they answered.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::content::form_in_force;
use super::entity::access_form;
use super::request_rules::check_form;
use super::store;
use crate::challenges::FormDefinition;
use crate::datasets::entity::dataset;
use crate::datasets::policy::{Action, decide, relation};
use crate::kernel::{Context, DatasetId, Entry, Error, Faults, Result, Viewer};

/// The new form.
#[derive(Clone, Debug)]
pub struct AccessFormSet {
    /// The dataset.
    pub dataset: DatasetId,
    /// The whole form.
    pub form: FormDefinition,
    /// Number of the form that was changed into it; nought for none. Not asked about when absent.
    pub expected: Option<i32>,
}

/// Sets the form. The form that is in force already changes nothing.
///
/// # Errors
/// `Forbidden` for people who do not keep the data, `Refused` with every fault of every question, `Conflict` when another
/// form was set since the expected one.
pub async fn form_set(ctx: &Context, viewer: &Viewer, input: AccessFormSet) -> Result<(FormDefinition, i32)> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let dataset = dataset::Entity::find_by_id(input.dataset).one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = decide(relation(viewer, dataset.organisation_id), dataset.state, Action::Update).permit()?;
    let mut faults = Faults::new();
    check_form(&mut faults, &input.form);
    faults.finish()?;
    let (current, row) = form_in_force(&*tx, dataset.id).await?;
    let number = row.map_or(0, |row| row.number);
    if input.expected.is_some_and(|expected| expected != number) {
        return Err(Error::Conflict(
            "Somebody else changed the questions in between. Look at them, and save again if yours should stand."
                .into(),
        ));
    }
    if current == input.form {
        return Ok((current, number));
    }
    let form = access_form::ActiveModel {
        id: Set(tx.id()),
        dataset_id: Set(dataset.id),
        number: Set(number + 1),
        form: Set(serde_json::to_value(&input.form)?),
        created_by: Set(viewer.person_id()),
        created_at: Set(tx.now()),
    };
    let form = store::insert_form(&tx, &permit, form).await?;
    tx.record(
        Entry::new("dataset.access_form_set", dataset.id)
            .organisation(dataset.organisation_id)
            .with("number", form.number)
            .with("questions", input.form.questions.len()),
    )
    .await?;
    tx.commit().await?;
    Ok((input.form, form.number))
}
