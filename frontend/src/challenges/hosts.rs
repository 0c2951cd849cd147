//! `/challenges/{slug}/hosts`: the lead city says which cities take part.

use actix_web::web::Path;
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Changed, Organisation};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct HostsQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Challenge>,
    host_cities: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
struct Challenge {
    id: cynic::Id,
    lock_version: i32,
    hosts: Vec<HostBrief>,
}

#[derive(cynic::QueryFragment)]
struct HostBrief {
    organisation: Organisation,
}

#[derive(cynic::InputObject)]
struct ChallengeHostsSetInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    organisation_ids: Vec<cynic::Id>,
}

#[derive(cynic::QueryVariables)]
struct SetVariables {
    input: ChallengeHostsSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SetVariables")]
struct Set {
    #[arguments(input: $input)]
    challenge_hosts_set: ChallengeHostsSetPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeHostsSetPayload {
    challenge: Changed,
}

#[derive(Template)]
#[template(path = "challenges/hosts.html")]
struct HostsPage {
    page: Page,
    form: Form,
    cities: Vec<(String, String)>,
}

/// `/challenges/{slug}/hosts`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let (challenge, cities) = load(&page, &slug).await?;
    let mut form = Form::new(&page).with("lockVersion", challenge.lock_version.to_string());
    for host in challenge.hosts {
        form = form.with("organisationIds", host.organisation.id.into_inner());
    }
    page.render(&HostsPage { page: page.clone(), form, cities })
}

/// `/challenges/{slug}/hosts`, sent
pub async fn set(page: Page, slug: Path<String>, form: Form) -> Answer {
    let (challenge, cities) = load(&page, &slug).await?;
    let input = ChallengeHostsSetInput {
        id: challenge.id,
        lock_version: form.read("lockVersion").parse().ok(),
        organisation_ids: form.values("organisationIds").into_iter().map(cynic::Id::new).collect(),
    };
    match page.submit(Set::build(SetVariables { input })).await? {
        Ok(done) => {
            let to = format!("/challenges/{}", done.challenge_hosts_set.challenge.slug);
            page.redirect_saying(&to, "challenges-said-saved")
        }
        Err(faults) => page.render_refused(&HostsPage { page: page.clone(), form: form.refused(faults), cities }),
    }
}

async fn load(page: &Page, slug: &str) -> Result<(Challenge, Vec<(String, String)>), PageError> {
    let data = page.query(HostsQuery::build(Variables { slug: slug.to_owned() })).await?;
    let cities = data.host_cities.into_iter().map(|city| (city.id.into_inner(), city.name)).collect();
    Ok((data.challenge.ok_or(PageError::NotFound)?, cities))
}
