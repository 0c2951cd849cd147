//! `/account`: one's own name, language and zone, duties, and where one is signed in.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::sign_out::{End, EndVariables, SessionEndInput};
use crate::schema;
use crate::shell::{Answer, Form, Language, Page, PageError};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct AccountQuery {
    viewer: Option<Viewer>,
    #[arguments(first: 100)]
    sessions: SessionConnection,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    name: String,
    email: String,
    language: String,
    zone: String,
    memberships: Vec<Membership>,
}

#[derive(cynic::QueryFragment)]
struct Membership {
    duty: Duty,
    organisation: Organisation,
}

#[derive(cynic::QueryFragment)]
struct Organisation {
    name: String,
}

#[derive(cynic::Enum, Clone, Copy)]
enum Duty {
    Owner,
    Manager,
    DataSteward,
    TestbedOperator,
    Member,
}

impl Duty {
    const fn key(self) -> &'static str {
        match self {
            Self::Owner => "duty-owner",
            Self::Manager => "duty-manager",
            Self::DataSteward => "duty-data-steward",
            Self::TestbedOperator => "duty-testbed-operator",
            Self::Member => "duty-member",
        }
    }
}

#[derive(cynic::QueryFragment)]
struct SessionConnection {
    nodes: Vec<Session>,
}

#[derive(cynic::QueryFragment)]
struct Session {
    id: cynic::Id,
    created_at: DateTime<Utc>,
    last_seen_at: DateTime<Utc>,
    user_agent: String,
    address: String,
    current: bool,
}

#[derive(cynic::InputObject)]
struct PersonUpdateInput {
    name: Option<String>,
    language: Option<String>,
    zone: Option<String>,
}

#[derive(cynic::QueryVariables)]
struct UpdateVariables {
    input: PersonUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UpdateVariables")]
struct Update {
    #[arguments(input: $input)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    person_update: PersonUpdatePayload,
}

#[derive(cynic::QueryFragment)]
struct PersonUpdatePayload {
    #[allow(dead_code)]
    viewer: Named,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Viewer")]
struct Named {
    #[allow(dead_code)]
    name: String,
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    page: Page,
    form: Form,
    viewer: Viewer,
    sessions: Vec<Session>,
}

impl AccountPage {
    fn languages(&self) -> Vec<(String, String)> {
        Language::ALL.iter().map(|language| (language.code().to_owned(), language.name().to_owned())).collect()
    }

    fn zones(&self) -> Vec<(String, String)> {
        let all = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        all.filter(|name| name.contains('/') && !name.starts_with("Etc/"))
            .map(|name| (name.to_owned(), name.replace('_', " ")))
            .collect()
    }
}

/// Shows the account.
pub(super) async fn show(page: Page) -> Answer {
    let (viewer, sessions) = load(&page).await?;
    let form = Form::new(&page)
        .with("name", viewer.name.clone())
        .with("language", viewer.language.clone())
        .with("zone", viewer.zone.clone());
    page.render(&AccountPage { page: page.clone(), form, viewer, sessions })
}

async fn load(page: &Page) -> Result<(Viewer, Vec<Session>), PageError> {
    page.signed_in()?;
    let data = page.query(AccountQuery::build(())).await?;
    Ok((data.viewer.ok_or(PageError::Unauthenticated)?, data.sessions.nodes))
}

/// Changes name, language and zone.
pub(super) async fn submit(page: Page, form: Form) -> Answer {
    let input = PersonUpdateInput {
        name: Some(form.read("name")),
        language: Some(form.read("language")),
        zone: Some(form.read("zone")),
    };
    match page.submit(Update::build(UpdateVariables { input })).await? {
        Ok(_) => page.redirect_saying("/account", "account-saved"),
        Err(faults) => {
            let (viewer, sessions) = load(&page).await?;
            let form = form.refused(faults);
            page.render_refused(&AccountPage { page: page.clone(), form, viewer, sessions })
        }
    }
}

/// Ends a session on another device.
pub(super) async fn end_session(page: Page, form: Form) -> Answer {
    let input = SessionEndInput { id: Some(cynic::Id::new(form.read("id"))) };
    page.query(End::build(EndVariables { input })).await?;
    page.redirect_saying("/account", "session-ended")
}
