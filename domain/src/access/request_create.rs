//! Begins a request as a draft.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::policy::{Relation, decide_create};
use super::{AccessRequest, RequestState, footing, hosting, rules, store};
use crate::datasets::DatasetAccess;
use crate::datasets::DatasetState;
use crate::datasets::entity::dataset;
use crate::kernel::{Context, DatasetId, Entry, Error, Faults, PersonId, Result, TeamId, Viewer};
use crate::submissions::team;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct RequestCreate {
    /// The dataset.
    pub dataset: DatasetId,
    /// The team that asks.
    pub team: TeamId,
    /// What the data is needed for.
    pub purpose: String,
    /// For how many days.
    pub duration_days: i32,
    /// Who needs access; members of the team.
    pub people: Vec<PersonId>,
}

/// Begins a request.
///
/// # Errors
/// When the viewer is not in the team, the team has no award, or the input does not hold.
pub async fn create(ctx: &Context, viewer: &Viewer, input: RequestCreate) -> Result<AccessRequest> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let dataset = dataset::Entity::find_by_id(input.dataset).one(&*tx).await?.ok_or(Error::NotFound)?;
    let members = team::member_person_ids(&*tx, input.team).await?;
    let in_team = viewer.person_id().is_some_and(|person| members.contains(&person));
    let permit = decide_create(Relation::of(viewer, dataset.organisation_id, in_team)).permit()?;
    let author = viewer.person()?.id;
    if dataset.state == DatasetState::Draft {
        return Err(Error::NotFound);
    }

    let mut people = input.people;
    people.sort_unstable();
    people.dedup();
    let mut faults = Faults::new();
    faults.check(
        matches!(dataset.access, DatasetAccess::Restricted | DatasetAccess::PartnerHosted),
        "access_request.not_needed",
        "dataset",
        "This dataset needs no request; it can be downloaded from its page.",
    );
    faults.check(
        dataset.state != DatasetState::Withdrawn,
        "access_request.withdrawn",
        "dataset",
        "This dataset was withdrawn by its publisher.",
    );
    faults.absorb(hosting::host_for(&*tx, &dataset).await)?;
    let max = dataset.policy().max_days;
    rules::check_request(&mut faults, &input.purpose, input.duration_days, max, &people, &members);
    let found = footing(&*tx, input.team, &dataset, tx.now()).await;
    let found = faults.absorb(found)?;
    faults.finish()?;
    let footing = found.ok_or(Error::NotFound)?;

    let row = super::entity::access_request::ActiveModel {
        id: Set(tx.id()),
        dataset_id: Set(dataset.id),
        team_id: Set(input.team),
        challenge_id: Set(footing.challenge),
        submission_id: Set(footing.submission),
        stage_id: Set(None),
        state: Set(RequestState::Draft),
        purpose: Set(input.purpose.trim().to_owned()),
        duration_days: Set(input.duration_days),
        terms_id: Set(None),
        terms_sha256: Set(None),
        terms_language: Set(None),
        terms_accepted_at: Set(None),
        created_by: Set(author),
        created_at: Set(tx.now()),
        submitted_at: Set(None),
        decided_at: Set(None),
        due_at: Set(None),
        lock_version: Set(1),
    };
    let saved = store::save_request(&tx, &permit, row, Some(&people), true).await?;
    tx.record(
        Entry::new("access_request.created", saved.id)
            .challenge(saved.challenge_id)
            .organisation(dataset.organisation_id)
            .with("dataset", saved.dataset_id)
            .with("team", saved.team_id),
    )
    .await?;
    tx.commit().await?;
    Ok(saved)
}
