//! What commands and queries hand on: a submission with its team and what the viewer is to it.

use serde_json::Value;

use super::entity::{answer, submission, team, team_member};
use super::policy::{self, Action, Relation, Standing};
use crate::challenges::entity::challenge;
use crate::kernel::{OrganisationId, Permit, PersonId, Result, Timestamp};

/// A submission as one viewer meets it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The submission.
    pub submission: submission::Model,
    /// Its team.
    pub team: team::Model,
    /// What the viewer is to it.
    pub relation: Relation,
}

impl Seen {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        Standing::of(&self.submission)
    }

    /// Whether the viewer may do this now, as far as rights go.
    pub fn may(&self, action: Action) -> bool {
        policy::decide(self.relation, self.standing(), action) == crate::kernel::Verdict::Allowed
    }

    /// The permit for this, or the refusal.
    ///
    /// # Errors
    /// As the policy says.
    pub fn permit(&self, action: Action) -> Result<Permit> {
        policy::decide(self.relation, self.standing(), action).permit()
    }
}

/// A submission locked for a command, with everything that its rules look at.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) seen: Seen,
    pub(super) members: Vec<team_member::Model>,
    pub(super) challenge: challenge::Model,
}

impl submission::Model {
    /// The host cities that the team applies to.
    pub fn cities(&self) -> Vec<OrganisationId> {
        serde_json::from_value(self.cities.clone()).unwrap_or_default()
    }
}

/// One answer as somebody wants it to be; `null` takes the answer away.
#[derive(Clone, Debug)]
pub struct AnswerDraft {
    /// The question in the form.
    pub question: String,
    /// The answer in the JSON shape of its kind.
    pub value: Value,
    /// The revision that the writer saw; 0 when there was no answer.
    pub revision: i32,
}

/// Somebody else changed the same answer in between; nothing was overwritten.
#[derive(Clone, Debug)]
pub struct AnswerConflict {
    /// What stands there now.
    pub current: answer::Model,
    /// Who wrote it.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: Timestamp,
}
