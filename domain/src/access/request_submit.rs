//! Sends a request to the publisher's stewards, with the terms accepted.

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use super::policy::{RequestAction, decide_request};
use super::{AccessRequest, RequestState, footing, queries, rules, standing, store};
use crate::datasets::entity::{dataset, dataset_terms};
use crate::kernel::{AccessRequestId, Context, DatasetId, Entry, Error, Faults, PersonId, Result, Viewer};
use crate::submissions::team;

/// What is sent; what is left out stays as in the draft.
#[derive(Clone, Debug)]
pub struct RequestSubmit {
    /// The request.
    pub request: AccessRequestId,
    /// SHA-256 of the terms that were read and accepted.
    pub terms_sha256: String,
    /// The language in which they were read.
    pub terms_language: String,
    /// Another purpose.
    pub purpose: Option<String>,
    /// Another duration.
    pub duration_days: Option<i32>,
    /// Other people.
    pub people: Option<Vec<PersonId>>,
}

/// The terms in force for a dataset.
///
/// # Errors
/// When the database fails.
pub(super) async fn terms_in_force<C: ConnectionTrait>(
    conn: &C,
    dataset: DatasetId,
) -> Result<Option<dataset_terms::Model>> {
    Ok(dataset_terms::Entity::find()
        .filter(dataset_terms::Column::DatasetId.eq(dataset))
        .order_by_desc(dataset_terms::Column::Number)
        .one(conn)
        .await?)
}

/// Sends a request.
///
/// # Errors
/// When the viewer may not, the terms are not those in force, or the input does not hold.
pub async fn submit(ctx: &Context, viewer: &Viewer, input: RequestSubmit) -> Result<AccessRequest> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let request = store::lock_request(&tx, input.request).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, request.dataset_id, request.team_id).await?;
    let permit = decide_request(relation, request.state, RequestAction::Submit).permit()?;

    let dataset = dataset::Entity::find_by_id(request.dataset_id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let policy = dataset.policy();
    let members = team::member_person_ids(&*tx, request.team_id).await?;
    let people = match input.people {
        Some(mut people) => {
            people.sort_unstable();
            people.dedup();
            people
        }
        None => queries::people_of(&*tx, &[request.id]).await?.remove(&request.id).unwrap_or_default(),
    };
    let purpose = input.purpose.unwrap_or_else(|| request.purpose.clone());
    let days = input.duration_days.unwrap_or(request.duration_days);
    let terms = terms_in_force(&*tx, dataset.id).await?;

    let mut faults = Faults::new();
    rules::check_request(&mut faults, &purpose, days, policy.max_days, &people, &members);
    if let Some(terms) = &terms {
        faults.check(
            terms.sha256 == input.terms_sha256,
            "access_request.terms_changed",
            "termsSha256",
            "Read and accept the terms in force; these are not they.",
        );
        faults.check(
            terms.text.texts.contains_key(&input.terms_language),
            "access_request.terms_language",
            "termsLanguage",
            "The terms do not exist in this language.",
        );
    }
    standing::check_people(&tx, &mut faults, &dataset, &people).await?;
    faults.absorb(footing(&*tx, request.team_id, &dataset, tx.now()).await)?;
    faults.finish()?;

    let version = request.lock_version;
    let mut row = request.into_active_model();
    row.state = Set(RequestState::Submitted);
    row.purpose = Set(purpose.trim().to_owned());
    row.duration_days = Set(days);
    row.terms_id = Set(terms.as_ref().map(|terms| terms.id));
    row.terms_sha256 = Set(terms.as_ref().map(|terms| terms.sha256.clone()));
    row.terms_language = Set(terms.as_ref().map(|_| input.terms_language));
    row.terms_accepted_at = Set(terms.as_ref().map(|_| tx.now()));
    row.submitted_at = Set(Some(tx.now()));
    row.due_at = Set(Some(tx.now() + TimeDelta::days(policy.service_days.into())));
    row.lock_version = Set(version + 1);
    let saved = store::save_request(&tx, &permit, row, Some(&people), false).await?;
    tx.record(
        Entry::new("access_request.submitted", saved.id)
            .challenge(saved.challenge_id)
            .organisation(publisher)
            .with("dataset", saved.dataset_id)
            .with("team", saved.team_id)
            .with("termsSha256", &saved.terms_sha256),
    )
    .await?;
    tx.commit().await?;
    Ok(saved)
}
