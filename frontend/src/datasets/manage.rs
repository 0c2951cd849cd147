//! `/datasets/{slug}/manage`: terms, versions, files, publishing and withdrawing, for the publisher's staff.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{
    Access, Action, ByteCount, Changed, Localized, LocalizedInput, State, Terms, Version, VersionState,
};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ManageQuery {
    #[arguments(slug: $slug)]
    dataset: Option<Dataset>,
}

/// The dataset as its staff see it.
#[derive(cynic::QueryFragment)]
pub struct Dataset {
    pub id: cynic::Id,
    pub slug: String,
    pub title: Localized,
    pub access: Access,
    pub state: State,
    pub lock_version: i32,
    pub terms: Option<Terms>,
    pub versions: Vec<Version>,
    pub publisher: Publisher,
    pub viewer_can: Vec<Action>,
}

/// Who publishes it.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Organisation")]
pub struct Publisher {
    pub storage: Option<OrganisationStorage>,
}

/// How much its files take.
#[derive(cynic::QueryFragment)]
pub struct OrganisationStorage {
    pub stored: ByteCount,
    pub reserved: ByteCount,
    pub limit: ByteCount,
}

impl OrganisationStorage {
    fn is_full(&self) -> bool {
        self.stored.0.saturating_add(self.reserved.0) >= self.limit.0
    }
}

#[derive(cynic::InputObject)]
struct DatasetTermsSetInput {
    dataset: cynic::Id,
    text: LocalizedInput,
    existing: Option<ExistingGrantsInput>,
}

#[derive(cynic::InputObject)]
struct ExistingGrantsInput {
    mode: TermsTransition,
    grace_days: Option<i32>,
}

#[derive(cynic::Enum, Clone, Copy, PartialEq, Eq)]
enum TermsTransition {
    Keep,
    Grace,
    Suspend,
}

impl TermsTransition {
    fn parse(word: &str) -> Self {
        match word {
            "grace" => Self::Grace,
            "suspend" => Self::Suspend,
            _ => Self::Keep,
        }
    }
}

#[derive(cynic::InputObject)]
struct DatasetVersionCorrectInput {
    version: cynic::Id,
    note: LocalizedInput,
}

#[derive(cynic::QueryVariables)]
struct CorrectVariables {
    input: DatasetVersionCorrectInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "CorrectVariables")]
#[allow(dead_code)]
struct Correct {
    #[arguments(input: $input)]
    dataset_version_correct: DatasetVersionCorrectPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DatasetVersionCorrectPayload {
    correction: Correction,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DatasetCorrection")]
#[allow(dead_code)]
struct Correction {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct TermsVariables {
    input: DatasetTermsSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "TermsVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct SetTerms {
    #[arguments(input: $input)]
    dataset_terms_set: DatasetTermsSetPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DatasetTermsSetPayload {
    terms: Terms,
}

#[derive(cynic::InputObject)]
struct DatasetVersionCreateInput {
    dataset: cynic::Id,
    changelog: Option<LocalizedInput>,
}

#[derive(cynic::QueryVariables)]
struct VersionVariables {
    input: DatasetVersionCreateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "VersionVariables")]
#[allow(dead_code)]
struct StartVersion {
    #[arguments(input: $input)]
    dataset_version_create: DatasetVersionCreatePayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DatasetVersionCreatePayload {
    version: Version,
}

#[derive(cynic::InputObject)]
struct DatasetPublishInput {
    id: cynic::Id,
    lock_version: Option<i32>,
}

#[derive(cynic::QueryVariables)]
struct PublishVariables {
    input: DatasetPublishInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "PublishVariables")]
struct Publish {
    #[arguments(input: $input)]
    dataset_publish: DatasetPublishPayload,
}

#[derive(cynic::QueryFragment)]
struct DatasetPublishPayload {
    dataset: Changed,
}

#[derive(cynic::InputObject)]
struct DatasetDeprecateInput {
    id: cynic::Id,
    notice: String,
}

#[derive(cynic::QueryVariables)]
struct DeprecateVariables {
    input: DatasetDeprecateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "DeprecateVariables")]
#[allow(dead_code)]
struct Deprecate {
    #[arguments(input: $input)]
    dataset_deprecate: DatasetDeprecatePayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DatasetDeprecatePayload {
    dataset: Changed,
}

#[derive(cynic::InputObject)]
struct DatasetWithdrawInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::QueryVariables)]
struct WithdrawVariables {
    input: DatasetWithdrawInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "WithdrawVariables")]
#[allow(dead_code)]
struct Withdraw {
    #[arguments(input: $input)]
    dataset_withdraw: DatasetWithdrawPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DatasetWithdrawPayload {
    dataset: Changed,
}

#[derive(Template)]
#[template(path = "datasets/manage.html")]
struct ManagePage {
    page: Page,
    form: Form,
    dataset: Dataset,
}

impl ManagePage {
    fn lang(&self) -> &str {
        self.page.lang()
    }

    fn draft(&self) -> Option<&Version> {
        self.dataset.versions.iter().find(|version| version.state == VersionState::Draft)
    }

    fn can(&self, action: Action) -> bool {
        self.dataset.viewer_can.contains(&action)
    }

    /// Whether people hold grants to it, for whom new terms have to mean something.
    fn is_granted(&self) -> bool {
        matches!(self.dataset.access, Access::Restricted | Access::PartnerHosted) && self.dataset.terms.is_some()
    }

