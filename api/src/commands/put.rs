//! `intercity put`: uploads a file in pieces and goes on after any interruption, by tus 1.0.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use futures_util::StreamExt;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::fs;
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

use super::remote::progress::size;
use super::remote::session::{client, in_words};
use super::remote::{Failure, Progress, Session, SignIn, TRIES, at, pause};

/// One request carries at most so many bytes, so that no proxy on the way loses patience.
const REQUEST: u64 = 256 * 1024 * 1024;

/// What to put where, and as whom.
#[derive(Args)]
pub struct PutOptions {
    /// The file
    file: PathBuf,
    /// An upload link for pieces (`resumable.url` of the mutation that begins an upload)
    #[arg(long, value_name = "LINK", required_unless_present = "dataset", conflicts_with = "dataset")]
    to: Option<String>,
    /// The name of a dataset of yours: the file is added to its version that is not published yet
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
    #[command(flatten)]
    sign_in: SignIn,
    /// Its media type; told by the ending when absent
    #[arg(long, value_name = "TYPE")]
    media_type: Option<String>,
    /// Lines of JSON on standard output, for scripts
    #[arg(long)]
    json: bool,
}

impl PutOptions {
    /// Whether scripts read what is told.
    pub const fn json(&self) -> bool {
        self.json
    }
}

/// Puts the file and waits until the platform has checked it.
///
/// # Errors
/// What refuses it; what has arrived stays for another run of the same command.
pub async fn put(options: &PutOptions) -> Result<(), Failure> {
    let cannot = |e: std::io::Error| Failure::here(format!("{} cannot be read: {e}.", options.file.display()));
    let length = fs::metadata(&options.file).await.map_err(cannot)?.len();
    let note = note_path(&options.file);
    let (http, url) = match (&options.to, &options.dataset) {
        (Some(link), _) => (client()?, link.clone()),
        (None, Some(dataset)) => {
            let session = Session::open(&options.sign_in, None)?;
            let url = begin(&session, options, dataset, length, &note).await?;
            (session.http, url)
        }
        (None, None) => return Err(Failure::usage("Say where to: --to LINK or --dataset NAME.")),
    };
    let upload = Upload { http, url, path: options.file.clone(), length };
    let mut progress = Progress::new(options.json);
    upload.send(&mut progress).await?;
    let outcome = upload.outcome().await?;
    // Only a note for going on; nothing is lost if it stays.
    let _ = fs::remove_file(&note).await;
    let mine = upload.hash().await?;
    if at(&outcome, "/state") == "rejected" {
        return Err(Failure::unsound(at(&outcome, "/reason").as_str().unwrap_or("The file was rejected.")));
    }
    if at(&outcome, "/sha256") != mine.as_str() {
        return Err(Failure::unsound("The file changed while it was uploaded: what arrived has another SHA-256."));
    }
    let event = json!({"event": "file", "state": "complete", "file": at(&outcome, "/file"), "name": at(&outcome, "/name"),
                       "size": length, "sha256": mine});
    progress.tell(
        &event,
        &format!("{} is uploaded and checked ({}, SHA-256 {mine})", options.file.display(), size(length)),
    );
    Ok(())
}

/// Where the link of an upload under way is noted: beside the file.
fn note_path(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(".intercity-put");
    file.with_file_name(name)
}

/// The link that an earlier run noted, when it is for the same thing, or a new one.
async fn begin(
    session: &Session,
    options: &PutOptions,
    dataset: &str,
    length: u64,
    note: &Path,
) -> Result<String, Failure> {
    let noted: Value =
        fs::read(note).await.ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
    if at(&noted, "/dataset") == dataset
        && at(&noted, "/length") == length
        && let Some(url) = at(&noted, "/url").as_str()
        && head(&session.http, url).await.is_ok_and(|answer| answer.status() == StatusCode::OK)
    {
        return Ok(url.to_owned());
    }
    let query = "query($slug: String!) { dataset(slug: $slug) { versions { id state } } }";
    let found = session.ask(query, json!({ "slug": dataset })).await?;
    let versions = at(&found, "/dataset/versions").as_array().cloned().unwrap_or_default();
    let Some(version) = versions.iter().find(|version| version["state"] == "DRAFT") else {
        return Err(Failure::usage(format!(
            "“{dataset}” has no version that is not published. Start one on its page."
        )));
    };
    let name = options.file.file_name().unwrap_or_default().to_string_lossy();
    let input = json!({"version": version["id"], "name": name, "mediaType": options.media_type, "size": length});
    let query = "mutation($input: DistributionUploadBeginInput!) { distributionUploadBegin(input: $input) { resumable { url } } }";
    let begun = session.ask(query, json!({ "input": input })).await?;
    let url = at(&begun, "/distributionUploadBegin/resumable/url").as_str().unwrap_or_default().to_owned();
    keep(note, &json!({"dataset": dataset, "length": length, "url": url})).await;
    Ok(url)
}

/// Keeps the note readable by its owner alone: the link is a right.
async fn keep(note: &Path, content: &Value) {
    let _ = fs::remove_file(note).await;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    if let Ok(mut file) = options.open(note).await {
        let written = tokio::io::AsyncWriteExt::write_all(&mut file, content.to_string().as_bytes()).await;
        if written.is_err() || tokio::io::AsyncWriteExt::flush(&mut file).await.is_err() {
            tracing::debug!("the note of an upload could not be written; another run would begin anew");
        }
    }
}

async fn head(http: &reqwest::Client, url: &str) -> Result<Response, Failure> {
    let request = http.head(url).header("tus-resumable", "1.0.0").timeout(Duration::from_secs(60));
    request.send().await.map_err(|e| Failure::unavailable(format!("The platform does not answer: {}", in_words(&e))))
}

