//! Asks a city for data that is not listed.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::entity::data_request;
use super::policy::decide_create;
use super::{DataRequest, DataRequestState, store};
use crate::kernel::{Context, Entry, Error, Faults, OrganisationId, Result, TeamId, Viewer};
use crate::organisations::OrganisationKind;
use crate::organisations::entity::organisation;
use crate::submissions::team;

/// The most questions that one person can have open.
const MAX_OPEN: u64 = 20;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Create {
    /// The city that is asked.
    pub city: OrganisationId,
    /// The team for which it is asked.
    pub team: Option<TeamId>,
    /// In one line.
    pub title: String,
    /// What it should hold, and what for.
    pub description: String,
}

/// Asks.
///
/// # Errors
/// `NotFound` for a team that the viewer is not in, `Refused` with every fault.
pub async fn create(ctx: &Context, viewer: &Viewer, input: Create) -> Result<DataRequest> {
    viewer.signed_in()?;
    let permit = decide_create(!matches!(viewer, Viewer::Nobody)).permit()?;
    let person = viewer.person()?.id;
    let mut tx = ctx.begin(viewer).await?;
    if let Some(id) = input.team
        && !team::is_member(&*tx, id, person).await?
    {
        return Err(Error::NotFound);
    }
    let (title, description) = (input.title.trim(), input.description.trim());
    let mut faults = Faults::new();
    let city = organisation::Entity::find_by_id(input.city).one(&*tx).await?;
    faults.check(
        city.is_some_and(|row| row.kind == OrganisationKind::City && row.verified_at.is_some()),
        "data_request.city",
        "city",
        "Choose one of the cities on the platform.",
    );
    faults.check(
        (1..=200).contains(&title.chars().count()) && !title.contains('\n'),
        "data_request.title",
        "title",
        "Say in one line of at most 200 characters what you look for.",
    );
    faults.check(
        (1..=4_000).contains(&description.chars().count()),
        "data_request.description",
        "description",
        "Describe in 1 to 4000 characters what it should hold and what you need it for.",
    );
    let open = data_request::Entity::find()
        .filter(data_request::Column::PersonId.eq(person))
        .filter(data_request::Column::State.eq(DataRequestState::Open))
        .count(&*tx)
        .await?;
    faults.check(
        open < MAX_OPEN,
        "data_request.too_many_open",
        "",
        format!("You have {MAX_OPEN} open questions. Wait for answers, or take some back."),
    );
    faults.finish()?;
    let row = DataRequest {
        id: tx.id(),
        person_id: person,
        team_id: input.team,
        organisation_id: input.city,
        title: title.to_owned(),
        description: description.to_owned(),
        state: DataRequestState::Open,
        dataset_id: None,
        answer: String::new(),
        answered_by: None,
        created_at: tx.now(),
        ended_at: None,
        lock_version: 1,
    };
    let row = store::insert(&tx, &permit, row).await?;
    tx.record(
        Entry::new("data_request.created", row.id)
            .organisation(row.organisation_id)
            .with("person", row.person_id)
            .with("team", row.team_id)
            .with("title", &row.title),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
