//! Who decides about requests: the seats of the policy, who may fill them, who has to stand back, and the votes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entity::{access_decision, access_recusal};
use super::policy::SCOPE_DECIDE;
use super::tally::{Outcome, Tally, Vote, tally};
use super::{AccessRequest, RequestState};
use crate::accounts::PlatformRole;
use crate::accounts::entity::person;
use crate::datasets::entity::dataset;
use crate::datasets::{AccessPolicy, Decider};
use crate::judging::entity::conflict;
use crate::kernel::{AccessRequestId, Id, OrganisationId, PersonId, Result, TeamId, Viewer};
use crate::organisations::Duty;
use crate::organisations::entity::{api_client, membership};
use crate::submissions::entity::team;
use crate::submissions::team as teams;

/// Why somebody has to stand back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exclusion {
    /// They said so.
    Declared,
    /// They are in the team that asks.
    InTeam,
    /// They belong to an organisation that somebody in the team belongs to.
    SameOrganisation,
    /// They have a conflict with the team's entry as its judge.
    JudgeConflict,
}

/// What a viewer is to the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Nothing.
    None,
    /// May fill a seat and has not voted on what was sent last.
    Open,
    /// Has voted on what was sent last.
    Spoken,
    /// Would decide, but has to stand back.
    Excluded(Exclusion),
}

impl Voice {
    /// All of them, for the matrix.
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Open,
        Self::Spoken,
        Self::Excluded(Exclusion::Declared),
        Self::Excluded(Exclusion::InTeam),
        Self::Excluded(Exclusion::SameOrganisation),
        Self::Excluded(Exclusion::JudgeConflict),
    ];

    /// One word for the matrix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "no seat",
            Self::Open => "seat",
            Self::Spoken => "seat, has voted",
            Self::Excluded(Exclusion::Declared) => "seat, stood back",
            Self::Excluded(Exclusion::InTeam) => "seat, in the team",
            Self::Excluded(Exclusion::SameOrganisation) => "seat, same organisation",
            Self::Excluded(Exclusion::JudgeConflict) => "seat, conflict as judge",
        }
    }
}

/// How far up a request has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// With those whom the policy names.
    Deciders,
    /// With owners and managers of the publisher as well.
    Managers,
    /// With the administrators of the platform as well.
    Platform,
}

/// One seat and who may fill it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// As the policy names it.
    pub decider: Decider,
    /// The people who may fill it; those who stand back are not among them.
    pub people: BTreeSet<PersonId>,
    /// Who has filled it.
    pub filled_by: Option<Uuid>,
}

/// Everything about the decision of one request.
#[derive(Clone, Debug)]
pub struct Seats {
    /// Who publishes the dataset.
    pub publisher: OrganisationId,
    /// The policy in force.
    pub policy: AccessPolicy,
    /// The seats.
    pub seats: Vec<Seat>,
    /// Who stands back, and why.
    pub excluded: BTreeMap<PersonId, Exclusion>,
    /// The votes on what was sent last, the first first.
    pub votes: Vec<access_decision::Model>,
    /// The count.
    pub tally: Tally,
    /// How far up it has gone.
    pub level: Level,
    /// Organisations of the people in the team.
    team_organisations: BTreeSet<OrganisationId>,
}

impl Seats {
    /// What the viewer is to the decision.
    pub fn voice(&self, viewer: &Viewer) -> Voice {
        match viewer {
            Viewer::Nobody | Viewer::System => Voice::None,
            Viewer::Client(client) => {
                let acts = self.seats.iter().any(|seat| {
                    let organisation = seat.decider.organisation;
                    organisation.is_some_and(|id| viewer.holds(id, &[seat.decider.duty()], SCOPE_DECIDE))
                });
                if !acts {
                    Voice::None
                } else if self.team_organisations.contains(&client.organisation) {
                    Voice::Excluded(Exclusion::SameOrganisation)
                } else if self.votes.iter().any(|vote| vote.client_id == Some(client.id)) {
                    Voice::Spoken
                } else {
                    Voice::Open
                }
            }
            Viewer::Person(someone) => {
                if let Some(why) = self.excluded.get(&someone.id) {
                    Voice::Excluded(*why)
                } else if self.votes.iter().any(|vote| vote.person_id == Some(someone.id)) {
                    Voice::Spoken
                } else if self.seats.iter().any(|seat| seat.people.contains(&someone.id)) {
                    Voice::Open
                } else {
                    Voice::None
                }
            }
        }
    }

