//! Reads a source page by page into the report of its run, and touches no dataset; the worker's job `harvest.fetch`.

use std::time::Duration;

use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use url::Url;

use super::entity::{harvest_run, harvest_source};
use super::model::{Progress, RunJob};
use super::record::{NotACatalogue, Parsed};
use super::{HarvestFormat, HarvestOrigin, HarvestRunState, ending, formats, policy, queries, stage, store};
use crate::files;
use crate::kernel::{Ask, Context, Error, Job, Outside, Reply, Result, Viewer, crash};

/// Pages that one job reads before it makes room for others.
const PAGES_AT_ONCE: u32 = 20;
/// The most pages of one run.
const MAX_PAGES: u32 = 1_000;
/// The most records of one run.
const MAX_RECORDS: i32 = 50_000;
/// The most bytes of one run.
const MAX_RUN_BYTES: u64 = 512 * 1024 * 1024;
/// Failures in a row, and requests to wait, after which a run gives up.
const MAX_FAILURES: u32 = 5;
const MAX_WAITS: u32 = 20;
/// The longest that a portal is waited for at once.
const MAX_WAIT: Duration = Duration::from_secs(3_600);

/// What reading a page came to.
enum Page {
    Read(Vec<u8>, String),
    Wait(Duration),
    Failed(NotACatalogue),
    /// Nobody answered, or not well; worth another try.
    Again(String),
}

/// Reads on from where the run is. Can be repeated after any crash.
///
/// # Errors
/// When the database or the object store fails; then the job is tried again.
pub async fn fetch(ctx: &Context, payload: &serde_json::Value, outside: &dyn Outside) -> Result<()> {
    let RunJob { run } = serde_json::from_value(payload.clone())?;
    for _ in 0..PAGES_AT_ONCE {
        let run = queries::find_run(ctx.db.reader(), run).await?;
        let source = queries::find_source(ctx.db.reader(), run.source_id).await?;
        if !matches!(run.state, HarvestRunState::Queued | HarvestRunState::Fetching) {
            return Ok(());
        }
        if policy::decide_apply(source.state).permit().is_err() {
            let gone = NotACatalogue::new("harvest.source_deleted", "The source was deleted.");
            return ending::fail(ctx, &run, gone).await;
        }
        if !Box::pin(page(ctx, outside, &run, &source)).await? {
            return Ok(());
        }
    }
    again(ctx, run, Duration::ZERO).await
}

/// Reads one page; whether there is another to read at once.
async fn page(
    ctx: &Context,
    outside: &dyn Outside,
    run: &harvest_run::Model,
    source: &harvest_source::Model,
) -> Result<bool> {
    let progress = run.progress();
    let base = source.url.as_deref().and_then(|url| Url::parse(url).ok());
    let read = match source.origin {
        HarvestOrigin::File => from_file(ctx, source).await?,
        HarvestOrigin::Url => ask(outside, source, &progress, base.as_ref()).await?,
    };
    crash::point("harvest.page_read");
    let (bytes, from) = match read {
        Page::Failed(reason) => return ending::fail(ctx, run, reason).await.map(|()| false),
        Page::Wait(time) => return wait(ctx, run, progress, time).await.map(|()| false),
        Page::Again(why) => return retry(ctx, run, progress, why).await.map(|()| false),
        Page::Read(bytes, from) => (bytes, from),
    };
    let base = Url::parse(&from).ok().or(base);
    let format = run.format.filter(|_| progress.pages > 0).unwrap_or(source.format);
    let (parsed, bytes) = parse(bytes, format, base.clone()).await?;
    match parsed.and_then(|parsed| advance(&progress, run, parsed, &bytes, base.as_ref())) {
        Err(reason) => ending::fail(ctx, run, reason).await.map(|()| false),
        Ok((parsed, next)) => stage::stage(ctx, run, next, parsed).await,
    }
}

/// Parsing is work for the processor; it does not hold up others.
async fn parse(
    bytes: Vec<u8>,
    format: HarvestFormat,
    base: Option<Url>,
) -> Result<(std::result::Result<Parsed, NotACatalogue>, Vec<u8>)> {
    tokio::task::spawn_blocking(move || (formats::parse(&bytes, format, base.as_ref()), bytes))
        .await
        .map_err(Error::internal)
}

