//! The node of a submission.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::{self, Error};
use intercity_domain::submissions::policy::Action;
use intercity_domain::submissions::{Seen, queries};

use super::answers::{Answer, draft_answers};
use super::batch::Batch;
use super::states::{SubmissionAction, SubmissionState};
use super::team::Team;
use super::version::SubmissionVersion;
use crate::challenges::Challenge;
use crate::graphql::{Fault, caller, global};
use crate::organisations::Organisation;

/// A team's answer to a challenge: a draft that it writes together, and the versions that it sent.
#[derive(Clone)]
pub struct Submission {
    pub(super) seen: Seen,
    pub(super) batch: Arc<Batch>,
}

impl Submission {
    /// One submission.
    pub fn one(seen: Seen) -> Self {
        let batch = Batch::of(vec![seen.clone()]);
        Self { seen, batch }
    }

    /// Submissions that load together what belongs to them.
    pub fn many(seen: Vec<Seen>) -> Vec<Self> {
        let batch = Batch::of(seen.clone());
        seen.into_iter().map(|seen| Self { seen, batch: batch.clone() }).collect()
    }

    pub(super) async fn challenge_node(&self, ctx: &Context<'_>) -> Result<Challenge, Fault> {
        let caller = caller(ctx)?;
        let (rows, siblings) = self.batch.challenges(&caller.context, &caller.viewer).await?;
        let row = rows.get(&self.seen.submission.challenge_id).cloned().ok_or(Error::NotFound)?;
        Ok(Challenge::among(row, siblings))
    }
}

/// One fault in what was written: a stable code, the field it concerns, a sentence.
#[derive(SimpleObject)]
pub struct Violation {
    /// Stable, machine-readable.
    pub code: String,
    /// The field, for example `answers.idea`.
    pub path: String,
    /// What to do, in English; reasons of eligibility rules in your language.
    pub message: String,
}

impl From<kernel::Violation> for Violation {
    fn from(violation: kernel::Violation) -> Self {
        Self { code: violation.code, path: violation.path, message: violation.message }
    }
}

#[Object]
impl Submission {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.seen.submission.id)
    }

    /// Its number in the challenge, from 1.
    async fn number(&self) -> i32 {
        self.seen.submission.number
    }

    /// What was decided about it.
    async fn state(&self) -> SubmissionState {
        self.seen.submission.state.into()
    }

    /// Whether a revision is being written; the sent version stays valid meanwhile. False for all but the team.
    async fn editing(&self) -> bool {
        self.seen.submission.editing && self.seen.relation.in_team()
    }

    /// Its title: that of the draft for the team, of the sent version for others.
    async fn title(&self, ctx: &Context<'_>) -> Result<String, Fault> {
        if self.seen.may(Action::DraftRead) {
            return Ok(self.seen.submission.title.clone());
        }
        match self.current(ctx).await? {
            Some(version) => Ok(version.content()?.title),
            None => Ok(String::new()),
        }
    }

    /// The cities it applies to: those of the draft for the team, of the sent version for others.
    async fn cities(&self, ctx: &Context<'_>) -> Result<Vec<Organisation>, Fault> {
        let all = self.batch.organisations(&caller(ctx)?.context).await?;
        let ids = if self.seen.may(Action::DraftRead) {
            self.seen.submission.cities()
        } else {
            self.current(ctx).await?.map(|version| version.content()).transpose()?.map(|c| c.cities).unwrap_or_default()
        };
        Ok(ids.iter().filter_map(|id| all.get(id).cloned()).map(Organisation).collect())
    }

    /// The challenge.
    async fn challenge(&self, ctx: &Context<'_>) -> Result<Challenge, Fault> {
        self.challenge_node(ctx).await
    }

    /// The team.
    async fn team(&self) -> Team {
        Team(self.clone())
    }

    /// When the draft was begun.
    async fn created_at(&self) -> DateTime<Utc> {
        self.seen.submission.created_at
    }

    /// When the version that counts was sent.
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.seen.submission.submitted_at
    }

    /// When it was withdrawn.
    async fn withdrawn_at(&self) -> Option<DateTime<Utc>> {
        self.seen.submission.withdrawn_at
    }

    /// The draft's answers, for the team; nothing for others. Questions without an answer are missing.
    async fn answers(&self, ctx: &Context<'_>) -> Result<Option<Vec<Answer>>, Fault> {
        if !self.seen.may(Action::DraftRead) {
            return Ok(None);
        }
        draft_answers(ctx, self).await.map(Some)
    }

    /// What keeps the draft from being sent, deadline aside, for the team; nothing for others.
    async fn draft_violations(&self, ctx: &Context<'_>) -> Result<Option<Vec<Violation>>, Fault> {
        if !self.seen.may(Action::DraftRead) {
            return Ok(None);
        }
        let caller = caller(ctx)?;
        let found = queries::draft_faults(&caller.context, &caller.viewer, &self.seen).await?;
        Ok(Some(found.into_iter().map(Into::into).collect()))
    }

    /// The version that counts, once one was sent.
    async fn current_version(&self, ctx: &Context<'_>) -> Result<Option<SubmissionVersion>, Fault> {
        self.current(ctx).await
    }

    /// Versions that were sent, the newest first: all of them for the team, the one that counts for others.
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<SubmissionVersion>, Fault> {
        let all = self.batch.sent(&caller(ctx)?.context).await?;
        let rows = all.get(&self.seen.submission.id).cloned().unwrap_or_default();
        Ok(rows.into_iter().map(|row| SubmissionVersion { row, of: self.clone() }).collect())
    }

    /// One version that was sent, by its number, as far as you may read it.
    async fn version(&self, ctx: &Context<'_>, number: i32) -> Result<Option<SubmissionVersion>, Fault> {
        if !self.seen.may(Action::VersionRead) {
            return Ok(None);
        }
        let row = queries::version(&caller(ctx)?.context, &self.seen, number).await?;
        Ok(row.map(|row| SubmissionVersion { row, of: self.clone() }))
    }

    /// What you may do with it now, as far as rights go; the deadline is another matter.
    async fn viewer_may(&self) -> Vec<SubmissionAction> {
        Action::ALL.into_iter().filter(|action| self.seen.may(*action)).map(Into::into).collect()
    }

    /// Whether you are in its team.
    async fn viewer_is_member(&self) -> bool {
        self.seen.relation.in_team()
    }
}

impl Submission {
    pub(super) async fn current(&self, ctx: &Context<'_>) -> Result<Option<SubmissionVersion>, Fault> {
        let versions = self.batch.versions(&caller(ctx)?.context).await?;
        let row = versions.get(&self.seen.submission.id).cloned();
        Ok(row.map(|row| SubmissionVersion { row, of: self.clone() }))
    }
}
