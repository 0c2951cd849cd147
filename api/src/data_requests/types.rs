//! The node of a request for data that is not listed.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::data_requests::queries::{Around, around};
use intercity_domain::data_requests::{self as domain, Action, Relation, decide};
use intercity_domain::kernel::{self, Verdict, Viewer};

use crate::graphql::{Fault, LocalizedText, caller, global};

/// Where a question for data stands.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::DataRequestState")]
pub enum DataRequestState {
    /// Waits for the city.
    Open,
    /// Answered with a dataset.
    Answered,
    /// There is none, for a stated reason.
    Declined,
    /// Taken back.
    Withdrawn,
}

/// The city that was asked.
#[derive(SimpleObject)]
pub struct DataRequestCity {
    /// The global id.
    id: ID,
    /// Its name.
    name: String,
    /// Its two-letter code.
    code: Option<String>,
    /// Its zone.
    zone: String,
}

/// The team for which it was asked.
#[derive(SimpleObject)]
pub struct DataRequestTeam {
    /// The global id.
    id: ID,
    /// Its name.
    name: String,
}

/// The dataset that answers it.
#[derive(SimpleObject)]
pub struct DataRequestDataset {
    /// The global id.
    id: ID,
    /// The readable part of its address.
    slug: String,
    /// Its title.
    title: LocalizedText,
}

/// What you may do with it now.
#[derive(SimpleObject)]
pub struct DataRequestMay {
    /// Answer or decline.
    answer: bool,
    /// Take it back.
    withdraw: bool,
}

/// A question to a city for data that is not in the catalogue.
pub struct DataRequest {
    row: domain::DataRequest,
    around: Arc<Around>,
}

impl DataRequest {
    /// One.
    pub async fn one(ctx: &kernel::Context, viewer: &Viewer, row: domain::DataRequest) -> kernel::Result<Self> {
        Self::many(ctx, viewer, vec![row]).await?.into_iter().next().ok_or(kernel::Error::NotFound)
    }

    /// Several, with what stands around them.
    pub async fn many(
        ctx: &kernel::Context,
        viewer: &Viewer,
        rows: Vec<domain::DataRequest>,
    ) -> kernel::Result<Vec<Self>> {
        let around = Arc::new(around(ctx, viewer, &rows).await?);
        Ok(rows.into_iter().map(|row| Self { row, around: around.clone() }).collect())
    }
}

#[Object]
impl DataRequest {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Where it stands.
    async fn state(&self) -> DataRequestState {
        self.row.state.into()
    }

    /// What is looked for, in one line.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What it should hold, and what for.
    async fn description(&self) -> &str {
        &self.row.description
    }

    /// The city that was asked.
    async fn city(&self) -> DataRequestCity {
        let row = self.around.cities.get(&self.row.organisation_id);
        DataRequestCity {
            id: global(self.row.organisation_id),
            name: row.map(|row| row.name.clone()).unwrap_or_default(),
            code: row.and_then(|row| row.code.clone()),
            zone: row.map_or_else(|| "UTC".into(), |row| row.zone.clone()),
        }
    }

    /// Who asked.
    async fn asked_by(&self) -> &str {
        self.around.names.get(&self.row.person_id).map_or("", String::as_str)
    }

    /// The team for which it was asked.
    async fn team(&self) -> Option<DataRequestTeam> {
        let id = self.row.team_id?;
        let name = self.around.teams.get(&id).map(|row| row.name.clone()).unwrap_or_default();
        Some(DataRequestTeam { id: global(id), name })
    }

    /// The dataset that answers it.
    async fn dataset(&self) -> Option<DataRequestDataset> {
        let row = self.around.datasets.get(&self.row.dataset_id?)?;
        Some(DataRequestDataset { id: global(row.id), slug: row.slug.clone(), title: LocalizedText(row.title.clone()) })
    }

    /// What the city said; the reason when it declined.
    async fn answer(&self) -> &str {
        &self.row.answer
    }

    /// When it was asked.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When it was answered, declined or taken back.
    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.row.ended_at
    }

    /// What you may do with it now.
    async fn may(&self, ctx: &Context<'_>) -> Result<DataRequestMay, Fault> {
        let viewer = &caller(ctx)?.viewer;
        let asks = viewer.person_id() == Some(self.row.person_id)
            || self.row.team_id.is_some_and(|team| self.around.mine.contains(&team));
        let relation = Relation::of(viewer, self.row.organisation_id, asks);
        let may = |action| decide(relation, self.row.state, action) == Verdict::Allowed;
        Ok(DataRequestMay { answer: may(Action::Answer), withdraw: may(Action::Withdraw) })
    }
}
