//! Reading datasets.

use async_graphql::{Context, ID, InputObject, Object};
use intercity_domain::datasets as domain;
use intercity_domain::kernel::{Error, PageArgs};

use super::enums::DatasetAccess;
use super::siblings::Siblings;
use super::types::Dataset;
use crate::graphql::{Fault, Listed, caller, listed, local, local_opt};
use crate::organisations::Organisation;

/// Which datasets are wanted; what is absent does not matter.
#[derive(InputObject, Default)]
pub struct DatasetFilter {
    /// Published by this city or partner.
    publisher: Option<ID>,
    /// With one of these access levels.
    access: Option<Vec<DatasetAccess>>,
    /// With this theme.
    theme: Option<String>,
    /// With all of these words in title, description, themes or attribution.
    text: Option<String>,
    /// Only those of your own organisations, drafts included.
    #[graphql(default)]
    mine: bool,
}

/// Reading datasets.
#[derive(Default)]
pub struct DatasetQuery;

#[Object]
impl DatasetQuery {
    /// One dataset, by its id or by its address.
    async fn dataset(&self, ctx: &Context<'_>, id: Option<ID>, slug: Option<String>) -> Result<Option<Dataset>, Fault> {
        let caller = caller(ctx)?;
        let row = match (id, slug) {
            (Some(id), None) => domain::get(&caller.context, &caller.viewer, local(&id, "id")?).await?,
            (None, Some(slug)) => domain::by_slug(&caller.context, &caller.viewer, &slug).await?,
            _ => return Err(Error::refused("dataset.which", "id", "Give either the id or the slug.").into()),
        };
        Ok(Some(Dataset::one(row)))
    }

    /// The cities and partners for which you may start datasets.
    async fn dataset_publishers(&self, ctx: &Context<'_>) -> Result<Vec<Organisation>, Fault> {
        let caller = caller(ctx)?;
        let rows = domain::queries::publishers(&caller.context, &caller.viewer).await?;
        Ok(rows.into_iter().map(Organisation).collect())
    }

    /// Datasets that you may know of, the newest first: a page of at most 100.
    async fn datasets(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<DatasetFilter>,
    ) -> Result<Listed<Dataset>, Fault> {
        let caller = caller(ctx)?;
        let filter = filter.unwrap_or_default();
        let filter = domain::Filter {
            organisation: local_opt(filter.publisher.as_ref(), "filter.publisher")?,
            access: filter.access.unwrap_or_default().into_iter().map(Into::into).collect(),
            theme: filter.theme,
            text: filter.text,
            mine: filter.mine,
        };
        let has_previous = after.is_some();
        let page = domain::list(&caller.context, &caller.viewer, &PageArgs { first, after }, &filter).await?;
        let siblings = Siblings::of(page.edges.iter().map(|(_, row)| row));
        Ok(listed(page, has_previous, |row| Dataset::among(row, &siblings)))
    }
}
