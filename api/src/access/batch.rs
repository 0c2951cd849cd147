//! What all requests or grants of one answer load together, so that a page of them costs as few queries as one.

use std::collections::HashMap;
use std::sync::Arc;

use intercity_domain::access::entity::{access_decision, grant_download, grant_effect};
use intercity_domain::access::hosting::{self, Place};
use intercity_domain::access::{
    self as domain, Around, Check, Condition, Relation, Seats, Usage, Written, queries, usage_of,
};
use intercity_domain::challenges::FormDefinition;
use intercity_domain::datasets::entity::dataset_policy;
use intercity_domain::kernel::{
    AccessFormId, AccessGrantId, AccessRequestId, Context, DatasetId, DatasetPolicyId, Error, PersonId, Result,
    StageId, TeamId, Timestamp,
};
use intercity_domain::submissions::teams_of_person;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tokio::sync::OnceCell;

use super::grant::Grant;
use super::votes::Names;
use crate::graphql::Caller;

/// The rows of one answer and what was loaded for them.
pub struct Batch {
    /// What stands around them.
    pub around: Around,
    requests: Vec<AccessRequestId>,
    rows: Vec<domain::AccessRequest>,
    people: HashMap<AccessRequestId, Vec<PersonId>>,
    checks: OnceCell<HashMap<AccessRequestId, Vec<Check>>>,
    grants: Vec<AccessGrantId>,
    seats: OnceCell<HashMap<AccessRequestId, Seats>>,
    forms: OnceCell<HashMap<AccessFormId, FormDefinition>>,
    policies: OnceCell<HashMap<DatasetPolicyId, dataset_policy::Model>>,
    names: OnceCell<Names>,
    mine: OnceCell<Vec<TeamId>>,
    decisions: OnceCell<HashMap<AccessRequestId, Vec<access_decision::Model>>>,
    granted: OnceCell<HashMap<AccessRequestId, Grant>>,
    renewed: OnceCell<HashMap<AccessRequestId, (Grant, bool)>>,
    effects: OnceCell<HashMap<AccessGrantId, Vec<grant_effect::Model>>>,
    downloads: OnceCell<HashMap<AccessGrantId, Vec<grant_download::Model>>>,
    places: OnceCell<HashMap<AccessGrantId, Place>>,
    refusals: OnceCell<HashMap<AccessGrantId, Condition>>,
    usage: OnceCell<HashMap<AccessGrantId, Vec<Usage>>>,
    bound: Vec<(AccessGrantId, TeamId, Option<StageId>)>,
    bounds: OnceCell<HashMap<AccessGrantId, (Timestamp, &'static str)>>,
}

impl Batch {
    /// For these requests and the people named in each; nothing more is loaded yet.
    pub fn of_requests(
        around: Around,
        rows: Vec<domain::AccessRequest>,
        people: HashMap<AccessRequestId, Vec<PersonId>>,
    ) -> Arc<Self> {
        let requests = rows.iter().map(|row| row.id).collect();
        Arc::new(Self { requests, rows, people, ..Self::empty(around) })
    }

    /// For these grants; nothing more is loaded yet.
    pub fn of_grants(around: Around, grants: &[domain::AccessGrant]) -> Arc<Self> {
        let bound = grants.iter().map(|row| (row.id, row.team_id, row.stage_id)).collect();
        Arc::new(Self { bound, grants: grants.iter().map(|row| row.id).collect(), ..Self::empty(around) })
    }

    fn empty(around: Around) -> Self {
        Self {
            around,
            requests: Vec::new(),
            rows: Vec::new(),
            people: HashMap::new(),
            checks: OnceCell::new(),
            grants: Vec::new(),
            seats: OnceCell::new(),
            forms: OnceCell::new(),
            policies: OnceCell::new(),
            names: OnceCell::new(),
            mine: OnceCell::new(),
            decisions: OnceCell::new(),
            granted: OnceCell::new(),
            renewed: OnceCell::new(),
            effects: OnceCell::new(),
            downloads: OnceCell::new(),
            places: OnceCell::new(),
            refusals: OnceCell::new(),
            usage: OnceCell::new(),
            bound: Vec::new(),
            bounds: OnceCell::new(),
        }
    }