    /// Those whose vote can still come.
    pub fn waited_for(&self) -> BTreeSet<PersonId> {
        let voted: BTreeSet<PersonId> = self.votes.iter().filter_map(|vote| vote.person_id).collect();
        let open = self.seats.iter().filter(|seat| seat.filled_by.is_none());
        open.flat_map(|seat| seat.people.iter().copied()).filter(|person| !voted.contains(person)).collect()
    }

    /// The count as it would be with this vote as well.
    pub fn with_vote(&self, viewer: &Viewer, vote: Vote) -> Tally {
        let mut votes = self.cast();
        votes.push(vote);
        let mut seats = self.voters();
        if let Viewer::Client(client) = viewer {
            for (seat, voters) in self.seats.iter().zip(&mut seats) {
                if seat.decider.organisation == Some(client.organisation) {
                    voters.insert(vote.voter);
                }
            }
        }
        tally(&seats, &votes, self.policy.needed(), self.policy.quorum_strict)
    }

    fn cast(&self) -> Vec<Vote> {
        let voter = |vote: &access_decision::Model| {
            vote.person_id.map(Id::uuid).or(vote.client_id.map(Id::uuid)).map(|voter| Vote { voter, kind: vote.kind })
        };
        self.votes.iter().filter_map(voter).collect()
    }

    fn voters(&self) -> Vec<BTreeSet<Uuid>> {
        self.seats.iter().map(|seat| seat.people.iter().map(|person| person.uuid()).collect()).collect()
    }
}

/// What the loading of many requests shares.
struct Loaded {
    datasets: HashMap<crate::kernel::DatasetId, dataset::Model>,
    duties: Vec<membership::Model>,
    administrators: BTreeSet<PersonId>,
    members: HashMap<TeamId, Vec<PersonId>>,
    organisations: HashMap<TeamId, BTreeSet<OrganisationId>>,
    affiliations: HashMap<PersonId, BTreeSet<OrganisationId>>,
    conflicts: HashSet<(crate::kernel::SubmissionId, PersonId)>,
    recusals: HashMap<AccessRequestId, Vec<PersonId>>,
    votes: HashMap<AccessRequestId, Vec<access_decision::Model>>,
    clients: HashMap<crate::kernel::ApiClientId, OrganisationId>,
}

/// Who decides about one request.
///
/// # Errors
/// When the database fails.
pub async fn seats_of<C: ConnectionTrait>(conn: &C, request: &AccessRequest) -> Result<Seats> {
    let all = seats_of_all(conn, std::slice::from_ref(request)).await?;
    all.into_values().next().ok_or(crate::kernel::Error::NotFound)
}

/// Who decides about each of the requests, in a fixed number of queries.
///
/// # Errors
/// When the database fails.
pub async fn seats_of_all<C: ConnectionTrait>(
    conn: &C,
    requests: &[AccessRequest],
) -> Result<HashMap<AccessRequestId, Seats>> {
    if requests.is_empty() {
        return Ok(HashMap::new());
    }
    let loaded = load(conn, requests).await?;
    let mut all = HashMap::with_capacity(requests.len());
    for request in requests {
        if let Some(seats) = put_together(request, &loaded) {
            all.insert(request.id, seats);
        }
    }
    Ok(all)
}

