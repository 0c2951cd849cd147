//! The table `dataset_facet`: what datasets are filtered and counted by.

use sea_orm::entity::prelude::*;

use crate::kernel::{DatasetFacetId, DatasetId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset_facet")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DatasetFacetId,
    pub dataset_id: DatasetId,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub value: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
