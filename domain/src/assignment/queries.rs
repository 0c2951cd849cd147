//! Reads of assignment: the board of a challenge, one round with its explanations, matches.

use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{assignment_round, testbed_match};
use super::matching::{self, Explanation};
use super::model::Situation;
use super::policy::{Action, MatchAction, Relation, State, decide, decide_match};
use super::{load, rules};
use crate::challenges::Standing;
use crate::kernel::{
    AssignmentRoundId, ChallengeId, Context, Error, OrganisationId, Page, PageArgs, Result, SubmissionId,
    TestbedMatchId, Verdict, Viewer,
};

/// The assignment of a challenge as far as the viewer may see it.
#[derive(Clone, Debug)]
pub struct Board {
    /// Everything, or the viewer's own part of it.
    pub situation: Situation,
    /// What the viewer is to the challenge.
    pub relation: Relation,
    /// Where the assignment stands.
    pub state: State,
    /// Winning submissions that the viewer leads.
    pub leads: Vec<SubmissionId>,
    /// Host cities whose order the viewer may set.
    pub ranks_for: Vec<OrganisationId>,
    /// Whether the viewer may pin, forbid and run.
    pub may_run: bool,
    /// Matches that the viewer may answer now.
    pub answerable: Vec<TestbedMatchId>,
    /// The hash of what a round would be run on now; for those who see everything.
    pub input_hash: Option<String>,
}

/// The board of a challenge.
///
/// # Errors
/// `NotFound` for those who are not concerned.
pub async fn board(ctx: &Context, viewer: &Viewer, challenge: ChallengeId) -> Result<Board> {
    let conn = ctx.db.reader();
    let loaded = load::situation(conn, challenge, ctx.now()).await?;
    let involved = load::involved(conn, viewer, &loaded.situation).await?;
    let relation = involved.to_challenge(&loaded.situation, &loaded.standing);
    let state = loaded.state();
    decide(relation, state, Action::View).permit()?;
    let mut situation = loaded.situation;
    let allowed = |relation, action| decide(relation, state, action) == Verdict::Allowed;
    let leads = situation
        .entrants
        .iter()
        .filter(|e| {
            let relation = involved.to_winner(&situation, &loaded.standing, e);
            allowed(relation, Action::PreferencesSet)
        })
        .map(|e| e.submission.id)
        .collect();
    let ranks_for = ranked_by(&involved, &situation, &loaded.standing, allowed);
    let answerable = answerable(&involved, &situation, &loaded.standing);
    let input_hash = relation.sees_all().then(|| rules::input(&situation).hash());
    if !relation.sees_all() {
        narrow(&mut situation, &involved.teams);
    }
    Ok(Board {
        situation,
        relation,
        state,
        leads,
        ranks_for,
        may_run: allowed(relation, Action::Run),
        answerable,
        input_hash,
    })
}

fn ranked_by(
    involved: &super::policy::Involved<'_>,
    situation: &Situation,
    standing: &Standing,
    allowed: impl Fn(Relation, Action) -> bool,
) -> Vec<OrganisationId> {
    let cities = situation.hosts.iter().map(|host| host.organisation);
    cities.filter(|city| allowed(involved.to_city(situation, standing, *city), Action::CityPrioritiesSet)).collect()
}

fn answerable(
    involved: &super::policy::Involved<'_>,
    situation: &Situation,
    standing: &Standing,
) -> Vec<TestbedMatchId> {
    let may = |m: &&testbed_match::Model| {
        let pair = situation.entrant(m.submission_id).zip(situation.offer(m.testbed_id));
        let relation = pair.map(|(entrant, offer)| involved.to_match(situation, standing, entrant, offer));
        let verdict = |relation| decide_match(relation, m.standing(situation.now), MatchAction::Confirm);
        let open = match relation {
            Some(Relation::Lead) => m.winner_confirmed_at.is_none(),
            Some(_) => m.operator_confirmed_at.is_none(),
            None => false,
        };
        open && relation.map(verdict) == Some(Verdict::Allowed)
    };
    situation.matches.iter().filter(may).map(|m| m.id).collect()
}

