//! `/harvest/{id}`: one source, its runs, and what can be done with it.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Action, Format, Origin, Owner, RunId, RunLine, SourceId, SourceState};
use crate::datasets::nodes::PageInfo;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Upload, Violation};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct SourceQuery {
    #[arguments(id: $id)]
    harvest_source: Option<HarvestSource>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct HarvestSource {
    id: cynic::Id,
    name: String,
    organisation: Owner,
    origin: Origin,
    url: Option<String>,
    has_file: bool,
    format: Format,
    every_hours: Option<i32>,
    cron: Option<String>,
    publish_automatically: bool,
    state: SourceState,
    next_run_at: Option<DateTime<Utc>>,
    #[arguments(first: 20, after: $after)]
    runs: HarvestRunConnection,
    viewer_can: Vec<Action>,
}

#[derive(cynic::QueryFragment)]
struct HarvestRunConnection {
    nodes: Vec<RunLine>,
    page_info: PageInfo,
}

#[derive(cynic::InputObject)]
struct HarvestRunStartInput {
    source: cynic::Id,
    preview: bool,
}

#[derive(cynic::QueryVariables)]
struct StartVariables {
    input: HarvestRunStartInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "StartVariables")]
struct Start {
    #[arguments(input: $input)]
    harvest_run_start: HarvestRunStartPayload,
}

#[derive(cynic::QueryFragment)]
struct HarvestRunStartPayload {
    run: RunId,
}

#[derive(cynic::InputObject)]
struct HarvestSourcePauseInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct PauseVariables {
    input: HarvestSourcePauseInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "PauseVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Pause {
    #[arguments(input: $input)]
    harvest_source_pause: HarvestSourcePausePayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct HarvestSourcePausePayload {
    source: SourceId,
}

#[derive(cynic::InputObject)]
struct HarvestSourceResumeInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct ResumeVariables {
    input: HarvestSourceResumeInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ResumeVariables")]
#[allow(dead_code)]
struct Resume {
    #[arguments(input: $input)]
    harvest_source_resume: HarvestSourceResumePayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct HarvestSourceResumePayload {
    source: SourceId,
}

#[derive(cynic::InputObject)]
struct HarvestSourceDeleteInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct DeleteVariables {
    input: HarvestSourceDeleteInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "DeleteVariables")]
#[allow(dead_code)]
struct Delete {
    #[arguments(input: $input)]
    harvest_source_delete: HarvestSourceDeletePayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct HarvestSourceDeletePayload {
    source: SourceId,
}

#[derive(cynic::InputObject)]
struct HarvestFileUploadBeginInput {
    source: cynic::Id,
    name: String,
    media_type: Option<String>,
}

#[derive(cynic::QueryVariables)]
struct UploadVariables {
    input: HarvestFileUploadBeginInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UploadVariables")]
struct BeginUpload {
    #[arguments(input: $input)]
    harvest_file_upload_begin: HarvestFileUploadBeginPayload,
}

#[derive(cynic::QueryFragment)]
struct HarvestFileUploadBeginPayload {
    upload: UploadLink,
}

#[derive(cynic::QueryFragment)]
struct UploadLink {
    url: String,
}

#[derive(Template)]
#[template(path = "harvest/source.html")]
struct SourcePage {
    page: Page,
    form: Form,
    source: HarvestSource,
}

impl SourcePage {
    fn can(&self, action: Action) -> bool {
        self.source.viewer_can.contains(&action)
    }

    fn path(&self, last: &str) -> String {
        format!("/harvest/{}/{last}", self.source.id.inner())
    }

    fn is_file(&self) -> bool {
        self.source.origin == Origin::File
    }

    fn schedule(&self) -> String {
        match (self.source.every_hours, &self.source.cron) {
            (Some(hours), _) => self.page.t1("harvest-every", "hours", hours),
            (None, Some(cron)) => format!("{cron} ({})", self.source.organisation.zone),
            (None, None) => self.page.t("harvest-by-hand"),
        }
    }
}

/// `/harvest/{id}`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    page.signed_in()?;
    let source = load(&page, &id).await?;
    answer(&page, Form::new(&page), source)
}

/// `/harvest/{id}/start`, sent
pub async fn start(page: Page, form: Form, id: Path<String>) -> Answer {
    let preview = form.value("preview") == "1";
    let input = HarvestRunStartInput { source: cynic::Id::new(id.as_str()), preview };
    match page.submit(Start::build(StartVariables { input })).await? {
        Ok(done) => page.redirect(&format!("/harvest/runs/{}", done.harvest_run_start.run.id.inner())),
        Err(faults) => refused(&page, form, &id, faults).await,
    }
}

/// `/harvest/{id}/state`, sent
pub async fn set_state(page: Page, form: Form, id: Path<String>) -> Answer {
    let source = cynic::Id::new(id.as_str());
    let done = match form.value("to") {
        "paused" => {
            let input = HarvestSourcePauseInput { id: source };
            page.submit(Pause::build(PauseVariables { input })).await?.map(drop)
        }
        "active" => {
            let input = HarvestSourceResumeInput { id: source };
            page.submit(Resume::build(ResumeVariables { input })).await?.map(drop)
        }
        "deleted" => {
            let input = HarvestSourceDeleteInput { id: source };
            if let Err(faults) = page.submit(Delete::build(DeleteVariables { input })).await?.map(drop) {
                return refused(&page, form, &id, faults).await;
            }
            return page.redirect_saying("/harvest", "harvest-said-deleted");
        }
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(()) => page.redirect_saying(&format!("/harvest/{id}"), "harvest-said-saved"),
        Err(faults) => refused(&page, form, &id, faults).await,
    }
}

/// `/harvest/{id}/file`, sent with a file
pub async fn upload(page: Page, upload: Upload, id: Path<String>) -> Answer {
    let Upload { mut form, file } = upload;
    let Some(file) = file else {
        form.fault("file", "datasets-choose-file");
        return refused(&page, form, &id, Vec::new()).await;
    };
    let input = HarvestFileUploadBeginInput {
        source: cynic::Id::new(id.as_str()),
        name: file.name.clone(),
        media_type: Some(file.media_type.clone()),
    };
    let done = match page.submit(BeginUpload::build(UploadVariables { input })).await? {
        Ok(begun) => page.put_file(&begun.harvest_file_upload_begin.upload.url, file).await?,
        Err(faults) => Err(faults),
    };
    match done {
        Ok(()) => page.redirect_saying(&format!("/harvest/{id}"), "harvest-said-uploaded"),
        Err(faults) => refused(&page, form, &id, faults).await,
    }
}

async fn load(page: &Page, id: &str) -> Result<HarvestSource, PageError> {
    let variables = Variables { id: cynic::Id::new(id), after: page.parameter("after") };
    page.query(SourceQuery::build(variables)).await?.harvest_source.ok_or(PageError::NotFound)
}

async fn refused(page: &Page, form: Form, id: &str, faults: Vec<Violation>) -> Answer {
    let source = load(page, id).await?;
    answer(page, form.refused(faults), source)
}

fn answer(page: &Page, form: Form, source: HarvestSource) -> Answer {
    let refused = form.is_refused();
    let view = SourcePage { page: page.clone(), form, source };
    if refused { page.render_refused(&view) } else { page.render(&view) }
}
