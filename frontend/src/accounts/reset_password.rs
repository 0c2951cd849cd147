//! `/reset-password`: where the link leads with which a new password is set.

use askama::Template;
use cynic::MutationBuilder;

use crate::schema;
use crate::shell::{Answer, Form, Page};

#[derive(cynic::InputObject)]
struct PersonResetPasswordInput {
    token: String,
    password: String,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    input: PersonResetPasswordInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Reset {
    #[arguments(input: $input)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    person_reset_password: PersonResetPasswordPayload,
}

#[derive(cynic::QueryFragment)]
struct PersonResetPasswordPayload {
    #[allow(dead_code)]
    person_id: cynic::Id,
}

#[derive(Template)]
#[template(path = "accounts/reset_password.html")]
struct ResetPage {
    page: Page,
    form: Form,
}

/// Shows the form.
pub(super) async fn show(page: Page) -> Answer {
    let form = Form::new(&page).with("token", page.parameter("token").unwrap_or_default());
    page.render(&ResetPage { page: page.clone(), form })
}

/// Sets the password.
pub(super) async fn submit(page: Page, form: Form) -> Answer {
    let input = PersonResetPasswordInput { token: form.read("token"), password: form.value("password").to_owned() };
    match page.submit(Reset::build(Variables { input })).await? {
        Ok(_) => page.redirect_saying("/sign-in", "password-set"),
        Err(faults) => {
            let form = form.refused(faults);
            page.render_refused(&ResetPage { page: page.clone(), form })
        }
    }
}