/// Leaves what concerns these winners.
fn narrow(situation: &mut Situation, mine: &[SubmissionId]) {
    situation.entrants.retain(|e| mine.contains(&e.submission.id));
    situation.preferences.retain(|id, _| mine.contains(id));
    situation.matches.retain(|m| mine.contains(&m.submission_id));
    situation.priorities.clear();
    situation.constraints.clear();
}

/// A round as far as the viewer may see it.
#[derive(Clone, Debug)]
pub struct RoundView {
    /// The round.
    pub round: assignment_round::Model,
    /// Whether the whole of it is visible: input, certificate, everybody's explanation.
    pub whole: bool,
    /// The explanations that the viewer may read.
    pub explanations: Vec<Explanation>,
}

/// One round with the board around it. Dry ones are for those who see everything.
///
/// # Errors
/// `NotFound` for those who are not concerned.
pub async fn round(ctx: &Context, viewer: &Viewer, id: AssignmentRoundId) -> Result<(Board, RoundView)> {
    let conn = ctx.db.reader();
    let round = assignment_round::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)?;
    let board = board(ctx, viewer, round.challenge_id).await?;
    let view = view(&board, round)?;
    Ok((board, view))
}

fn view(board: &Board, round: assignment_round::Model) -> Result<RoundView> {
    let whole = board.relation.sees_all();
    if round.dry && !whole {
        return Err(Error::NotFound);
    }
    let (input, certificate) = (round.input()?, round.certificate()?);
    let explanations = if whole {
        matching::explain(&input, &certificate)
    } else {
        let mine = board.situation.entrants.iter().map(|e| e.submission.id.to_string());
        mine.filter_map(|id| matching::why(&input, &certificate, &id)).collect()
    };
    Ok(RoundView { round, whole, explanations })
}

/// The rounds of a board, the newest first.
///
/// # Errors
/// Refused for a cursor or a size that is not ours.
pub async fn rounds(ctx: &Context, board: &Board, page: &PageArgs) -> Result<Page<assignment_round::Model>> {
    let size = page.size()?;
    let mut filter = Condition::all().add(assignment_round::Column::ChallengeId.eq(board.situation.challenge.id));
    if !board.relation.sees_all() {
        filter = filter.add(assignment_round::Column::Dry.eq(false));
    }
    let conn = ctx.db.reader();
    let total = assignment_round::Entity::find().filter(filter.clone()).count(conn).await?;
    let mut rows = assignment_round::Entity::find().filter(filter);
    if let Some(number) = page.start::<i32>()? {
        rows = rows.filter(assignment_round::Column::Number.lt(number));
    }
    let rows = rows.order_by_desc(assignment_round::Column::Number).limit(size + 1).all(conn).await?;
    Ok(Page::cut(rows, size, total, |row| row.number))
}

/// The view of a round that belongs to a board.
///
/// # Errors
/// `Internal` when the stored round cannot be read.
pub fn of_board(board: &Board, round: assignment_round::Model) -> Result<RoundView> {
    view(board, round)
}

/// The board around one match.
///
/// # Errors
/// `NotFound` for those who are not concerned.
pub async fn of_match(ctx: &Context, viewer: &Viewer, id: TestbedMatchId) -> Result<(Board, testbed_match::Model)> {
    let row = testbed_match::Entity::find_by_id(id).one(ctx.db.reader()).await?.ok_or(Error::NotFound)?;
    let board = board(ctx, viewer, row.challenge_id).await?;
    let row = board.situation.matches.iter().find(|m| m.id == id).cloned().ok_or(Error::NotFound)?;
    Ok((board, row))
}

/// The challenge that a submission was made for, for those who are concerned.
///
/// # Errors
/// `NotFound`.
pub async fn of_submission(ctx: &Context, viewer: &Viewer, id: SubmissionId) -> Result<Board> {
    let row = crate::submissions::entity::submission::Entity::find_by_id(id).one(ctx.db.reader()).await?;
    let board = board(ctx, viewer, row.ok_or(Error::NotFound)?.challenge_id).await?;
    if board.situation.entrant(id).is_some() { Ok(board) } else { Err(Error::NotFound) }
}
