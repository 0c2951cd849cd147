//! The selection of datasets that a filter asks for and the viewer may know of.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, DatabaseBackend, EntityTrait, QueryFilter, Select};

use super::asked::Asked;
use super::{FacetKind, full_text};
use crate::datasets::entity::{dataset, dataset_facet};
use crate::datasets::list::Filter;
use crate::datasets::policy;
use crate::kernel::Viewer;
use crate::kernel::search::holds_theme;
use crate::organisations::entity::organisation;

/// The selection, with the search index joined.
pub(crate) fn select(backend: DatabaseBackend, viewer: &Viewer, filter: &Filter) -> Select<dataset::Entity> {
    let mut select = dataset::Entity::find().filter(policy::visible_to(viewer)).filter(condition(filter, viewer));
    full_text::join(&mut select);
    let asked = Asked::parse(filter.text.as_deref().unwrap_or_default());
    if !asked.is_empty() {
        full_text::matching(&mut select, backend, &asked);
    }
    select
}

fn condition(filter: &Filter, viewer: &Viewer) -> Condition {
    let mut all = Condition::all();
    if !filter.organisations.is_empty() {
        all = all.add(dataset::Column::OrganisationId.is_in(filter.organisations.iter().copied()));
    }
    if !filter.publisher_slugs.is_empty() {
        let named = Query::select()
            .column(organisation::Column::Id)
            .from(organisation::Entity)
            .and_where(organisation::Column::Slug.is_in(filter.publisher_slugs.iter().map(String::as_str)))
            .to_owned();
        all = all.add(dataset::Column::OrganisationId.in_subquery(named));
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
    if let Some(since) = filter.updated_since {
        all = all.add(dataset::Column::UpdatedAt.gte(since));
    }
    for (kind, values) in [
        (FacetKind::Theme, &filter.themes),
        (FacetKind::Format, &filter.formats),
        (FacetKind::Licence, &filter.licences),
    ] {
        if !values.is_empty() {
            let with = Query::select()
                .column(dataset_facet::Column::DatasetId)
                .from(dataset_facet::Entity)
                .and_where(dataset_facet::Column::Kind.eq(kind.name()))
                .and_where(dataset_facet::Column::Value.is_in(values.iter().map(String::as_str)))
                .to_owned();
            all = all.add(dataset::Column::Id.in_subquery(with));
        }
    }
    all
}
