//! `/challenges/{slug}/submissions`: what was sent to a challenge, for the cities that run it.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{ChallengeHead, SubmissionState};
use crate::challenges::nodes::{Organisation, PageInfo};
use crate::schema;
use crate::shell::{Answer, Page, PageError, Tone};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
    after: Option<String>,
    withdrawn: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ReceivedQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Run>,
    #[arguments(challengeSlug: $slug, first: 50, after: $after, withdrawn: $withdrawn)]
    submissions: Received,
    viewer: Option<Reader>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge")]
struct Run {
    #[cynic(spread)]
    head: ChallengeHead,
    lead: Organisation,
    hosts: Vec<Host>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "HostBrief")]
struct Host {
    organisation: Organisation,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Viewer")]
struct Reader {
    platform_role: Option<PlatformRole>,
    memberships: Vec<Membership>,
}

#[derive(cynic::Enum, Clone, Copy)]
enum PlatformRole {
    Administrator,
    Auditor,
}

#[derive(cynic::QueryFragment)]
struct Membership {
    organisation: Home,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Organisation")]
struct Home {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionConnection")]
struct Received {
    total_count: i32,
    nodes: Vec<Submission>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Submission {
    id: cynic::Id,
    number: i32,
    title: String,
    state: SubmissionState,
    cities: Vec<Organisation>,
    team: Team,
    current_version: Option<Version>,
}

#[derive(cynic::QueryFragment)]
struct Team {
    name: String,
    fictional: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionVersion")]
struct Version {
    number: i32,
    submitted_at: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "submissions/received.html")]
struct ReceivedPage {
    page: Page,
    challenge: Run,
    received: Received,
    withdrawn: bool,
}

impl Submission {
    fn tag(&self) -> (&'static str, Tone) {
        self.state.tag(false)
    }
}

impl Run {
    /// Whether the reader works for a city that takes part, or watches over the platform.
    fn is_run_by(&self, reader: &Reader) -> bool {
        let runs =
            |home: &cynic::Id| self.lead.id == *home || self.hosts.iter().any(|host| host.organisation.id == *home);
        reader.platform_role.is_some() || reader.memberships.iter().any(|duty| runs(&duty.organisation.id))
    }
}

/// Shows the list; to all others there is no such page.
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let withdrawn = page.parameter("withdrawn").is_some();
    let variables = Variables { slug: slug.into_inner(), after: page.parameter("after"), withdrawn };
    let data: ReceivedQuery = page.query(ReceivedQuery::build(variables)).await?;
    let challenge = data.challenge.ok_or(PageError::NotFound)?;
    if !data.viewer.is_some_and(|reader| challenge.is_run_by(&reader)) {
        return Err(PageError::NotFound);
    }
    page.render(&ReceivedPage { page: page.clone(), challenge, received: data.submissions, withdrawn })
}
