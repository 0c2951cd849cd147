//! Writes parts of a draft: title, cities, answers. Nobody's words are overwritten unseen.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;

use super::entity::answer;
use super::model::{AnswerConflict, AnswerDraft, Loaded, Seen};
use super::policy::Action;
use super::{answer_shape, completeness, load, rules, store};
use crate::accounts::entity::person;
use crate::challenges::{self, FormDefinition};
use crate::files;
use crate::kernel::{
    Context, Entry, Faults, FileId, OrganisationId, Permit, Person, PersonId, Result, SubmissionId, Tx, Viewer,
};

/// What to write; what is absent stays as it is.
#[derive(Clone, Debug)]
pub struct DraftSave {
    /// The submission.
    pub submission: SubmissionId,
    /// Its title.
    pub title: Option<String>,
    /// The host cities that the team applies to.
    pub cities: Option<Vec<OrganisationId>>,
    /// Answers, each question at most once.
    pub answers: Vec<AnswerDraft>,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct DraftSaved {
    /// The submission.
    pub seen: Seen,
    /// Answers as they stand now, of the questions that were written.
    pub saved: Vec<answer::Model>,
    /// Answers that somebody else had changed in between. They were left alone; everything else was written.
    pub conflicts: Vec<AnswerConflict>,
}

/// Writes what does not conflict, and tells what does.
///
/// # Errors
/// Refused when the challenge is not open or something has a shape that its question does not take; then
/// nothing was written.
pub async fn draft_save(ctx: &Context, viewer: &Viewer, input: DraftSave) -> Result<DraftSaved> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let saved = write(&mut tx, input).await?;
    tx.commit().await?;
    Ok(saved)
}

pub(super) async fn write(tx: &mut Tx, input: DraftSave) -> Result<DraftSaved> {
    let mut loaded = load::submission(tx, input.submission).await?;
    let permit = loaded.seen.permit(Action::AnswerSave)?;
    let viewer = tx.viewer().clone();
    let person = viewer.person()?;
    rules::open(loaded.challenge.phase(tx.now()))?;
    check(tx, &loaded, &input).await?;

    if input.title.is_some() || input.cities.is_some() {
        let title = input.title.unwrap_or_else(|| loaded.seen.submission.title.clone());
        let cities = input.cities.unwrap_or_else(|| loaded.seen.submission.cities());
        loaded.seen.submission = store::set_head(tx, &permit, loaded.seen.submission, title.trim(), &cities).await?;
    }
    let (saved, conflicts) = write_answers(tx, &permit, &loaded, person, input.answers).await?;
    let keys: Vec<&str> = saved.iter().map(|answer| answer.question_key.as_str()).collect();
    tx.record(
        Entry::new("submission.draft_saved", loaded.seen.submission.id)
            .challenge(loaded.challenge.id)
            .with("questions", keys),
    )
    .await?;
    Ok(DraftSaved { seen: loaded.seen, saved, conflicts })
}

async fn write_answers(
    tx: &Tx,
    permit: &Permit,
    loaded: &Loaded,
    person: &Person,
    drafts: Vec<AnswerDraft>,
) -> Result<(Vec<answer::Model>, Vec<AnswerConflict>)> {
    let mut existing: HashMap<String, answer::Model> = answer::Entity::find()
        .filter(answer::Column::SubmissionId.eq(loaded.seen.submission.id))
        .filter(answer::Column::QuestionKey.is_in(drafts.iter().map(|draft| draft.question.clone())))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|answer| (answer.question_key.clone(), answer))
        .collect();
    let (mut saved, mut conflicts) = (Vec::new(), Vec::new());
    for draft in drafts {
        let old = existing.remove(&draft.question);
        match outcome(old.as_ref(), &draft) {
            Outcome::Same => saved.extend(old),
            Outcome::Conflict => conflicts.extend(old),
            Outcome::Write => saved.push(
                store::set_answer(tx, permit, &loaded.seen.submission, &draft.question, old, draft.value, person.id)
                    .await?,
            ),
        }
    }
    Ok((saved, name_writers(tx, conflicts).await?))
}

/// What happens to one answer.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// It says the same already, whoever wrote it.
    Same,
    /// Somebody else changed it since the writer looked.
    Conflict,
    /// It is written.
    Write,
}

fn outcome(old: Option<&answer::Model>, draft: &AnswerDraft) -> Outcome {
    match old {
        Some(old) if same(&old.value, &draft.value) => Outcome::Same,
        Some(old) if old.revision != draft.revision => Outcome::Conflict,
        Some(_) | None => Outcome::Write,
    }
}

