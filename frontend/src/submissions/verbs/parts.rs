//! What inputs and answers of mutations are made of.

use chrono::{DateTime, Utc};

use crate::schema;
use crate::submissions::nodes::{Answer, Json};

/// A submission by its id.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Submission")]
pub struct Which {
    /// Its global id.
    pub id: cynic::Id,
}

/// A team with its submission.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Team")]
pub struct OfTeam {
    /// The submission.
    pub submission: Which,
}

/// A version by its number.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionVersion")]
pub struct Sent {
    /// From 1.
    pub number: i32,
}

/// An answer to be saved.
#[derive(cynic::InputObject)]
pub struct SubmissionAnswerInput {
    /// The question.
    pub question_key: String,
    /// How it is to be; nothing takes it away.
    pub value: Option<Json>,
    /// The revision that was seen.
    pub revision: i32,
}

/// An answer that somebody else changed in between.
#[derive(cynic::QueryFragment)]
pub struct AnswerConflict {
    /// The question.
    pub question_key: String,
    /// What stands there now.
    pub current: Option<Answer>,
    /// Who wrote that.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}
