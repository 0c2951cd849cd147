//! Publishes a challenge from review and commits to the seed of its lottery.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};

use super::authorise::authorise;
use super::entity::{challenge, host_brief};
use super::policy::Action;
use super::{ChallengeState, PublishView, StageDraft, queries, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, OrganisationId, Result, Tx, Viewer};
use crate::organisations::OrganisationKind;
use crate::organisations::entity::organisation;

/// What to publish, as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Publish {
    /// The challenge.
    pub id: ChallengeId,
    /// The version that was read; absent publishes what is there.
    pub lock_version: Option<i32>,
}

/// Publishes it. From its opening on the clock alone opens and closes it.
///
/// # Errors
/// `Forbidden` for everybody but owner and manager of the lead city, `Conflict`,
/// `Refused` with everything that is missing.
pub async fn publish(ctx: &Context, viewer: &Viewer, input: Publish) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::Publish).await?;
    rules::check_version(row.lock_version, input.lock_version)?;
    let briefs = queries::host_briefs(&*tx, &[row.id]).await?;
    let hosts = hosts(&tx, &briefs).await?;
    let stages = stage_drafts(&tx, row.id).await?;
    let mut faults = Faults::new();
    let view = PublishView { challenge: &row, briefs: &briefs, hosts: &hosts, stages: &stages, now: tx.now() };
    rules::check_publish(&mut faults, &view)?;
    faults.finish()?;

    let mut seed = [0_u8; 32];
    ctx.random.fill(&mut seed);
    row.lottery_seed = Some(hex::encode(seed));
    row.lottery_commitment = Some(hex::encode(Sha256::digest(seed)));
    row.state = ChallengeState::Published;
    row.published_at = Some(tx.now());
    let row = store::save(&tx, &permit, row).await?;
    let entry = Entry::new("challenge.published", row.id)
        .challenge(row.id)
        .organisation(row.lead_organisation_id)
        .with("opens_at", row.opens_at)
        .with("closes_at", row.closes_at)
        .with("lottery_commitment", &row.lottery_commitment);
    tx.record(entry).await?;
    tx.commit().await?;
    Ok(row)
}

/// Names of the hosts, and whether each is a verified city.
async fn hosts(tx: &Tx, briefs: &[host_brief::Model]) -> Result<BTreeMap<OrganisationId, (String, bool)>> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(briefs.iter().map(|brief| brief.organisation_id)))
        .all(&**tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, (row.name, row.kind == OrganisationKind::City && row.verified_at.is_some())))
        .collect())
}

/// The stored funnel in the shape that rules check.
async fn stage_drafts(tx: &Tx, id: ChallengeId) -> Result<Vec<StageDraft>> {
    let stages = queries::stages(&**tx, &[id]).await?;
    let ids: Vec<_> = stages.iter().map(|stage| stage.id).collect();
    let criteria = queries::criteria(&**tx, &ids).await?;
    stages.into_iter().map(|stage| StageDraft::from_rows(stage, &criteria)).collect()
}
