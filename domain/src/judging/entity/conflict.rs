//! The table `conflict`.

use sea_orm::entity::prelude::*;

use crate::judging::ConflictKind;
use crate::judging::ConflictSource;
use crate::kernel::{ChallengeId, ConflictId, PersonId, SubmissionId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "conflict")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConflictId,
    pub challenge_id: ChallengeId,
    pub submission_id: SubmissionId,
    pub person_id: PersonId,
    pub kind: ConflictKind,
    pub source: ConflictSource,
    pub pinned: bool,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub created_by: PersonId,
    pub created_at: Timestamp,
    pub lifted_at: Option<Timestamp>,
    pub lifted_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