    /// Who is named in a request.
    pub fn people(&self, of: AccessRequestId) -> &[PersonId] {
        self.people.get(&of).map_or(&[], Vec::as_slice)
    }

    /// Every condition of the policy in force, held against a request.
    pub async fn checks(&self, ctx: &Context, of: AccessRequestId) -> Result<Vec<Check>> {
        let load = || async {
            let written = |row| {
                let row: &domain::AccessRequest = row;
                let dataset = self.around.datasets.get(&row.dataset_id)?;
                Some(Written { row, dataset, people: self.people(row.id) })
            };
            let all: Vec<Written<'_>> = self.rows.iter().filter_map(written).collect();
            let checks = domain::request_conditions(ctx, &all).await?;
            Ok::<_, Error>(all.iter().map(|one| one.row.id).zip(checks).collect())
        };
        self.checks.get_or_try_init(load).await?.get(&of).cloned().ok_or(Error::NotFound)
    }

    /// What the viewer is to data of this dataset asked for by this team.
    pub async fn relation(&self, caller: &Caller, dataset: DatasetId, team: TeamId) -> Result<Relation> {
        let load = || async {
            match caller.viewer.person_id() {
                Some(person) => teams_of_person(caller.context.db.reader(), person).await,
                None => Ok(Vec::new()),
            }
        };
        let mine = self.mine.get_or_try_init(load).await?;
        Ok(self.around.relation(&caller.viewer, dataset, team, mine))
    }

    /// Who decides about a request.
    pub async fn seats(&self, ctx: &Context, of: AccessRequestId) -> Result<Seats> {
        self.all_seats(ctx).await?.get(&of).cloned().ok_or(Error::NotFound)
    }

    async fn all_seats(&self, ctx: &Context) -> Result<&HashMap<AccessRequestId, Seats>> {
        self.seats.get_or_try_init(|| domain::seats_of_all(ctx.db.reader(), &self.rows)).await
    }

    async fn all_decisions(&self, ctx: &Context) -> Result<&HashMap<AccessRequestId, Vec<access_decision::Model>>> {
        self.decisions.get_or_try_init(|| queries::decisions_of(ctx, &self.requests)).await
    }

    /// Who those are that decide, have decided or stand back.
    pub async fn names(&self, ctx: &Context) -> Result<&Names> {
        let (seats, decisions) = (self.all_seats(ctx).await?, self.all_decisions(ctx).await?);
        self.names.get_or_try_init(|| Names::of(ctx, seats, decisions)).await
    }

    /// The form that a request answered.
    pub async fn form(&self, ctx: &Context, of: Option<AccessFormId>) -> Result<Option<FormDefinition>> {
        let load = || async {
            let ids: Vec<AccessFormId> = self.rows.iter().filter_map(|row| row.form_id).collect();
            Ok::<_, Error>(domain::forms(ctx.db.reader(), &ids).await?.into_iter().collect())
        };
        let Some(of) = of else { return Ok(None) };
        Ok(self.forms.get_or_try_init(load).await?.get(&of).cloned())
    }

    /// The policy row with this id, among those that the requests and their decisions name.
    pub async fn policy(&self, ctx: &Context, of: Option<DatasetPolicyId>) -> Result<Option<dataset_policy::Model>> {
        let load = || async {
            let mut ids: Vec<DatasetPolicyId> = self.rows.iter().filter_map(|row| row.policy_id).collect();
            let decisions = self.all_decisions(ctx).await?;
            ids.extend(decisions.values().flatten().filter_map(|row| row.policy_id));
            let rows = dataset_policy::Entity::find()
                .filter(dataset_policy::Column::Id.is_in(ids))
                .all(ctx.db.reader())
                .await?;
            Ok::<_, Error>(rows.into_iter().map(|row| (row.id, row)).collect())
        };
        let Some(of) = of else { return Ok(None) };
        Ok(self.policies.get_or_try_init(load).await?.get(&of).cloned())
    }

