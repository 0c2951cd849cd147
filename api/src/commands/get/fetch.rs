//! One file: into `….part` with ranges, however often the connection, the address or this program ends; then proved.

use std::io::SeekFrom;
use std::path::{Path, PathBuf};

use futures_util::StreamExt;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_RANGE, IF_RANGE, RANGE};
use sha2::{Digest, Sha256};
use tokio::fs::{self, OpenOptions};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

use super::plan::{File, Plan};
use crate::commands::remote::session::in_words;
use crate::commands::remote::{Failure, Progress, Session, TRIES, at, pause};

/// How a file came to be complete.
pub enum Outcome {
    /// It was there, with the right bytes.
    There,
    /// It was downloaded.
    Got,
}

/// Gets one file to a path.
///
/// # Errors
/// The condition that refuses it, that the platform does not answer, or that the bytes are not the right ones. What
/// has come stays in `….part`, but for wrong bytes.
pub async fn fetch(
    session: &Session,
    plan: &Plan,
    file: &File,
    path: &Path,
    progress: &mut Progress,
) -> Result<Outcome, Failure> {
    if fs::metadata(path).await.is_ok() {
        let (size, hash) = Partial::read(path).await?;
        if size == file.size && hex::encode(hash.finalize()) == file.sha256 {
            return Ok(Outcome::There);
        }
        return Err(Failure::here(format!(
            "{} is there with other content. Move it away, or choose --into.",
            path.display()
        )));
    }
    let mut partial = Partial::open(path, file).await?;
    progress.begin(&file.name, file.size, partial.size);
    let mut address: Option<String> = None;
    let mut tries = 0;
    while partial.size < file.size {
        let fresh = address.is_none();
        let url = match address.take() {
            Some(url) => url,
            None => plan.address(session, file).await?,
        };
        let before = partial.size;
        match step(session, &url, file, &mut partial, progress).await {
            Step::Ended => address = Some(url),
            Step::Refused(sentence) if fresh => return Err(Failure::refused(sentence)),
            // The address has run out of time, or the right has ended: who gives out addresses says which.
            Step::Refused(_) => {}
            Step::Again(why) => {
                tries = if partial.size > before { 0 } else { tries + 1 };
                if tries >= TRIES {
                    return Err(Failure::unavailable(format!(
                        "{why}, {TRIES} times in a row. Run the same command to go on."
                    )));
                }
                progress.say(&format!("{why}; going on."));
                tokio::time::sleep(pause(tries)).await;
                address = Some(url);
            }
            Step::Failed(failure) => return Err(failure),
        }
    }
    partial.prove(file, path).await?;
    Ok(Outcome::Got)
}

enum Step {
    /// The body came to its end.
    Ended,
    /// The address is refused.
    Refused(String),
    /// It may work in a moment.
    Again(String),
    /// It will not.
    Failed(Failure),
}

/// One request from where the file stands.
async fn step(session: &Session, url: &str, file: &File, partial: &mut Partial, progress: &mut Progress) -> Step {
    let mut request = session.http.get(url);
    if partial.size > 0 {
        request =
            request.header(RANGE, format!("bytes={}-", partial.size)).header(IF_RANGE, format!("\"{}\"", file.sha256));
    }
    let answer = match request.send().await {
        Ok(answer) => answer,
        Err(error) => return Step::Again(format!("The download was interrupted: {}", in_words(&error))),
    };
    match answer.status() {
        StatusCode::OK if partial.size > 0 => {
            // From the beginning: something else lies there than was begun with.
            if let Err(failure) = partial.restart().await {
                return Step::Failed(failure);
            }
        }
        StatusCode::OK => {}
        StatusCode::PARTIAL_CONTENT => {
            let from = format!("bytes {}-", partial.size);
            let range = answer.headers().get(CONTENT_RANGE).and_then(|range| range.to_str().ok());
            if !range.is_some_and(|range| range.starts_with(&from)) {
                return Step::Failed(Failure::unsound("The server sent another range than was asked for."));
            }
        }
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::GONE => {
            return Step::Refused(detail(answer).await);
        }
        StatusCode::NOT_FOUND => return Step::Failed(Failure::not_found(detail(answer).await)),
        StatusCode::CONFLICT | StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => {
            return Step::Again(detail(answer).await);
        }
        status if status.is_server_error() => return Step::Again(detail(answer).await),
        status => {
            return Step::Failed(Failure::unsound(format!("The server answered {status}, which makes no sense here.")));
        }
    }
    let mut body = answer.bytes_stream();
    while let Some(chunk) = body.next().await {
        match chunk {
            Ok(chunk) => {
                if let Err(failure) = partial.write(&chunk, file).await {
                    return Step::Failed(failure);
                }
                progress.at(partial.size);
            }
            Err(error) => return Step::Again(format!("The download was interrupted: {}", in_words(&error))),
        }
    }
    if partial.size < file.size { Step::Again("The download ended early".into()) } else { Step::Ended }
}