async fn load<C: ConnectionTrait>(conn: &C, requests: &[AccessRequest]) -> Result<Loaded> {
    let ids: Vec<AccessRequestId> = requests.iter().map(|row| row.id).collect();
    let rows = dataset::Entity::find()
        .filter(dataset::Column::Id.is_in(requests.iter().map(|row| row.dataset_id)))
        .all(conn)
        .await?;
    let of_teams: BTreeSet<TeamId> = requests.iter().map(|row| row.team_id).collect();
    let of_teams: Vec<TeamId> = of_teams.into_iter().collect();
    let members = teams::member_person_ids_of(conn, &of_teams).await?;
    let votes = access_decision::Entity::find()
        .filter(access_decision::Column::RequestId.is_in(ids.iter().copied()))
        .order_by_asc(access_decision::Column::Id)
        .all(conn)
        .await?;
    let clients = api_client::Entity::find()
        .filter(api_client::Column::Id.is_in(votes.iter().filter_map(|vote| vote.client_id)))
        .all(conn)
        .await?;
    let recused = access_recusal::Entity::find()
        .filter(access_recusal::Column::RequestId.is_in(ids.iter().copied()))
        .all(conn)
        .await?;
    let mut recusals: HashMap<_, Vec<_>> = HashMap::new();
    for row in recused {
        recusals.entry(row.request_id).or_default().push(row.person_id);
    }
    let mut of_requests: HashMap<_, Vec<_>> = HashMap::new();
    for vote in votes {
        of_requests.entry(vote.request_id).or_default().push(vote);
    }
    let mut loaded = Loaded {
        datasets: rows.into_iter().map(|row| (row.id, row)).collect(),
        duties: Vec::new(),
        administrators: BTreeSet::new(),
        members,
        organisations: HashMap::new(),
        affiliations: HashMap::new(),
        conflicts: HashSet::new(),
        recusals,
        votes: of_requests,
        clients: clients.into_iter().map(|row| (row.id, row.organisation_id)).collect(),
    };
    load_people(conn, requests, &of_teams, &mut loaded).await?;
    Ok(loaded)
}

/// Duties, administrators, affiliations and conflicts.
async fn load_people<C: ConnectionTrait>(
    conn: &C,
    requests: &[AccessRequest],
    of_teams: &[TeamId],
    loaded: &mut Loaded,
) -> Result<()> {
    let mut named = BTreeSet::new();
    let mut organisations = BTreeSet::new();
    for row in loaded.datasets.values() {
        organisations.insert(row.organisation_id);
        for seat in row.policy().seats(row.organisation_id) {
            organisations.extend(seat.organisation);
            named.extend(seat.person);
        }
    }
    loaded.duties = membership::Entity::find()
        .filter(membership::Column::OrganisationId.is_in(organisations))
        .filter(membership::Column::EndedAt.is_null())
        .all(conn)
        .await?;
    let rows = person::Entity::find()
        .filter(person::Column::PlatformRole.eq(PlatformRole::Administrator))
        .filter(person::Column::ErasedAt.is_null())
        .all(conn)
        .await?;
    loaded.administrators = rows.into_iter().map(|row| row.id).collect();
    let mut people: BTreeSet<PersonId> = loaded.members.values().flatten().copied().collect();
    people.extend(named);
    people.extend(loaded.duties.iter().map(|row| row.person_id));
    people.extend(loaded.administrators.iter().copied());
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.is_in(people))
        .filter(membership::Column::EndedAt.is_null())
        .all(conn)
        .await?;
    for row in rows {
        loaded.affiliations.entry(row.person_id).or_default().insert(row.organisation_id);
    }
    let rows = team::Entity::find().filter(team::Column::Id.is_in(of_teams.iter().copied())).all(conn).await?;
    for row in rows {
        let mut all: BTreeSet<OrganisationId> = row.organisation_id.into_iter().collect();
        for person in loaded.members.get(&row.id).into_iter().flatten() {
            all.extend(loaded.affiliations.get(person).into_iter().flatten().copied());
        }
        loaded.organisations.insert(row.id, all);
    }
    let rows = conflict::Entity::find()
        .filter(conflict::Column::SubmissionId.is_in(requests.iter().map(|row| row.submission_id)))
        .filter(conflict::Column::LiftedAt.is_null())
        .all(conn)
        .await?;
    loaded.conflicts = rows.into_iter().map(|row| (row.submission_id, row.person_id)).collect();
    Ok(())
}

