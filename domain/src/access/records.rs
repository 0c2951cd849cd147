//! Who has access to what, since when, decided by whom, on which terms: one record for each person on a grant.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::DecisionKind;
use super::entity::{access_decision, access_grant, access_request, grant_person, terms_acceptance};
use super::policy::SCOPE_DECIDE;
use crate::accounts::entity::person;
use crate::datasets::entity::{dataset, dataset_terms, dataset_version};
use crate::kernel::search::holds_name;
use crate::kernel::{
    AccessGrantId, AccessRequestId, Context, DatasetId, DatasetTermsId, DatasetVersionId, GrantPersonId,
    OrganisationId, Page, PageArgs, PersonId, Result, TeamId, Timestamp, Viewer,
};
use crate::organisations::Duty;
use crate::organisations::entity::organisation;
use crate::submissions::entity::team;

/// What is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct RecordFilter {
    /// To one dataset.
    pub dataset: Option<DatasetId>,
    /// To data of one publisher.
    pub organisation: Option<OrganisationId>,
    /// Of one person.
    pub person: Option<PersonId>,
    /// Of people whose name, or whose team's name, holds each of these words.
    pub name: Option<String>,
    /// To what was held at this instant.
    pub at: Option<Timestamp>,
}

/// One person's access to one dataset under one grant.
#[derive(Clone, Debug)]
pub struct AccessRecord {
    /// The person on the grant.
    pub row: grant_person::Model,
    /// Their name.
    pub person: String,
    /// The grant.
    pub grant: access_grant::Model,
    /// The dataset.
    pub dataset: dataset::Model,
    /// Its publisher, by name.
    pub publisher: String,
    /// Number of the version.
    pub version: i32,
    /// The team, by name.
    pub team: String,
    /// Until when, for this person.
    pub until: Timestamp,
    /// Who decided, by name; empty when a rule did.
    pub decided_by: Vec<String>,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
    /// What it is for.
    pub purpose: String,
    /// Number of the terms that were accepted last, by this person or with the request.
    pub terms: Option<AcceptedTerms>,
}

/// Terms as they were accepted.
#[derive(Clone, Debug)]
pub struct AcceptedTerms {
    /// Their number.
    pub number: i32,
    /// SHA-256 of their text.
    pub sha256: String,
    /// The language in which they were read.
    pub language: String,
    /// When.
    pub accepted_at: Timestamp,
}

