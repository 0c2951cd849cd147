//! The table `stored_file`.

use sea_orm::entity::prelude::*;

use crate::files::FileState;
use crate::kernel::{FileId, OrganisationId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stored_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FileId,
    #[sea_orm(column_type = "Text")]
    pub owner_kind: String,
    pub owner_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub object_key: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub media_type: String,
    pub size: Option<i64>,
    pub max_size: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub sha256: Option<String>,
    pub state: FileState,
    #[sea_orm(column_type = "Text", nullable)]
    pub reject_reason: Option<String>,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
    pub uploaded_at: Option<Timestamp>,
    pub scanned_at: Option<Timestamp>,
    pub organisation_id: Option<OrganisationId>,
    pub upload_length: Option<i64>,
    pub upload_offset: i64,
    pub upload_expires_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
