//! Records of access as CSV lines that no spreadsheet takes for formulas.

use std::borrow::Cow;

use chrono::SecondsFormat;

use super::{AccessRecord, GrantState};
use crate::kernel::{Error, Result, Timestamp};

/// Names of the columns.
const COLUMNS: [&str; 20] = [
    "person_id",
    "person",
    "team",
    "dataset",
    "dataset_title",
    "publisher",
    "version",
    "grant_id",
    "state",
    "since",
    "until",
    "taken_off_at",
    "misconduct",
    "decided_by",
    "decided_at",
    "purpose",
    "terms_number",
    "terms_sha256",
    "terms_language",
    "terms_accepted_at",
];

/// The line with the names of the columns.
///
/// # Errors
/// Never in practice: memory does not refuse.
pub fn header() -> Result<Vec<u8>> {
    line(COLUMNS.map(Cow::Borrowed).to_vec())
}

/// One record.
///
/// # Errors
/// Never in practice: memory does not refuse.
pub fn record(one: &AccessRecord, language: &str) -> Result<Vec<u8>> {
    let terms = one.terms.as_ref();
    line(vec![
        one.row.person_id.0.to_string().into(),
        one.person.as_str().into(),
        one.team.as_str().into(),
        one.dataset.slug.as_str().into(),
        one.dataset.title.get(language).into(),
        one.publisher.as_str().into(),
        one.version.to_string().into(),
        one.grant.id.0.to_string().into(),
        GrantState::as_str(one.grant.state).into(),
        instant(Some(one.grant.starts_at)).into(),
        instant(Some(one.until)).into(),
        instant(one.row.ended_at).into(),
        (if one.row.misconduct || one.grant.misconduct { "yes" } else { "no" }).into(),
        one.decided_by.join("; ").into(),
        instant(one.decided_at).into(),
        one.purpose.as_str().into(),
        terms.map(|terms| terms.number.to_string()).unwrap_or_default().into(),
        terms.map(|terms| terms.sha256.clone()).unwrap_or_default().into(),
        terms.map(|terms| terms.language.clone()).unwrap_or_default().into(),
        instant(terms.map(|terms| terms.accepted_at)).into(),
    ])
}

fn instant(at: Option<Timestamp>) -> String {
    at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default()
}

fn line(cells: Vec<Cow<'_, str>>) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(cells.iter().map(|cell| harmless(cell).into_owned())).map_err(Error::internal)?;
    writer.into_inner().map_err(|error| Error::internal(error.into_error()))
}

/// A cell that begins like a formula gets an apostrophe in front, as OWASP advises against CSV injection.
fn harmless(cell: &str) -> Cow<'_, str> {
    match cell.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '|' | '%') => Cow::Owned(format!("'{cell}")),
        _ if cell.starts_with(['\t', '\r']) => Cow::Owned(format!("'{cell}")),
        _ => Cow::Borrowed(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_cell_is_a_formula_and_every_line_reads_back(cells in proptest::collection::vec("[ =+@|%a-z\\-\t\"\n,]{0,12}", 1..6)) {
            let bytes = line(cells.iter().map(|cell| Cow::Borrowed(cell.as_str())).collect()).unwrap();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
            let read: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(String::from).collect();
            proptest::prop_assert_eq!(read.len(), cells.len());
            for (read, given) in read.iter().zip(&cells) {
                proptest::prop_assert!(!read.trim_start().starts_with(['=', '+', '-', '@', '|', '%']));
                proptest::prop_assert!(read == given || read[1..] == **given);
            }
        }
    }
}
