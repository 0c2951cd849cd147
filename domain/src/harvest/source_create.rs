//! Starts a source from which datasets are harvested.

use sea_orm::EntityTrait;

use super::entity::harvest_source;
use super::{HarvestFormat, HarvestOrigin, HarvestSourceState, policy, rules, store};
use crate::kernel::{Context, Entry, Error, Faults, OrganisationId, Result, Viewer};
use crate::organisations::entity::organisation;

/// A new source.
#[derive(Clone, Debug)]
pub struct SourceCreate {
    /// Whose datasets they become.
    pub organisation: OrganisationId,
    /// What it is and when it is read.
    pub settings: SourceSettings,
}

/// What a source is and when it is read.
#[derive(Clone, Debug)]
pub struct SourceSettings {
    /// What people call it.
    pub name: String,
    /// Whether it is asked over the network or uploaded.
    pub origin: HarvestOrigin,
    /// Its address; for a file, where its relative addresses begin.
    pub url: Option<String>,
    /// What it is; `Auto` tells it from the content.
    pub format: HarvestFormat,
    /// The language of texts that do not say theirs.
    pub language: String,
    /// Every so many hours.
    pub every_hours: Option<i32>,
    /// Or by a cron expression, in the organisation's zone.
    pub cron: Option<String>,
    /// Whether new datasets are published at once, or stay drafts for review.
    pub publish_automatically: bool,
}

impl SourceSettings {
    /// Puts the settings into the row.
    pub(super) fn apply(self, row: &mut harvest_source::Model) {
        let filled = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        row.name = self.name.trim().to_owned();
        row.origin = self.origin;
        row.url = filled(self.url);
        row.format = self.format;
        row.language = self.language;
        row.every_hours = self.every_hours;
        row.cron = filled(self.cron);
        row.publish_automatically = self.publish_automatically;
    }
}

/// Starts a source.
///
/// # Errors
/// `NotFound` for an unknown organisation, `Forbidden` for others than stewards of a verified one, `Refused`.
pub async fn source_create(ctx: &Context, viewer: &Viewer, input: SourceCreate) -> Result<harvest_source::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let owner = organisation::Entity::find_by_id(input.organisation).one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = policy::decide_create(viewer, owner.id, owner.kind).permit()?;
    let mut row = harvest_source::Model {
        id: tx.id(),
        organisation_id: owner.id,
        name: String::new(),
        origin: input.settings.origin,
        url: None,
        file_id: None,
        format: input.settings.format,
        language: String::new(),
        every_hours: None,
        cron: None,
        publish_automatically: false,
        state: HarvestSourceState::Active,
        next_run_at: None,
        created_by: viewer.person_id(),
        created_at: tx.now(),
        lock_version: 1,
    };
    input.settings.apply(&mut row);
    let mut faults = Faults::new();
    rules::check(&mut faults, &row, tx.now(), &owner.zone);
    faults.finish()?;
    row.next_run_at = rules::next_run(&row, tx.now(), &owner.zone);
    let row = store::insert_source(&tx, &permit, row).await?;
    tx.record(Entry::new("harvest_source.created", row.id).organisation(owner.id).with("name", &row.name)).await?;
    tx.commit().await?;
    Ok(row)
}
