//! Begins the renewal of a grant: a request like any other, decided like any other, that extends this grant.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::entity::{access_request, grant_person, grant_renewal};
use super::grant_policy::decide_team;
use super::request_rules::{Answers, Content, check_sent};
use super::{AccessRequest, RequestState, footing, queries, standing, store};
use crate::challenges::FormDefinition;
use crate::datasets::entity::dataset;
use crate::kernel::{AccessGrantId, Context, Entry, Error, Faults, PersonId, Result, Tx, Viewer};
use crate::submissions::team;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct GrantRenew {
    /// The grant.
    pub grant: AccessGrantId,
    /// What the data is needed for from then on.
    pub purpose: String,
    /// By how many days.
    pub days: i32,
    /// Who needs access; whoever stands on the grant when absent.
    pub people: Option<Vec<PersonId>>,
    /// Whether the grant moves to the newest version; otherwise it stays with its own.
    pub to_latest: bool,
}

/// Begins a renewal as a draft; it is sent with the terms in force like any request.
///
/// # Errors
/// When the viewer is not in the team, the grant has ended, or a renewal is under way.
pub async fn grant_renew(ctx: &Context, viewer: &Viewer, input: GrantRenew) -> Result<AccessRequest> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let grant = store::lock_grant(&tx, input.grant).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let permit = decide_team(relation, grant.state).permit()?;
    let author = viewer.person()?.id;
    let dataset = dataset::Entity::find_by_id(grant.dataset_id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let members = team::member_person_ids(&*tx, grant.team_id).await?;
    let mut people = match input.people {
        Some(people) => people,
        None => on_grant(&tx, grant.id).await?,
    };
    people.sort_unstable();
    people.dedup();
    let mut faults = Faults::new();
    let content = Content {
        purpose: input.purpose.trim().to_owned(),
        purposes: Vec::new(),
        duration_days: input.days,
        people: people.clone(),
        answers: Answers::new(),
    };
    // The dataset's own questions and purposes are answered in the draft, before it is sent.
    check_sent(&mut faults, &content, &FormDefinition::default(), &members, "en");
    let longest = dataset.policy().max_days;
    faults.check(
        (1..=longest).contains(&input.days),
        "access_request.duration",
        "durationDays",
        format!("Ask for 1 to {longest} days."),
    );
    faults.check(grant.ends_at > tx.now(), "access_request.grant_ended", "grant", "This grant has ended. Ask anew.");
    let under_way = open_renewals(&tx, grant.id).await? > 0;
    faults.check(!under_way, "access_request.renewal_open", "grant", "A renewal of this grant is under way already.");
    standing::check_people(&tx, &mut faults, &dataset, &people).await?;
    let found = footing(&*tx, grant.team_id, &dataset, tx.now()).await;
    let found = faults.absorb(found)?;
    faults.finish()?;
    let footing = found.ok_or(Error::NotFound)?;
    let row = access_request::ActiveModel {
        id: Set(tx.id()),
        dataset_id: Set(dataset.id),
        team_id: Set(grant.team_id),
        challenge_id: Set(footing.challenge),
        submission_id: Set(footing.submission),
        stage_id: Set(grant.stage_id),
        state: Set(RequestState::Draft),
        purpose: Set(input.purpose.trim().to_owned()),
        duration_days: Set(input.days),
        created_by: Set(author),
        created_at: Set(tx.now()),
        lock_version: Set(1),
        ..Default::default()
    };
    let saved = store::save_request(&tx, &permit, row, Some(&people), true).await?;
    let renewal = grant_renewal::ActiveModel {
        id: Set(tx.id()),
        request_id: Set(saved.id),
        grant_id: Set(grant.id),
        to_latest: Set(input.to_latest),
        renewed_at: Set(None),
    };
    store::save_renewal(&tx, &permit, renewal, true).await?;
    tx.record(
        Entry::new("access_request.created", saved.id)
            .challenge(saved.challenge_id)
            .organisation(publisher)
            .with("dataset", saved.dataset_id)
            .with("team", saved.team_id)
            .with("renews", grant.id),
    )
    .await?;
    tx.commit().await?;
    Ok(saved)
}

async fn on_grant(tx: &Tx, grant: AccessGrantId) -> Result<Vec<PersonId>> {
    let rows = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(grant))
        .filter(grant_person::Column::EndedAt.is_null())
        .all(&**tx)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

async fn open_renewals(tx: &Tx, grant: AccessGrantId) -> Result<u64> {
    let renewals = grant_renewal::Entity::find().filter(grant_renewal::Column::GrantId.eq(grant)).all(&**tx).await?;
    Ok(access_request::Entity::find()
        .filter(access_request::Column::Id.is_in(renewals.into_iter().map(|row| row.request_id)))
        .filter(access_request::Column::State.is_in([
            RequestState::Draft,
            RequestState::Submitted,
            RequestState::Returned,
        ]))
        .count(&**tx)
        .await?)
}
