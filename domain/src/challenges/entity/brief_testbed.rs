//! The table `brief_testbed`.

use sea_orm::entity::prelude::*;

use crate::kernel::{BriefTestbedId, HostBriefId, TestbedId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "brief_testbed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BriefTestbedId,
    pub host_brief_id: HostBriefId,
    pub testbed_id: TestbedId,
    pub places: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
