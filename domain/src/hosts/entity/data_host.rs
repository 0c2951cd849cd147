//! The table `data_host`.

use sea_orm::entity::prelude::*;

use crate::hosts::HostState;
use crate::kernel::{DataHostId, OrganisationId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_host")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DataHostId,
    pub organisation_id: OrganisationId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Where its data is, without a trailing slash.
    #[sea_orm(column_type = "Text")]
    pub base_url: String,
    /// Where grants are pushed to and asked about, without a trailing slash.
    #[sea_orm(column_type = "Text")]
    pub grant_url: String,
    /// Under `base_url`; answers to a token as the data would.
    #[sea_orm(column_type = "Text")]
    pub probe_path: String,
    /// What stands in `aud` of tokens for it.
    #[sea_orm(column_type = "Text")]
    pub audience: String,
    pub state: HostState,
    pub fictional: bool,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
    pub last_contact_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text", nullable)]
    pub last_fault: Option<String>,
    pub last_fault_at: Option<Timestamp>,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Where a token is shown to prove that it is refused.
    pub fn probe_url(&self) -> String {
        format!("{}{}", self.base_url, self.probe_path)
    }
}
