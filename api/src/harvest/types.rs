//! The nodes of harvesting: sources, runs, and the lines of their reports.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::harvest::{self as domain, policy, queries, record};
use intercity_domain::kernel::{self, Error, HarvestRunId, PageArgs, Verdict};
use intercity_domain::organisations::entity::organisation;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::enums::{
    HarvestAction, HarvestFormat, HarvestNoteKind, HarvestOrigin, HarvestOutcome, HarvestRunState, HarvestSourceState,
};
use crate::datasets::{Dataset, Siblings};
use crate::graphql::{Fault, Listed, caller, global, listed};
use crate::organisations::Organisation;

/// How many records of a run had an outcome.
#[derive(Clone, SimpleObject)]
pub struct HarvestCount {
    /// The outcome.
    outcome: HarvestOutcome,
    /// How many.
    count: i64,
}

type Counts = BTreeMap<HarvestRunId, Vec<HarvestCount>>;

async fn counts(ctx: &kernel::Context, runs: &[HarvestRunId]) -> kernel::Result<Counts> {
    let mut all = Counts::new();
    for (run, outcome, count) in queries::counts(ctx, runs).await? {
        all.entry(run).or_default().push(HarvestCount { outcome: outcome.into(), count });
    }
    Ok(all)
}

/// A catalogue that a city or partner publishes elsewhere, from which datasets are harvested.
#[derive(Clone)]
pub struct HarvestSource {
    row: domain::HarvestSource,
    owner: organisation::Model,
    last_run: Option<Box<HarvestRun>>,
}

impl HarvestSource {
    /// One source with its last run.
    pub async fn one(ctx: &kernel::Context, row: domain::HarvestSource) -> kernel::Result<Self> {
        let mut all = Self::many(ctx, vec![row]).await?;
        all.pop().ok_or(Error::NotFound)
    }

    /// Several sources with their organisations and last runs, in four queries.
    pub async fn many(ctx: &kernel::Context, rows: Vec<domain::HarvestSource>) -> kernel::Result<Vec<Self>> {
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let owners: Vec<_> = rows.iter().map(|row| row.organisation_id).collect();
        let owners =
            organisation::Entity::find().filter(organisation::Column::Id.is_in(owners)).all(ctx.db.reader()).await?;
        let mut last = queries::last_runs(ctx, &ids).await?;
        let runs: Vec<_> = last.values().map(|run| run.id).collect();
        let mut counts = counts(ctx, &runs).await?;
        rows.into_iter()
            .map(|row| {
                let owner = owners.iter().find(|owner| owner.id == row.organisation_id).ok_or(Error::NotFound)?.clone();
                let last_run = last.remove(&row.id).map(|run| {
                    let counts = counts.remove(&run.id).unwrap_or_default();
                    Box::new(HarvestRun { source: row.clone(), row: run, counts })
                });
                Ok(Self { row, owner, last_run })
            })
            .collect()
    }
}

/// A catalogue that a city or partner publishes elsewhere, from which datasets are harvested.
#[Object]
impl HarvestSource {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// What people call it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Whose datasets they become.
    async fn organisation(&self) -> Organisation {
        Organisation(self.owner.clone())
    }

    /// Where its catalogue comes from.
    async fn origin(&self) -> HarvestOrigin {
        self.row.origin.into()
    }

    /// Its address; for a file, where its relative addresses begin.
    async fn url(&self) -> Option<&str> {
        self.row.url.as_deref()
    }

    /// Whether a file came and was found clean.
    async fn has_file(&self) -> bool {
        self.row.file_id.is_some()
    }

    /// What it is in.
    async fn format(&self) -> HarvestFormat {
        self.row.format.into()
    }

    /// The language of texts that do not say theirs: de, en or fr.
    async fn language(&self) -> &str {
        &self.row.language
    }

    /// It is read every so many hours.
    async fn every_hours(&self) -> Option<i32> {
        self.row.every_hours
    }

    /// It is read by this cron expression, in the organisation's time zone.
    async fn cron(&self) -> Option<&str> {
        self.row.cron.as_deref()
    }

    /// Whether new datasets are published at once, or stay drafts for review.
    async fn publish_automatically(&self) -> bool {
        self.row.publish_automatically
    }

    /// Where it stands.
    async fn state(&self) -> HarvestSourceState {
        self.row.state.into()
    }

    /// When it is due next.
    async fn next_run_at(&self) -> Option<DateTime<Utc>> {
        self.row.next_run_at
    }

    /// When it was started.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// Counts the changes; send it back with a change so that nobody's work is overwritten.
    async fn lock_version(&self) -> i32 {
        self.row.lock_version
    }

    /// Its newest run.
    async fn last_run(&self) -> Option<HarvestRun> {
        self.last_run.as_deref().cloned()
    }

    /// Its runs, the newest first: a page of at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn runs(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Listed<HarvestRun>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let page = queries::runs(&caller.context, self.row.id, &PageArgs { first, after }).await?;
        let ids: Vec<_> = page.edges.iter().map(|(_, run)| run.id).collect();
        let counts = counts(&caller.context, &ids).await?;
        Ok(listed(page, has_previous, |row| {
            let counts = counts.get(&row.id).cloned().unwrap_or_default();
            HarvestRun { row, source: self.row.clone(), counts }
        }))
    }

    /// What you may do with it now.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<Vec<HarvestAction>, Fault> {
        let relation = policy::of(&caller(ctx)?.viewer, self.row.organisation_id);
        let may = |action: &policy::Action| policy::decide(relation, self.row.state, *action) == Verdict::Allowed;
        Ok(policy::Action::ALL.into_iter().filter(may).map(Into::into).collect())
    }
}

