//! Drafts, versions and files, for whoever may read them.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::challenges;
use crate::files::{self, StoredFile};
use crate::kernel::{Context, Error, FileId, Result, SubmissionId, Viewer, Violation};
use crate::submissions::completeness::OWNER_KIND;
use crate::submissions::entity::{answer, submission_version};
use crate::submissions::model::Seen;
use crate::submissions::policy::{Action, Relation};
use crate::submissions::submit;

/// The answers of the draft.
///
/// # Errors
/// As the policy says: drafts are the team's alone.
pub async fn draft_answers(ctx: &Context, seen: &Seen) -> Result<Vec<answer::Model>> {
    seen.permit(Action::DraftRead)?;
    Ok(answer::Entity::find()
        .filter(answer::Column::SubmissionId.eq(seen.submission.id))
        .order_by_asc(answer::Column::QuestionKey)
        .all(ctx.db.reader())
        .await?)
}

/// Everything that keeps the draft from being sent, apart from the deadline.
///
/// # Errors
/// As the policy says: drafts are the team's alone.
pub async fn draft_faults(ctx: &Context, viewer: &Viewer, seen: &Seen) -> Result<Vec<Violation>> {
    seen.permit(Action::DraftRead)?;
    let conn = ctx.db.reader();
    let challenge = challenges::find(conn, seen.submission.challenge_id).await?;
    let parts = submit::gather(conn, seen, &challenge.form()?).await?;
    let language = submit::language_of(conn, viewer.person()?.id).await?;
    Ok(submit::check(conn, seen, &challenge, &parts, &language).await?.into_vec())
}

/// The versions of several submissions that were sent and that the viewer may read, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn versions(
    conn: &impl ConnectionTrait,
    seen: &[Seen],
) -> Result<HashMap<SubmissionId, Vec<submission_version::Model>>> {
    let readable = seen.iter().filter(|seen| seen.may(Action::VersionRead));
    let any = readable.fold(Condition::any(), |any, seen| any.add(readable_versions(seen)));
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    if any.is_empty() {
        return Ok(all);
    }
    let query = submission_version::Entity::find().filter(any).order_by_desc(submission_version::Column::Number);
    for row in query.all(conn).await? {
        all.entry(row.submission_id).or_default().push(row);
    }
    Ok(all)
}

/// One version that was sent, if the viewer may read it.
///
/// # Errors
/// As the policy says.
pub async fn version(ctx: &Context, seen: &Seen, number: i32) -> Result<Option<submission_version::Model>> {
    seen.permit(Action::VersionRead)?;
    let one = readable_versions(seen).add(submission_version::Column::Number.eq(number));
    Ok(submission_version::Entity::find().filter(one).one(ctx.db.reader()).await?)
}

fn readable_versions(seen: &Seen) -> Condition {
    let all = Condition::all().add(submission_version::Column::SubmissionId.eq(seen.submission.id));
    // Others read what counts; how the team got there is its own affair.
    if seen.relation.in_team() || seen.relation == Relation::Overseer {
        all
    } else {
        all.add(submission_version::Column::Number.eq(seen.submission.current_version))
    }
}

/// The current versions of several submissions, for whoever may read them; for loaders and judging.
///
/// # Errors
/// When the database fails.
pub async fn current_versions(
    conn: &impl ConnectionTrait,
    seen: &[Seen],
) -> Result<HashMap<SubmissionId, submission_version::Model>> {
    let current: HashMap<SubmissionId, i32> = seen
        .iter()
        .filter(|seen| seen.may(Action::VersionRead))
        .filter_map(|seen| Some((seen.submission.id, seen.submission.current_version?)))
        .collect();
    let rows = submission_version::Entity::find()
        .filter(submission_version::Column::SubmissionId.is_in(current.keys().copied()))
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .filter(|row| current.get(&row.submission_id) == Some(&row.number))
        .map(|row| (row.submission_id, row))
        .collect())
}

/// A signed URL for a checked file that the viewer was shown in an answer.
///
/// # Errors
/// `Internal` when the secret is too short.
pub fn file_url(ctx: &Context, seen: &Seen, file: &StoredFile) -> Result<files::SignedUrl> {
    if file.owner_id != seen.submission.id.0 {
        return Err(Error::NotFound);
    }
    files::signed_download_url(ctx, file.id, files::Bearing::default())
}

/// Those of the files that belong to this submission.
///
/// # Errors
/// When the database fails.
pub async fn files_of(ctx: &Context, seen: &Seen, ids: &[FileId]) -> Result<Vec<StoredFile>> {
    let mut found = files::find_all(ctx.db.reader(), ids.iter().copied()).await?;
    found.retain(|file| file.owner_kind == OWNER_KIND && file.owner_id == seen.submission.id.0);
    Ok(found)
}
