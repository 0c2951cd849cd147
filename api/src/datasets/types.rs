//! The nodes of datasets: the dataset, its terms, versions and files.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use intercity_domain::catalogue::{self, Facts};
use intercity_domain::datasets::policy::{self, Action, Relation};
use intercity_domain::datasets::{self as domain};
use intercity_domain::kernel::{Error, Language, Verdict};

use super::enums::{AccessDecisionBy, DatasetAccess, DatasetAction, DatasetState, DatasetVersionState, FileState};
use super::siblings::Siblings;
use crate::files::ByteCount;
use crate::graphql::{Fault, LocalizedText, caller, global};
use crate::harvest::DatasetProvenance;
use crate::organisations::Organisation;
use crate::profiles::{self, Disclosure, DistributionProfile};

/// Data that a city or partner publishes, open or not.
#[derive(Clone)]
pub struct Dataset {
    row: domain::Dataset,
    siblings: Arc<Siblings>,
}

impl Dataset {
    /// One dataset.
    pub fn one(row: domain::Dataset) -> Self {
        let siblings = Siblings::of([&row]);
        Self { row, siblings }
    }

    /// One of datasets that load together what belongs to them.
    pub fn among(row: domain::Dataset, siblings: &Arc<Siblings>) -> Self {
        Self { row, siblings: siblings.clone() }
    }

    fn relation(&self, ctx: &Context<'_>) -> Result<Relation, Fault> {
        Ok(policy::relation(&caller(ctx)?.viewer, self.row.organisation_id))
    }

    /// Versions that the viewer may know of, the newest first.
    async fn known_versions(&self, ctx: &Context<'_>) -> Result<Vec<DatasetVersion>, Fault> {
        let relation = self.relation(ctx)?;
        let all = self.siblings.versions(&caller(ctx)?.context).await?;
        let known = all.iter().filter(|version| {
            version.dataset_id == self.row.id
                && (version.state != domain::DatasetVersionState::Draft || relation.sees_drafts())
        });
        Ok(known.map(|row| DatasetVersion { row: row.clone(), siblings: self.siblings.clone() }).collect())
    }
}

/// What data is about.
#[derive(SimpleObject)]
pub struct DatasetCoverage {
    /// The place, in words.
    spatial: Option<String>,
    /// The first day.
    from: Option<NaiveDate>,
    /// The last day.
    until: Option<NaiveDate>,
}

/// A licence that is known by name.
#[derive(SimpleObject)]
pub struct DatasetLicence {
    /// Where it stands.
    url: &'static str,
    /// How it is called for short.
    name: &'static str,
    /// Whether it is open in the sense of the Open Definition.
    open: bool,
}

/// A part of an excerpt.
#[derive(SimpleObject)]
pub struct DatasetExcerptPart {
    /// Its text.
    text: String,
    /// Whether it is a word that was looked for.
    hit: bool,
}

/// How access to a restricted dataset is decided.
#[derive(SimpleObject)]
pub struct DatasetPolicy {
    /// Who decides.
    decision: AccessDecisionBy,
    /// The longest access that may be asked for, in days.
    max_days: i32,
    /// Days within which the decision should be taken.
    service_days: i32,
    /// How many bytes may leave under one grant; no bound when absent.
    bytes_budget: Option<ByteCount>,
    /// Whether a team that entered the challenge may ask before it has won.
    open_to_entrants: bool,
}

/// Data that a city or partner publishes, open or not.
#[Object]
impl Dataset {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// The readable part of its address.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// Its name.
    async fn title(&self) -> LocalizedText {
        LocalizedText(self.row.title.clone())
    }

    /// What is in it.
    async fn description(&self) -> LocalizedText {
        LocalizedText(self.row.description.clone())
    }

    /// Who may read its files.
    async fn access(&self) -> DatasetAccess {
        self.row.access.into()
    }

    /// Where it stands.
    async fn state(&self) -> DatasetState {
        self.row.state.into()
    }

    /// Themes, a few words each.
    async fn themes(&self) -> Vec<String> {
        self.row.themes()
    }

    /// What it is about, in space and time.
    async fn coverage(&self) -> DatasetCoverage {
        let domain::Coverage { spatial, from, until } = self.row.coverage();
        DatasetCoverage { spatial, from, until }
    }

    /// The licence of open data.
    async fn licence(&self) -> Option<&str> {
        self.row.licence.as_deref()
    }

    /// Whether there is personal data in it, and on what ground.
    async fn personal_data(&self) -> LocalizedText {
        LocalizedText(self.row.personal_data.clone())
    }

    /// Who answers questions about it.
    async fn contact(&self) -> &str {
        &self.row.contact
    }

    /// How access is decided, where it has to be asked for.
    async fn policy(&self) -> DatasetPolicy {
        let policy = self.row.policy();
        DatasetPolicy {
            decision: policy.decision.into(),
            max_days: policy.max_days,
            service_days: policy.service_days,
            bytes_budget: policy.bytes_budget.map(Into::into),
            open_to_entrants: policy.open_to == domain::OpenTo::Entrants,
        }
    }

