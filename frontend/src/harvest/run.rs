//! `/harvest/runs/{id}`: how a run goes, its report, and the decision about a big drop.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Action, Count, Format, NoteKind, Outcome, Owner, RunId, RunState};
use crate::datasets::nodes::PageInfo;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
    after: Option<String>,
    outcome: Option<Outcome>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct RunQuery {
    #[arguments(id: $id)]
    harvest_run: Option<HarvestRun>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct HarvestRun {
    id: cynic::Id,
    source: HarvestSource,
    preview: bool,
    scheduled: bool,
    state: RunState,
    created_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
    format: Option<Format>,
    records: i32,
    total: Option<i32>,
    pages: i32,
    complete: bool,
    known: i32,
    missing: i32,
    error_code: Option<String>,
    error: Option<String>,
    counts: Vec<Count>,
    #[arguments(first: 50, after: $after, outcome: $outcome)]
    items: HarvestItemConnection,
}

#[derive(cynic::QueryFragment)]
struct HarvestSource {
    id: cynic::Id,
    name: String,
    organisation: Owner,
    viewer_can: Vec<Action>,
}

#[derive(cynic::QueryFragment)]
struct HarvestItemConnection {
    nodes: Vec<HarvestItem>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct HarvestItem {
    native_id: Option<String>,
    title: String,
    outcome: Outcome,
    field: Option<String>,
    message: Option<String>,
    notes: Vec<HarvestNote>,
    dataset: Option<Dataset>,
}

#[derive(cynic::QueryFragment)]
struct HarvestNote {
    field: String,
    what: NoteKind,
    from: String,
    detail: String,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    slug: String,
}

#[derive(cynic::InputObject)]
struct HarvestRunConfirmInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct ConfirmVariables {
    input: HarvestRunConfirmInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ConfirmVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Confirm {
    #[arguments(input: $input)]
    harvest_run_confirm: HarvestRunConfirmPayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct HarvestRunConfirmPayload {
    run: RunId,
}

#[derive(cynic::InputObject)]
struct HarvestRunRefuseInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct RefuseVariables {
    input: HarvestRunRefuseInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RefuseVariables")]
#[allow(dead_code)]
struct Refuse {
    #[arguments(input: $input)]
    harvest_run_refuse: HarvestRunRefusePayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct HarvestRunRefusePayload {
    run: RunId,
}

#[derive(Template)]
#[template(path = "harvest/run.html")]
struct RunPage {
    page: Page,
    form: Form,
    run: HarvestRun,
    chosen: Option<Outcome>,
}

impl RunPage {
    fn path(&self, last: &str) -> String {
        format!("/harvest/runs/{}{last}", self.run.id.inner())
    }

    /// Outcomes that occurred, with their figures.
    fn occurred(&self) -> Vec<(Outcome, String)> {
        let figure = |outcome: &Outcome| {
            let count = self.run.counts.iter().find(|one| one.outcome == *outcome)?.count;
            Some((*outcome, self.page.number(count)))
        };
        Outcome::ALL.iter().filter_map(figure).collect()
    }

    /// How many records were read, and of how many.
    fn read(&self) -> String {
        let read = self.page.number(self.run.records);
        self.run.total.map_or_else(|| read.clone(), |total| format!("{read} / {}", self.page.number(total)))
    }

    fn is_chosen(&self, outcome: &Outcome) -> bool {
        self.chosen.as_ref() == Some(outcome)
    }

    fn may_decide(&self) -> bool {
        self.run.state == RunState::NeedsConfirmation && self.run.source.viewer_can.contains(&Action::RunConfirm)
    }

    /// The reason in the reader's language, where we have one for its code.
    fn reason(&self) -> String {
        let key = self.run.error_code.as_deref().map(|code| format!("fault-{}", code.replace(['.', '_'], "-")));
        let said = self.run.error.clone().unwrap_or_default();
        match key.and_then(|key| self.page.find_text(&key)) {
            Some(text) => format!("{text} ({said})"),
            None => said,
        }
    }

    fn what(&self, kind: &NoteKind) -> String {
        let key = match kind {
            NoteKind::Mapped => "harvest-note-mapped",
            NoteKind::Cleaned => "harvest-note-cleaned",
            NoteKind::Dropped => "harvest-note-dropped",
            NoteKind::Kept => "harvest-note-kept",
        };
        self.page.t(key)
    }
}

/// `/harvest/runs/{id}`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    page.signed_in()?;
    let chosen = page.parameter("outcome");
    let chosen = Outcome::ALL.into_iter().find(|outcome| Some(outcome.word()) == chosen.as_deref());
    let variables = Variables { id: cynic::Id::new(id.as_str()), after: page.parameter("after"), outcome: chosen };
    let run = page.query(RunQuery::build(variables)).await?.harvest_run.ok_or(PageError::NotFound)?;
    page.render(&RunPage { form: Form::new(&page), run, chosen, page: page.clone() })
}

/// `/harvest/runs/{id}/decide`, sent
pub async fn decide(page: Page, form: Form, id: Path<String>) -> Answer {
    let run = cynic::Id::new(id.as_str());
    let to = format!("/harvest/runs/{id}");
    let (done, said) = if form.value("confirm") == "1" {
        let input = HarvestRunConfirmInput { id: run };
        (page.submit(Confirm::build(ConfirmVariables { input })).await?.map(drop), "harvest-said-confirmed")
    } else {
        let input = HarvestRunRefuseInput { id: run };
        (page.submit(Refuse::build(RefuseVariables { input })).await?.map(drop), "harvest-said-refused")
    };
    match done {
        Ok(()) => page.redirect_saying(&to, said),
        Err(faults) => Err(PageError::Refused(faults)),
    }
}
