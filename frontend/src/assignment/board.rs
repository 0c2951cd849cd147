//! The board of an assignment: who ranked what, pins, rounds, matches; and the run.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::fragments::{ById, ByIdFields, Match, MatchState, Testbed, Title, Winner, sign};
use crate::schema;
use crate::shell::{Answer, City, Form, Page, PageError, Tone};

/// The query of the board.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct BoardQuery {
    #[arguments(challenge: $id)]
    assignment: Option<Board>,
}

/// Pin or ban.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "AssignmentConstraintKind")]
pub enum Kind {
    Pin,
    Forbid,
}

impl Kind {
    /// Its text.
    const fn key(self) -> &'static str {
        match self {
            Self::Pin => "assignment-pin",
            Self::Forbid => "assignment-forbid",
        }
    }
}

/// Where a city's order comes from.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "AssignmentOrderBasis")]
enum Basis {
    Ranking,
    City,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Assignment", variables = "ById")]
pub struct Board {
    challenge_id: cynic::Id,
    challenge_title: Title,
    challenge_slug: String,
    whole: bool,
    may_run: bool,
    winners: Vec<RankedWinner>,
    testbeds: Vec<Testbed>,
    cities: Vec<BoardCity>,
    constraints: Vec<Constraint>,
    matches: Vec<Match>,
    #[arguments(first: 20)]
    rounds: Rounds,
    pilots: Vec<BoardPilot>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentWinner")]
struct RankedWinner {
    submission_id: cynic::Id,
    title: String,
    team_name: String,
    rank: i32,
    may_rank: bool,
    preferences: Vec<Testbed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentCity")]
struct BoardCity {
    id: cynic::Id,
    name: String,
    code: Option<String>,
    cap: Option<i32>,
    may_rank: bool,
    basis: Basis,
    reason: Option<String>,
    order: Vec<Winner>,
}

impl BoardCity {
    fn sign(&self) -> City {
        sign(self.code.as_deref(), &self.name)
    }
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentConstraint")]
struct Constraint {
    id: cynic::Id,
    kind: Kind,
    winner: Winner,
    testbed: Testbed,
    reason: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentRoundConnection")]
struct Rounds {
    nodes: Vec<Round>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentRound")]
struct Round {
    id: cynic::Id,
    number: i32,
    dry: bool,
    run_at: DateTime<Utc>,
    current: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Pilot")]
struct BoardPilot {
    id: cynic::Id,
    team_name: String,
    testbed_name: String,
}

/// The page of the board.
#[derive(Template)]
#[template(path = "assignment/board.html")]
struct BoardPage {
    page: Page,
    board: Board,
    form: Form,
}

impl BoardPage {
    fn kinds(&self) -> Vec<(String, String)> {
        vec![("pin".into(), self.page.t("assignment-pin")), ("forbid".into(), self.page.t("assignment-forbid"))]
    }

    fn winners(&self) -> Vec<(String, String)> {
        let option = |w: &RankedWinner| (w.submission_id.inner().to_owned(), format!("{} · {}", w.rank, w.team_name));
        self.board.winners.iter().map(option).collect()
    }

    fn testbeds(&self) -> Vec<(String, String)> {
        let option = |t: &Testbed| (t.id.inner().to_owned(), format!("{} · {}", t.city_name, t.name));
        self.board.testbeds.iter().map(option).collect()
    }

    fn unranked(&self) -> usize {
        self.board.winners.iter().filter(|w| w.preferences.is_empty()).count()
    }
}

async fn load(page: &Page, challenge: &str) -> Result<Board, PageError> {
    page.signed_in()?;
    let data = page.query(BoardQuery::build(ById::new(page, challenge))).await?;
    data.assignment.ok_or(PageError::NotFound)
}

/// Shows it again with the faults of a form.
pub async fn refused(page: &Page, challenge: &str, form: Form) -> Answer {
    let board = load(page, challenge).await?;
    page.render_refused(&BoardPage { page: page.clone(), board, form })
}

/// The board.
pub async fn show(page: Page, challenge: Path<String>) -> Answer {
    let board = load(&page, &challenge).await?;
    page.render(&BoardPage { form: Form::new(&page), page: page.clone(), board })
}

#[derive(cynic::InputObject)]
#[cynic(graphql_type = "AssignmentRunInput")]
struct AssignmentRunInput {
    challenge: cynic::Id,
    dry: bool,
    accept_missing: bool,
    #[cynic(skip_serializing_if = "Option::is_none")]
    expected_input_hash: Option<String>,
}

#[derive(cynic::QueryVariables)]
struct RunVariables {
    input: AssignmentRunInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RunVariables")]
struct AssignmentRun {
    #[arguments(input: $input)]
    assignment_run: Option<RunPayload>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentRunPayload")]
struct RunPayload {
    round: RunRound,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentRound")]
struct RunRound {
    id: cynic::Id,
}

/// Runs a round, dry or for real, and leads to it.
pub async fn run(page: Page, challenge: Path<String>, form: Form) -> Answer {
    let dry = form.value("mode") != "real";
    let input = AssignmentRunInput {
        challenge: cynic::Id::new(challenge.as_str()),
        dry,
        accept_missing: form.is_ticked("acceptMissing"),
        expected_input_hash: form.read_optional("expectedInputHash"),
    };
    match page.submit(AssignmentRun::build(RunVariables { input })).await? {
        Ok(data) => {
            let round = data.assignment_run.ok_or(PageError::NotFound)?.round;
            let said = if dry { "assignment-ran-dry" } else { "assignment-ran" };
            page.redirect_saying(&format!("/assignment/rounds/{}", round.id.inner()), said)
        }
        Err(faults) => refused(&page, &challenge, form.refused(faults)).await,
    }
}