/// Browsers send line ends as CR LF; that is no difference.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a.replace("\r\n", "\n") == b.replace("\r\n", "\n"),
        _ => a == b,
    }
}

async fn name_writers(tx: &Tx, conflicts: Vec<answer::Model>) -> Result<Vec<AnswerConflict>> {
    if conflicts.is_empty() {
        return Ok(Vec::new());
    }
    let writers = conflicts.iter().map(|answer| answer.updated_by);
    let names: HashMap<PersonId, String> = person::Entity::find()
        .filter(person::Column::Id.is_in(writers))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    Ok(conflicts
        .into_iter()
        .map(|current| AnswerConflict {
            by: current.updated_by,
            by_name: names.get(&current.updated_by).cloned().unwrap_or_default(),
            at: current.updated_at,
            current,
        })
        .collect())
}

async fn check(tx: &Tx, loaded: &Loaded, input: &DraftSave) -> Result<()> {
    let mut faults = Faults::new();
    if let Some(title) = input.title.as_deref().filter(|title| !title.trim().is_empty()) {
        rules::name(&mut faults, "title", title);
    }
    if let Some(cities) = &input.cities {
        let hosts = challenges::queries::host_organisations(&**tx, loaded.challenge.id).await?;
        completeness::cities(&mut faults, cities, &hosts, false);
    }
    let form = loaded.challenge.form()?;
    let files = check_answers(&mut faults, &form, &input.answers);
    if !files.is_empty() {
        let known: HashSet<FileId> = files::find_all(&**tx, files.iter().map(|(_, file)| *file))
            .await?
            .into_iter()
            .filter(|file| file.owner_kind == completeness::OWNER_KIND && file.owner_id == loaded.seen.submission.id.0)
            .map(|file| file.id)
            .collect();
        for (path, file) in files {
            faults.check(
                known.contains(&file),
                "answer.file",
                path,
                "This is not a file of this submission. Upload it again.",
            );
        }
    }
    faults.finish()
}

/// Checks shapes; returns the files that answers name, with the path of each.
fn check_answers(faults: &mut Faults, form: &FormDefinition, drafts: &[AnswerDraft]) -> Vec<(String, FileId)> {
    let mut files = Vec::new();
    let mut seen = HashSet::new();
    for draft in drafts {
        let path = format!("answers.{}", draft.question);
        if !seen.insert(draft.question.as_str()) {
            faults.push("answer.repeated", &path, "Give each answer only once.");
            continue;
        }
        match form.question(&draft.question) {
            None => faults.push("answer.unknown_question", &path, "The form has no such question."),
            Some(question) => {
                answer_shape::check(faults, question, &draft.value, &path);
                let is_file = matches!(question.kind, challenges::QuestionKind::File { .. });
                if let Some(file) = answer_shape::file_of(&draft.value).filter(|_| is_file) {
                    files.push((path, file));
                }
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::kernel::{AnswerId, Timestamp};

    fn stored(value: Value, revision: i32) -> answer::Model {
        answer::Model {
            id: AnswerId(Uuid::nil()),
            submission_id: SubmissionId(Uuid::nil()),
            question_key: "q".into(),
            value,
            revision,
            updated_by: PersonId(Uuid::nil()),
            updated_at: Timestamp::default(),
        }
    }

    fn draft(value: Value, revision: i32) -> AnswerDraft {
        AnswerDraft { question: "q".into(), value, revision }
    }

    #[test]
    fn nobody_overwrites_what_they_have_not_seen() {
        let old = stored(json!("theirs"), 3);
        assert_eq!(outcome(Some(&old), &draft(json!("mine"), 3)), Outcome::Write);
        assert_eq!(outcome(Some(&old), &draft(json!("mine"), 2)), Outcome::Conflict);
        assert_eq!(outcome(Some(&old), &draft(json!("mine"), 0)), Outcome::Conflict);
        assert_eq!(outcome(Some(&old), &draft(json!("theirs"), 0)), Outcome::Same);
        assert_eq!(outcome(None, &draft(json!("mine"), 0)), Outcome::Write);
    }

    #[test]
    fn line_ends_of_browsers_are_no_change() {
        let old = stored(json!("a\nb"), 1);
        assert_eq!(outcome(Some(&old), &draft(json!("a\r\nb"), 0)), Outcome::Same);
    }
}
