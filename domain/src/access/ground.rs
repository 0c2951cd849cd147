//! What the grants and requests of teams stand on, read for many teams at once.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::bound::{self, Award, Ground, Pilots};
use crate::challenges::entity::{challenge, stage};
use crate::judging::entity::{announcement, award, stage_result};
use crate::judging::{AwardState, StageOutcome};
use crate::kernel::{AccessGrantId, ChallengeId, Context, Result, StageId, SubmissionId, TeamId, Timestamp};
use crate::pilots::PilotState;
use crate::pilots::entity::pilot;
use crate::submissions::TeamState;
use crate::submissions::entity::{submission, team};

/// What teams stand on.
pub struct Grounds {
    teams: HashMap<TeamId, (Ground, ChallengeId)>,
    stages: HashMap<ChallengeId, Vec<stage::Model>>,
    announced: HashSet<StageId>,
    closes: HashMap<ChallengeId, Option<Timestamp>>,
}

impl Grounds {
    /// The latest end of a grant of this team that is bound from this stage on, and why.
    pub fn bound(&self, team: TeamId, from: Option<StageId>, now: Timestamp) -> Option<(Timestamp, &'static str)> {
        let Some((ground, challenge)) = self.teams.get(&team) else { return Some((now, "team_disbanded")) };
        bound::bound(ground, self.stage_end(*challenge, from), now)
    }

    /// The end of the stage that entries are in: the first that was not announced, from the granted one on.
    fn stage_end(&self, challenge: ChallengeId, from: Option<StageId>) -> Option<Timestamp> {
        let stages = self.stages.get(&challenge)?;
        let first = from.and_then(|id| stages.iter().position(|stage| stage.id == id)).unwrap_or_default();
        let present = stages.iter().skip(first).find(|stage| !self.announced.contains(&stage.id))?;
        bound::stage_end(present.ends_at, self.closes.get(&challenge).copied().flatten())
    }
}

/// What bounds the ends of these grants now: until when at most, and why. Nothing for those that nothing bounds.
///
/// # Errors
/// When the database fails.
pub async fn end_bounds(
    ctx: &Context,
    grants: &[(AccessGrantId, TeamId, Option<StageId>)],
) -> Result<HashMap<AccessGrantId, (Timestamp, &'static str)>> {
    let teams = grants.iter().map(|grant| grant.1).collect();
    let grounds = grounds(ctx.db.reader(), &teams).await?;
    let bound = |(id, team, stage): &(AccessGrantId, TeamId, Option<StageId>)| {
        Some((*id, grounds.bound(*team, *stage, ctx.now())?))
    };
    Ok(grants.iter().filter_map(bound).collect())
}

/// Reads what these teams stand on, in as many statements for a hundred teams as for one.
///
/// # Errors
/// When the database fails.
pub async fn grounds<C: ConnectionTrait>(conn: &C, teams: &HashSet<TeamId>) -> Result<Grounds> {
    let teams = team::Entity::find().filter(team::Column::Id.is_in(teams.iter().copied())).all(conn).await?;
    let challenges: HashSet<ChallengeId> = teams.iter().map(|team| team.challenge_id).collect();
    let rows = challenge::Entity::find().filter(challenge::Column::Id.is_in(challenges.clone())).all(conn).await?;
    let rows: HashMap<ChallengeId, challenge::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    let entries: HashMap<TeamId, submission::Model> = submission::Entity::find()
        .filter(submission::Column::TeamId.is_in(teams.iter().map(|team| team.id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.team_id, row))
        .collect();
    let ids: Vec<SubmissionId> = entries.values().map(|row| row.id).collect();
    let awards = awards(conn, &ids).await?;
    let out = out(conn, &ids).await?;
    let pilots = pilots(conn, &ids).await?;
    let ground = |team: &team::Model| {
        let entry = entries.get(&team.id)?;
        Some(Ground {
            team_active: team.state == TeamState::Active,
            entry: entry.state,
            challenge: rows.get(&team.challenge_id)?.state,
            award: awards.get(&entry.id).copied().unwrap_or(Award::None),
            out: out.contains(&entry.id),
            pilots: pilots.get(&entry.id).copied().unwrap_or(Pilots::None),
        })
    };
    let teams = teams.iter().filter_map(|team| Some((team.id, (ground(team)?, team.challenge_id)))).collect();
    let (stages, announced) = stages(conn, &challenges).await?;
    let closes = rows.values().map(|row| (row.id, row.closes_at)).collect();
    Ok(Grounds { teams, stages, announced, closes })
}

async fn awards<C: ConnectionTrait>(conn: &C, ids: &[SubmissionId]) -> Result<HashMap<SubmissionId, Award>> {
    let rows = award::Entity::find()
        .filter(award::Column::SubmissionId.is_in(ids.iter().copied()))
        .filter(award::Column::AnnouncedAt.is_not_null())
        .all(conn)
        .await?;
    let mut all = HashMap::new();
    for row in rows {
        let seen = all.entry(row.submission_id).or_insert(Award::Ended);
        *seen = match (*seen, row.state) {
            (Award::Accepted, _) | (_, AwardState::Accepted) => Award::Accepted,
            // Of several offers the one that can be answered longest counts; one without a term outlasts all.
            (Award::Offered(other), AwardState::Provisional) => {
                Award::Offered(other.zip(row.respond_by).map(|(one, other)| one.max(other)))
            }
            (_, AwardState::Provisional) => Award::Offered(row.respond_by),
            (seen, AwardState::Declined | AwardState::Lapsed) => seen,
        };
    }
    Ok(all)
}

async fn out<C: ConnectionTrait>(conn: &C, ids: &[SubmissionId]) -> Result<HashSet<SubmissionId>> {
    let rows = stage_result::Entity::find()
        .filter(stage_result::Column::SubmissionId.is_in(ids.iter().copied()))
        .filter(stage_result::Column::AnnouncedAt.is_not_null())
        .filter(stage_result::Column::Outcome.ne(StageOutcome::Advanced))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.submission_id).collect())
}

async fn pilots<C: ConnectionTrait>(conn: &C, ids: &[SubmissionId]) -> Result<HashMap<SubmissionId, Pilots>> {
    let rows = pilot::Entity::find().filter(pilot::Column::SubmissionId.is_in(ids.iter().copied())).all(conn).await?;
    let mut all = HashMap::new();
    for row in rows {
        let seen = all.entry(row.submission_id).or_insert(Pilots::Over);
        match row.state {
            PilotState::Planned | PilotState::Preparing | PilotState::Live => *seen = Pilots::Open,
            PilotState::Finished | PilotState::NeverDeployed => {}
        }
    }
    Ok(all)
}

type Stages = (HashMap<ChallengeId, Vec<stage::Model>>, HashSet<StageId>);

async fn stages<C: ConnectionTrait>(conn: &C, challenges: &HashSet<ChallengeId>) -> Result<Stages> {
    let rows = stage::Entity::find()
        .filter(stage::Column::ChallengeId.is_in(challenges.iter().copied()))
        .order_by_asc(stage::Column::Position)
        .all(conn)
        .await?;
    let mut stages: HashMap<ChallengeId, Vec<stage::Model>> = HashMap::new();
    for row in rows {
        stages.entry(row.challenge_id).or_default().push(row);
    }
    let announced = announcement::Entity::find()
        .filter(announcement::Column::ChallengeId.is_in(challenges.iter().copied()))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| row.stage_id)
        .collect();
    Ok((stages, announced))
}
