//! The list of datasets: filtered, the newest first, paged.

use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::dataset;
use super::{DatasetAccess, policy};
use crate::kernel::search::{holds_theme, holds_words};
use crate::kernel::{Context, DatasetId, OrganisationId, Page, PageArgs, Result, Viewer};

/// Which datasets are wanted; what is absent does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Published by this organisation.
    pub organisation: Option<OrganisationId>,
    /// With one of these access levels; any when empty.
    pub access: Vec<DatasetAccess>,
    /// With this theme.
    pub theme: Option<String>,
    /// With all of these words in title, description, themes or attribution.
    pub text: Option<String>,
    /// Those of the viewer's own organisations, drafts included.
    pub mine: bool,
}

/// One page of the datasets that the viewer may know of.
///
/// # Errors
/// `Refused` for a page size or cursor that is not ours.
pub async fn list(ctx: &Context, viewer: &Viewer, args: &PageArgs, filter: &Filter) -> Result<Page<dataset::Model>> {
    let size = args.size()?;
    let start: Option<DatasetId> = args.start()?;
    let select = dataset::Entity::find().filter(policy::visible_to(viewer)).filter(condition(filter, viewer));
    let total = select.clone().count(ctx.db.reader()).await?;
    let mut select = select.order_by_desc(dataset::Column::Id).limit(size + 1);
    if let Some(id) = start {
        select = select.filter(dataset::Column::Id.lt(id));
    }
    Ok(Page::cut(select.all(ctx.db.reader()).await?, size, total, |row| row.id))
}

fn condition(filter: &Filter, viewer: &Viewer) -> Condition {
    let mut all = Condition::all();
    if let Some(organisation) = filter.organisation {
        all = all.add(dataset::Column::OrganisationId.eq(organisation));
    }
    if filter.mine {
        all = all.add(dataset::Column::OrganisationId.is_in(viewer.organisations()));
    }
    if !filter.access.is_empty() {
        all = all.add(dataset::Column::Access.is_in(filter.access.iter().copied()));
    }
    if let Some(theme) = filter.theme.as_deref().filter(|theme| !theme.trim().is_empty()) {
        all = all.add(holds_theme(dataset::Column::ThemeIndex, theme));
    }
    if let Some(text) = &filter.text {
        all = all.add(holds_words(dataset::Column::SearchText, text));
    }
    all
}