/// What the problem details of a refusal say.
async fn detail(answer: reqwest::Response) -> String {
    let status = answer.status();
    let problem: serde_json::Value = answer.json().await.unwrap_or_default();
    at(&problem, "/detail").as_str().map_or_else(|| format!("The server answered {status}"), str::to_owned)
}

/// What has come so far.
struct Partial {
    path: PathBuf,
    file: fs::File,
    size: u64,
    hash: Sha256,
}

impl Partial {
    /// Takes up what an earlier run left. The hash stands in the name: another version begins anew.
    async fn open(path: &Path, file: &File) -> Result<Self, Failure> {
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{}.part", file.sha256.chars().take(12).collect::<String>()));
        let path = path.with_file_name(name);
        let (size, hash) =
            if fs::metadata(&path).await.is_ok() { Self::read(&path).await? } else { (0, Sha256::new()) };
        let opened = OpenOptions::new().create(true).append(true).open(&path).await;
        let opened = opened.map_err(|e| Failure::here(format!("{} cannot be written: {e}.", path.display())))?;
        let mut partial = Self { path, file: opened, size, hash };
        if size > file.size {
            partial.restart().await?;
        }
        Ok(partial)
    }

    /// Size and hash of what lies there.
    async fn read(path: &Path) -> Result<(u64, Sha256), Failure> {
        let cannot = |e: std::io::Error| Failure::here(format!("{} cannot be read: {e}.", path.display()));
        let mut file = fs::File::open(path).await.map_err(cannot)?;
        let (mut size, mut hash) = (0_u64, Sha256::new());
        let mut buffer = vec![0_u8; 1 << 20];
        loop {
            let n = file.read(&mut buffer).await.map_err(cannot)?;
            let Some(read) = buffer.get(..n).filter(|read| !read.is_empty()) else { return Ok((size, hash)) };
            hash.update(read);
            size = size.saturating_add(u64::try_from(n).unwrap_or_default());
        }
    }

    async fn restart(&mut self) -> Result<(), Failure> {
        let done = async {
            self.file.set_len(0).await?;
            self.file.seek(SeekFrom::Start(0)).await
        };
        done.await.map_err(|e| Failure::here(format!("{} cannot be written: {e}.", self.path.display())))?;
        (self.size, self.hash) = (0, Sha256::new());
        Ok(())
    }

    async fn write(&mut self, bytes: &[u8], file: &File) -> Result<(), Failure> {
        let size = self.size.saturating_add(u64::try_from(bytes.len()).unwrap_or_default());
        if size > file.size {
            return Err(Failure::unsound("The server sends more bytes than the file has."));
        }
        let written = self.file.write_all(bytes).await;
        written.map_err(|e| Failure::here(format!("{} cannot be written: {e}.", self.path.display())))?;
        self.hash.update(bytes);
        self.size = size;
        Ok(())
    }

    /// Compares with the promise, then gives the file its name.
    async fn prove(mut self, file: &File, path: &Path) -> Result<(), Failure> {
        let cannot = |e: std::io::Error| Failure::here(format!("{} cannot be written: {e}.", path.display()));
        self.file.flush().await.map_err(cannot)?;
        self.file.sync_all().await.map_err(cannot)?;
        let found = hex::encode(self.hash.finalize());
        if found != file.sha256 {
            // Nothing of it can be trusted, so nothing of it is gone on with.
            let _ = fs::remove_file(&self.path).await;
            return Err(Failure::unsound(format!(
                "“{}” arrived with SHA-256 {found} and should have {}. It was removed; run the command again.",
                file.name, file.sha256
            )));
        }
        fs::rename(&self.path, path).await.map_err(cannot)
    }
}
