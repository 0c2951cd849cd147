//! What stands in a request and the form that it answers, read from their rows.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::AccessRequest;
use super::entity::access_form;
use super::request_rules::{Answers, Content};
use crate::challenges::FormDefinition;
use crate::datasets::Purpose;
use crate::kernel::{AccessFormId, DatasetId, PersonId, Result};

impl AccessRequest {
    /// Purposes of the vocabulary.
    pub fn purposes(&self) -> Vec<Purpose> {
        serde_json::from_value(self.purposes.clone()).unwrap_or_default()
    }

    /// Answers by question.
    pub fn answers(&self) -> Answers {
        serde_json::from_value(self.answers.clone()).unwrap_or_default()
    }

    /// All that is written in it.
    pub fn content(&self, people: Vec<PersonId>) -> Content {
        Content {
            purpose: self.purpose.clone(),
            purposes: self.purposes(),
            duration_days: self.duration_days,
            people,
            answers: self.answers(),
        }
    }
}

/// The questions that a dataset asks now, with the row that they stand in.
///
/// # Errors
/// When the database fails.
pub async fn form_in_force<C: ConnectionTrait>(
    conn: &C,
    dataset: DatasetId,
) -> Result<(FormDefinition, Option<access_form::Model>)> {
    let row = access_form::Entity::find()
        .filter(access_form::Column::DatasetId.eq(dataset))
        .order_by_desc(access_form::Column::Number)
        .one(conn)
        .await?;
    let form = row.as_ref().map(read).transpose()?.unwrap_or_default();
    Ok((form, row))
}

/// These forms.
///
/// # Errors
/// When the database fails.
pub async fn forms<C: ConnectionTrait>(conn: &C, ids: &[AccessFormId]) -> Result<Vec<(AccessFormId, FormDefinition)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = access_form::Entity::find().filter(access_form::Column::Id.is_in(ids.iter().copied())).all(conn).await?;
    rows.iter().map(|row| Ok((row.id, read(row)?))).collect()
}

fn read(row: &access_form::Model) -> Result<FormDefinition> {
    Ok(serde_json::from_value(row.form.clone())?)
}
