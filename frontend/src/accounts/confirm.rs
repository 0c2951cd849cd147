//! `/confirm`: where the link in the message leads. A button confirms, since mail programs open links by themselves.

use askama::Template;
use cynic::MutationBuilder;

use crate::schema;
use crate::shell::{Answer, Form, Page};

#[derive(cynic::InputObject)]
struct PersonConfirmEmailInput {
    token: String,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    input: PersonConfirmEmailInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Confirm {
    #[arguments(input: $input)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    person_confirm_email: PersonConfirmEmailPayload,
}

#[derive(cynic::QueryFragment)]
struct PersonConfirmEmailPayload {
    #[allow(dead_code)]
    person_id: cynic::Id,
}

#[derive(Template)]
#[template(path = "accounts/confirm.html")]
struct ConfirmPage {
    page: Page,
    form: Form,
}

/// Shows the button.
pub(super) async fn show(page: Page) -> Answer {
    let form = Form::new(&page).with("token", page.parameter("token").unwrap_or_default());
    page.render(&ConfirmPage { page: page.clone(), form })
}

/// Confirms.
pub(super) async fn submit(page: Page, form: Form) -> Answer {
    let input = PersonConfirmEmailInput { token: form.read("token") };
    match page.submit(Confirm::build(Variables { input })).await? {
        Ok(_) => page.redirect_saying("/sign-in", "email-confirmed"),
        Err(faults) => {
            let form = form.refused(faults);
            page.render_refused(&ConfirmPage { page: page.clone(), form })
        }
    }
}
