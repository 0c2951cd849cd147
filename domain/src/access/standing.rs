//! What speaks against a team or its people before they ask: sanctions in force, and closing duties that are overdue.
//!
//! This is the seam to what follows a grant: requests only count what is returned here.

use sea_orm::ConnectionTrait;

use crate::kernel::{PersonId, Result, TeamId, Timestamp};

/// What stands against a team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Sanctions in force against the team or one of the people.
    pub sanctions: usize,
    /// Closing duties of the team that are overdue.
    pub overdue_duties: usize,
}

/// What stands against this team and these people at `now`. Neither sanctions nor closing duties are kept in this
/// program yet, so nothing does; the feature that keeps them counts its rows here, and conditions, sentences and
/// refusals follow.
///
/// # Errors
/// When the database fails.
pub async fn standing<C: ConnectionTrait>(
    conn: &C,
    team: TeamId,
    people: &[PersonId],
    now: Timestamp,
) -> Result<Standing> {
    let _ = (conn, team, people, now);
    Ok(Standing::default())
}
