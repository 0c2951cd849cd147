//! What all pages share: layout, forms, languages, tokens, the way to the API, and the small parts of the design.
//!
//! - [`Page`]: the extractor every handler takes and every template keeps in its field `page`.
//!   `page.query(op)`, `page.submit(op)`, `page.render(&template)`, `page.redirect_saying(path, key)`;
//!   in templates `page.t("key")`, `page.t1("key", "name", value)`, `page.time(&instant, zone)`, `page.left(&instant)`,
//!   `page.money(minor, "EUR")`, `page.size(bytes)`, `page.tag("key", Tone::Good)`, `page.line("key", &stations)`,
//!   `page.board(&rows)`, `page.empty("key", "/where", "step-key")`, `page.steps(has_next, end_cursor)`.
//! - [`Form`]: the extractor for posts (checks the token); the same value draws the fields in the template:
//!   `{{ form.summary() }}{{ form.open("/path") }}{{ form.text("title", "key").required() }}…</form>`.
//!   Field names equal the paths of violations, so faults find their field. Keys may have an attribute `.hint`.
//! - [`Upload`]: the extractor for multipart posts with one file (form opened by `form.open_with_files`, the file
//!   field last); `page.put_file(&upload_url, file)` streams it to a signed URL that a mutation gave out.
//! - [`PageError`]: why there is no page; `?` is all a handler does about it.
//! - Faults are translated by code: `challenge.deadline_passed` is the key `fault-challenge-deadline-passed`.

mod around;
mod assets;
mod backend;
mod error;
mod failure;
mod field;
mod flash;
mod form;
mod format;
mod language;
mod line;
#[cfg(test)]
mod locales_test;
mod multipart;
mod operation;
mod page;
mod parts;
mod resumable;
mod signing;
mod text;
mod upload;
mod viewer;
mod work;

pub use around::{around, no_such_page};
pub use assets::configure as configure_assets;
pub use backend::{Backend, FileStream};
pub use error::{PageError, Violation};
pub use field::Field;
pub use flash::Flash;
pub use form::Form;
pub use language::Language;
pub use line::{Line, Station, Stop, stations};
pub use page::{Answer, Page, Theme};
pub use parts::{City, Departure, Tag, Tone, tint};
pub use resumable::{Resumable, begun};
pub use upload::{Incoming, Upload};
pub use viewer::Viewer;

/// A path of our own, or the home page: nobody is led away by an address in a link.
pub fn local_path(path: &str) -> &str {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r', '\t']);
    if ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn redirects_stay_here() {
        assert_eq!(local_path("/teams?x=1"), "/teams?x=1");
        for away in ["https://example.org", "//example.org", "/\\example.org", "", "javascript:alert(1)"] {
            assert_eq!(local_path(away), "/");
        }
    }
}
