//! Begins a request as a draft.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::content::form_in_force;
use super::policy::{Relation, decide_create};
use super::request_rules::{Answers, Content, check_draft};
use super::{AccessRequest, RequestState, VersionPolicy, footing, hosting, standing, store};
use crate::datasets::entity::dataset;
use crate::datasets::{DatasetAccess, DatasetState, Purpose};
use crate::kernel::{Context, DatasetId, Entry, Error, Faults, PersonId, Result, TeamId, Viewer};
use crate::submissions::team;

/// What is asked for. Only dataset and team have to be known; the rest can be written later.
#[derive(Clone, Debug)]
pub struct RequestCreate {
    /// The dataset.
    pub dataset: DatasetId,
    /// The team that asks.
    pub team: TeamId,
    /// What the data is needed for.
    pub purpose: String,
    /// The same in the words of the vocabulary.
    pub purposes: Vec<Purpose>,
    /// For how many days; 30 or as long as allowed when zero.
    pub duration_days: i32,
    /// Who needs access; members of the team.
    pub people: Vec<PersonId>,
    /// Whether new versions are wanted as well.
    pub version_policy: VersionPolicy,
    /// Answers to the dataset's own questions.
    pub answers: Answers,
}

impl RequestCreate {
    /// An empty draft.
    pub fn new(dataset: DatasetId, team: TeamId) -> Self {
        Self {
            dataset,
            team,
            purpose: String::new(),
            purposes: Vec::new(),
            duration_days: 0,
            people: Vec::new(),
            version_policy: VersionPolicy::ThisVersion,
            answers: Answers::new(),
        }
    }
}

/// Begins a request.
///
/// # Errors
/// When the viewer is not in the team, the team may not ask, or the input cannot be kept.
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
    let days = if input.duration_days == 0 { dataset.policy().max_days.min(30) } else { input.duration_days };
    let content = Content {
        purpose: input.purpose.trim().to_owned(),
        purposes: sorted(input.purposes),
        duration_days: days,
        people: sorted(input.people),
        answers: input.answers,
    };
    let (form, _) = form_in_force(&*tx, dataset.id).await?;
    let mut faults = Faults::new();
    check_dataset(&mut faults, &dataset);
    faults.absorb(hosting::host_for(&*tx, &dataset).await)?;
    check_draft(&mut faults, &content, &form);
    standing::check_people(&tx, &mut faults, &dataset, &content.people).await?;
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
        purpose: Set(content.purpose),
        duration_days: Set(content.duration_days),
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
        purposes: Set(serde_json::to_value(content.purposes)?),
        answers: Set(serde_json::to_value(content.answers)?),
        version_policy: Set(input.version_policy),
        round: Set(0),
        dataset_version_id: Set(None),
        policy_id: Set(None),
        form_id: Set(None),
        escalated_at: Set(None),
        escalated_to_platform_at: Set(None),
    };
    let saved = store::save_request(&tx, &permit, row, Some(&content.people), true).await?;
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

/// Whether the dataset is one that is asked for.
pub(super) fn check_dataset(faults: &mut Faults, dataset: &dataset::Model) {
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
}

pub(super) fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all.dedup();
    all
}
