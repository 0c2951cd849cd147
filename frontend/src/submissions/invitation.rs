//! `/team-invitations/{id}`: where the link in the message leads. Says who invites to what; the invited person accepts
//! or declines. Whoever is not signed in yet sees the way there and back.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::ChallengeHead;
use super::verbs::{accept, decline};
use crate::challenges::nodes::Localized;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
    token: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct InvitationQuery {
    #[arguments(id: $id, token: $token)]
    team_invitation: Option<Invitation>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "TeamInvitation")]
struct Invitation {
    email: String,
    team_name: String,
    lead_name: Option<String>,
    invited_at: DateTime<Utc>,
    is_for_viewer: bool,
    challenge: Entered,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge")]
struct Entered {
    #[cynic(spread)]
    head: ChallengeHead,
    summary: Localized,
}

#[derive(Template)]
#[template(path = "submissions/invitation.html")]
struct InvitationPage {
    page: Page,
    invitation: Option<Invitation>,
    form: Form,
}

impl InvitationPage {
    /// This page with its token, as the way back from signing in.
    fn here(&self) -> String {
        let query =
            |pairs: &[(&str, &str)]| url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let token = self.form.value("token");
        let path = if token.is_empty() {
            self.page.path().to_owned()
        } else {
            format!("{}?{}", self.page.path(), query(&[("token", token)]))
        };
        let email = self.invitation.as_ref().map_or("", |invitation| invitation.email.as_str());
        query(&[("next", &path), ("email", email)])
    }
}

/// Loads it; an invitation that is closed or secret is none.
async fn load(page: &Page, id: &str, form: Form) -> Result<InvitationPage, PageError> {
    let variables = Variables { id: cynic::Id::new(id), token: form.read_optional("token") };
    let invitation = match page.query::<InvitationQuery, _>(InvitationQuery::build(variables)).await {
        Ok(data) => data.team_invitation,
        Err(PageError::NotFound | PageError::Refused(_)) => None,
        Err(other) => return Err(other),
    };
    Ok(InvitationPage { page: page.clone(), invitation, form })
}

/// Shows the invitation.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page).with("token", page.parameter("token").unwrap_or_default());
    let template = load(&page, &id, form).await?;
    let status = if template.invitation.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    page.render_as(status, &template)
}

/// Accepts or declines.
pub async fn answer(page: Page, id: Path<String>, form: Form) -> Answer {
    page.signed_in()?;
    let team_member_id = cynic::Id::new(id.as_str());
    let token = form.read_optional("token");
    let outcome = if form.value("act") == "decline" {
        let input = decline::TeamMemberDeclineInput { team_member_id, token };
        decline::run(&page, input).await.map(|done| done.map(|_| None))
    } else {
        let input = accept::TeamMemberAcceptInput { team_member_id, token };
        accept::run(&page, input).await.map(|done| done.map(|accepted| Some(accepted.team.submission.id)))
    };
    let faults = match outcome {
        Ok(Ok(Some(submission))) => {
            let to = format!("/submissions/{}", submission.inner());
            return page.redirect_saying(&to, "submissions-said-accepted");
        }
        Ok(Ok(None)) => return page.redirect_saying("/submissions", "submissions-said-declined"),
        Ok(Err(faults)) => faults,
        Err(PageError::Forbidden(message)) => {
            vec![Violation { code: String::new(), path: String::new(), message }]
        }
        Err(other) => return Err(other),
    };
    let template = load(&page, &id, form.refused(faults)).await?;
    page.render_refused(&template)
}
