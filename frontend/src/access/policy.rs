//! `/datasets/{slug}/policy`: the publisher's staff say who may ask for a dataset, who decides, and within what bounds.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::policy_form::{self, SeatRow};
use super::policy_nodes::{AccessPolicy, DatasetPolicyInput, Organisation};
use super::vocabulary::{AccessDecisionBy, AccessOpenTo, AccessPurpose, DeciderRole, Duty, OrganisationKind};
use crate::datasets::nodes::{Access, Action, Changed, Localized};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct PolicyQuery {
    #[arguments(slug: $slug)]
    dataset: Option<Dataset>,
    #[arguments(slug: $slug)]
    access_policy: Option<AccessPolicy>,
    #[arguments(first: 100)]
    organisations: OrganisationConnection,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    id: cynic::Id,
    slug: String,
    title: Localized,
    access: Access,
    lock_version: i32,
    publisher: Publisher,
    viewer_can: Vec<Action>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Organisation")]
struct Publisher {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
struct OrganisationConnection {
    nodes: Vec<Organisation>,
}

#[derive(cynic::QueryVariables)]
struct MembersVariables {
    organisation: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "MembersVariables")]
struct MembersQuery {
    #[arguments(first: 100, organisationId: $organisation)]
    organisation_members: MemberConnection,
}

#[derive(cynic::QueryFragment)]
struct MemberConnection {
    nodes: Vec<Member>,
}

#[derive(cynic::QueryFragment)]
struct Member {
    person: Person,
}

#[derive(cynic::QueryFragment)]
struct Person {
    id: cynic::Id,
    name: String,
}

#[derive(cynic::InputObject)]
struct DatasetUpdateInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    policy: Option<DatasetPolicyInput>,
}

#[derive(cynic::QueryVariables)]
struct UpdateVariables {
    input: DatasetUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UpdateVariables")]
struct Update {
    #[arguments(input: $input)]
    dataset_update: DatasetUpdatePayload,
}

#[derive(cynic::QueryFragment)]
struct DatasetUpdatePayload {
    dataset: Changed,
}

/// What the page is made of.
struct Loaded {
    dataset: Dataset,
    policy: AccessPolicy,
    organisations: Vec<Organisation>,
    people: Vec<(cynic::Id, String)>,
}

#[derive(Template)]
#[template(path = "access/policy.html")]
struct PolicyPage {
    page: Page,
    form: Form,
    dataset: Dataset,
    policy: AccessPolicy,
    decisions: Vec<(String, String)>,
    open_to: Vec<(String, String)>,
    purposes: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    cities: Vec<(String, String)>,
    roles: Vec<(String, String)>,
    duties: Vec<(String, String)>,
    who: Vec<(String, String)>,
    rows: Vec<SeatRow>,
}

impl PolicyPage {
    fn new(page: &Page, form: Form, loaded: Loaded) -> Self {
        let Loaded { dataset, policy, organisations, people } = loaded;
        let cities = organisations.iter().filter(|one| one.kind == OrganisationKind::City);
        Self {
            decisions: AccessDecisionBy::options(page),
            open_to: AccessOpenTo::options(page),
            purposes: AccessPurpose::options(page),
            kinds: OrganisationKind::options(page),
            cities: cities.map(|one| (one.id.inner().to_owned(), one.name.clone())).collect(),
            roles: DeciderRole::options(page),
            duties: Duty::options(page),
            who: policy_form::who(&organisations, &people, &policy),
            rows: policy_form::rows(page, &form),
            page: page.clone(),
            form,
            dataset,
            policy,
        }
    }

    fn lang(&self) -> &str {
        self.page.lang()
    }

    /// Whether access to the dataset has to be asked for at all.
    fn is_asked_for(&self) -> bool {
        matches!(self.dataset.access, Access::Restricted | Access::PartnerHosted)
    }
}

async fn load(page: &Page, slug: &str) -> Result<Loaded, PageError> {
    let data = page.query(PolicyQuery::build(Variables { slug: slug.to_owned() })).await?;
    let dataset = data.dataset.ok_or(PageError::NotFound)?;
    let policy = data.access_policy.ok_or(PageError::NotFound)?;
    if !dataset.viewer_can.contains(&Action::Update) {
        return Err(PageError::Forbidden(page.t("datasets-only-publishers")));
    }
    let members = MembersQuery::build(MembersVariables { organisation: dataset.publisher.id.clone() });
    let mut people: Vec<(cynic::Id, String)> = match page.query(members).await {
        Ok(data) => data.organisation_members.nodes.into_iter().map(|one| (one.person.id, one.person.name)).collect(),
        // An administrator who is no member names organisations only.
        Err(PageError::Forbidden(_) | PageError::NotFound) => Vec::new(),
        Err(other) => return Err(other),
    };
    // Somebody with several duties is still one person.
    people.sort_by(|a, b| (&a.1, a.0.inner()).cmp(&(&b.1, b.0.inner())));
    people.dedup_by(|a, b| a.0 == b.0);
    Ok(Loaded { dataset, policy, organisations: data.organisations.nodes, people })
}

/// `GET /datasets/{slug}/policy`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let loaded = load(&page, &slug).await?;
    let form = policy_form::filled(Form::new(&page), &loaded.policy);
    let form = form.with("lockVersion", loaded.dataset.lock_version.to_string());
    page.render(&PolicyPage::new(&page, form, loaded))
}

/// `POST /datasets/{slug}/policy`
pub async fn set(page: Page, mut form: Form, slug: Path<String>) -> Answer {
    let loaded = load(&page, &slug).await?;
    let (policy, places) = policy_form::read(&mut form);
    if form.is_refused() {
        return page.render_refused(&PolicyPage::new(&page, form, loaded));
    }
    let lock_version = form.read("lockVersion").parse().ok();
    let input = DatasetUpdateInput { id: loaded.dataset.id.clone(), lock_version, policy: Some(policy) };
    match page.submit(Update::build(UpdateVariables { input })).await {
        Ok(Ok(done)) => {
            page.redirect_saying(&format!("/datasets/{}/policy", done.dataset_update.dataset.slug), "policy-said-saved")
        }
        Ok(Err(faults)) => {
            let form = form.refused(policy_form::placed(faults, &places));
            page.render_refused(&PolicyPage::new(&page, form, loaded))
        }
        // What was typed stays to be seen, and can be sent once more over what somebody else saved.
        Err(PageError::Conflict(message)) => {
            let fault = Violation { code: "conflict".into(), path: String::new(), message };
            let form = form.replaced("lockVersion", loaded.dataset.lock_version.to_string()).refused(vec![fault]);
            page.render_as(actix_web::http::StatusCode::CONFLICT, &PolicyPage::new(&page, form, loaded))
        }
        Err(other) => Err(other),
    }
}