/// One reading of a source.
#[derive(Clone)]
pub struct HarvestRun {
    row: domain::HarvestRun,
    source: domain::HarvestSource,
    counts: Vec<HarvestCount>,
}

impl HarvestRun {
    /// One run with its counts.
    pub async fn one(
        ctx: &kernel::Context,
        row: domain::HarvestRun,
        source: domain::HarvestSource,
    ) -> kernel::Result<Self> {
        let counts = counts(ctx, &[row.id]).await?.remove(&row.id).unwrap_or_default();
        Ok(Self { row, source, counts })
    }
}

/// One reading of a source.
#[Object]
impl HarvestRun {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// What was read.
    async fn source(&self, ctx: &Context<'_>) -> Result<HarvestSource, Fault> {
        Ok(HarvestSource::one(&caller(ctx)?.context, self.source.clone()).await?)
    }

    /// Whether it only says what it would do.
    async fn preview(&self) -> bool {
        self.row.preview
    }

    /// Whether the schedule began it.
    async fn scheduled(&self) -> bool {
        self.row.scheduled
    }

    /// Where it stands.
    async fn state(&self) -> HarvestRunState {
        self.row.state.into()
    }

    /// When it was asked for.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When the worker began.
    async fn started_at(&self) -> Option<DateTime<Utc>> {
        self.row.started_at
    }

    /// When it ended.
    async fn finished_at(&self) -> Option<DateTime<Utc>> {
        self.row.finished_at
    }

    /// What the source turned out to be.
    async fn format(&self) -> Option<HarvestFormat> {
        self.row.format.map(Into::into)
    }

    /// How many records were read.
    async fn records(&self) -> i32 {
        self.row.records
    }

    /// How many records the source says there are.
    async fn total(&self) -> Option<i64> {
        self.row.total().and_then(|total| i64::try_from(total).ok())
    }

    /// How many pages were read.
    async fn pages(&self) -> i32 {
        i32::try_from(self.row.pages()).unwrap_or(i32::MAX)
    }

    /// Whether everything that the source lists was read; only then can something disappear.
    async fn complete(&self) -> bool {
        self.row.complete
    }

    /// Datasets of this source that were there before.
    async fn known(&self) -> i32 {
        self.row.known
    }

    /// Those of them that the source does not list any more.
    async fn missing(&self) -> i32 {
        self.row.missing
    }

    /// Why it failed: a stable code.
    async fn error_code(&self) -> Option<&str> {
        self.row.error_code.as_deref()
    }

    /// Why it failed: a sentence.
    async fn error(&self) -> Option<&str> {
        self.row.error.as_deref()
    }

    /// When a person confirmed or refused it.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.row.decided_at
    }

    /// How many records had which outcome.
    async fn counts(&self) -> Vec<HarvestCount> {
        self.counts.clone()
    }

    /// The lines of its report in their order: a page of at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn items(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        outcome: Option<HarvestOutcome>,
    ) -> Result<Listed<HarvestItem>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let args = PageArgs { first, after };
        let page = queries::items(&caller.context, self.row.id, outcome.map(Into::into), &args).await?;
        let ids: Vec<_> = page.edges.iter().filter_map(|(_, row)| row.dataset_id).collect();
        let datasets = intercity_domain::datasets::queries::by_ids(&caller.context, &caller.viewer, &ids).await?;
        let siblings = Siblings::of(&datasets);
        Ok(listed(page, has_previous, |row| {
            let dataset = datasets.iter().find(|dataset| Some(dataset.id) == row.dataset_id);
            HarvestItem { dataset: dataset.map(|one| Dataset::among(one.clone(), &siblings)), row }
        }))
    }
}

/// One line of a run's report.
pub struct HarvestItem {
    row: domain::HarvestItem,
    dataset: Option<Dataset>,
}

/// What happened to a field of a record.
#[derive(SimpleObject)]
pub struct HarvestNote {
    /// Our field; empty when there is none for it.
    field: String,
    /// What happened.
    what: HarvestNoteKind,
    /// The source's field.
    from: String,
    /// How, in a few words.
    detail: String,
}

/// One line of a run's report.
#[Object]
impl HarvestItem {
    /// Its place in the report.
    async fn position(&self) -> i32 {
        self.row.position
    }

    /// The source's identifier.
    async fn native_id(&self) -> Option<&str> {
        self.row.native_id.as_deref()
    }

    /// Its name there.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What became of it.
    async fn outcome(&self) -> HarvestOutcome {
        self.row.outcome.into()
    }

    /// The field that is to blame, when it cannot be used.
    async fn field(&self) -> Option<&str> {
        self.row.field.as_deref()
    }

    /// Why: a stable code.
    async fn code(&self) -> Option<&str> {
        self.row.code.as_deref()
    }

    /// Why: a sentence.
    async fn message(&self) -> Option<&str> {
        self.row.message.as_deref()
    }

    /// What was mapped, cleaned, dropped and kept, field by field.
    async fn notes(&self) -> Vec<HarvestNote> {
        let notes: Vec<record::Note> = serde_json::from_value(self.row.notes.clone()).unwrap_or_default();
        notes
            .into_iter()
            .map(|note| HarvestNote { field: note.field, what: note.what.into(), from: note.from, detail: note.detail })
            .collect()
    }

    /// SHA-256 of the record as it came.
    async fn raw_sha256(&self) -> Option<&str> {
        self.row.raw_sha256.as_deref()
    }

    /// The dataset, if you may know of it.
    async fn dataset(&self) -> Option<Dataset> {
        self.dataset.clone()
    }
}
