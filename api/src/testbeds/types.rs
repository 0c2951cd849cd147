//! The node of a testbed.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use intercity_domain::kernel::{self, Error, OrganisationId, Verdict};
use intercity_domain::organisations::entity::organisation;
use intercity_domain::testbeds::entity::testbed::Model;
use intercity_domain::testbeds::{policy, queries};
use tokio::sync::OnceCell;

use crate::graphql::{Fault, LocalizedText, caller, global};
use crate::organisations::Organisation;

/// A real site in a city where solutions are tried out.
#[derive(Clone)]
pub struct Testbed {
    row: Model,
    cities: Arc<Cities>,
}

/// The cities of all testbeds of one answer, loaded together.
pub struct Cities {
    ids: Vec<OrganisationId>,
    rows: OnceCell<BTreeMap<OrganisationId, organisation::Model>>,
}

impl Cities {
    /// For these testbeds.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Model>) -> Arc<Self> {
        let mut ids: Vec<_> = rows.into_iter().map(|row| row.organisation_id).collect();
        ids.sort_unstable();
        ids.dedup();
        Arc::new(Self { ids, rows: OnceCell::new() })
    }

    async fn get(&self, ctx: &kernel::Context, id: OrganisationId) -> kernel::Result<organisation::Model> {
        let load = || async {
            let rows = queries::cities(ctx.db.reader(), &self.ids).await?;
            Ok::<_, Error>(rows.into_iter().map(|row| (row.id, row)).collect())
        };
        let rows: &BTreeMap<_, _> = self.rows.get_or_try_init(load).await?;
        rows.get(&id).cloned().ok_or(Error::NotFound)
    }
}

impl Testbed {
    /// One testbed.
    pub fn one(row: Model) -> Self {
        let cities = Cities::of([&row]);
        Self { row, cities }
    }

    /// Testbeds that load together what belongs to them.
    pub fn many(rows: Vec<Model>) -> Vec<Self> {
        let cities = Cities::of(&rows);
        rows.into_iter().map(|row| Self { row, cities: cities.clone() }).collect()
    }

    /// One of testbeds that load together what belongs to them.
    pub fn among(row: Model, cities: &Arc<Cities>) -> Self {
        Self { row, cities: cities.clone() }
    }
}

#[Object]
impl Testbed {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// The readable part of its address.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// Its name, as people on the spot say it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The city it lies in.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Organisation, Fault> {
        Ok(Organisation(self.cities.get(&caller(ctx)?.context, self.row.organisation_id).await?))
    }

    /// Global id of the organisation here that runs it, if it is registered.
    async fn operator_id(&self) -> Option<ID> {
        self.row.operator_id.map(global)
    }

    /// Who runs it, in words.
    async fn operator_name(&self) -> &str {
        &self.row.operator_name
    }

    /// What it is.
    async fn description(&self) -> LocalizedText {
        LocalizedText(self.row.description.clone())
    }

    /// Degrees north, approximate.
    async fn latitude(&self) -> f64 {
        self.row.latitude
    }

    /// Degrees east, approximate.
    async fn longitude(&self) -> f64 {
        self.row.longitude
    }

    /// Themes, a few words each.
    async fn themes(&self) -> Vec<String> {
        self.row.themes()
    }

    /// What it offers.
    async fn offers(&self) -> Vec<String> {
        self.row.offers()
    }

    /// What a pilot has to bring along.
    async fn prerequisites(&self) -> Vec<String> {
        self.row.prerequisites()
    }

    /// Its area in hectares.
    async fn area_ha(&self) -> Option<f64> {
        self.row.area_ha
    }

    /// Since when, as people say it.
    async fn since(&self) -> Option<&str> {
        self.row.since.as_deref()
    }

    /// Whom to ask.
    async fn contact(&self) -> Option<&str> {
        self.row.contact.as_deref()
    }

    /// Where its facts come from.
    async fn sources(&self) -> Vec<String> {
        self.row.sources()
    }

    /// How many pilots it can take at once.
    async fn places(&self) -> i32 {
        self.row.places
    }

    /// Whether it is made up for a demonstration.
    async fn fictional(&self) -> bool {
        self.row.fictional
    }

    /// Counts the changes; hand it back with a change.
    async fn lock_version(&self) -> i32 {
        self.row.lock_version
    }

    /// Whether you may change it.
    async fn viewer_may_update(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let relation = policy::relation(&caller(ctx)?.viewer, self.row.organisation_id, self.row.operator_id);
        Ok(policy::decide(relation, policy::Action::Update) == Verdict::Allowed)
    }
}