fn put_together(request: &AccessRequest, loaded: &Loaded) -> Option<Seats> {
    let dataset = loaded.datasets.get(&request.dataset_id)?;
    let policy = dataset.policy();
    let publisher = dataset.organisation_id;
    let managers = holding(loaded, publisher, &[]);
    let named: Vec<(Decider, BTreeSet<PersonId>)> = policy
        .seats(publisher)
        .into_iter()
        .map(|seat| {
            let mut people: BTreeSet<PersonId> = seat.person.into_iter().collect();
            if let Some(organisation) = seat.organisation {
                people.extend(holding(loaded, organisation, &[seat.duty()]));
            }
            (seat, people)
        })
        .collect();
    let everybody = named.iter().flat_map(|(_, people)| people).chain(&managers).chain(&loaded.administrators);
    let excluded: BTreeMap<PersonId, Exclusion> =
        everybody.filter_map(|person| Some((*person, exclusion(*person, request, loaded)?))).collect();
    let votes: Vec<access_decision::Model> = loaded.votes.get(&request.id).cloned().unwrap_or_default();
    let votes: Vec<access_decision::Model> =
        votes.into_iter().filter(|vote| vote.round == request.round && request.round > 0).collect();

    // When nobody is left on one level, the next is asked as well.
    let stored = match (request.escalated_at, request.escalated_to_platform_at) {
        (_, Some(_)) => Level::Platform,
        (Some(_), None) => Level::Managers,
        (None, None) => Level::Deciders,
    };
    let mut level = stored;
    loop {
        let seats = seated(&named, &excluded, level, &managers, &loaded.administrators);
        let mut found = Seats {
            publisher,
            policy: policy.clone(),
            seats,
            excluded: excluded.clone(),
            votes: votes.clone(),
            tally: tally(&[], &[], 1, false),
            level,
            team_organisations: loaded.organisations.get(&request.team_id).cloned().unwrap_or_default(),
        };
        let mut voters = found.voters();
        for vote in &found.votes {
            let organisation = vote.client_id.and_then(|id| loaded.clients.get(&id).copied());
            let (Some(organisation), Some(client)) = (organisation, vote.client_id) else { continue };
            for (seat, voters) in found.seats.iter().zip(&mut voters) {
                if seat.decider.organisation == Some(organisation) {
                    voters.insert(client.uuid());
                }
            }
        }
        found.tally = tally(&voters, &found.cast(), policy.needed(), policy.quorum_strict);
        for (seat, voter) in found.seats.iter_mut().zip(&found.tally.filled) {
            seat.filled_by = *voter;
        }
        let waits = request.state == RequestState::Submitted && found.tally.outcome == Outcome::NobodyLeft;
        level = match level {
            Level::Deciders if waits => Level::Managers,
            Level::Managers if waits => Level::Platform,
            Level::Deciders | Level::Managers | Level::Platform => return Some(found),
        };
    }
}

fn seated(
    named: &[(Decider, BTreeSet<PersonId>)],
    excluded: &BTreeMap<PersonId, Exclusion>,
    level: Level,
    managers: &BTreeSet<PersonId>,
    administrators: &BTreeSet<PersonId>,
) -> Vec<Seat> {
    let seat = |(decider, people): &(Decider, BTreeSet<PersonId>)| {
        let mut people = people.clone();
        if level >= Level::Managers {
            people.extend(managers);
        }
        if level >= Level::Platform {
            people.extend(administrators);
        }
        people.retain(|person| !excluded.contains_key(person));
        Seat { decider: *decider, people, filled_by: None }
    };
    named.iter().map(seat).collect()
}

/// People with one of the duties there, owners and managers always.
fn holding(loaded: &Loaded, organisation: OrganisationId, duties: &[Duty]) -> BTreeSet<PersonId> {
    let holds = |row: &&membership::Model| {
        row.organisation_id == organisation
            && (matches!(row.duty, Duty::Owner | Duty::Manager) || duties.contains(&row.duty))
    };
    loaded.duties.iter().filter(holds).map(|row| row.person_id).collect()
}

fn exclusion(person: PersonId, request: &AccessRequest, loaded: &Loaded) -> Option<Exclusion> {
    let declared = loaded.recusals.get(&request.id).is_some_and(|all| all.contains(&person));
    let in_team = loaded.members.get(&request.team_id).is_some_and(|all| all.contains(&person));
    let shares = match (loaded.organisations.get(&request.team_id), loaded.affiliations.get(&person)) {
        (Some(team), Some(own)) => !team.is_disjoint(own),
        _ => false,
    };
    if in_team {
        Some(Exclusion::InTeam)
    } else if declared {
        Some(Exclusion::Declared)
    } else if shares {
        Some(Exclusion::SameOrganisation)
    } else if loaded.conflicts.contains(&(request.submission_id, person)) {
        Some(Exclusion::JudgeConflict)
    } else {
        None
    }
}
