//! The table `submission_version`.

use sea_orm::entity::prelude::*;

use crate::kernel::{PersonId, SubmissionId, SubmissionVersionId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionVersionId,
    pub submission_id: SubmissionId,
    pub number: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    pub submitted_by: PersonId,
    pub submitted_at: Timestamp,
    #[sea_orm(column_type = "Text")]
    pub receipt: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
