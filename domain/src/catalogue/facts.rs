//! What is known of datasets and belongs into the catalogue, loaded for a whole page at once.

use std::collections::BTreeMap;

use crate::datasets::queries;
use crate::datasets::{Dataset, DatasetTerms, DatasetVersion, DatasetVersionState, Distribution};
use crate::harvest;
use crate::harvest::queries::Origin;
use crate::kernel::{Context, DatasetId, DatasetVersionId, OrganisationId, Result};
use crate::organisations::entity::organisation;

/// One dataset with what belongs to it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The dataset.
    pub dataset: Dataset,
    /// Who publishes it.
    pub publisher: organisation::Model,
    /// The terms in force.
    pub terms: Option<DatasetTerms>,
    /// The newest published version.
    pub version: Option<DatasetVersion>,
    /// The files of that version.
    pub distributions: Vec<Distribution>,
    /// From where it was harvested, if it was.
    pub origin: Option<Origin>,
}

impl Facts {
    /// The page about it.
    pub fn page(&self, base: &str) -> String {
        format!("{base}/datasets/{}", self.dataset.slug)
    }

    /// Its name in the web of data; stays for ever.
    pub fn iri(&self, base: &str) -> String {
        format!("{}#dataset", self.page(base))
    }

    /// Where a file of open data is read, for ever.
    pub fn download(base: &str, distribution: &Distribution) -> String {
        format!("{base}/catalog/files/{}", distribution.id.0)
    }
}

/// Loads what belongs to these datasets, in their order, with one query for each kind of thing.
///
/// # Errors
/// When the database fails.
pub async fn load(ctx: &Context, rows: Vec<Dataset>) -> Result<Vec<Facts>> {
    let db = ctx.db.reader();
    let ids: Vec<DatasetId> = rows.iter().map(|row| row.id).collect();
    let publishers: Vec<OrganisationId> = rows.iter().map(|row| row.organisation_id).collect();
    let publishers: BTreeMap<OrganisationId, organisation::Model> =
        crate::organisations::by_ids(ctx, &publishers).await?.into_iter().map(|row| (row.id, row)).collect();
    let mut terms: BTreeMap<DatasetId, DatasetTerms> = BTreeMap::new();
    for one in queries::terms(db, &ids).await? {
        terms.entry(one.dataset_id).or_insert(one);
    }
    let mut versions: BTreeMap<DatasetId, DatasetVersion> = BTreeMap::new();
    for one in queries::versions(db, &ids).await? {
        if one.state == DatasetVersionState::Published {
            versions.entry(one.dataset_id).or_insert(one);
        }
    }
    let current: Vec<DatasetVersionId> = versions.values().map(|version| version.id).collect();
    let mut files: BTreeMap<DatasetVersionId, Vec<Distribution>> = BTreeMap::new();
    for one in queries::distributions(db, &current).await? {
        files.entry(one.dataset_version_id).or_default().push(one);
    }
    let mut origins = harvest::queries::origins(ctx, &ids).await?;
    Ok(rows
        .into_iter()
        .filter_map(|dataset| {
            let publisher = publishers.get(&dataset.organisation_id)?.clone();
            let version = versions.remove(&dataset.id);
            let distributions = version.as_ref().and_then(|version| files.remove(&version.id)).unwrap_or_default();
            let (terms, origin) = (terms.remove(&dataset.id), origins.remove(&dataset.id));
            Some(Facts { terms, publisher, version, distributions, origin, dataset })
        })
        .collect())
}
