//! `/sign-in`: e-mail address and password; leads back to where somebody came from.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::MutationBuilder;

use super::cookies;
use crate::schema;
use crate::shell::{Answer, Form, Page, local_path};

#[derive(cynic::InputObject)]
struct SessionStartInput {
    email: String,
    password: String,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    input: SessionStartInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Start {
    #[arguments(input: $input)]
    session_start: SessionStartPayload,
}

#[derive(cynic::QueryFragment)]
struct SessionStartPayload {
    session: StartedSession,
}

#[derive(cynic::QueryFragment)]
struct StartedSession {
    access_token: String,
    access_expires_at: DateTime<Utc>,
    refresh_token: String,
    refresh_expires_at: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    page: Page,
    form: Form,
}

impl SignInPage {
    /// Whether the address waits to be confirmed, so that the link can be sent again.
    fn is_unconfirmed(&self) -> bool {
        self.form.faults().iter().any(|fault| fault.code == "session.email_unconfirmed")
    }
}

/// Shows the form, or sends somebody on who is signed in.
pub(super) async fn show(page: Page) -> Answer {
    let next = page.parameter("next").unwrap_or_default();
    if page.viewer().is_some() {
        return page.redirect(local_path(&next));
    }
    let form = Form::new(&page).with("next", next).with("email", page.parameter("email").unwrap_or_default());
    page.render(&SignInPage { page: page.clone(), form })
}

/// Signs in.
pub(super) async fn submit(page: Page, form: Form) -> Answer {
    // The password as typed: white space belongs to it.
    let input = SessionStartInput { email: form.read("email"), password: form.value("password").to_owned() };
    match page.submit(Start::build(Variables { input })).await? {
        Ok(started) => {
            let session = started.session_start.session;
            let mut response = page.redirect(&form.read("next"))?;
            let access = (session.access_token.as_str(), session.access_expires_at);
            let refresh = (session.refresh_token.as_str(), session.refresh_expires_at);
            for cookie in cookies::with_tokens(&page, access, refresh) {
                response
                    .add_cookie(&cookie)
                    .map_err(|e| crate::shell::PageError::internal("a cookie is not text", e))?;
            }
            Ok(response)
        }
        Err(faults) => {
            let form = form.refused(faults);
            page.render_refused(&SignInPage { page: page.clone(), form })
        }
    }
}
