//! What all challenges of one answer load together, so that a page of them costs as few queries as one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use intercity_domain::challenges::entity::{
    brief_testbed, challenge, criterion, deadline_extension, host_brief, stage,
};
use intercity_domain::challenges::queries;
use intercity_domain::datasets::{self, Dataset};
use intercity_domain::kernel::{ChallengeId, Context, DatasetId, Error, Id, OrganisationId, Result, TestbedId, Viewer};
use intercity_domain::organisations::entity::organisation;
use intercity_domain::testbeds;
use intercity_domain::testbeds::entity::testbed;
use tokio::sync::OnceCell;

/// The challenges of one answer and what was loaded for them.
pub struct Siblings {
    ids: Vec<ChallengeId>,
    leads: Vec<OrganisationId>,
    briefs: OnceCell<Vec<host_brief::Model>>,
    offered: OnceCell<Vec<brief_testbed::Model>>,
    testbeds: OnceCell<BTreeMap<TestbedId, testbed::Model>>,
    organisations: OnceCell<BTreeMap<OrganisationId, organisation::Model>>,
    stages: OnceCell<Vec<stage::Model>>,
    criteria: OnceCell<Vec<criterion::Model>>,
    extensions: OnceCell<Vec<deadline_extension::Model>>,
    datasets: OnceCell<Vec<(ChallengeId, DatasetId)>>,
    dataset_rows: OnceCell<DatasetRows>,
    followed: OnceCell<BTreeSet<ChallengeId>>,
}

/// Datasets by their ids, and what they load together.
type DatasetRows = (BTreeMap<DatasetId, Dataset>, Arc<crate::datasets::Siblings>);

impl Siblings {
    /// For these challenges.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a challenge::Model>) -> Arc<Self> {
        let (ids, leads) = rows.into_iter().map(|row| (row.id, row.lead_organisation_id)).unzip();
        Arc::new(Self {
            ids,
            leads,
            briefs: OnceCell::new(),
            offered: OnceCell::new(),
            testbeds: OnceCell::new(),
            organisations: OnceCell::new(),
            stages: OnceCell::new(),
            criteria: OnceCell::new(),
            extensions: OnceCell::new(),
            datasets: OnceCell::new(),
            dataset_rows: OnceCell::new(),
            followed: OnceCell::new(),
        })
    }

    /// Host briefs of all of them.
    pub async fn briefs(&self, ctx: &Context) -> Result<&[host_brief::Model]> {
        let load = || queries::host_briefs(ctx.db.reader(), &self.ids);
        Ok(self.briefs.get_or_try_init(load).await?)
    }

    /// Testbeds offered in any of their briefs.
    pub async fn offered(&self, ctx: &Context) -> Result<&[brief_testbed::Model]> {
        let load = || async {
            let briefs: Vec<_> = self.briefs(ctx).await?.iter().map(|brief| brief.id).collect();
            queries::brief_testbeds(ctx.db.reader(), &briefs).await
        };
        Ok(self.offered.get_or_try_init(load).await?)
    }

    /// The testbeds themselves.
    pub async fn testbeds(&self, ctx: &Context) -> Result<&BTreeMap<TestbedId, testbed::Model>> {
        let load = || async {
            let mut ids: Vec<TestbedId> = self.offered(ctx).await?.iter().map(|row| row.testbed_id).collect();
            ids.sort_unstable();
            ids.dedup();
            Ok(keyed(testbeds::by_ids(ctx.db.reader(), &ids).await?, |row| row.id))
        };
        self.testbeds.get_or_try_init(load).await
    }

    /// Lead and host organisations.
    pub async fn organisations(&self, ctx: &Context) -> Result<&BTreeMap<OrganisationId, organisation::Model>> {
        let load = || async {
            let hosts = self.briefs(ctx).await?.iter().map(|brief| brief.organisation_id);
            let mut ids: Vec<OrganisationId> = hosts.chain(self.leads.iter().copied()).collect();
            ids.sort_unstable();
            ids.dedup();
            Ok(keyed(queries::organisations(ctx.db.reader(), &ids).await?, |row| row.id))
        };
        self.organisations.get_or_try_init(load).await
    }

    /// Stages of all of them, in order.
    pub async fn stages(&self, ctx: &Context) -> Result<&[stage::Model]> {
        let load = || queries::stages(ctx.db.reader(), &self.ids);
        Ok(self.stages.get_or_try_init(load).await?)
    }

    /// Criteria of all stages, in order.
    pub async fn criteria(&self, ctx: &Context) -> Result<&[criterion::Model]> {
        let load = || async {
            let stages: Vec<_> = self.stages(ctx).await?.iter().map(|stage| stage.id).collect();
            queries::criteria(ctx.db.reader(), &stages).await
        };
        Ok(self.criteria.get_or_try_init(load).await?)
    }

    /// Extensions of their deadlines.
    pub async fn extensions(&self, ctx: &Context) -> Result<&[deadline_extension::Model]> {
        let load = || queries::deadline_extensions(ctx.db.reader(), &self.ids);
        Ok(self.extensions.get_or_try_init(load).await?)
    }

    /// Datasets attached to them.
    pub async fn datasets(&self, ctx: &Context) -> Result<&[(ChallengeId, DatasetId)]> {
        let load = || queries::attached_datasets(ctx.db.reader(), &self.ids);
        Ok(self.datasets.get_or_try_init(load).await?)
    }

    /// Those that the viewer follows.
    pub async fn followed(&self, ctx: &Context, viewer: &Viewer) -> Result<&BTreeSet<ChallengeId>> {
        let load = async || match viewer.person_id() {
            Some(person) => queries::followed(ctx.db.reader(), &self.ids, person).await,
            None => Ok(BTreeSet::new()),
        };
        self.followed.get_or_try_init(load).await
    }

    /// Those of the attached datasets that the viewer may see, and what they load together.
    pub async fn dataset_rows(&self, ctx: &Context, viewer: &Viewer) -> Result<&DatasetRows> {
        let load = async || {
            let attached = self.datasets(ctx).await?;
            let ids: Vec<DatasetId> = attached.iter().map(|(_, dataset)| *dataset).collect();
            let rows = datasets::queries::by_ids(ctx, viewer, &ids).await?;
            let siblings = crate::datasets::Siblings::of(&rows);
            Ok::<_, Error>((keyed(rows, |row| row.id), siblings))
        };
        self.dataset_rows.get_or_try_init(load).await
    }
}

fn keyed<I: Id + Ord, M>(rows: Vec<M>, id: impl Fn(&M) -> I) -> BTreeMap<I, M> {
    rows.into_iter().map(|row| (id(&row), row)).collect()
}
