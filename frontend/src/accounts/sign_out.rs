//! `/sign-out`: ends the session and takes its cookies away.

use cynic::MutationBuilder;

use super::cookies;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::InputObject)]
pub(super) struct SessionEndInput {
    pub(super) id: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct EndVariables {
    pub(super) input: SessionEndInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "EndVariables")]
pub(super) struct End {
    #[arguments(input: $input)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    session_end: SessionEndPayload,
}

#[derive(cynic::QueryFragment)]
struct SessionEndPayload {
    #[allow(dead_code)]
    session_id: cynic::Id,
}

/// Signs out.
pub(super) async fn submit(page: Page, _form: Form) -> Answer {
    match page.query(End::build(EndVariables { input: SessionEndInput { id: None } })).await {
        // Whoever is signed out already is not signed in.
        Ok(_) | Err(PageError::Unauthenticated) => {}
        Err(other) => return Err(other),
    }
    let mut response = page.redirect_saying("/", "signed-out")?;
    for cookie in cookies::without_tokens(&page) {
        response.add_cookie(&cookie).map_err(|e| PageError::internal("a cookie is not text", e))?;
    }
    Ok(response)
}
