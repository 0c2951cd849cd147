//! What a harvest writes of datasets: made, changed, withdrawn when they disappear, and brought back. The permit comes
//! from the policy of harvesting; these functions are reached from there alone.

use serde::{Deserialize, Serialize};

use super::entity::{dataset, dataset_version, distribution};
use super::{Coverage, DatasetAccess, DatasetState, DatasetVersionState, create, queries, rules, store};
use crate::kernel::{DatasetId, DatasetVersionId, Entry, Faults, Localized, OrganisationId, Permit, Result, Tx};

/// The facts that a harvest sets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Its name.
    pub title: Localized,
    /// What is in it.
    pub description: Localized,
    /// Themes, lower case.
    pub themes: Vec<String>,
    /// What it is about.
    pub coverage: Coverage,
    /// The licence; nothing when the source states none.
    pub licence: Option<String>,
    /// Who answers questions; empty when the source does not say.
    pub contact: String,
    /// Whom to name.
    pub attribution: Option<String>,
    /// Its page at the source.
    pub source_url: Option<String>,
    /// Where it is read.
    pub links: Vec<Address>,
}

/// A file or service outside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Its media type.
    pub media_type: String,
    /// Bytes; zero when the source does not say.
    pub size: i64,
    /// SHA-256; empty when the source does not say.
    pub sha256: String,
}

/// A dataset as it stands: its facts without translations that were added here, and who made its newest version.
pub struct Standing {
    /// The row, locked.
    pub row: dataset::Model,
    /// The facts that a harvest could set.
    pub facts: Facts,
    /// Whether people have added a version of their own; then the addresses are theirs.
    pub own_version: bool,
}

/// Locks a dataset and reads how it stands.
pub(crate) async fn standing(tx: &Tx, id: DatasetId) -> Result<Standing> {
    let row = store::lock(tx, id).await?;
    let newest = queries::versions(&**tx, &[id]).await?.into_iter().next();
    let links = match &newest {
        Some(version) => queries::distributions(&**tx, &[version.id]).await?.into_iter().map(address).collect(),
        None => Vec::new(),
    };
    let facts = Facts {
        title: row.title.clone(),
        description: row.description.clone(),
        themes: row.themes(),
        coverage: row.coverage(),
        licence: row.licence.clone(),
        contact: row.contact.clone(),
        attribution: row.attribution.clone(),
        source_url: row.source_url.clone(),
        links,
    };
    Ok(Standing { facts, own_version: newest.is_some_and(|version| version.created_by.is_some()), row })
}

fn address(row: distribution::Model) -> Address {
    Address {
        name: row.name,
        url: row.access_url.unwrap_or_default(),
        media_type: row.media_type,
        size: row.size,
        sha256: row.sha256,
    }
}

/// What is wrong with facts before anything is written.
pub(crate) fn check(organisation: OrganisationId, tx: &Tx, facts: &Facts) -> Result<Faults> {
    let mut row = create::blank(tx, organisation, false)?;
    apply(&mut row, facts)?;
    let mut faults = Faults::new();
    rules::check_core(&mut faults, &row);
    Ok(faults)
}

fn apply(row: &mut dataset::Model, facts: &Facts) -> Result<()> {
    row.title = facts.title.clone();
    row.description = facts.description.clone();
    row.themes = serde_json::to_value(&facts.themes)?;
    row.coverage = serde_json::to_value(&facts.coverage)?;
    row.licence.clone_from(&facts.licence);
    row.contact.clone_from(&facts.contact);
    row.attribution.clone_from(&facts.attribution);
    row.source_url.clone_from(&facts.source_url);
    Ok(())
}

/// Makes a dataset, published at once or as a draft for review.
pub(crate) async fn make(
    tx: &mut Tx,
    permit: &Permit,
    organisation: OrganisationId,
    facts: &Facts,
    publish: bool,
) -> Result<dataset::Model> {
    let mut row = create::blank(tx, organisation, false)?;
    row.harvested = true;
    row.access = DatasetAccess::Open;
    apply(&mut row, facts)?;
    let mut faults = Faults::new();
    rules::check_core(&mut faults, &row);
    row.slug = create::free_slug(tx, &mut faults, None, &row.title).await?;
    faults.finish()?;
    if publish {
        row.state = DatasetState::Published;
        row.published_at = Some(tx.now());
    }
    let row = store::insert(tx, permit, row).await?;
    version(tx, permit, row.id, 1, &facts.links, publish).await?;
    let verb = if publish { "dataset.published" } else { "dataset.created" };
    tx.record(Entry::new(verb, row.id).organisation(organisation).with("harvested", true).with("number", 1)).await?;
    Ok(row)
}

