//! The nodes of judging.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::challenges::entity::criterion;
use intercity_domain::judging::Scope;
use intercity_domain::judging::entity::{award, conflict};
use intercity_domain::judging::queries::ReviewView;
use intercity_domain::kernel::Result;
use intercity_domain::submissions::entity::submission;

use super::states::{AwardState, ConflictKind, ConflictSource, JudgingStanding, ReviewState, StageOutcome};
use crate::graphql::{LocalizedText, global};

/// A submission, as far as everybody in judging may know it.
#[derive(SimpleObject)]
pub struct JudgedSubmission {
    /// The id of the submission.
    pub id: ID,
    /// Its number in the challenge.
    pub number: i32,
    /// Its title.
    pub title: String,
}

impl From<&submission::Model> for JudgedSubmission {
    fn from(row: &submission::Model) -> Self {
        Self { id: global(row.id), number: row.number, title: row.title.clone() }
    }
}

/// A stage of a challenge, as judging sees it.
#[derive(SimpleObject)]
pub struct JudgedStage {
    /// The id of the stage.
    pub id: ID,
    /// Its name.
    pub name: LocalizedText,
    /// Its place in the funnel, from 0.
    pub position: i32,
    /// Whether it is the last one, which gives the awards.
    pub last: bool,
    /// How many reviews each submission needs.
    pub quorum: i32,
    /// Whether judges read without the team's name.
    pub blind: bool,
    /// Where its judging stands.
    pub standing: JudgingStanding,
    /// When its outcomes were announced.
    pub announced_at: Option<DateTime<Utc>>,
    /// The id of the challenge.
    pub challenge_id: ID,
    /// The title of the challenge.
    pub challenge_title: LocalizedText,
    /// The address of the challenge.
    pub challenge_slug: String,
}

impl From<&Scope> for JudgedStage {
    fn from(scope: &Scope) -> Self {
        Self {
            id: global(scope.stage.id),
            name: LocalizedText(scope.stage.name.clone()),
            position: scope.stage.position,
            last: scope.last,
            quorum: scope.stage.quorum,
            blind: scope.stage.blind,
            standing: scope.standing.into(),
            announced_at: scope.announced_at,
            challenge_id: global(scope.challenge.id),
            challenge_title: LocalizedText(scope.challenge.title.clone()),
            challenge_slug: scope.challenge.slug.clone(),
        }
    }
}

/// One step of a criterion's scale in words.
#[derive(SimpleObject)]
pub struct ScoreAnchor {
    /// The step in half points, 0 to 10.
    pub half_points: i32,
    /// What deserves it.
    pub text: LocalizedText,
}

/// A criterion as judges score it.
#[derive(SimpleObject)]
pub struct JudgedCriterion {
    /// The id of the criterion.
    pub id: ID,
    /// Its name.
    pub name: LocalizedText,
    /// What it asks for.
    pub description: LocalizedText,
    /// Its share of 10,000.
    pub weight: i32,
    /// The least mean in half points, if there is a threshold.
    pub threshold: Option<i32>,
    /// The scale in words.
    pub anchors: Vec<ScoreAnchor>,
}

impl JudgedCriterion {
    /// From its row.
    pub fn new(row: criterion::Model) -> Result<Self> {
        let anchors = row.anchors()?;
        Ok(Self {
            id: global(row.id),
            name: LocalizedText(row.name),
            description: LocalizedText(row.description),
            weight: row.weight,
            threshold: row.threshold,
            anchors: anchors
                .into_iter()
                .map(|anchor| ScoreAnchor { half_points: anchor.half_points, text: LocalizedText(anchor.text) })
                .collect(),
        })
    }
}

/// The score of one criterion.
#[derive(SimpleObject)]
pub struct Score {
    /// The id of the criterion.
    pub criterion_id: ID,
    /// Half points, 0 to 10.
    pub half_points: i32,
}

