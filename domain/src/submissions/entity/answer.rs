//! The table `answer`.

use sea_orm::entity::prelude::*;

use crate::kernel::{AnswerId, PersonId, SubmissionId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AnswerId,
    pub submission_id: SubmissionId,
    #[sea_orm(column_type = "Text")]
    pub question_key: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub value: Json,
    pub revision: i32,
    pub updated_by: PersonId,
    pub updated_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