    /// Decisions about a request.
    pub async fn decisions(&self, ctx: &Context, of: AccessRequestId) -> Result<Vec<access_decision::Model>> {
        Ok(self.all_decisions(ctx).await?.get(&of).cloned().unwrap_or_default())
    }

    /// The grant that came of a request.
    pub async fn granted(&self, ctx: &Context, of: AccessRequestId) -> Result<Option<Grant>> {
        let load = || async {
            let (requests, rows): (Vec<_>, Vec<_>) = queries::grants_of(ctx, &self.requests).await?.into_iter().unzip();
            Ok::<_, intercity_domain::Error>(requests.into_iter().zip(Grant::many(ctx, rows).await?).collect())
        };
        Ok(self.granted.get_or_try_init(load).await?.get(&of).cloned())
    }

    /// The grant that a request would renew, and whether it then follows to the newest version.
    pub async fn renewed(&self, ctx: &Context, of: AccessRequestId) -> Result<Option<(Grant, bool)>> {
        let load = || async {
            let all = queries::renewals_of(ctx, &self.requests).await?;
            let (rows, latest): (Vec<_>, Vec<_>) =
                all.into_iter().map(|(request, (grant, latest))| (grant, (request, latest))).unzip();
            let grants = Grant::many(ctx, rows).await?;
            let all = latest.into_iter().zip(grants).map(|((request, latest), grant)| (request, (grant, latest)));
            Ok::<_, Error>(all.collect())
        };
        Ok(self.renewed.get_or_try_init(load).await?.get(&of).cloned())
    }

    /// Effects of a grant.
    pub async fn effects(&self, ctx: &Context, of: AccessGrantId) -> Result<Vec<grant_effect::Model>> {
        let all = self.effects.get_or_try_init(|| queries::effects_of(ctx, &self.grants)).await?;
        Ok(all.get(&of).cloned().unwrap_or_default())
    }

    /// Downloads under a grant.
    pub async fn downloads(&self, ctx: &Context, of: AccessGrantId) -> Result<Vec<grant_download::Model>> {
        let all = self.downloads.get_or_try_init(|| queries::downloads_of(ctx, &self.grants)).await?;
        Ok(all.get(&of).cloned().unwrap_or_default())
    }

    /// The partner's host of a grant.
    pub async fn place(&self, ctx: &Context, of: AccessGrantId) -> Result<Option<Place>> {
        let all = self.places.get_or_try_init(|| hosting::places_of(ctx, &self.grants)).await?;
        Ok(all.get(&of).cloned())
    }

    /// What keeps the viewer from using a grant now.
    pub async fn refusal(&self, caller: &Caller, of: AccessGrantId) -> Result<Option<Condition>> {
        let Some(person) = caller.viewer.person_id() else { return Ok(Some(Condition::OnGrant)) };
        let load = || domain::refusals_of(&caller.context, &self.grants, person);
        Ok(self.refusals.get_or_try_init(load).await?.get(&of).copied())
    }

    /// Sums of a grant by person and file.
    pub async fn usage(&self, ctx: &Context, of: AccessGrantId) -> Result<Vec<Usage>> {
        let all = self.usage.get_or_try_init(|| usage_of(ctx, &self.grants)).await?;
        Ok(all.get(&of).cloned().unwrap_or_default())
    }

    /// What bounds the end of a grant, and until when at most.
    pub async fn bound(&self, ctx: &Context, of: AccessGrantId) -> Result<Option<(Timestamp, &'static str)>> {
        let all = self.bounds.get_or_try_init(|| domain::end_bounds(ctx, &self.bound)).await?;
        Ok(all.get(&of).copied())
    }
}
