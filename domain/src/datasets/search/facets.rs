//! How many datasets there are behind each choice of a filter, counted with all the other filters in force.

use chrono::TimeDelta;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType};
use sea_orm::{ColumnTrait, DatabaseConnection, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::index::FacetKind;
use super::select::select;
use crate::datasets::DatasetAccess;
use crate::datasets::entity::{dataset, dataset_facet};
use crate::datasets::list::Filter;
use crate::kernel::{Context, OrganisationId, Result, Viewer};

/// The most choices of one kind that are shown.
const MOST: u64 = 40;
/// The choices for "changed within": days.
const DAYS: [u16; 3] = [30, 90, 365];

/// A choice and how many datasets stand behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted<T> {
    /// The choice.
    pub value: T,
    /// How many.
    pub count: u64,
}

/// All choices that lead to something, the fullest first.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Facets {
    pub publishers: Vec<Counted<OrganisationId>>,
    pub access: Vec<Counted<DatasetAccess>>,
    pub themes: Vec<Counted<String>>,
    pub formats: Vec<Counted<String>>,
    pub licences: Vec<Counted<String>>,
    /// Changed within so many days.
    pub changed_within: Vec<Counted<u16>>,
}

/// Counts them, of what the viewer may know of.
///
/// # Errors
/// When the database fails.
pub async fn facets(ctx: &Context, viewer: &Viewer, filter: &Filter) -> Result<Facets> {
    let db = ctx.db.reader();
    let backend = ctx.db.backend();
    let without = |change: fn(&mut Filter)| {
        let mut filter = filter.clone();
        change(&mut filter);
        select(backend, viewer, &filter)
    };
    let number = || dataset::Column::Id.count();
    let publishers: Vec<(OrganisationId, i64)> = without(|filter| {
        filter.organisations.clear();
        filter.publisher_slugs.clear();
    })
    .select_only()
    .column(dataset::Column::OrganisationId)
    .column_as(number(), "n")
    .group_by(dataset::Column::OrganisationId)
    .limit(500)
    .into_tuple()
    .all(db)
    .await?;
    let access: Vec<(DatasetAccess, i64)> = without(|filter| filter.access.clear())
        .select_only()
        .column(dataset::Column::Access)
        .column_as(number(), "n")
        .group_by(dataset::Column::Access)
        .order_by_asc(dataset::Column::Access)
        .into_tuple()
        .all(db)
        .await?;
    let mut changed_within = Vec::new();
    for days in DAYS {
        let mut filter = filter.clone();
        filter.updated_since = Some(ctx.now() - TimeDelta::days(days.into()));
        let count = select(backend, viewer, &filter).count(db).await?;
        if count > 0 {
            changed_within.push(Counted { value: days, count });
        }
    }
    Ok(Facets {
        publishers: ordered(publishers),
        access: ordered(access),
        themes: stored(db, FacetKind::Theme, without(|filter| filter.themes.clear())).await?,
        formats: stored(db, FacetKind::Format, without(|filter| filter.formats.clear())).await?,
        licences: stored(db, FacetKind::Licence, without(|filter| filter.licences.clear())).await?,
        changed_within,
    })
}

async fn stored(
    db: &DatabaseConnection,
    kind: FacetKind,
    mut select: sea_orm::Select<dataset::Entity>,
) -> Result<Vec<Counted<String>>> {
    QueryTrait::query(&mut select).join(
        JoinType::InnerJoin,
        "dataset_facet",
        Expr::col(("dataset_facet", "dataset_id")).equals(("dataset", "id")),
    );
    let rows: Vec<(String, i64)> = select
        .filter(dataset_facet::Column::Kind.eq(kind.name()))
        .select_only()
        .column(dataset_facet::Column::Value)
        .column_as(dataset::Column::Id.count(), "n")
        .group_by(dataset_facet::Column::Value)
        .order_by_asc(dataset_facet::Column::Value)
        .limit(200)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ordered(rows))
}

/// The fullest first; those alike stay in the order of their values.
fn ordered<T>(rows: Vec<(T, i64)>) -> Vec<Counted<T>> {
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    let mut all: Vec<Counted<T>> = rows.into_iter().map(|(value, n)| Counted { value, count: count(n) }).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.count));
    all.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    all
}