/// A review.
#[derive(SimpleObject)]
pub struct Review {
    /// The id of the review.
    pub id: ID,
    /// The name of the judge.
    pub judge: Option<String>,
    /// How far it is.
    pub state: ReviewState,
    /// The version of the submission that it is about.
    pub version: i32,
    /// The scores given so far.
    pub scores: Vec<Score>,
    /// For the panel and the organisers.
    pub panel_comment: String,
    /// For the team, after the announcement.
    pub feedback: String,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
}

impl Review {
    /// From its rows.
    pub fn new(view: &ReviewView, judge: Option<String>) -> Self {
        let review = &view.review;
        Self {
            id: global(review.id),
            judge,
            state: review.state.into(),
            version: review.version,
            scores: view
                .scores
                .iter()
                .map(|(id, half_points)| Score { criterion_id: global(*id), half_points: *half_points })
                .collect(),
            panel_comment: review.panel_comment.clone(),
            feedback: review.feedback.clone(),
            updated_at: review.updated_at,
            sent_at: review.sent_at,
        }
    }
}

/// A conflict between a judge and a submission.
#[derive(SimpleObject)]
pub struct Conflict {
    /// The id of the conflict.
    pub id: ID,
    /// The id of the submission.
    pub submission_id: ID,
    /// The id of the judge.
    pub person_id: ID,
    /// The name of the judge.
    pub judge: Option<String>,
    /// What kind.
    pub kind: ConflictKind,
    /// How it became known.
    pub source: ConflictSource,
    /// Whether only an organiser can lift it.
    pub pinned: bool,
    /// Why.
    pub reason: String,
    /// When it became known.
    pub created_at: DateTime<Utc>,
    /// When it was lifted.
    pub lifted_at: Option<DateTime<Utc>>,
}

impl Conflict {
    /// From its row.
    pub fn new(row: conflict::Model, judge: Option<String>) -> Self {
        Self {
            id: global(row.id),
            submission_id: global(row.submission_id),
            person_id: global(row.person_id),
            judge,
            kind: row.kind.into(),
            source: row.source.into(),
            pinned: row.pinned,
            reason: row.reason,
            created_at: row.created_at,
            lifted_at: row.lifted_at,
        }
    }
}

/// An award: a place in a city's pilot programme that a team has won.
#[derive(SimpleObject)]
pub struct Award {
    /// The id of the award.
    pub id: ID,
    /// The submission that won.
    pub submission: Option<JudgedSubmission>,
    /// The id of the city that gives the place.
    pub organisation_id: Option<ID>,
    /// The name of that city.
    pub city: Option<String>,
    /// The place in the ranking.
    pub rank: i32,
    /// How far it is.
    pub state: AwardState,
    /// When it was announced.
    pub announced_at: Option<DateTime<Utc>>,
    /// Until when the team can answer.
    pub respond_by: Option<DateTime<Utc>>,
    /// When the team answered.
    pub responded_at: Option<DateTime<Utc>>,
}

impl Award {
    /// From its row and what it names.
    pub fn new(row: award::Model, submission: Option<&submission::Model>, city: Option<String>) -> Self {
        Self {
            id: global(row.id),
            submission: submission.map(Into::into),
            organisation_id: row.organisation_id.map(global),
            city,
            rank: row.rank,
            state: row.state.into(),
            announced_at: row.announced_at,
            respond_by: row.respond_by,
            responded_at: row.responded_at,
        }
    }
}

/// The outcome of one stage for one submission.
#[derive(SimpleObject)]
pub struct SubmissionResult {
    /// The stage.
    pub stage: JudgedStage,
    /// The outcome.
    pub outcome: StageOutcome,
    /// Why a submission was ruled out.
    pub reason: Option<String>,
    /// What the judges wrote for the team, without their names.
    pub feedback: Vec<String>,
    /// When it was announced; empty for organisers before.
    pub announced_at: Option<DateTime<Utc>>,
}