    /// Whom to name when it is used.
    async fn attribution(&self) -> Option<&str> {
        self.row.attribution.as_deref()
    }

    /// Where it was taken from.
    async fn source_url(&self) -> Option<&str> {
        self.row.source_url.as_deref()
    }

    /// How often it is renewed: a code of the European list of frequencies, for example ANNUAL.
    async fn frequency(&self) -> Option<&str> {
        self.row.frequency.as_deref()
    }

    /// The licence as it is known by name; nothing when it is not.
    async fn known_licence(&self) -> Option<DatasetLicence> {
        let known = domain::vocabulary::licence(self.row.licence.as_deref()?)?;
        Some(DatasetLicence { url: known.uri, name: known.name, open: known.open() })
    }

    /// A piece of the description around the first of these words, with them marked; the beginning when none is in it.
    async fn excerpt(
        &self,
        #[graphql(desc = "de, en or fr.")] language: String,
        #[graphql(desc = "The words that were looked for.", default)] text: String,
    ) -> Vec<DatasetExcerptPart> {
        let spoken = self.row.description.language_for(&language);
        let spoken = Language::parse(spoken).unwrap_or(Language::En);
        let text: String = text.chars().take(500).collect();
        let parts = domain::search::excerpt(self.row.description.get(&language), &text, spoken);
        parts.into_iter().map(|part| DatasetExcerptPart { text: part.text, hit: part.hit }).collect()
    }

    /// The dataset as search engines read it (schema.org `Dataset`): JSON-LD as text. Nothing for drafts and for what
    /// was withdrawn.
    async fn json_ld(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "de, en or fr.")] language: String,
    ) -> Result<Option<String>, Fault> {
        let context = &caller(ctx)?.context;
        let publishers = self.siblings.organisations(context).await?;
        let publisher = publishers.get(&self.row.organisation_id).ok_or(Error::NotFound)?.clone();
        let versions = self.siblings.versions(context).await?;
        let version = versions.iter().find(|version| {
            version.dataset_id == self.row.id && version.state == domain::DatasetVersionState::Published
        });
        let files = self.siblings.distributions(context).await?;
        let files = files.iter().filter(|file| version.is_some_and(|version| version.id == file.dataset_version_id));
        let facts = Facts {
            dataset: self.row.clone(),
            publisher,
            terms: None,
            version: version.cloned(),
            distributions: files.cloned().collect(),
            // Search engines are told of the original by its address, which stands in the dataset.
            origin: None,
        };
        let described = catalogue::schema_org(&facts, &context.settings.public_url, &language);
        Ok(described.map(|value| value.to_string()))
    }

    /// Whether it is made up for a demonstration.
    async fn fictional(&self) -> bool {
        self.row.fictional
    }

    /// Who publishes it.
    async fn publisher(&self, ctx: &Context<'_>) -> Result<Organisation, Fault> {
        let all = self.siblings.organisations(&caller(ctx)?.context).await?;
        let row = all.get(&self.row.organisation_id).ok_or(Error::NotFound)?;
        Ok(Organisation(row.clone()))
    }

    /// The terms in force.
    async fn terms(&self, ctx: &Context<'_>) -> Result<Option<DatasetTerms>, Fault> {
        let all = self.siblings.terms(&caller(ctx)?.context).await?;
        Ok(all.iter().find(|terms| terms.dataset_id == self.row.id).cloned().map(DatasetTerms))
    }

    /// All terms that were ever in force, the newest first.
    async fn terms_history(&self, ctx: &Context<'_>) -> Result<Vec<DatasetTerms>, Fault> {
        let all = self.siblings.terms(&caller(ctx)?.context).await?;
        Ok(all.iter().filter(|terms| terms.dataset_id == self.row.id).cloned().map(DatasetTerms).collect())
    }

    /// Versions that you may know of, the newest first.
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<DatasetVersion>, Fault> {
        self.known_versions(ctx).await
    }

    /// The newest published version.
    async fn current_version(&self, ctx: &Context<'_>) -> Result<Option<DatasetVersion>, Fault> {
        let known = self.known_versions(ctx).await?;
        Ok(known.into_iter().find(|version| version.row.state == domain::DatasetVersionState::Published))
    }

    /// When it was started.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When anything about it changed last.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.row.updated_at
    }

    /// When its first version was published.
    async fn published_at(&self) -> Option<DateTime<Utc>> {
        self.row.published_at
    }

    /// When it was withdrawn.
    async fn withdrawn_at(&self) -> Option<DateTime<Utc>> {
        self.row.withdrawn_at
    }

    /// Why it was withdrawn or deprecated.
    async fn notice(&self) -> Option<&str> {
        self.row.notice.as_deref()
    }

    /// Counts the changes; send it back with a change so that nobody's work is overwritten.
    async fn lock_version(&self) -> i32 {
        self.row.lock_version
    }

    /// What of the profiles of its files is public.
    async fn profile_disclosure(&self, ctx: &Context<'_>) -> Result<Disclosure, Fault> {
        let all = self.siblings.disclosed(&caller(ctx)?.context).await?;
        let disclosed = all.get(&self.row.id).cloned().ok_or(Error::NotFound)?;
        Ok(Disclosure::new(disclosed, self.relation(ctx)?.keeps()))
    }

    /// Where it was harvested from.
    async fn provenance(&self, ctx: &Context<'_>) -> Result<Option<DatasetProvenance>, Fault> {
        if !self.row.harvested {
            return Ok(None);
        }
        let all = self.siblings.harvested(&caller(ctx)?.context).await?;
        let own = all.iter().find(|(record, _)| record.dataset_id == self.row.id);
        Ok(own.map(|own| DatasetProvenance::new(own.clone(), &self.row)))
    }

    /// What you may do with it now.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<Vec<DatasetAction>, Fault> {
        let relation = self.relation(ctx)?;
        let may = |action: &Action| policy::decide(relation, self.row.state, *action) == Verdict::Allowed;
        Ok(Action::ALL.into_iter().filter(may).map(Into::into).collect())
    }

    /// Whether you may read its published files now without a grant.
    async fn viewer_may_download(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let relation = self.relation(ctx)?;
        Ok(policy::decide_download(relation, self.row.state, true, self.row.access) == Verdict::Allowed)
    }
}

