//! The list of datasets: filtered, sorted, paged.

use sea_orm::sea_query::{Expr, ExprTrait, Order};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::DatasetAccess;
use super::entity::dataset;
use super::search::{self, Asked, full_text, index::title_key};
use crate::kernel::{Context, DatasetId, OrganisationId, Page, PageArgs, Result, Timestamp, Viewer, cursor};

/// Which datasets are wanted; what is absent does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Published by one of these organisations; any when empty.
    pub organisations: Vec<OrganisationId>,
    /// Published by one of the organisations with these slugs; any when empty.
    pub publisher_slugs: Vec<String>,
    /// With one of these access levels; any when empty.
    pub access: Vec<DatasetAccess>,
    /// With this theme, in the publisher's own word.
    pub theme: Option<String>,
    /// With one of these European data themes (codes); any when empty.
    pub themes: Vec<String>,
    /// With a file of one of these types (codes); any when empty.
    pub formats: Vec<String>,
    /// Under one of these licences (keys); any when empty.
    pub licences: Vec<String>,
    /// Changed since then.
    pub updated_since: Option<Timestamp>,
    /// With all of these words, in any of the three languages.
    pub text: Option<String>,
    /// Those of the viewer's own organisations, drafts included.
    pub mine: bool,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// By title, from A to Z.
    Title,
    /// What fits the words best first; the newest first when there are no words.
    Relevance,
}

/// One page of the datasets that the viewer may know of.
///
/// # Errors
/// `Refused` for a page size or cursor that is not ours.
pub async fn list(
    ctx: &Context,
    viewer: &Viewer,
    args: &PageArgs,
    filter: &Filter,
    sort: Sort,
) -> Result<Page<dataset::Model>> {
    let size = args.size()?;
    let (db, backend) = (ctx.db.reader(), ctx.db.backend());
    let mut select = search::select(backend, viewer, filter);
    let total = select.clone().count(db).await?;
    let asked = Asked::parse(filter.text.as_deref().unwrap_or_default());
    match sort {
        Sort::Relevance if !asked.is_empty() => {
            // Ranks are no places to begin after; this counts how many were seen.
            let seen: u64 = args.start()?.unwrap_or_default();
            full_text::ranked(&mut select, backend, &asked);
            let rows = select.order_by_desc(dataset::Column::Id).offset(seen).limit(size + 1).all(db).await?;
            let mut page = Page::cut(rows, size, total, |row| row.id);
            for (place, (edge, _)) in (seen + 1..).zip(&mut page.edges) {
                *edge = cursor(&place);
            }
            Ok(page)
        }
        Sort::Newest | Sort::Relevance => {
            if let Some(id) = args.start::<DatasetId>()? {
                select = select.filter(dataset::Column::Id.lt(id));
            }
            let rows = select.order_by_desc(dataset::Column::Id).limit(size + 1).all(db).await?;
            Ok(Page::cut(rows, size, total, |row| row.id))
        }
        Sort::Updated => {
            if let Some((at, id)) = args.start::<(Timestamp, DatasetId)>()? {
                let same = Condition::all().add(dataset::Column::UpdatedAt.eq(at)).add(dataset::Column::Id.lt(id));
                select = select.filter(Condition::any().add(dataset::Column::UpdatedAt.lt(at)).add(same));
            }
            let select = select.order_by_desc(dataset::Column::UpdatedAt).order_by_desc(dataset::Column::Id);
            let rows = select.limit(size + 1).all(db).await?;
            Ok(Page::cut(rows, size, total, |row| (row.updated_at, row.id)))
        }
        Sort::Title => {
            let key = || Expr::col(("dataset_search", "title_key"));
            if let Some((title, id)) = args.start::<(String, DatasetId)>()? {
                let same = Condition::all().add(key().eq(title.as_str())).add(dataset::Column::Id.gt(id));
                select = select.filter(Condition::any().add(key().gt(title.as_str())).add(same));
            }
            QueryTrait::query(&mut select).order_by_expr(key(), Order::Asc);
            let rows = select.order_by_asc(dataset::Column::Id).limit(size + 1).all(db).await?;
            Ok(Page::cut(rows, size, total, |row| (title_key(&row.title), row.id)))
        }
    }
}
