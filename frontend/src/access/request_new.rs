//! `/access-requests/new?dataset=…`: a team begins a request; it is kept as a draft, and sent when it is whole.

use askama::Template;
use cynic::QueryBuilder;
use serde_json::Value;

use super::asked::{self, AccessRequestOptions, Asked};
use super::nodes::Text;
use super::request_edit;
use super::send;
use super::vocabulary::AccessVersionPolicy;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

/// Days that are asked for at first.
const USUAL_DAYS: i32 = 30;

#[derive(cynic::QueryVariables)]
struct Variables {
    dataset: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct OptionsQuery {
    #[arguments(dataset: $dataset)]
    access_request_options: AccessRequestOptions,
    #[arguments(dataset: $dataset)]
    access_policy: Option<AccessPolicy>,
}

#[derive(cynic::QueryFragment)]
struct AccessPolicy {
    sentence: Text,
}

#[derive(Template)]
#[template(path = "access/request_new.html")]
struct NewPage {
    page: Page,
    form: Form,
    options: AccessRequestOptions,
    sentence: Option<Text>,
    teams: Vec<(String, String)>,
    action: String,
}

impl NewPage {
    fn asked(&self) -> Asked<'_> {
        Asked::new(&self.page, &self.form, &self.options, None)
    }
}

/// `GET /access-requests/new`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let form = Form::new(&page).with("versionPolicy", AccessVersionPolicy::ThisVersion.word());
    let mut shown = load(&page, form).await?;
    let days = USUAL_DAYS.min(shown.options.max_days);
    shown.form = shown.form.with("durationDays", days.to_string());
    if let [only] = shown.options.teams.as_slice() {
        shown.form = shown.form.with("team", only.team.id.inner());
    }
    page.render(&shown)
}

async fn load(page: &Page, form: Form) -> Result<NewPage, PageError> {
    let id = page.parameter("dataset").ok_or(PageError::NotFound)?;
    let data = page.query(OptionsQuery::build(Variables { dataset: cynic::Id::new(&id) })).await?;
    let options = data.access_request_options;
    let teams = options.teams.iter().map(|one| (one.team.id.inner().to_owned(), one.team.name.clone())).collect();
    let action = format!("/access-requests/new?dataset={id}");
    let sentence = data.access_policy.map(|policy| policy.sentence);
    Ok(NewPage { form, options, sentence, teams, action, page: page.clone() })
}

/// `POST /access-requests/new`: keeps the draft, and sends it when asked to.
pub async fn send(page: Page, form: Form) -> Answer {
    page.signed_in()?;
    let mut shown = load(&page, form).await?;
    let typed = asked::read(&page, &mut shown.form, &shown.options.form, &Value::Null);
    let sends = shown.form.value("act") == "send";
    if shown.form.value("team").is_empty() {
        shown.form.fault("team", "access-choose-team");
    }
    if sends {
        asked::check_terms(&mut shown.form);
    }
    if shown.form.is_refused() {
        return page.render_refused(&shown);
    }
    let dataset = cynic::Id::new(page.parameter("dataset").unwrap_or_default());
    let team = cynic::Id::new(shown.form.value("team"));
    let kept = match send::create(&page, dataset, team, typed).await? {
        Ok(kept) => kept,
        Err(faults) => {
            shown.form = shown.form.refused(asked::placed(faults));
            return page.render_refused(&shown);
        }
    };
    let id = kept.id.inner().to_owned();
    if !sends {
        return page.redirect_saying(&format!("/access-requests/{id}/edit"), "ask-said-saved");
    }
    match send::submit(&page, &kept, &shown.form).await? {
        Ok(sent) => page.redirect_saying(&format!("/access-requests/{id}"), send::said(&sent)),
        // The draft is kept by now, so what is missing is written there.
        Err(faults) => request_edit::refused(&page, &id, shown.form, faults, kept.lock_version).await,
    }
}
