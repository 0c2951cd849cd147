//! `/forgotten-password`: somebody asks for a link to set a new password.

use askama::Template;
use cynic::MutationBuilder;

use crate::schema;
use crate::shell::{Answer, Form, Page};

#[derive(cynic::InputObject)]
struct PersonRequestPasswordResetInput {
    email: String,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    input: PersonRequestPasswordResetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Request {
    #[arguments(input: $input)]
    person_request_password_reset: PersonRequestPasswordResetPayload,
}

#[derive(cynic::QueryFragment)]
struct PersonRequestPasswordResetPayload {
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/forgotten_password.html")]
struct ForgottenPage {
    page: Page,
    form: Form,
}

/// Shows the form.
pub(super) async fn show(page: Page) -> Answer {
    let form = Form::new(&page).with("email", page.parameter("email").unwrap_or_default());
    page.render(&ForgottenPage { page: page.clone(), form })
}

/// Has the link sent; the answer does not say whether there is such an account.
pub(super) async fn submit(page: Page, form: Form) -> Answer {
    let input = PersonRequestPasswordResetInput { email: form.read("email") };
    match page.submit(Request::build(Variables { input })).await? {
        Ok(done) => {
            let email = done.person_request_password_reset.email;
            page.redirect_saying_with("/sign-in", "reset-mail-sent", &email)
        }
        Err(faults) => {
            let form = form.refused(faults);
            page.render_refused(&ForgottenPage { page: page.clone(), form })
        }
    }
}