/// The progress after this page, or why the run cannot go on.
fn advance(
    before: &Progress,
    run: &harvest_run::Model,
    parsed: Parsed,
    bytes: &[u8],
    page: Option<&Url>,
) -> std::result::Result<(Parsed, Progress), NotACatalogue> {
    let mut progress = before.clone();
    progress.pages += 1;
    progress.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    progress.failures = 0;
    progress.total = parsed.total.or(progress.total);
    let here = i32::try_from(parsed.found.len()).unwrap_or(i32::MAX);
    let records = run.records.saturating_add(here);
    if records > MAX_RECORDS || progress.bytes > MAX_RUN_BYTES || progress.pages > MAX_PAGES {
        let message = format!(
            "The source has more than {MAX_RECORDS} records, {MAX_PAGES} pages or {MAX_RUN_BYTES} bytes. Nothing was changed."
        );
        return Err(NotACatalogue::new("harvest.too_many", message));
    }
    let content = hex::encode(Sha256::digest(bytes)).chars().take(16).collect::<String>();
    let circles = || {
        let message = "The pages of the source repeat themselves without an end. Nothing was changed.";
        NotACatalogue::new("harvest.endless_paging", message)
    };
    if here > 0 && progress.seen.contains(&content) {
        return Err(circles());
    }
    progress.seen.push(content);
    let taken = u64::try_from(records).unwrap_or_default();
    let more = progress.total.is_none_or(|total| taken < total) && here > 0;
    let next = parsed.next.as_ref().filter(|next| more || matches!(next, super::record::Next::Url(_)));
    let from = page.filter(|_| parsed.lists_all);
    let address = next.zip(from).and_then(|(next, page)| formats::next_address(page, parsed.format, next, taken));
    progress.next = address.map(|url| url.to_string());
    if let Some(next) = &progress.next {
        let mark = format!("@{}", hex::encode(Sha256::digest(next.as_bytes())).chars().take(16).collect::<String>());
        if progress.seen.contains(&mark) {
            return Err(circles());
        }
        progress.seen.push(mark);
    }
    Ok((parsed, progress))
}

async fn from_file(ctx: &Context, source: &harvest_source::Model) -> Result<Page> {
    let Some(id) = source.file_id else {
        return Ok(Page::Failed(NotACatalogue::new("harvest.file_missing", "No file has come yet.")));
    };
    let file = files::readable(ctx, id).await?;
    let size = u64::try_from(file.size.unwrap_or_default()).unwrap_or_default();
    let body = files::read(ctx, &file, 0..size, None).await?;
    let bytes = body.try_fold(Vec::new(), |mut all, chunk| async move {
        all.extend_from_slice(&chunk);
        Ok(all)
    });
    Ok(Page::Read(bytes.await?, source.url.clone().unwrap_or_default()))
}

async fn ask(
    outside: &dyn Outside,
    source: &harvest_source::Model,
    progress: &Progress,
    base: Option<&Url>,
) -> Result<Page> {
    let Some(base) = base else {
        return Ok(Page::Failed(NotACatalogue::new("harvest.url_missing", "The source has no address.")));
    };
    let url = progress.next.clone().unwrap_or_else(|| formats::first_address(base, source.format).to_string());
    let mut ask = Ask::get(&url).header("accept", accept(source.format));
    ask.max_bytes = formats::MAX_BYTES;
    let reply = match outside.ask(ask).await {
        Ok(reply) => reply,
        Err(error) => return failed(error),
    };
    if let Some(page) = answered(&reply) {
        return Ok(page);
    }
    let from = reply.url.clone();
    match reply.bytes().await {
        Ok(bytes) => Ok(Page::Read(bytes, from)),
        Err(error) => failed(error),
    }
}

fn accept(format: HarvestFormat) -> &'static str {
    match format {
        HarvestFormat::RdfXml => "application/rdf+xml",
        HarvestFormat::Turtle => "text/turtle",
        HarvestFormat::JsonLd => "application/ld+json",
        HarvestFormat::Iso19139 => "application/xml",
        _ => {
            "application/json, application/ld+json, text/turtle, application/rdf+xml, application/xml;q=0.9, text/csv;q=0.8, */*;q=0.5"
        }
    }
}

