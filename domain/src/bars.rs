//! Who must not see a submission, whatever else they are. Asked by `submissions`, answered by `judging`: like
//! `reactions`, a seam through which a lower feature hears of a higher one without knowing it.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait};

use crate::judging;
use crate::judging::entity::conflict;
use crate::kernel::{PersonId, Result, SubmissionId, Viewer};

/// The ids of the submissions that a conflict keeps from the person, as a subquery.
pub fn subquery(person: PersonId) -> SelectStatement {
    Query::select()
        .column(conflict::Column::SubmissionId)
        .from(conflict::Entity)
        .and_where(conflict::Column::PersonId.eq(person))
        .and_where(conflict::Column::LiftedAt.is_null())
        .to_owned()
}

/// The submissions that a conflict keeps from the viewer.
///
/// # Errors
/// When the database fails.
pub async fn of_viewer(conn: &impl ConnectionTrait, viewer: &Viewer) -> Result<BTreeSet<SubmissionId>> {
    match viewer.person_id() {
        Some(person) => judging::queries::barred_anywhere(conn, person).await,
        None => Ok(BTreeSet::new()),
    }
}
