//! The table `reconciliation_finding`: what was not as it should be, and what was done about it.

use sea_orm::entity::prelude::*;

use crate::kernel::{FindingId, ReconciliationId};
use crate::reconcile::{Finding, Remedy};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reconciliation_finding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FindingId,
    pub reconciliation_id: ReconciliationId,
    pub finding: Finding,
    #[sea_orm(column_type = "Text")]
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub remedy: Remedy,
    #[sea_orm(column_type = "Text")]
    pub detail: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
