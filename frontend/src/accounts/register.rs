//! `/register` and `/check-mail`: somebody makes an account and is told to open the link in the message.

use askama::Template;
use cynic::MutationBuilder;

use crate::schema;
use crate::shell::{Answer, Form, Language, Page};

#[derive(cynic::InputObject)]
struct PersonRegisterInput {
    name: String,
    email: String,
    password: String,
    language: Option<String>,
    zone: Option<String>,
}

#[derive(cynic::QueryVariables)]
struct RegisterVariables {
    input: PersonRegisterInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RegisterVariables")]
struct Register {
    #[arguments(input: $input)]
    person_register: PersonRegisterPayload,
}

#[derive(cynic::QueryFragment)]
struct PersonRegisterPayload {
    email: String,
}

#[derive(cynic::InputObject)]
struct PersonRequestConfirmationInput {
    email: String,
}

#[derive(cynic::QueryVariables)]
struct AgainVariables {
    input: PersonRequestConfirmationInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AgainVariables")]
struct Again {
    #[arguments(input: $input)]
    person_request_confirmation: PersonRequestConfirmationPayload,
}

#[derive(cynic::QueryFragment)]
struct PersonRequestConfirmationPayload {
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/register.html")]
struct RegisterPage {
    page: Page,
    form: Form,
}

#[derive(Template)]
#[template(path = "accounts/check_mail.html")]
struct CheckMailPage {
    page: Page,
    form: Form,
}

/// Shows the form.
pub(super) async fn show(page: Page) -> Answer {
    if page.viewer().is_some() {
        return page.redirect("/account");
    }
    let form = Form::new(&page).with("email", page.parameter("email").unwrap_or_default());
    page.render(&RegisterPage { page: page.clone(), form })
}

/// Registers. The language of the page becomes that of the messages, and brings a first time zone.
pub(super) async fn submit(page: Page, form: Form) -> Answer {
    let zone = match page.language() {
        Language::De => "Europe/Berlin",
        Language::En => "Europe/London",
        Language::Fr => "Europe/Paris",
    };
    let input = PersonRegisterInput {
        name: form.read("name"),
        email: form.read("email"),
        password: form.value("password").to_owned(),
        language: Some(page.lang().to_owned()),
        zone: Some(zone.to_owned()),
    };
    match page.submit(Register::build(RegisterVariables { input })).await? {
        Ok(done) => page.redirect(&to_check_mail(&done.person_register.email)),
        Err(faults) => {
            let form = form.refused(faults);
            page.render_refused(&RegisterPage { page: page.clone(), form })
        }
    }
}

/// Says that a message was sent.
pub(super) async fn check_mail(page: Page) -> Answer {
    let form = Form::new(&page).with("email", page.parameter("email").unwrap_or_default());
    page.render(&CheckMailPage { page: page.clone(), form })
}

/// Has the link sent again.
pub(super) async fn send_again(page: Page, form: Form) -> Answer {
    let input = PersonRequestConfirmationInput { email: form.read("email") };
    match page.submit(Again::build(AgainVariables { input })).await? {
        Ok(done) => page.redirect_saying(&to_check_mail(&done.person_request_confirmation.email), "mail-sent-again"),
        Err(faults) => {
            let form = form.refused(faults);
            page.render_refused(&CheckMailPage { page: page.clone(), form })
        }
    }
}

fn to_check_mail(email: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("email", email).finish();
    format!("/check-mail?{query}")
}
