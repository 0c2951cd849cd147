//! `/grants/{id}/token`: a token for the partner's host, shown once, with how to use it.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::MutationBuilder;

use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::InputObject)]
struct GrantTokenInput {
    grant: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    input: GrantTokenInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Token {
    #[arguments(input: $input)]
    grant_token: GrantTokenPayload,
}

#[derive(cynic::QueryFragment)]
struct GrantTokenPayload {
    token: String,
    expires_at: DateTime<Utc>,
    base_url: String,
}

#[derive(Template)]
#[template(path = "hosts/token.html")]
struct TokenPage {
    page: Page,
    grant: String,
    token: String,
    until: String,
    call: String,
}

/// `POST /grants/{id}/token`
pub async fn show(page: Page, _form: Form, id: Path<String>) -> Answer {
    let input = GrantTokenInput { grant: cynic::Id::new(id.as_str()) };
    let issued = page.query(Token::build(Variables { input })).await?.grant_token;
    let call = format!("curl -H \"Authorization: Bearer $TOKEN\" -C - -O {}/data/…", issued.base_url);
    let answer = page.render(&TokenPage {
        grant: format!("/grants/{}", id.as_str()),
        until: page.left(&issued.expires_at),
        token: issued.token,
        call,
        page: page.clone(),
    })?;
    private(answer)
}

/// A page with a token on it is kept nowhere.
fn private(mut answer: actix_web::HttpResponse) -> Result<actix_web::HttpResponse, PageError> {
    use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
