//! Saves a draft or returned request as far as it is written. Two people never overwrite each other untold.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::content::form_in_force;
use super::policy::{RequestAction, decide_request};
use super::request_create::sorted;
use super::request_rules::{Answers, check_draft};
use super::{AccessRequest, VersionPolicy, queries, store};
use crate::datasets::Purpose;
use crate::kernel::{AccessRequestId, Context, Entry, Error, Faults, PersonId, Result, Tx, Viewer};

/// What is written; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct RequestPatch {
    /// What the data is needed for.
    pub purpose: Option<String>,
    /// The same in the words of the vocabulary.
    pub purposes: Option<Vec<Purpose>>,
    /// For how many days.
    pub duration_days: Option<i32>,
    /// Who needs access.
    pub people: Option<Vec<PersonId>>,
    /// Whether new versions are wanted as well.
    pub version_policy: Option<VersionPolicy>,
    /// Answers to these questions; others stay. Null takes an answer out.
    pub answers: Option<Answers>,
}

/// Which request, and what is new.
#[derive(Clone, Debug)]
pub struct RequestSave {
    /// The request.
    pub request: AccessRequestId,
    /// The version that the change was made upon; absent overwrites.
    pub lock_version: Option<i32>,
    /// What is new.
    pub patch: RequestPatch,
}

/// Saves a draft.
///
/// # Errors
/// `Forbidden` outside the team and once it is sent, `Conflict` when somebody changed it in between, `Refused` for
/// what cannot be kept.
pub async fn save(ctx: &Context, viewer: &Viewer, input: RequestSave) -> Result<AccessRequest> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let request = store::lock_request(&tx, input.request).await?;
    let (relation, voice, seats) = queries::standpoint(&*tx, viewer, &request).await?;
    let permit = decide_request(relation, voice, request.state, RequestAction::Save).permit()?;
    check_lock(&request, input.lock_version)?;
    let (row, people) = patched(&tx, &request, input.patch).await?;
    let (form, _) = form_in_force(&*tx, row.dataset_id).await?;
    let mut faults = Faults::new();
    check_draft(&mut faults, &row.content(people.clone()), &form);
    faults.finish()?;
    let version = request.lock_version;
    let mut changed = row.into_active_model().reset_all();
    changed.lock_version = Set(version + 1);
    let saved = store::save_request(&tx, &permit, changed, Some(&people), false).await?;
    tx.record(
        Entry::new("access_request.saved", saved.id)
            .challenge(saved.challenge_id)
            .organisation(seats.publisher)
            .with("dataset", saved.dataset_id)
            .with("team", saved.team_id),
    )
    .await?;
    tx.commit().await?;
    Ok(saved)
}

/// Whether the row is still the one that was read.
pub(super) fn check_lock(request: &AccessRequest, read: Option<i32>) -> Result<()> {
    if read.is_some_and(|read| read != request.lock_version) {
        return Err(Error::Conflict(
            "Somebody else changed this request in between. Look at their version and repeat your change.".into(),
        ));
    }
    Ok(())
}

/// The row with what is new in it, and who is named.
pub(super) async fn patched(
    tx: &Tx,
    request: &AccessRequest,
    patch: RequestPatch,
) -> Result<(AccessRequest, Vec<PersonId>)> {
    let mut row = request.clone();
    let people = match patch.people {
        Some(people) => sorted(people),
        None => queries::people_of(&**tx, &[request.id]).await?.remove(&request.id).unwrap_or_default(),
    };
    if let Some(purpose) = patch.purpose {
        row.purpose = purpose.trim().to_owned();
    }
    if let Some(purposes) = patch.purposes {
        row.purposes = serde_json::to_value(sorted(purposes))?;
    }
    if let Some(days) = patch.duration_days {
        row.duration_days = days;
    }
    if let Some(policy) = patch.version_policy {
        row.version_policy = policy;
    }
    if let Some(new) = patch.answers {
        let mut answers = request.answers();
        answers.extend(new);
        answers.retain(|_, value| !value.is_null());
        row.answers = serde_json::to_value(answers)?;
    }
    Ok((row, people))
}