/// Records that the viewer may read, the newest first: of data that they decide about, and their own.
///
/// # Errors
/// When nobody is signed in, the page is not one, or the database fails.
pub async fn records(
    ctx: &Context,
    viewer: &Viewer,
    filter: &RecordFilter,
    page: &PageArgs,
) -> Result<Page<AccessRecord>> {
    viewer.signed_in()?;
    let db = ctx.db.reader();
    let size = page.size()?;
    let mut query = grant_person::Entity::find().filter(visible_to(viewer)).filter(narrowed(filter));
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<GrantPersonId>()? {
        query = query.filter(grant_person::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(grant_person::Column::Id).limit(size + 1).all(db).await?;
    let page = Page::cut(rows, size, total, |row| row.id);
    let (cursors, rows): (Vec<_>, Vec<_>) = page.edges.into_iter().unzip();
    let edges = cursors.into_iter().zip(filled(db, rows).await?).collect();
    Ok(Page { edges, has_next: page.has_next, total: page.total })
}

fn visible_to(viewer: &Viewer) -> Condition {
    if viewer.reads_everything() {
        return Condition::all();
    }
    let datasets = Query::select()
        .column(dataset::Column::Id)
        .from(dataset::Entity)
        .and_where(dataset::Column::OrganisationId.is_in(viewer.organisations_with(&[Duty::DataSteward], SCOPE_DECIDE)))
        .to_owned();
    let grants = of_grants(Condition::all().add(access_grant::Column::DatasetId.in_subquery(datasets)));
    let decided = Condition::any().add(grant_person::Column::GrantId.in_subquery(grants));
    match viewer.person_id() {
        Some(person) => decided.add(grant_person::Column::PersonId.eq(person)),
        None => decided,
    }
}

fn of_grants(which: Condition) -> SelectStatement {
    Query::select().column(access_grant::Column::Id).from(access_grant::Entity).cond_where(which).to_owned()
}

fn narrowed(filter: &RecordFilter) -> Condition {
    let mut grants = Condition::all();
    if let Some(id) = filter.dataset {
        grants = grants.add(access_grant::Column::DatasetId.eq(id));
    }
    if let Some(id) = filter.organisation {
        let datasets = Query::select()
            .column(dataset::Column::Id)
            .from(dataset::Entity)
            .and_where(dataset::Column::OrganisationId.eq(id))
            .to_owned();
        grants = grants.add(access_grant::Column::DatasetId.in_subquery(datasets));
    }
    let mut all = Condition::all();
    if let Some(at) = filter.at {
        grants = grants.add(access_grant::Column::ProvisionedAt.lte(at)).add(access_grant::Column::EndsAt.gt(at));
        all = all.add(
            Condition::any().add(grant_person::Column::EndedAt.is_null()).add(grant_person::Column::EndedAt.gt(at)),
        );
    }
    if !grants.is_empty() {
        all = all.add(grant_person::Column::GrantId.in_subquery(of_grants(grants)));
    }
    for word in filter.name.iter().flat_map(|name| name.split_whitespace()).take(6) {
        all = all.add(named(word));
    }
    match filter.person {
        Some(person) => all.add(grant_person::Column::PersonId.eq(person)),
        None => all,
    }
}

/// The person or their team is called so.
fn named(word: &str) -> Condition {
    let people = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .cond_where(holds_name(person::Column::Name, word))
        .to_owned();
    let teams = Query::select()
        .column(team::Column::Id)
        .from(team::Entity)
        .cond_where(holds_name(team::Column::Name, word))
        .to_owned();
    let grants = of_grants(Condition::all().add(access_grant::Column::TeamId.in_subquery(teams)));
    Condition::any()
        .add(grant_person::Column::PersonId.in_subquery(people))
        .add(grant_person::Column::GrantId.in_subquery(grants))
}

/// Everything around the rows, in as many statements for a hundred as for one.
async fn filled(db: &DatabaseConnection, rows: Vec<grant_person::Model>) -> Result<Vec<AccessRecord>> {
    let ids: HashSet<AccessGrantId> = rows.iter().map(|row| row.grant_id).collect();
    let grants = access_grant::Entity::find().filter(access_grant::Column::Id.is_in(ids.clone())).all(db).await?;
    let around = Surroundings::load(db, &grants, &rows).await?;
    let grants: HashMap<AccessGrantId, access_grant::Model> = grants.into_iter().map(|row| (row.id, row)).collect();
    Ok(rows.into_iter().filter_map(|row| around.record(grants.get(&row.grant_id)?.clone(), row)).collect())
}

struct Surroundings {
    datasets: HashMap<DatasetId, dataset::Model>,
    publishers: HashMap<OrganisationId, String>,
    versions: HashMap<DatasetVersionId, i32>,
    teams: HashMap<TeamId, String>,
    requests: HashMap<AccessRequestId, access_request::Model>,
    decisions: HashMap<AccessRequestId, Vec<access_decision::Model>>,
    names: HashMap<PersonId, String>,
    terms: HashMap<DatasetTermsId, i32>,
    acceptances: HashMap<(AccessGrantId, PersonId), terms_acceptance::Model>,
}

impl Surroundings {
    async fn load(
        db: &DatabaseConnection,
        grants: &[access_grant::Model],
        rows: &[grant_person::Model],
    ) -> Result<Self> {
        let of = |id: fn(&access_grant::Model) -> uuid::Uuid| grants.iter().map(id).collect::<HashSet<_>>();
        let datasets =
            dataset::Entity::find().filter(dataset::Column::Id.is_in(of(|row| row.dataset_id.0))).all(db).await?;
        let publishers: HashSet<OrganisationId> = datasets.iter().map(|row| row.organisation_id).collect();
        let publishers =
            organisation::Entity::find().filter(organisation::Column::Id.is_in(publishers)).all(db).await?;
        let versions = dataset_version::Entity::find()
            .filter(dataset_version::Column::Id.is_in(of(|row| row.dataset_version_id.0)))
            .all(db)
            .await?;
        let teams = team::Entity::find().filter(team::Column::Id.is_in(of(|row| row.team_id.0))).all(db).await?;
        let requests = access_request::Entity::find()
            .filter(access_request::Column::Id.is_in(of(|row| row.request_id.0)))
            .all(db)
            .await?;
        let mut decisions: HashMap<AccessRequestId, Vec<_>> = HashMap::new();
        for row in access_decision::Entity::find()
            .filter(access_decision::Column::RequestId.is_in(of(|row| row.request_id.0)))
            .filter(access_decision::Column::Kind.eq(DecisionKind::Approve))
            .order_by_asc(access_decision::Column::Id)
            .all(db)
            .await?
        {
            decisions.entry(row.request_id).or_default().push(row);
        }
        let people: HashSet<PersonId> = rows
            .iter()
            .map(|row| row.person_id)
            .chain(decisions.values().flatten().filter_map(|row| row.person_id))
            .collect();
        let names = person::Entity::find().filter(person::Column::Id.is_in(people)).all(db).await?;
        let terms: HashSet<DatasetTermsId> = requests.iter().filter_map(|row| row.terms_id).collect();
        let terms = dataset_terms::Entity::find().filter(dataset_terms::Column::Id.is_in(terms)).all(db).await?;
        let acceptances = terms_acceptance::Entity::find()
            .filter(terms_acceptance::Column::GrantId.is_in(of(|row| row.id.0)))
            .order_by_asc(terms_acceptance::Column::Number)
            .all(db)
            .await?;
        Ok(Self {
            datasets: datasets.into_iter().map(|row| (row.id, row)).collect(),
            publishers: publishers.into_iter().map(|row| (row.id, row.name)).collect(),
            versions: versions.into_iter().map(|row| (row.id, row.number)).collect(),
            teams: teams.into_iter().map(|row| (row.id, row.name)).collect(),
            requests: requests.into_iter().map(|row| (row.id, row)).collect(),
            decisions,
            names: names.into_iter().map(|row| (row.id, row.name)).collect(),
            terms: terms.into_iter().map(|row| (row.id, row.number)).collect(),
            acceptances: acceptances.into_iter().map(|row| ((row.grant_id, row.person_id), row)).collect(),
        })
    }

    fn record(&self, grant: access_grant::Model, row: grant_person::Model) -> Option<AccessRecord> {
        let dataset = self.datasets.get(&grant.dataset_id)?.clone();
        let request = self.requests.get(&grant.request_id)?;
        let decisions = self.decisions.get(&grant.request_id).map(Vec::as_slice).unwrap_or_default();
        let name = |id: PersonId| self.names.get(&id).cloned().unwrap_or_default();
        let own = self.acceptances.get(&(grant.id, row.person_id)).map(|row| AcceptedTerms {
            number: row.number,
            sha256: row.sha256.clone(),
            language: row.language.clone(),
            accepted_at: row.accepted_at,
        });
        Some(AccessRecord {
            person: name(row.person_id),
            publisher: self.publishers.get(&dataset.organisation_id).cloned().unwrap_or_default(),
            version: self.versions.get(&grant.dataset_version_id).copied().unwrap_or_default(),
            team: self.teams.get(&grant.team_id).cloned().unwrap_or_default(),
            until: row.ended_at.map_or(grant.ends_at, |ended| ended.min(grant.ends_at)),
            decided_by: decisions.iter().filter_map(|row| row.person_id).map(name).collect(),
            decided_at: decisions.last().map(|row| row.decided_at),
            purpose: request.purpose.clone(),
            terms: own.or_else(|| self.with_request(request)),
            dataset,
            grant,
            row,
        })
    }

    fn with_request(&self, request: &access_request::Model) -> Option<AcceptedTerms> {
        Some(AcceptedTerms {
            number: *self.terms.get(&request.terms_id?)?,
            sha256: request.terms_sha256.clone()?,
            language: request.terms_language.clone()?,
            accepted_at: request.terms_accepted_at?,
        })
    }
}
