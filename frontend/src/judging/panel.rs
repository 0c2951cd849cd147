//! The organiser's view of a stage: panel, progress, assignment of judges, conflicts.

use actix_web::web::Path;
use cynic::QueryBuilder;

use super::ask::{Ask, AskFields, ConflictKind, JudgingStanding, Stage, Submission};
use super::panel_verbs as verbs;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Ask")]
struct PanelQuery {
    #[arguments(stageId: $id)]
    panel: Option<Panel>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Ask")]
struct Panel {
    stage: Stage,
    judges: Vec<PanelJudge>,
    progress: Vec<ReviewProgress>,
    conflicts: Vec<Conflict>,
    hosts: Vec<HostPlaces>,
}

#[derive(cynic::QueryFragment)]
struct PanelJudge {
    id: cynic::Id,
    person_id: cynic::Id,
    name: Option<String>,
    city: Option<String>,
    chair: bool,
    assigned: i32,
    sent: i32,
}

#[derive(cynic::QueryFragment)]
struct ReviewProgress {
    submission: Submission,
    judges: Vec<JudgeProgress>,
    sent: i32,
    assigned: i32,
}

#[derive(cynic::QueryFragment)]
struct JudgeProgress {
    name: Option<String>,
    sent: bool,
}

#[derive(cynic::QueryFragment)]
struct Conflict {
    id: cynic::Id,
    submission_id: cynic::Id,
    judge: Option<String>,
    kind: ConflictKind,
    reason: String,
    lifted_at: Option<chrono::DateTime<chrono::Utc>>,
}

#[derive(cynic::QueryFragment)]
struct HostPlaces {
    organisation_id: cynic::Id,
    name: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "judging/panel.html")]
struct PanelPage {
    page: Page,
    panel: Panel,
    form: Form,
    hosts: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    judges: Vec<(String, String)>,
    submissions: Vec<(String, String)>,
}

impl PanelPage {
    fn base(&self) -> String {
        format!("/judging/stages/{}", self.panel.stage.id.inner())
    }

    fn can_judge(&self) -> bool {
        self.panel.stage.standing == JudgingStanding::Judging
    }

    fn can_change(&self) -> bool {
        matches!(self.panel.stage.standing, JudgingStanding::Judging | JudgingStanding::Preparing)
    }

    fn title_of(&self, id: &cynic::Id) -> String {
        let of = self.panel.progress.iter().find(|one| one.submission.id == *id);
        of.map_or_else(String::new, |one| format!("{} {}", one.submission.number, one.submission.title))
    }

    fn sent(&self) -> i32 {
        self.panel.progress.iter().map(|one| one.sent).sum()
    }

    fn assigned(&self) -> i32 {
        self.panel.progress.iter().map(|one| one.assigned).sum()
    }
}

async fn load(page: &Page, id: &str) -> Result<Panel, PageError> {
    page.signed_in()?;
    let data: PanelQuery = page.query(PanelQuery::build(Ask::about(page, id))).await?;
    data.panel.ok_or(PageError::NotFound)
}

fn template(page: &Page, panel: Panel, form: Form) -> PanelPage {
    let named = |id: &cynic::Id, name: &Option<String>| (id.inner().to_owned(), name.clone().unwrap_or_default());
    PanelPage {
        page: page.clone(),
        hosts: panel.hosts.iter().map(|host| named(&host.organisation_id, &host.name)).collect(),
        kinds: ConflictKind::options(page),
        judges: panel.judges.iter().map(|judge| named(&judge.person_id, &judge.name)).collect(),
        submissions: panel
            .progress
            .iter()
            .map(|one| {
                let submission = &one.submission;
                (submission.id.inner().to_owned(), format!("{} {}", submission.number, submission.title))
            })
            .collect(),
        panel,
        form,
    }
}

/// The panel.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let panel = load(&page, &id).await?;
    page.render(&template(&page, panel, Form::new(&page)))
}

/// Goes back to the panel, or shows it with what is wrong.
async fn done(page: Page, id: &str, form: Form, outcome: Result<(), Vec<Violation>>, said: &str) -> Answer {
    match outcome {
        Ok(()) => page.redirect_saying(&format!("/judging/stages/{id}"), said),
        Err(faults) => {
            let panel = load(&page, id).await?;
            page.render_refused(&template(&page, panel, form.refused(faults)))
        }
    }
}

/// Puts a judge on the panel.
pub async fn add(page: Page, id: Path<String>, form: Form) -> Answer {
    let outcome = verbs::add(&page, &id, &form).await?;
    done(page, &id, form, outcome, "judging-judge-added").await
}

/// Takes a judge off the panel.
pub async fn remove(page: Page, id: Path<String>, form: Form) -> Answer {
    let outcome = verbs::remove(&page, form.value("judge")).await?;
    done(page, &id, form, outcome, "judging-judge-removed").await
}

/// Names the chair.
pub async fn chair(page: Page, id: Path<String>, form: Form) -> Answer {
    let outcome = verbs::chair(&page, form.value("judge")).await?;
    done(page, &id, form, outcome, "judging-chair-set").await
}

/// Assigns judges to submissions.
pub async fn assign(page: Page, id: Path<String>, form: Form) -> Answer {
    let outcome = verbs::assign(&page, &id).await?;
    done(page, &id, form, outcome, "judging-assigned-done").await
}

/// Pins a conflict.
pub async fn pin(page: Page, id: Path<String>, form: Form) -> Answer {
    let outcome = verbs::pin(&page, &id, &form).await?;
    done(page, &id, form, outcome, "judging-conflict-pinned").await
}

/// Lifts a conflict.
pub async fn lift(page: Page, id: Path<String>, form: Form) -> Answer {
    let outcome = verbs::lift(&page, &id, form.value("conflict")).await?;
    done(page, &id, form, outcome, "judging-conflict-lifted").await
}
