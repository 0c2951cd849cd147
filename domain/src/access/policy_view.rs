//! A dataset's policy as people read it: the sentence, the seats with their names, and the conditions.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::conditions::{CityNames, Requirement};
use super::eligibility::city_names;
use super::words::{SeatName, condition, policy_sentence};
use crate::accounts::entity::person;
use crate::datasets::entity::{dataset, dataset_policy};
use crate::datasets::{AccessPolicy, DatasetAccess, Decider};
use crate::kernel::{Context, DatasetId, Localized, OrganisationId, PersonId, Result, Viewer};
use crate::organisations::entity::organisation;

/// A policy with everything that is needed to show it.
#[derive(Clone, Debug)]
pub struct PolicyView {
    /// The dataset.
    pub dataset: dataset::Model,
    /// The policy.
    pub policy: AccessPolicy,
    /// Its number; none before it was first kept.
    pub number: Option<i32>,
    /// SHA-256 of its canonical JSON.
    pub sha256: String,
    /// The seats, each with the name of who fills it.
    pub seats: Vec<(Decider, String)>,
    /// Names of the cities that it names.
    pub cities: CityNames,
    /// All of it in a few sentences.
    pub sentence: Localized,
}

impl PolicyView {
    /// What it asks for, one sentence each.
    pub fn conditions(&self) -> Vec<(Requirement, Localized)> {
        let all = super::conditions::checks(
            &self.policy,
            &super::conditions::TeamFacts::default(),
            Some(&super::conditions::Ask { purposes: Vec::new(), people: 0, days: 1, terms_accepted: true }),
            &self.cities,
        );
        all.into_iter()
            .map(|check| (check.requirement, condition(check.requirement, &self.policy, &self.cities).0))
            .collect()
    }

    /// Whether access has to be asked for at all.
    pub fn is_asked_for(&self) -> bool {
        matches!(self.dataset.access, DatasetAccess::Restricted | DatasetAccess::PartnerHosted)
    }
}

/// The policy of a dataset that the viewer may know of.
///
/// # Errors
/// `NotFound`.
pub async fn policy_view(ctx: &Context, viewer: &Viewer, id: DatasetId) -> Result<PolicyView> {
    let dataset = crate::datasets::get(ctx, viewer, id).await?;
    view(ctx.db.reader(), dataset).await
}

/// The same by the address of the dataset.
///
/// # Errors
/// `NotFound`.
pub async fn policy_view_by_slug(ctx: &Context, viewer: &Viewer, slug: &str) -> Result<PolicyView> {
    let dataset = crate::datasets::by_slug(ctx, viewer, slug).await?;
    view(ctx.db.reader(), dataset).await
}

async fn view<C: ConnectionTrait>(conn: &C, dataset: dataset::Model) -> Result<PolicyView> {
    let policy = dataset.policy();
    let sha256 = policy.sha256()?;
    let kept = dataset_policy::Entity::find()
        .filter(dataset_policy::Column::DatasetId.eq(dataset.id))
        .filter(dataset_policy::Column::Sha256.eq(&sha256))
        .order_by_desc(dataset_policy::Column::Number)
        .one(conn)
        .await?;
    let seats = policy.seats(dataset.organisation_id);
    let seats = named(conn, seats).await?;
    let cities = city_names(conn, &policy.cities).await?;
    let names: Vec<SeatName> = seats.iter().map(|(seat, name)| public_name(seat, name)).collect();
    let sentence = policy_sentence(&policy, &names, &cities);
    Ok(PolicyView { number: kept.map(|row| row.number), sha256, seats, cities, sentence, policy, dataset })
}

/// What everybody may read of a seat: its organisation, never a person.
fn public_name(seat: &Decider, name: &str) -> SeatName {
    SeatName { role: seat.role, name: if seat.person.is_some() { String::new() } else { name.to_owned() } }
}

/// Seats with the names of those who fill them.
///
/// # Errors
/// When the database fails.
pub async fn named<C: ConnectionTrait>(conn: &C, seats: Vec<Decider>) -> Result<Vec<(Decider, String)>> {
    let people: BTreeSet<PersonId> = seats.iter().filter_map(|seat| seat.person).collect();
    let organisations: BTreeSet<OrganisationId> = seats.iter().filter_map(|seat| seat.organisation).collect();
    let people = person::Entity::find().filter(person::Column::Id.is_in(people)).all(conn).await?;
    let organisations =
        organisation::Entity::find().filter(organisation::Column::Id.is_in(organisations)).all(conn).await?;
    let name = |seat: &Decider| {
        let person = people.iter().find(|row| Some(row.id) == seat.person).map(|row| row.name.clone());
        let organisation =
            organisations.iter().find(|row| Some(row.id) == seat.organisation).map(|row| row.name.clone());
        person.or(organisation).unwrap_or_default()
    };
    Ok(seats.into_iter().map(|seat| (seat, name(&seat))).collect())
}
