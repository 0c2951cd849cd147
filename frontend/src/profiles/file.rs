//! `/datasets/{slug}/files/{id}`: the whole profile of a file.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Columns, Facts};
use crate::datasets::nodes::{Action, ByteCount, Localized, Publisher};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
    id: cynic::Id,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct FileQuery {
    #[arguments(slug: $slug)]
    dataset: Option<Dataset>,
    #[arguments(id: $id)]
    distribution: Option<Distribution>,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    slug: String,
    title: Localized,
    publisher: Publisher,
    versions: Vec<DatasetVersion>,
    viewer_can: Vec<Action>,
}

#[derive(cynic::QueryFragment)]
struct DatasetVersion {
    number: i32,
    distributions: Vec<Member>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Distribution")]
struct Member {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct Distribution {
    id: cynic::Id,
    name: String,
    media_type: String,
    size: ByteCount,
    profile: Option<DistributionProfile>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct DistributionProfile {
    #[cynic(spread)]
    facts: Facts,
    #[arguments(first: 100, after: $after)]
    columns: Columns,
    first_rows: Vec<Vec<Option<String>>>,
}

#[derive(cynic::InputObject)]
struct DistributionProfileRepeatInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct RepeatVariables {
    input: DistributionProfileRepeatInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RepeatVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Repeat {
    #[arguments(input: $input)]
    distribution_profile_repeat: DistributionProfileRepeatPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DistributionProfileRepeatPayload {
    profile: Asked,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DistributionProfile")]
#[allow(dead_code)]
struct Asked {
    state: Option<super::words::State>,
}

#[derive(Template)]
#[template(path = "profiles/file.html")]
struct FilePage {
    page: Page,
    form: Form,
    dataset: Dataset,
    file: Distribution,
    version: i32,
}

impl FilePage {
    fn may_repeat(&self) -> bool {
        self.dataset.viewer_can.contains(&Action::Update)
    }

    fn repeat_path(&self) -> String {
        format!("/datasets/{}/files/{}/profile", self.dataset.slug, self.file.id.inner())
    }

    /// The columns that stand over the first rows.
    fn shows_rows(&self) -> bool {
        self.file
            .profile
            .as_ref()
            .is_some_and(|profile| !profile.first_rows.is_empty() && self.page.parameter("after").is_none())
    }
}

/// `/datasets/{slug}/files/{id}`
pub async fn show(page: Page, path: Path<(String, String)>) -> Answer {
    let (slug, id) = path.into_inner();
    let id = cynic::Id::new(id);
    let variables = Variables { slug, id: id.clone(), after: page.parameter("after") };
    let data = page.query(FileQuery::build(variables)).await?;
    let (dataset, file) = (data.dataset.ok_or(PageError::NotFound)?, data.distribution.ok_or(PageError::NotFound)?);
    let of = dataset.versions.iter().find(|version| version.distributions.iter().any(|member| member.id == id));
    let version = of.ok_or(PageError::NotFound)?.number;
    page.render(&FilePage { form: Form::new(&page), dataset, file, version, page: page.clone() })
}

/// `/datasets/{slug}/files/{id}/profile`, sent
pub async fn repeat(page: Page, _form: Form, path: Path<(String, String)>) -> Answer {
    let (slug, id) = path.into_inner();
    let to = format!("/datasets/{slug}/files/{id}");
    let input = DistributionProfileRepeatInput { id: cynic::Id::new(id) };
    page.query(Repeat::build(RepeatVariables { input })).await?;
    page.redirect_saying(&to, "profiles-said-repeated")
}
