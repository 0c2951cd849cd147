//! What stands around requests and grants, loaded for a whole page at once: datasets, teams, challenges, names.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::accounts::entity::person;
use crate::challenges::entity::{challenge, challenge_dataset};
use crate::datasets::entity::{dataset, dataset_terms, dataset_version, distribution};
use crate::datasets::queries::current_terms;
use crate::kernel::{
    AccessGrantId, ChallengeId, Context, DatasetId, DatasetVersionId, Error, PersonId, Result, TeamId, Viewer,
};
use crate::submissions::entity::team;
use crate::submissions::team as teams;

use super::conditions::Check;
use super::content::form_in_force;
use super::eligibility::{Asking, conditions};
use super::{AccessGrant, AccessRequest, Relation};
use crate::challenges::FormDefinition;

/// What is needed to show requests and grants to people.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Datasets by id.
    pub datasets: HashMap<DatasetId, dataset::Model>,
    /// Teams by id.
    pub teams: HashMap<TeamId, team::Model>,
    /// Challenges by id.
    pub challenges: HashMap<ChallengeId, challenge::Model>,
    /// Names of people by id.
    pub names: HashMap<PersonId, String>,
    /// Dataset and team of each grant.
    pub grants: HashMap<AccessGrantId, (DatasetId, TeamId)>,
    /// Numbers of the granted versions.
    pub versions: HashMap<DatasetVersionId, i32>,
    /// Files of the granted versions.
    pub distributions: HashMap<DatasetVersionId, Vec<distribution::Model>>,
}

impl Around {
    /// What a viewer who is in these teams is to data of this dataset asked for by this team.
    pub fn relation(&self, viewer: &Viewer, dataset: DatasetId, team: TeamId, mine: &[TeamId]) -> Relation {
        match self.datasets.get(&dataset) {
            Some(row) => Relation::of(viewer, row.organisation_id, mine.contains(&team)),
            None => Relation::Stranger,
        }
    }
}

/// Loads what stands around these rows; the caller has already asked whether the viewer may see the rows.
///
/// # Errors
/// When the database fails.
pub async fn around(
    ctx: &Context,
    requests: &[AccessRequest],
    grants: &[AccessGrant],
    people: HashSet<PersonId>,
) -> Result<Around> {
    let db = ctx.db.reader();
    let mut datasets: HashSet<DatasetId> = requests.iter().map(|row| row.dataset_id).collect();
    datasets.extend(grants.iter().map(|row| row.dataset_id));
    let mut of_teams: HashSet<TeamId> = requests.iter().map(|row| row.team_id).collect();
    of_teams.extend(grants.iter().map(|row| row.team_id));
    let mut challenges: HashSet<ChallengeId> = requests.iter().map(|row| row.challenge_id).collect();
    challenges.extend(grants.iter().map(|row| row.challenge_id));
    let versions: HashSet<DatasetVersionId> = grants.iter().map(|row| row.dataset_version_id).collect();

    let mut found = Around {
        grants: grants.iter().map(|row| (row.id, (row.dataset_id, row.team_id))).collect(),
        ..Around::default()
    };
    let rows = dataset::Entity::find().filter(dataset::Column::Id.is_in(datasets)).all(db).await?;
    found.datasets = rows.into_iter().map(|row| (row.id, row)).collect();
    let rows = team::Entity::find().filter(team::Column::Id.is_in(of_teams)).all(db).await?;
    found.teams = rows.into_iter().map(|row| (row.id, row)).collect();
    let rows = challenge::Entity::find().filter(challenge::Column::Id.is_in(challenges)).all(db).await?;
    found.challenges = rows.into_iter().map(|row| (row.id, row)).collect();
    found.names = names(ctx, people).await?;
    let rows =
        dataset_version::Entity::find().filter(dataset_version::Column::Id.is_in(versions.clone())).all(db).await?;
    found.versions = rows.into_iter().map(|row| (row.id, row.number)).collect();
    let rows = distribution::Entity::find()
        .filter(distribution::Column::DatasetVersionId.is_in(versions))
        .order_by_asc(distribution::Column::Position)
        .all(db)
        .await?;
    for row in rows {
        found.distributions.entry(row.dataset_version_id).or_default().push(row);
    }
    Ok(found)
}

async fn names(ctx: &Context, people: HashSet<PersonId>) -> Result<HashMap<PersonId, String>> {
    let rows = person::Entity::find().filter(person::Column::Id.is_in(people)).all(ctx.db.reader()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// A team with which the viewer could ask for a dataset, and its members by name.
#[derive(Clone, Debug)]
pub struct AskingTeam {
    /// The team.
    pub team: team::Model,
    /// Its members, with their names.
    pub members: Vec<(PersonId, String)>,
    /// Whether every condition about the team holds, so that it can ask.
    pub may_ask: bool,
    /// The conditions about the team.
    pub checks: Vec<Check>,
}

/// What the viewer needs to ask for a dataset.
#[derive(Clone, Debug)]
pub struct Options {
    /// The dataset.
    pub dataset: dataset::Model,
    /// The terms in force.
    pub terms: Option<dataset_terms::Model>,
    /// The longest access that may be asked for, in days.
    pub max_days: i32,
    /// The teams of the viewer in challenges that the dataset belongs to.
    pub teams: Vec<AskingTeam>,
    /// The dataset's own questions.
    pub form: FormDefinition,
}

/// What the viewer needs to ask for a dataset.
///
/// # Errors
/// `NotFound` when the dataset is not known to the viewer.
pub async fn options(ctx: &Context, viewer: &Viewer, id: DatasetId) -> Result<Options> {
    let person = viewer.person()?.id;
    let db = ctx.db.reader();
    let dataset = dataset::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    if dataset.published_at.is_none() {
        return Err(Error::NotFound);
    }
    let attached =
        challenge_dataset::Entity::find().filter(challenge_dataset::Column::DatasetId.eq(id)).all(db).await?;
    let mine = team::Entity::find()
        .filter(team::Column::Id.is_in(teams::teams_of_person(db, person).await?))
        .filter(team::Column::ChallengeId.is_in(attached.into_iter().map(|row| row.challenge_id)))
        .all(db)
        .await?;
    let each: Vec<Asking<'_>> =
        mine.iter().map(|team| Asking { team: team.id, dataset: &dataset, people: &[], ask: None }).collect();
    let checks = conditions(db, &each, ctx.now()).await?;
    let mut members = teams::member_person_ids_of(db, &Vec::from_iter(mine.iter().map(|team| team.id))).await?;
    let names = names(ctx, members.values().flatten().copied().collect()).await?;
    let named = |id| (id, names.get(&id).cloned().unwrap_or_default());
    let mut asking = Vec::with_capacity(mine.len());
    for (team, checks) in mine.into_iter().zip(checks) {
        let may_ask = checks.iter().all(|check| check.holds);
        let members = members.remove(&team.id).unwrap_or_default().into_iter().map(named).collect();
        asking.push(AskingTeam { team, members, may_ask, checks });
    }
    let terms = current_terms(db, id).await?;
    let max_days = dataset.policy().max_days;
    let (form, _) = form_in_force(db, id).await?;
    Ok(Options { dataset, terms, max_days, teams: asking, form })
}
