//! What `upload.js` is told when it begins an upload in pieces.

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use serde_json::json;

use super::{Answer, Page, Violation};

/// Where the pieces go, and which file they become.
#[derive(Debug)]
pub struct Resumable {
    /// The signed address.
    pub url: String,
    /// The file's global id.
    pub file: String,
}

/// Answers the script: the address, or every fault in words of the reader.
///
/// # Errors
/// None; the type is that of every handler.
pub fn begun(page: &Page, outcome: Result<Resumable, Vec<Violation>>) -> Answer {
    let (mut answer, body) = match outcome {
        Ok(Resumable { url, file }) => {
            // Without the host: the page may be open under another name of ours.
            let path = url.strip_prefix(page.backend().public_url()).unwrap_or(&url);
            (HttpResponse::Ok(), json!({ "url": path, "file": file }))
        }
        Err(faults) => {
            let words: Vec<String> = faults.iter().map(|fault| page.fault_text(fault)).collect();
            (HttpResponse::UnprocessableEntity(), json!({ "message": words.join(" ") }))
        }
    };
    Ok(answer.insert_header((CACHE_CONTROL, "no-store")).json(body))
}
