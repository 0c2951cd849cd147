//! The only file that writes testbeds.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::entity::testbed;
use crate::kernel::search::{every_language, search_text, theme_index};
use crate::kernel::{Permit, Result, Tx};

/// Whether the address is free.
pub(super) async fn slug_free(tx: &Tx, slug: &str) -> Result<bool> {
    let taken = testbed::Entity::find().filter(testbed::Column::Slug.eq(slug)).one(&**tx).await?;
    Ok(taken.is_none())
}

/// Adds a testbed.
pub(super) async fn insert(tx: &Tx, _permit: &Permit, row: testbed::Model) -> Result<testbed::Model> {
    Ok(indexed(row).into_active_model().reset_all().insert(&**tx).await?)
}

/// Writes a testbed back, one version later.
pub(super) async fn save(tx: &Tx, _permit: &Permit, row: testbed::Model) -> Result<testbed::Model> {
    let mut row = indexed(row);
    row.lock_version += 1;
    Ok(row.into_active_model().reset_all().update(&**tx).await?)
}

fn indexed(mut row: testbed::Model) -> testbed::Model {
    let (themes, offers) = (row.themes(), row.offers());
    row.theme_index = theme_index(&themes);
    row.search_text = search_text(
        [row.name.as_str(), row.operator_name.as_str()]
            .into_iter()
            .chain(every_language(&row.description))
            .chain(themes.iter().chain(&offers).map(String::as_str)),
    );
    row
}
