//! The table `message`.

use sea_orm::entity::prelude::*;

use crate::kernel::{MessageId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MessageId,
    pub person_id: Option<PersonId>,
    #[sea_orm(column_type = "Text")]
    pub email: String,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub path: Option<String>,
    pub link_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub dedupe_key: String,
    pub created_at: Timestamp,
    pub read_at: Option<Timestamp>,
    pub sent_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