    /// What new terms can mean for grants that are there already.
    fn transitions(&self) -> Vec<(String, String)> {
        ["keep", "grace", "suspend"].map(|word| (word.to_owned(), self.page.t(&format!("terms-{word}")))).into()
    }

    /// Published versions, the newest first.
    fn published(&self) -> Vec<(String, String)> {
        let published = self.dataset.versions.iter().filter(|version| version.state != VersionState::Draft);
        let mut all: Vec<_> = published.map(|version| (version.number, version.id.inner().to_owned())).collect();
        all.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
        let named = |(number, id)| (id, self.page.t1("datasets-version", "number", number));
        all.into_iter().map(named).collect()
    }

    fn path(&self, last: &str) -> String {
        format!("/datasets/{}/{last}", self.dataset.slug)
    }
}

/// `/datasets/{slug}/manage`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let dataset = load(&page, &slug).await?;
    answer(&page, Form::new(&page).with("existing.mode", "keep"), dataset)
}

/// `/datasets/{slug}/terms`, sent
pub async fn set_terms(page: Page, mut form: Form, slug: Path<String>) -> Answer {
    let dataset = load(&page, &slug).await?;
    let mode = TermsTransition::parse(form.value("existing.mode"));
    let days: Option<i32> = form.read_number("existing.graceDays");
    if form.is_refused() {
        return answer(&page, form, dataset);
    }
    let grace_days = days.filter(|_| mode == TermsTransition::Grace);
    let input = DatasetTermsSetInput {
        dataset: dataset.id.clone(),
        text: form.read_localized("text").into(),
        existing: Some(ExistingGrantsInput { mode, grace_days }),
    };
    let done = page.submit(SetTerms::build(TermsVariables { input })).await?.map(drop);
    finish(&page, form, dataset, done, "datasets-said-terms")
}

/// `/datasets/{slug}/correct`, sent
pub async fn correct(page: Page, form: Form, slug: Path<String>) -> Answer {
    let dataset = load(&page, &slug).await?;
    let input = DatasetVersionCorrectInput {
        version: cynic::Id::new(form.read("version")),
        note: form.read_localized("note").into(),
    };
    let done = page.submit(Correct::build(CorrectVariables { input })).await?.map(drop);
    finish(&page, form, dataset, done, "correct-noted-now")
}

/// `/datasets/{slug}/version`, sent
pub async fn start_version(page: Page, form: Form, slug: Path<String>) -> Answer {
    let dataset = load(&page, &slug).await?;
    let changelog = Some(form.read_localized("changelog").into());
    let input = DatasetVersionCreateInput { dataset: dataset.id.clone(), changelog };
    let done = page.submit(StartVersion::build(VersionVariables { input })).await?.map(drop);
    finish(&page, form, dataset, done, "datasets-said-version")
}

/// `/datasets/{slug}/publish`, sent
pub async fn publish(page: Page, form: Form, slug: Path<String>) -> Answer {
    let dataset = load(&page, &slug).await?;
    let input = DatasetPublishInput { id: dataset.id.clone(), lock_version: form.read("lockVersion").parse().ok() };
    match page.submit(Publish::build(PublishVariables { input })).await? {
        Ok(done) => {
            let to = format!("/datasets/{}", done.dataset_publish.dataset.slug);
            page.redirect_saying(&to, "datasets-said-published")
        }
        Err(faults) => answer(&page, form.refused(faults), dataset),
    }
}

/// `/datasets/{slug}/deprecate`, sent
pub async fn deprecate(page: Page, form: Form, slug: Path<String>) -> Answer {
    let dataset = load(&page, &slug).await?;
    let input = DatasetDeprecateInput { id: dataset.id.clone(), notice: form.read("notice") };
    let done = page.submit(Deprecate::build(DeprecateVariables { input })).await?.map(drop);
    finish(&page, form, dataset, done, "datasets-said-deprecated")
}

/// `/datasets/{slug}/withdraw`, sent
pub async fn withdraw(page: Page, form: Form, slug: Path<String>) -> Answer {
    let dataset = load(&page, &slug).await?;
    let input = DatasetWithdrawInput { id: dataset.id.clone(), reason: form.read("reason") };
    let done = page.submit(Withdraw::build(WithdrawVariables { input })).await?.map(drop);
    finish(&page, form, dataset, done, "datasets-said-withdrawn")
}

/// The dataset, for those who may know of it.
pub async fn load(page: &Page, slug: &str) -> Result<Dataset, PageError> {
    let data = page.query(ManageQuery::build(Variables { slug: slug.to_owned() })).await?;
    data.dataset.ok_or(PageError::NotFound)
}

/// Back to the page, saying what happened, or the page again with the faults.
pub fn finish(
    page: &Page,
    form: Form,
    dataset: Dataset,
    done: Result<(), Vec<crate::shell::Violation>>,
    said: &str,
) -> Answer {
    match done {
        Ok(()) => page.redirect_saying(&format!("/datasets/{}/manage", dataset.slug), said),
        Err(faults) => answer(page, form.refused(faults), dataset),
    }
}

fn answer(page: &Page, form: Form, dataset: Dataset) -> Answer {
    if !dataset.viewer_can.contains(&Action::Update) {
        return Err(PageError::Forbidden(page.t("datasets-only-publishers")));
    }
    let refused = form.is_refused();
    let view = ManagePage { page: page.clone(), form, dataset };
    if refused { page.render_refused(&view) } else { page.render(&view) }
}
