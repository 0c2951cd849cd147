//! The table `access_form`: the questions that a dataset's request form asks, numbered.

use sea_orm::entity::prelude::*;

use crate::kernel::{AccessFormId, DatasetId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "access_form")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccessFormId,
    pub dataset_id: DatasetId,
    pub number: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub form: Json,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
