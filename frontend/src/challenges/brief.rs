//! `/challenges/{slug}/briefs/{id}`: a city writes and approves its own host brief.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Localized, LocalizedInput, Money, MoneyInput, Organisation};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct BriefQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Challenge>,
}

#[derive(cynic::QueryFragment)]
struct Challenge {
    title: Localized,
    hosts: Vec<HostBrief>,
}

#[derive(cynic::QueryFragment, Clone)]
struct HostBrief {
    id: cynic::Id,
    organisation: Organisation,
    context: Localized,
    contact: String,
    money: Option<Money>,
    places: i32,
    language: Option<String>,
    local_terms: Localized,
    eligibility: Localized,
    legal_basis: Option<String>,
    lock_version: i32,
    testbeds: Vec<OfferedTestbed>,
    viewer_may_update: bool,
}

#[derive(cynic::QueryFragment, Clone)]
struct OfferedTestbed {
    testbed: Testbed,
    places: i32,
}

#[derive(cynic::QueryFragment, Clone)]
struct Testbed {
    id: cynic::Id,
    name: String,
    places: i32,
}

#[derive(cynic::QueryVariables)]
struct SitesVariables {
    filter: Option<TestbedFilter>,
}

#[derive(cynic::InputObject)]
struct TestbedFilter {
    city: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "SitesVariables")]
struct SitesQuery {
    #[arguments(first: 100, filter: $filter)]
    testbeds: TestbedConnection,
}

#[derive(cynic::QueryFragment)]
struct TestbedConnection {
    nodes: Vec<Testbed>,
}

#[derive(cynic::InputObject)]
struct HostBriefUpdateInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    context: Option<LocalizedInput>,
    contact: Option<String>,
    money: Option<MoneyInput>,
    places: Option<i32>,
    language: Option<String>,
    local_terms: Option<LocalizedInput>,
    eligibility: Option<LocalizedInput>,
    legal_basis: Option<String>,
    testbeds: Option<Vec<OfferedTestbedInput>>,
}

#[derive(cynic::InputObject)]
struct OfferedTestbedInput {
    testbed_id: cynic::Id,
    places: i32,
}