/// Terms of use, as they stood from some moment on.
pub struct DatasetTerms(pub domain::DatasetTerms);

/// Terms of use, as they stood from some moment on.
#[Object]
impl DatasetTerms {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.0.id)
    }

    /// 1, 2, 3 …
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The exact text.
    async fn text(&self) -> LocalizedText {
        LocalizedText(self.0.text.clone())
    }

    /// SHA-256 over the bytes (UTF-8) of the authoritative text.
    async fn sha256(&self) -> &str {
        &self.0.sha256
    }

    /// Since when.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// A version: files that belong together.
#[derive(Clone)]
pub struct DatasetVersion {
    row: domain::DatasetVersion,
    siblings: Arc<Siblings>,
}

impl DatasetVersion {
    /// A version of one dataset.
    pub fn one(row: domain::DatasetVersion, dataset: &Dataset) -> Self {
        Self { row, siblings: dataset.siblings.clone() }
    }
}

/// A version: files that belong together.
#[Object]
impl DatasetVersion {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// 1, 2, 3 …
    async fn number(&self) -> i32 {
        self.row.number
    }

    /// What is new in it.
    async fn changelog(&self) -> LocalizedText {
        LocalizedText(self.row.changelog.clone())
    }

    /// Where it stands.
    async fn state(&self) -> DatasetVersionState {
        self.row.state.into()
    }

    /// When it was started.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When it was published.
    async fn published_at(&self) -> Option<DateTime<Utc>> {
        self.row.published_at
    }

    /// Its files.
    async fn distributions(&self, ctx: &Context<'_>) -> Result<Vec<Distribution>, Fault> {
        let all = self.siblings.distributions(&caller(ctx)?.context).await?;
        let own = all.iter().filter(|one| one.dataset_version_id == self.row.id);
        Ok(own.map(|row| Distribution { row: row.clone(), siblings: self.siblings.clone() }).collect())
    }
}

/// A file of a version.
#[derive(Clone)]
pub struct Distribution {
    row: domain::Distribution,
    siblings: Arc<Siblings>,
}

impl Distribution {
    /// A file of one dataset.
    pub fn one(row: domain::Distribution, dataset: &domain::Dataset) -> Self {
        Self { row, siblings: Siblings::of([dataset]) }
    }
}

/// A file of a version.
#[Object]
impl Distribution {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Its name, with the ending.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Its media type.
    async fn media_type(&self) -> &str {
        &self.row.media_type
    }

    /// How many bytes it has.
    async fn size(&self) -> ByteCount {
        self.row.size.into()
    }

    /// SHA-256 over its bytes.
    async fn sha256(&self) -> &str {
        &self.row.sha256
    }

    /// Where it is read, when it stays with the partner.
    async fn access_url(&self) -> Option<&str> {
        self.row.access_url.as_deref()
    }

    /// Where its file stands; nothing when it stays with the partner.
    async fn state(&self, ctx: &Context<'_>) -> Result<Option<FileState>, Fault> {
        let Some(id) = self.row.file_id else { return Ok(None) };
        let files = self.siblings.files(&caller(ctx)?.context).await?;
        Ok(files.get(&id).map(|file| file.state.into()))
    }

    /// What is known of its content, as far as you may see it.
    async fn profile(&self, ctx: &Context<'_>) -> Result<Option<DistributionProfile>, Fault> {
        let shown = profiles::load(caller(ctx)?, &self.siblings, self.row.id).await?;
        Ok(shown.map(DistributionProfile))
    }

    /// Why it was rejected.
    async fn reject_reason(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        let Some(id) = self.row.file_id else { return Ok(None) };
        let files = self.siblings.files(&caller(ctx)?.context).await?;
        Ok(files.get(&id).and_then(|file| file.reject_reason.clone()))
    }
}
