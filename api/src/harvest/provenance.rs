//! Where a harvested dataset comes from, as readers of the dataset see it.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use intercity_domain::harvest::{self as domain, policy, record};
use intercity_domain::kernel::Verdict;

use super::enums::HarvestFormat;
use super::types::HarvestSource;
use crate::graphql::{Fault, caller, global};

/// Where a harvested dataset comes from.
pub struct DatasetProvenance {
    record: domain::HarvestRecord,
    source: domain::HarvestSource,
    understood: record::Record,
    silent: Vec<&'static str>,
}

impl DatasetProvenance {
    /// What is known of a dataset's source; `silent` are the facts that nobody stated.
    pub fn new(
        (record, source): (domain::HarvestRecord, domain::HarvestSource),
        dataset: &intercity_domain::datasets::Dataset,
    ) -> Self {
        let understood = serde_json::from_value(record.record.clone()).unwrap_or_default();
        let missing = [
            ("description", dataset.description.is_empty()),
            ("licence", dataset.licence.is_none()),
            ("personalData", dataset.personal_data.is_empty()),
            ("contact", dataset.contact.is_empty()),
        ];
        let silent = missing.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect();
        Self { record, source, understood, silent }
    }
}

/// Where a harvested dataset comes from.
#[Object]
impl DatasetProvenance {
    /// What its publisher calls the source.
    async fn source_name(&self) -> &str {
        &self.source.name
    }

    /// Where the source's catalogue is.
    async fn source_url(&self) -> Option<&str> {
        self.source.url.as_deref()
    }

    /// The source, for those who may see it.
    async fn source(&self, ctx: &Context<'_>) -> Result<Option<HarvestSource>, Fault> {
        let caller = caller(ctx)?;
        let relation = policy::of(&caller.viewer, self.source.organisation_id);
        if policy::decide(relation, self.source.state, policy::Action::View) != Verdict::Allowed {
            return Ok(None);
        }
        Ok(Some(HarvestSource::one(&caller.context, self.source.clone()).await?))
    }

    /// What the source publishes in.
    async fn format(&self) -> HarvestFormat {
        self.record.format.into()
    }

    /// The run that read it last with a change.
    async fn run(&self) -> ID {
        global(self.record.run_id)
    }

    /// The source's own identifier.
    async fn native_id(&self) -> &str {
        &self.record.native_id
    }

    /// When it was first harvested.
    async fn first_seen_at(&self) -> DateTime<Utc> {
        self.record.first_seen_at
    }

    /// When it was read last with a change.
    async fn fetched_at(&self) -> DateTime<Utc> {
        self.record.fetched_at
    }

    /// Since when the source does not list it any more.
    async fn gone_at(&self) -> Option<DateTime<Utc>> {
        self.record.gone_at
    }

    /// The record as it came.
    async fn raw(&self) -> &str {
        &self.record.raw
    }

    /// SHA-256 over the record as it came.
    async fn raw_sha256(&self) -> &str {
        &self.record.raw_sha256
    }

    /// When it first appeared, as the source says.
    async fn stated_issued(&self) -> Option<DateTime<Utc>> {
        self.understood.issued
    }

    /// When it last changed, as the source says.
    async fn stated_modified(&self) -> Option<DateTime<Utc>> {
        self.understood.modified
    }

    /// How often it changes, in the source's words.
    async fn stated_frequency(&self) -> Option<&str> {
        self.understood.frequency.as_deref()
    }

    /// The licence as the source states it, markup included.
    async fn stated_licence(&self) -> Option<&str> {
        self.understood.licence.as_ref().map(|licence| licence.raw.as_str())
    }

    /// The licence's address, where the source gives one.
    async fn stated_licence_url(&self) -> Option<&str> {
        self.understood.licence.as_ref()?.url.as_deref()
    }

    /// Facts that the source does not state and nobody added.
    async fn not_stated(&self) -> &[&'static str] {
        &self.silent
    }

    /// Facts that were changed here and therefore do not follow the source.
    async fn kept_here(&self) -> Vec<String> {
        serde_json::from_value(self.record.kept.clone()).unwrap_or_default()
    }
}