struct Upload {
    http: reqwest::Client,
    url: String,
    path: PathBuf,
    length: u64,
}

impl Upload {
    /// Sends what is missing, until nothing is.
    async fn send(&self, progress: &mut Progress) -> Result<(), Failure> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (mut tries, mut reached, mut begun) = (0, 0, false);
        loop {
            let step = async {
                let offset = self.offset().await?;
                if !begun {
                    progress.begin(&name, self.length, offset);
                    begun = true;
                }
                progress.at(offset);
                if offset >= self.length {
                    return Ok((offset, true));
                }
                let offset = self.patch(offset).await?;
                progress.at(offset);
                Ok::<_, Failure>((offset, offset >= self.length))
            };
            match step.await {
                Ok((_, true)) => return Ok(()),
                Ok((offset, false)) => {
                    tries = 0;
                    reached = offset;
                }
                Err(failure) if failure.passes() => {
                    let now = self.offset().await.unwrap_or(reached);
                    tries = if now > reached { 0 } else { tries + 1 };
                    reached = now.max(reached);
                    if tries >= TRIES {
                        let why = failure.text;
                        return Err(Failure::unavailable(format!("{why} Run the same command to go on.")));
                    }
                    progress.say(&format!("{} Going on.", failure.text));
                    tokio::time::sleep(pause(tries)).await;
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    async fn offset(&self) -> Result<u64, Failure> {
        let answer = head(&self.http, &self.url).await?;
        if answer.status() != StatusCode::OK {
            return Err(self.refusal(answer).await);
        }
        let number =
            |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<u64>().ok());
        if number("upload-length").is_some_and(|length| length != self.length) {
            return Err(Failure::unsound("This link is for a file of another size. Begin a new upload."));
        }
        number("upload-offset").ok_or_else(|| Failure::usage("This is not an upload link for pieces (resumable.url)."))
    }

    async fn patch(&self, offset: u64) -> Result<u64, Failure> {
        let cannot = |e: std::io::Error| Failure::here(format!("{} cannot be read: {e}.", self.path.display()));
        let mut file = fs::File::open(&self.path).await.map_err(cannot)?;
        file.seek(std::io::SeekFrom::Start(offset)).await.map_err(cannot)?;
        let left = self.length.saturating_sub(offset).min(REQUEST);
        let body = ReaderStream::with_capacity(file.take(left), 128 * 1024);
        let request = self
            .http
            .request(Method::PATCH, &self.url)
            .header("tus-resumable", "1.0.0")
            .header("upload-offset", offset)
            .header("upload-length", self.length)
            .header(CONTENT_TYPE, "application/offset+octet-stream")
            .header(CONTENT_LENGTH, left)
            .body(reqwest::Body::wrap_stream(body));
        let answer = request
            .send()
            .await
            .map_err(|e| Failure::unavailable(format!("The upload was interrupted: {}.", in_words(&e))))?;
        match answer.status() {
            StatusCode::NO_CONTENT => Ok(offset.saturating_add(left)),
            // Somebody else sends the same file, or an earlier request of ours ends only now.
            StatusCode::CONFLICT | StatusCode::LOCKED => {
                Err(Failure::unavailable("The upload stands elsewhere than expected."))
            }
            _ => Err(self.refusal(answer).await),
        }
    }

    async fn refusal(&self, answer: Response) -> Failure {
        let status = answer.status();
        let mut text = answer.json::<Value>().await.ok().and_then(|p| at(&p, "/detail").as_str().map(str::to_owned));
        if text.is_none() && status == StatusCode::GONE {
            // The answer to HEAD has no body; what became of it is told by GET.
            text = self.look().await.ok().and_then(|told| at(&told, "/reason").as_str().map(str::to_owned));
        }
        let text = text.unwrap_or_else(|| format!("The platform answered {status}."));
        match status {
            StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED | StatusCode::GONE => Failure::refused(text),
            StatusCode::NOT_FOUND => Failure::not_found(text),
            status if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => Failure::unavailable(text),
            _ => Failure::unsound(text),
        }
    }

    async fn look(&self) -> Result<Value, Failure> {
        let answer = self.http.get(&self.url).timeout(Duration::from_secs(60)).send().await;
        let answer =
            answer.map_err(|e| Failure::unavailable(format!("The platform does not answer: {}.", in_words(&e))))?;
        answer.json().await.map_err(|e| Failure::unavailable(format!("The answer cannot be read: {}.", in_words(&e))))
    }

    /// What became of it, once the platform has put it together and looked inside.
    async fn outcome(&self) -> Result<Value, Failure> {
        let mut tries = 0;
        loop {
            match self.look().await {
                Ok(told) if at(&told, "/state") == "clean" || at(&told, "/state") == "rejected" => return Ok(told),
                Ok(_) => tries = 0,
                Err(failure) if tries < TRIES && failure.passes() => tries += 1,
                Err(failure) => return Err(failure),
            }
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
    }

    async fn hash(&self) -> Result<String, Failure> {
        let cannot = |e: std::io::Error| Failure::here(format!("{} cannot be read: {e}.", self.path.display()));
        let file = fs::File::open(&self.path).await.map_err(cannot)?;
        let mut bytes = ReaderStream::with_capacity(file, 1 << 20);
        let mut hash = Sha256::new();
        while let Some(chunk) = bytes.next().await {
            hash.update(&chunk.map_err(cannot)?);
        }
        Ok(hex::encode(hash.finalize()))
    }
}
