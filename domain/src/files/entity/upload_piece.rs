//! The table `upload_piece`: what has come of a file that is sent in pieces.

use sea_orm::entity::prelude::*;

use crate::kernel::{FileId, Timestamp, UploadPieceId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "upload_piece")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UploadPieceId,
    pub file_id: FileId,
    pub begins_at: i64,
    pub size: i64,
    #[sea_orm(column_type = "Text")]
    pub object_key: String,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
