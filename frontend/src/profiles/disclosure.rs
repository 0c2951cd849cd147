//! `/datasets/{slug}/profiles`: the steward says what of the profiles is public.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::words::Disclosure;
use crate::datasets::nodes::{Access, Action, Changed, Localized};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct DisclosureQuery {
    #[arguments(slug: $slug)]
    dataset: Option<Dataset>,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    id: cynic::Id,
    slug: String,
    title: Localized,
    access: Access,
    profile_disclosure: DatasetProfileDisclosure,
    viewer_can: Vec<Action>,
}

#[derive(cynic::QueryFragment)]
struct DatasetProfileDisclosure {
    level: Disclosure,
    hidden_columns: Vec<String>,
}

#[derive(cynic::InputObject)]
struct DatasetProfileDisclosureSetInput {
    dataset: cynic::Id,
    level: Disclosure,
    hidden_columns: Vec<String>,
}

#[derive(cynic::QueryVariables)]
struct SetVariables {
    input: DatasetProfileDisclosureSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SetVariables")]
struct Set {
    #[arguments(input: $input)]
    dataset_profile_disclosure_set: DatasetProfileDisclosureSetPayload,
}

#[derive(cynic::QueryFragment)]
struct DatasetProfileDisclosureSetPayload {
    dataset: Changed,
}

#[derive(Template)]
#[template(path = "profiles/disclosure.html")]
struct DisclosurePage {
    page: Page,
    form: Form,
    dataset: Dataset,
    levels: Vec<(String, String)>,
}

/// `/datasets/{slug}/profiles`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let dataset = load(&page, slug.into_inner()).await?;
    let form = Form::new(&page)
        .with("level", dataset.profile_disclosure.level.word())
        .with("hiddenColumns", dataset.profile_disclosure.hidden_columns.join("\n"));
    answer(&page, form, dataset)
}

/// `/datasets/{slug}/profiles`, sent
pub async fn set(page: Page, mut form: Form, slug: Path<String>) -> Answer {
    let dataset = load(&page, slug.into_inner()).await?;
    let Some(level) = Disclosure::parse(form.value("level")) else {
        form.fault("level", "profiles-choose-level");
        return answer(&page, form, dataset);
    };
    let given = form.read("hiddenColumns");
    let hidden = given.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
    let input =
        DatasetProfileDisclosureSetInput { dataset: dataset.id.clone(), level, hidden_columns: hidden.collect() };
    match page.submit(Set::build(SetVariables { input })).await? {
        Ok(done) => {
            let to = format!("/datasets/{}/manage", done.dataset_profile_disclosure_set.dataset.slug);
            page.redirect_saying(&to, "profiles-said-disclosed")
        }
        Err(faults) => answer(&page, form.refused(faults), dataset),
    }
}

async fn load(page: &Page, slug: String) -> Result<Dataset, PageError> {
    let data = page.query(DisclosureQuery::build(Variables { slug })).await?;
    data.dataset.ok_or(PageError::NotFound)
}

fn answer(page: &Page, form: Form, dataset: Dataset) -> Answer {
    if !dataset.viewer_can.contains(&Action::Update) {
        return Err(PageError::Forbidden(page.t("datasets-only-publishers")));
    }
    let refused = form.is_refused();
    let option = |level: Disclosure| (level.word().to_owned(), page.t(&format!("{}.long", level.key())));
    let levels = Disclosure::ALL.into_iter().map(option).collect();
    let view = DisclosurePage { page: page.clone(), form, dataset, levels };
    if refused { page.render_refused(&view) } else { page.render(&view) }
}
