//! What a version holds: the content that is hashed, signed and never changed, and what each reader sees of it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::policy::Relation;
use crate::challenges::{Audience, FormDefinition, Question};
use crate::files::StoredFile;
use crate::kernel::{ChallengeId, FileId, OrganisationId, SubmissionId, TeamId};

/// Names the shape, so that a later one can be told apart.
pub const FORMAT: &str = "intercity-submission-1";

/// The content of a version. Its canonical form is what [`super::canonical`] makes of its JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// [`FORMAT`].
    pub format: String,
    /// The challenge.
    pub challenge: ChallengeId,
    /// The submission.
    pub submission: SubmissionId,
    /// The number of the version, from 1.
    pub version: i32,
    /// The team.
    pub team: TeamId,
    /// Its name when this was sent.
    pub team_name: String,
    /// The title.
    pub title: String,
    /// The host cities applied to.
    pub cities: Vec<OrganisationId>,
    /// Answers by question, without blank ones.
    pub answers: BTreeMap<String, Value>,
    /// The files that answers name, with what pins their bytes.
    pub files: BTreeMap<FileId, ContentFile>,
}

/// A file in a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its size in bytes.
    pub size: i64,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
}

impl ContentFile {
    /// What a version keeps of a stored file.
    pub fn of(file: &StoredFile) -> Self {
        Self {
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size: file.size.unwrap_or_default(),
            sha256: file.sha256.clone().unwrap_or_default(),
        }
    }
}

/// Whether somebody so related may read the answer to this question.
pub const fn may_read(relation: Relation, audience: Audience) -> bool {
    match relation {
        Relation::Member | Relation::Lead | Relation::Organiser | Relation::HostStaff | Relation::Overseer => true,
        Relation::Judge => match audience {
            Audience::Judges | Audience::EveryoneAfterAnnouncement => true,
            Audience::Organisers => false,
        },
        Relation::Nobody | Relation::Stranger | Relation::Invited => false,
    }
}

/// The answered questions that somebody so related may read, in the order of the form.
pub fn readable<'a>(
    form: &'a FormDefinition,
    answers: &'a HashMap<String, Value>,
    relation: Relation,
) -> Vec<(&'a Question, &'a Value)> {
    form.questions
        .iter()
        .filter(|question| may_read(relation, question.audience))
        .filter_map(|question| answers.get(&question.key).map(|value| (question, value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_do_not_read_what_is_for_organisers() {
        assert!(!may_read(Relation::Judge, Audience::Organisers));
        assert!(may_read(Relation::Judge, Audience::Judges));
        assert!(may_read(Relation::HostStaff, Audience::Organisers));
        for audience in [Audience::Judges, Audience::Organisers, Audience::EveryoneAfterAnnouncement] {
            for relation in [Relation::Nobody, Relation::Stranger, Relation::Invited] {
                assert!(!may_read(relation, audience));
            }
        }
    }
}