/// What an answer without a document means: wait, try again, or give up.
fn answered(reply: &Reply) -> Option<Page> {
    let seconds = |name: &str| reply.header(name).and_then(|text| text.trim().parse::<u64>().ok());
    match reply.status {
        200..=299 => None,
        429 | 503 if reply.status == 429 || reply.header("retry-after").is_some() => {
            let wait = seconds("retry-after").or_else(|| seconds("x-ratelimit-reset").filter(|s| *s < 86_400));
            Some(Page::Wait(Duration::from_secs(wait.unwrap_or(60)).clamp(Duration::from_secs(1), MAX_WAIT)))
        }
        500..=599 => Some(Page::Again(format!("The source answered with status {}.", reply.status))),
        status => Some(Page::Failed(NotACatalogue::new(
            "harvest.status",
            format!("The source answered with status {status}. Check the address."),
        ))),
    }
}

/// A refusal of ours stands; what did not answer is asked again.
fn failed(error: Error) -> Result<Page> {
    match error {
        Error::Refused(violations) => {
            let code = violations.first().map(|one| one.code.clone()).unwrap_or_default();
            let message = violations.into_iter().map(|one| one.message).collect::<Vec<_>>().join(" ");
            let code = match code.as_str() {
                "outside.not_public" => "outside.not_public",
                "outside.too_long" => "outside.too_long",
                "outside.credentials" => "outside.credentials",
                _ => "outside.address",
            };
            Ok(Page::Failed(NotACatalogue::new(code, message)))
        }
        Error::Unavailable(why) => Ok(Page::Again(why)),
        other => Err(other),
    }
}

async fn wait(ctx: &Context, run: &harvest_run::Model, mut progress: Progress, time: Duration) -> Result<()> {
    progress.waits += 1;
    if progress.waits > MAX_WAITS {
        let message = format!("The source asked to wait more than {MAX_WAITS} times. Nothing was changed.");
        return ending::fail(ctx, run, NotACatalogue::new("harvest.asked_to_wait", message)).await;
    }
    later(ctx, run, &progress, time).await
}

async fn retry(ctx: &Context, run: &harvest_run::Model, mut progress: Progress, why: String) -> Result<()> {
    progress.failures += 1;
    if progress.failures >= MAX_FAILURES {
        let message = format!("{why} It was tried {MAX_FAILURES} times. Nothing was changed.");
        return ending::fail(ctx, run, NotACatalogue::new("harvest.unreachable", message)).await;
    }
    later(ctx, run, &progress, Duration::from_secs(1 << progress.failures)).await
}

/// Notes how far the run is and goes on after a while, in one transaction.
async fn later(ctx: &Context, run: &harvest_run::Model, progress: &Progress, time: Duration) -> Result<()> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let mut locked = store::lock_run(&tx, run.id).await?;
    if locked.progress() != run.progress() {
        return Ok(());
    }
    let permit = crate::kernel::Verdict::Allowed.permit()?;
    locked.progress = serde_json::to_value(progress)?;
    locked.state = HarvestRunState::Fetching;
    locked.started_at = locked.started_at.or(Some(tx.now()));
    let locked = store::save_run(&tx, &permit, locked).await?;
    tx.enqueue(next_job(&locked, time)).await?;
    tx.commit().await
}

async fn again(ctx: &Context, run: crate::kernel::HarvestRunId, time: Duration) -> Result<()> {
    let row = queries::find_run(ctx.db.reader(), run).await?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    tx.enqueue(next_job(&row, time)).await?;
    tx.commit().await
}

/// Its key tells how far the run was, so that a job that is still running does not stand in the way of the next.
fn next_job(run: &harvest_run::Model, time: Duration) -> Job {
    let Progress { pages, failures, waits, .. } = run.progress();
    let key = format!("harvest.fetch:{}:{pages}:{failures}:{waits}", run.id);
    Job::new("harvest.fetch", RunJob { run: run.id })
        .unique(key)
        .after_ms(i64::try_from(time.as_millis()).unwrap_or(i64::MAX))
}
