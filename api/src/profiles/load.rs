//! Loads the profiles of one answer together.

use std::collections::BTreeMap;

use intercity_domain::kernel::{DistributionId, Result};
use intercity_domain::profiles::{Shown, shown};
use tokio::sync::OnceCell;

use crate::datasets::Siblings;
use crate::graphql::Caller;

/// What was loaded for the newest versions of the datasets of one answer.
pub type Loaded = OnceCell<BTreeMap<DistributionId, Shown>>;

/// The profile of a file. Those of the two newest versions of every dataset, which lists and pages ask for, are loaded
/// at once; profiles are large, so that those of older versions are loaded when they are asked for.
///
/// # Errors
/// When the database fails.
pub async fn load(caller: &Caller, siblings: &Siblings, of: DistributionId) -> Result<Option<Shown>> {
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    let mut newest = Vec::new();
    for version in siblings.versions(&caller.context).await? {
        let rank = seen.entry(version.dataset_id).or_default();
        *rank += 1;
        if *rank <= 2 {
            newest.push(version.id);
        }
    }
    let files = siblings.distributions(&caller.context).await?;
    let recent: Vec<DistributionId> =
        files.iter().filter(|file| newest.contains(&file.dataset_version_id)).map(|file| file.id).collect();
    if !recent.contains(&of) {
        return Ok(shown(&caller.context, &caller.viewer, &[of]).await?.remove(&of));
    }
    let all = siblings.profiles().get_or_try_init(|| shown(&caller.context, &caller.viewer, &recent)).await?;
    Ok(all.get(&of).cloned())
}
