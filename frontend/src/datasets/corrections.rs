//! Correction notes of the versions of a dataset.

use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::Localized;
use crate::schema;
use crate::shell::{Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    dataset: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct CorrectionsQuery {
    #[arguments(dataset: $dataset)]
    dataset_corrections: Vec<Correction>,
}

/// What is wrong in a version that stays as it is.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DatasetCorrection")]
pub struct Correction {
    pub version_id: cynic::Id,
    pub note: Localized,
    pub created_at: DateTime<Utc>,
}

/// The notes on all versions, the oldest first.
pub async fn of(page: &Page, dataset: &cynic::Id) -> Result<Vec<Correction>, PageError> {
    let variables = Variables { dataset: dataset.clone() };
    Ok(page.query(CorrectionsQuery::build(variables)).await?.dataset_corrections)
}
