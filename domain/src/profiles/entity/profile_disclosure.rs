//! The table `profile_disclosure`.

use sea_orm::entity::prelude::*;

use crate::datasets::DatasetAccess;
use crate::kernel::{DatasetId, PersonId, ProfileDisclosureId, Timestamp};
use crate::profiles::Disclosure;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "profile_disclosure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProfileDisclosureId,
    pub dataset_id: DatasetId,
    pub disclosure: Disclosure,
    /// The access level for which this was chosen; for any other the default holds.
    pub access: DatasetAccess,
    /// Names of columns that only those see who may read the data.
    #[sea_orm(column_type = "JsonBinary")]
    pub hidden_columns: Json,
    pub set_by: Option<PersonId>,
    pub set_at: Timestamp,
}

impl Model {
    /// Names of hidden columns.
    pub fn hidden(&self) -> Vec<String> {
        serde_json::from_value(self.hidden_columns.clone()).unwrap_or_default()
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
