//! Sends an entry: checks everything, freezes a numbered version, answers with a signed receipt.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::Value;

use super::completeness::{self, Draft};
use super::content::{Content, ContentFile, FORMAT};
use super::entity::{answer, submission_version};
use super::model::{Loaded, Seen};
use super::policy::Action;
use super::receipt::{self, Receipt};
use super::{answer_shape, canonical, load, rules, store};
use crate::accounts::{entity::person, keys};
use crate::challenges::{self, FormDefinition, QuestionKind};
use crate::files::{self, StoredFile};
use crate::kernel::{
    Context, Entry, Error, Faults, FileId, PersonId, Result, SubmissionId, SubmissionVersionId, Tx, Viewer,
};

/// Which submission.
#[derive(Clone, Debug)]
pub struct Submit {
    /// The submission.
    pub submission: SubmissionId,
}

/// Sends it. The deadline is compared with the instant at which the command holds the submission.
///
/// # Errors
/// Refused with everything that is missing or wrong, or because the deadline has passed.
pub async fn submit(ctx: &Context, viewer: &Viewer, input: Submit) -> Result<(Seen, submission_version::Model)> {
    let person = viewer.person()?;
    // Makes the first key outside the command, which holds the only writer of SQLite.
    keys::ensure(ctx).await?;
    let mut tx = ctx.begin(viewer).await?;
    let mut loaded = load::submission(&tx, input.submission).await?;
    let permit = loaded.seen.permit(Action::Submit)?;
    rules::open(loaded.challenge.phase(tx.now()))?;
    let parts = gather(&*tx, &loaded.seen, &loaded.challenge.form()?).await?;
    let language = language_of(&*tx, person.id).await?;
    check(&*tx, &loaded.seen, &loaded.challenge, &parts, &language).await?.finish()?;

    let number = loaded.seen.submission.current_version.unwrap_or(0).saturating_add(1);
    let content = serde_json::to_value(content(&loaded, parts, number))?;
    let sha256 = canonical::sha256(&content);
    let claims = Receipt::new(&loaded.seen.submission, number, &sha256, tx.now());
    let row = submission_version::ActiveModel {
        id: Set(tx.id::<SubmissionVersionId>()),
        submission_id: Set(input.submission),
        number: Set(number),
        content: Set(content),
        sha256: Set(sha256.clone()),
        submitted_by: Set(person.id),
        submitted_at: Set(tx.now()),
        receipt: Set(receipt::sign(ctx, &claims).await?),
    };
    let (submission, version) = store::add_version(&tx, &permit, loaded.seen.submission, row, number).await?;
    loaded.seen.submission = submission;
    record(&mut tx, &loaded, number, &sha256).await?;
    tx.commit().await?;
    Ok((loaded.seen, version))
}

async fn record(tx: &mut Tx, loaded: &Loaded, number: i32, sha256: &str) -> Result<()> {
    tx.record(
        Entry::new("submission.submitted", loaded.seen.submission.id)
            .challenge(loaded.challenge.id)
            .with("team", loaded.seen.team.id.0)
            .with("version", number)
            .with("sha256", sha256),
    )
    .await
}

/// Answers and files of a draft.
#[derive(Debug)]
pub(super) struct Parts {
    form: FormDefinition,
    answers: HashMap<String, Value>,
    files: HashMap<FileId, StoredFile>,
}

pub(super) async fn gather(conn: &impl ConnectionTrait, seen: &Seen, form: &FormDefinition) -> Result<Parts> {
    let answers: HashMap<String, Value> = answer::Entity::find()
        .filter(answer::Column::SubmissionId.eq(seen.submission.id))
        .all(conn)
        .await?
        .into_iter()
        .filter(|answer| form.question(&answer.question_key).is_some() && !answer_shape::is_blank(&answer.value))
        .map(|answer| (answer.question_key, answer.value))
        .collect();
    let ids: Vec<FileId> = form
        .questions
        .iter()
        .filter(|question| matches!(question.kind, QuestionKind::File { .. }))
        .filter_map(|question| answers.get(&question.key).and_then(answer_shape::file_of))
        .collect();
    let files = files::find_all(conn, ids).await?.into_iter().map(|file| (file.id, file)).collect();
    Ok(Parts { form: form.clone(), answers, files })
}

pub(super) async fn check(
    conn: &impl ConnectionTrait,
    seen: &Seen,
    challenge: &challenges::entity::challenge::Model,
    parts: &Parts,
    language: &str,
) -> Result<Faults> {
    let hosts = challenges::queries::host_organisations(conn, challenge.id).await?;
    let mut faults = Faults::new();
    let draft = Draft {
        submission: seen.submission.id,
        title: &seen.submission.title,
        cities: &seen.submission.cities(),
        hosts: &hosts,
        form: &parts.form,
        answers: &parts.answers,
        files: &parts.files,
        language,
    };
    completeness::check(&mut faults, &draft);
    Ok(faults)
}

pub(super) async fn language_of(conn: &impl ConnectionTrait, id: PersonId) -> Result<String> {
    let person = person::Entity::find_by_id(id).one(conn).await?.ok_or(Error::Unauthenticated)?;
    Ok(person.language)
}

fn content(loaded: &Loaded, parts: Parts, version: i32) -> Content {
    let Seen { submission, team, .. } = &loaded.seen;
    let mut cities = submission.cities();
    cities.sort_unstable();
    Content {
        format: FORMAT.into(),
        challenge: submission.challenge_id,
        submission: submission.id,
        version,
        team: team.id,
        team_name: team.name.clone(),
        title: submission.title.clone(),
        cities,
        answers: parts.answers.into_iter().collect::<BTreeMap<_, _>>(),
        files: parts.files.iter().map(|(id, file)| (*id, ContentFile::of(file))).collect(),
    }
}