#[derive(cynic::QueryVariables)]
struct UpdateVariables {
    input: HostBriefUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UpdateVariables")]
struct Update {
    #[arguments(input: $input)]
    host_brief_update: HostBriefUpdatePayload,
}

#[derive(cynic::QueryFragment)]
struct HostBriefUpdatePayload {
    host_brief: Saved,
}

#[derive(cynic::InputObject)]
struct HostBriefApproveInput {
    id: cynic::Id,
    lock_version: Option<i32>,
}

#[derive(cynic::QueryVariables)]
struct ApproveVariables {
    input: HostBriefApproveInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ApproveVariables")]
struct Approve {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    host_brief_approve: HostBriefApprovePayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct HostBriefApprovePayload {
    host_brief: Saved,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "HostBrief")]
struct Saved {
    lock_version: i32,
}

#[derive(Template)]
#[template(path = "challenges/brief.html")]
struct BriefPage {
    page: Page,
    form: Form,
    title: String,
    slug: String,
    brief: HostBrief,
    sites: Vec<Testbed>,
}

/// `/challenges/{slug}/briefs/{id}`
pub async fn show(page: Page, path: Path<(String, String)>) -> Answer {
    page.signed_in()?;
    let (slug, id) = path.into_inner();
    let (title, brief) = load(&page, &slug, &id).await?;
    let money = brief.money.clone();
    let mut form = Form::new(&page)
        .with("lockVersion", brief.lock_version.to_string())
        .with_localized("context", &brief.context.authoritative, &brief.context.pairs())
        .with_localized("localTerms", &brief.local_terms.authoritative, &brief.local_terms.pairs())
        .with_localized("eligibility", &brief.eligibility.authoritative, &brief.eligibility.pairs())
        .with("contact", brief.contact.clone())
        .with("places", brief.places.to_string())
        .with("language", brief.language.clone().unwrap_or_default())
        .with("legalBasis", brief.legal_basis.clone().unwrap_or_default())
        .with("money", money.as_ref().map(|m| format!("{}.{:02}", m.minor / 100, m.minor % 100)).unwrap_or_default())
        .with("money.currency", money.map_or_else(|| "EUR".to_owned(), |m| m.currency));
    for offer in &brief.testbeds {
        form = form.with(format!("places.{}", offer.testbed.id.inner()), offer.places.to_string());
    }
    answer(page, form, title, slug, brief).await
}

/// `/challenges/{slug}/briefs/{id}`, sent: saves, and approves when that button was used.
pub async fn update(page: Page, path: Path<(String, String)>, mut form: Form) -> Answer {
    page.signed_in()?;
    let (slug, id) = path.into_inner();
    let (title, brief) = load(&page, &slug, &id).await?;
    let testbeds = form
        .all()
        .iter()
        .filter_map(|(name, value)| {
            let testbed_id = cynic::Id::new(name.strip_prefix("places.")?);
            let places = value.trim().parse().ok().filter(|places| *places > 0)?;
            Some(OfferedTestbedInput { testbed_id, places })
        })
        .collect();
    let places = form.read_number("places");
    let money = form.read_money("money").map(|(minor, currency)| MoneyInput { minor, currency });
    let input = HostBriefUpdateInput {
        id: brief.id.clone(),
        lock_version: form.read("lockVersion").parse().ok(),
        context: Some(form.read_localized("context").into()),
        contact: Some(form.read("contact")),
        money,
        places,
        language: form.read_optional("language"),
        local_terms: Some(form.read_localized("localTerms").into()),
        eligibility: Some(form.read_localized("eligibility").into()),
        legal_basis: form.read_optional("legalBasis"),
        testbeds: Some(testbeds),
    };
    if form.is_refused() {
        return answer(page, form, title, slug, brief).await;
    }
    let saved = match page.submit(Update::build(UpdateVariables { input })).await? {
        Ok(done) => done.host_brief_update.host_brief.lock_version,
        Err(faults) => return answer(page, form.refused(faults), title, slug, brief).await,
    };
    let to = format!("/challenges/{slug}");
    if form.value("then") != "approve" {
        return page.redirect_saying(&to, "challenges-said-saved");
    }
    let input = HostBriefApproveInput { id: brief.id.clone(), lock_version: Some(saved) };
    match page.submit(Approve::build(ApproveVariables { input })).await? {
        Ok(_) => page.redirect_saying(&to, "challenges-said-approved"),
        Err(faults) => {
            let (_, brief) = load(&page, &slug, &id).await?;
            answer(page, form.refused(faults), title, slug, brief).await
        }
    }
}

async fn answer(page: Page, form: Form, title: String, slug: String, brief: HostBrief) -> Answer {
    let filter = Some(TestbedFilter { city: Some(brief.organisation.id.clone()) });
    let sites = page.query(SitesQuery::build(SitesVariables { filter })).await?.testbeds.nodes;
    let refused = form.is_refused();
    let shown = BriefPage { page: page.clone(), form, title, slug, brief, sites };
    if refused { page.render_refused(&shown) } else { page.render(&shown) }
}

async fn load(page: &Page, slug: &str, id: &str) -> Result<(String, HostBrief), PageError> {
    let data = page.query(BriefQuery::build(Variables { slug: slug.to_owned() })).await?;
    let challenge = data.challenge.ok_or(PageError::NotFound)?;
    let title = challenge.title.get(page.lang()).to_owned();
    let brief = challenge.hosts.into_iter().find(|brief| brief.id.inner() == id).ok_or(PageError::NotFound)?;
    if !brief.viewer_may_update {
        return Err(PageError::Forbidden(page.t("challenges-brief-not-yours")));
    }
    Ok((title, brief))
}
