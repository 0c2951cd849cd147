//! Reads of testbeds; they are public.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::testbed;
use crate::kernel::search::{holds_theme, holds_words};
use crate::kernel::{Context, Error, OrganisationId, Page, PageArgs, Result, TestbedId};
use crate::organisations::entity::organisation;

/// Which testbeds are wanted; what is absent does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In this city.
    pub city: Option<OrganisationId>,
    /// With this theme.
    pub theme: Option<String>,
    /// With all of these words in its texts.
    pub text: Option<String>,
}

/// One testbed.
///
/// # Errors
/// `NotFound`.
pub async fn find(conn: &impl ConnectionTrait, id: TestbedId) -> Result<testbed::Model> {
    testbed::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// The testbed at an address.
///
/// # Errors
/// `NotFound`.
pub async fn by_slug(ctx: &Context, slug: &str) -> Result<testbed::Model> {
    testbed::Entity::find().filter(testbed::Column::Slug.eq(slug)).one(ctx.db.reader()).await?.ok_or(Error::NotFound)
}

/// Several testbeds, for loaders.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(conn: &impl ConnectionTrait, ids: &[TestbedId]) -> Result<Vec<testbed::Model>> {
    Ok(testbed::Entity::find().filter(testbed::Column::Id.is_in(ids.iter().copied())).all(conn).await?)
}

/// One page of the testbeds, by name.
///
/// # Errors
/// `Refused` for a page size or cursor that is not ours.
pub async fn list(ctx: &Context, args: &PageArgs, filter: &Filter) -> Result<Page<testbed::Model>> {
    let size = args.size()?;
    let start: Option<(String, TestbedId)> = args.start()?;
    let select = testbed::Entity::find().filter(condition(filter));
    let total = select.clone().count(ctx.db.reader()).await?;
    let mut select = select.order_by_asc(testbed::Column::Name).order_by_asc(testbed::Column::Id).limit(size + 1);
    if let Some((name, id)) = start {
        let same = Condition::all().add(testbed::Column::Name.eq(name.clone())).add(testbed::Column::Id.gt(id));
        select = select.filter(Condition::any().add(testbed::Column::Name.gt(name)).add(same));
    }
    let rows = select.all(ctx.db.reader()).await?;
    Ok(Page::cut(rows, size, total, |row| (row.name.clone(), row.id)))
}

fn condition(filter: &Filter) -> Condition {
    let mut all = Condition::all();
    if let Some(city) = filter.city {
        all = all.add(testbed::Column::OrganisationId.eq(city));
    }
    if let Some(theme) = filter.theme.as_deref().filter(|theme| !theme.trim().is_empty()) {
        all = all.add(holds_theme(testbed::Column::ThemeIndex, theme));
    }
    if let Some(text) = &filter.text {
        all = all.add(holds_words(testbed::Column::SearchText, text));
    }
    all
}

/// The cities that testbeds lie in, for loaders.
///
/// # Errors
/// When the database fails.
pub async fn cities(conn: &impl ConnectionTrait, ids: &[OrganisationId]) -> Result<Vec<organisation::Model>> {
    Ok(organisation::Entity::find().filter(organisation::Column::Id.is_in(ids.iter().copied())).all(conn).await?)
}