async fn version(
    tx: &Tx,
    permit: &Permit,
    dataset: DatasetId,
    number: i32,
    links: &[Address],
    publish: bool,
) -> Result<()> {
    let row = dataset_version::Model {
        id: tx.id(),
        dataset_id: dataset,
        number,
        changelog: Localized::default(),
        state: if publish { DatasetVersionState::Published } else { DatasetVersionState::Draft },
        created_by: None,
        created_at: tx.now(),
        published_at: publish.then(|| tx.now()),
    };
    let row = store::insert_version(tx, permit, row).await?;
    fill(tx, permit, row.id, links).await
}

async fn fill(tx: &Tx, permit: &Permit, version: DatasetVersionId, links: &[Address]) -> Result<()> {
    let rows = links.iter().zip(0..).map(|(link, position)| distribution::Model {
        id: tx.id(),
        dataset_version_id: version,
        file_id: None,
        name: link.name.clone(),
        media_type: link.media_type.clone(),
        size: link.size,
        sha256: link.sha256.clone(),
        access_url: Some(link.url.clone()),
        position,
    });
    for row in rows {
        store::insert_distribution(tx, permit, row).await?;
    }
    Ok(())
}

/// Changes a dataset: its facts, and when its addresses changed, a new version. With `returns` it was withdrawn
/// because it had disappeared, and is there again.
pub(crate) async fn change(
    tx: &mut Tx,
    permit: &Permit,
    standing: Standing,
    facts: &Facts,
    publish: bool,
    returns: bool,
) -> Result<dataset::Model> {
    let Standing { mut row, facts: before, .. } = standing;
    apply(&mut row, facts)?;
    let mut faults = Faults::new();
    rules::check_core(&mut faults, &row);
    faults.finish()?;
    if returns {
        row.notice = None;
        if row.state == DatasetState::Withdrawn {
            row.state = DatasetState::Published;
            row.withdrawn_at = None;
        }
    }
    let newest = queries::versions(&**tx, &[row.id]).await?.into_iter().next();
    let number = newest.as_ref().map_or(1, |version| version.number + 1);
    let draft = newest.filter(|version| version.state == DatasetVersionState::Draft);
    if before.links != facts.links || returns {
        match draft {
            Some(draft) => {
                for old in queries::distributions(&**tx, &[draft.id]).await? {
                    store::delete_distribution(tx, permit, old.id).await?;
                }
                fill(tx, permit, draft.id, &facts.links).await?;
                if publish && row.state != DatasetState::Draft {
                    store::publish_version(tx, permit, draft).await?;
                }
            }
            None => version(tx, permit, row.id, number, &facts.links, publish || returns).await?,
        }
    }
    let row = store::save(tx, permit, row).await?;
    let verb = if returns { "dataset.returned" } else { "dataset.updated" };
    tx.record(
        Entry::new(verb, row.id)
            .organisation(row.organisation_id)
            .with("harvested", true)
            .with("access_before", row.access)
            .with("access", row.access),
    )
    .await?;
    Ok(row)
}

/// Withdraws a dataset that its source does not list any more. A draft stays a draft, with the notice.
pub(crate) async fn disappear(tx: &mut Tx, permit: &Permit, id: DatasetId, notice: &str) -> Result<()> {
    let mut row = store::lock(tx, id).await?;
    if row.state == DatasetState::Withdrawn {
        return Ok(());
    }
    row.notice = Some(notice.to_owned());
    let public = row.state != DatasetState::Draft;
    if public {
        store::withdraw_versions(tx, permit, row.id).await?;
        row.state = DatasetState::Withdrawn;
        row.withdrawn_at = Some(tx.now());
    }
    let row = store::save(tx, permit, row).await?;
    let verb = if public { "dataset.withdrawn" } else { "dataset.updated" };
    tx.record(
        Entry::new(verb, row.id).organisation(row.organisation_id).with("harvested", true).with("reason", &row.notice),
    )
    .await
}
