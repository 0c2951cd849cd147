//! The table `panel_judge`.

use sea_orm::entity::prelude::*;

use crate::kernel::{OrganisationId, PanelJudgeId, PersonId, StageId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "panel_judge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PanelJudgeId,
    pub stage_id: StageId,
    pub person_id: PersonId,
    pub organisation_id: Option<OrganisationId>,
    pub chair: bool,
    #[sea_orm(column_type = "JsonBinary")]
    pub languages: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub expertise: Json,
    pub added_at: Timestamp,
    pub removed_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
