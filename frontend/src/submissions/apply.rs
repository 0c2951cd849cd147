//! `/challenges/{slug}/apply`: somebody enters a challenge with a team.

use actix_web::web::Path;
use askama::Template;
use cynic::QueryBuilder;

use super::nodes::{ChallengeHead, SubmissionState};
use super::verbs::create;
use crate::challenges::nodes::{Localized, Organisation, Phase};
use crate::challenges::question::FormQuestion;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ApplyQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Challenge>,
    #[arguments(challengeSlug: $slug, first: 100)]
    my_submissions: Mine,
}

#[derive(cynic::QueryFragment)]
struct Challenge {
    id: cynic::Id,
    #[cynic(spread)]
    head: ChallengeHead,
    summary: Localized,
    terms: Localized,
    rules: Rules,
    hosts: Vec<Host>,
    form: Vec<FormQuestion>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChallengeRules")]
struct Rules {
    max_team_size: i32,
    max_entries_per_person: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "HostBrief")]
struct Host {
    organisation: Organisation,
    eligibility: Localized,
    local_terms: Localized,
    language: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SubmissionConnection")]
struct Mine {
    nodes: Vec<Entry>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Submission")]
struct Entry {
    id: cynic::Id,
    number: i32,
    title: String,
    state: SubmissionState,
    team: Team,
}

#[derive(cynic::QueryFragment)]
struct Team {
    name: String,
}

#[derive(Template)]
#[template(path = "submissions/apply.html")]
struct ApplyPage {
    page: Page,
    challenge: Challenge,
    entries: Vec<Entry>,
    form: Form,
}

impl ApplyPage {
    /// Why entries are ruled out before they are sent.
    fn conditions(&self) -> Vec<&str> {
        let rules = self.challenge.form.iter().filter_map(|question| question.eligibility.as_ref());
        rules.map(|rule| rule.reason.get(self.page.lang())).filter(|reason| !reason.is_empty()).collect()
    }

    fn files(&self) -> usize {
        let is_file = |q: &&FormQuestion| q.kind == crate::challenges::question::QuestionKind::File;
        self.challenge.form.iter().filter(is_file).count()
    }

    fn needs_cities(&self) -> bool {
        let said =
            |host: &&Host| !host.eligibility.is_empty() || !host.local_terms.is_empty() || host.language.is_some();
        self.challenge.hosts.iter().any(|host| said(&host))
    }

    fn is_open(&self) -> bool {
        self.challenge.head.phase == Phase::Open
    }

    /// Whether the reader is in as many entries as one person may be.
    fn is_full(&self) -> bool {
        let most = usize::try_from(self.challenge.rules.max_entries_per_person).unwrap_or(usize::MAX);
        self.entries.len() >= most
    }
}

async fn load(page: &Page, slug: &str, form: Form) -> Result<ApplyPage, PageError> {
    page.signed_in()?;
    let data: ApplyQuery = page.query(ApplyQuery::build(Variables { slug: slug.to_owned() })).await?;
    let challenge = data.challenge.ok_or(PageError::NotFound)?;
    let mut entries = data.my_submissions.nodes;
    entries.retain(|entry| entry.state != SubmissionState::Withdrawn);
    Ok(ApplyPage { page: page.clone(), challenge, entries, form })
}

/// Shows the form, or leads to the entry that the reader is part of; `?another` asks for one more.
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    let template = load(&page, &slug, Form::new(&page)).await?;
    let another = page.parameter("another").is_some() && !template.is_full();
    match template.entries.first() {
        Some(entry) if !another => page.redirect(&format!("/submissions/{}", entry.id.inner())),
        _ => page.render(&template),
    }
}

/// Makes the team and leads to the editor of its draft.
pub async fn create(page: Page, slug: Path<String>, form: Form) -> Answer {
    let template = load(&page, &slug, form).await?;
    let input =
        create::TeamCreateInput { challenge_id: template.challenge.id.clone(), name: template.form.read("name") };
    let faults = match create::run(&page, input).await {
        Ok(Ok(done)) => {
            let to = format!("/submissions/{}/edit", done.submission.id.inner());
            return page.redirect_saying(&to, "submissions-said-created");
        }
        Ok(Err(faults)) => faults,
        Err(PageError::Forbidden(message)) => {
            vec![Violation { code: String::new(), path: String::new(), message }]
        }
        Err(other) => return Err(other),
    };
    let form = template.form.clone().refused(faults);
    page.render_refused(&ApplyPage { form, ..template })
}
