//! Reading datasets.

use async_graphql::{Context, ID, Object};
use intercity_domain::catalogue;
use intercity_domain::datasets as domain;
use intercity_domain::kernel::{Error, PageArgs};

use super::enums::DatasetSort;
use super::facets::DatasetFacets;
use super::filter::DatasetFilter;
use super::siblings::Siblings;
use super::types::Dataset;
use crate::graphql::{Fault, Listed, caller, listed, local};
use crate::organisations::Organisation;

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

    /// Datasets that you may know of: a page of at most 100.
    async fn datasets(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<DatasetFilter>,
        #[graphql(default)] sort: DatasetSort,
    ) -> Result<Listed<Dataset>, Fault> {
        let caller = caller(ctx)?;
        let filter = filter.unwrap_or_default().parse()?;
        let has_previous = after.is_some();
        let args = PageArgs { first, after };
        let page = domain::list(&caller.context, &caller.viewer, &args, &filter, sort.into()).await?;
        let siblings = Siblings::of(page.edges.iter().map(|(_, row)| row));
        Ok(listed(page, has_previous, |row| Dataset::among(row, &siblings)))
    }

    /// How many datasets that you may know of stand behind each choice of a filter, with the other filters in force.
    async fn dataset_facets(&self, ctx: &Context<'_>, filter: Option<DatasetFilter>) -> Result<DatasetFacets, Fault> {
        let caller = caller(ctx)?;
        let filter = filter.unwrap_or_default().parse()?;
        DatasetFacets::count(caller, filter).await
    }

    /// The catalogue as search engines read it (schema.org `DataCatalog`): JSON-LD as text.
    async fn data_catalog_json_ld(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "de, en or fr.")] language: String,
    ) -> Result<String, Fault> {
        Ok(catalogue::data_catalog(&caller(ctx)?.context.settings.public_url, &language).to_string())
    }
}
