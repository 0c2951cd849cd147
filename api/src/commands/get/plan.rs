//! Which files there are to get, and how a fresh address for one of them is asked for.

use intercity_domain::files::clean_name;
use serde_json::{Value, json};

use crate::commands::remote::{Failure, Session, at};

/// A file to get.
pub struct File {
    /// The global id of the distribution.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
    /// What it must hash to.
    pub sha256: String,
}

/// On what right addresses are asked for.
enum Right {
    Grant(String),
    Dataset { accepted_terms: Option<String> },
}

/// What there is to get.
pub struct Plan {
    right: Right,
    /// The files, in their order.
    pub files: Vec<File>,
}

const GRANT: &str = "query($id: ID!) { grant(id: $id) { files { id name mediaType size sha256 } } }";
const DATASET: &str = "query($slug: String!) { dataset(slug: $slug) { terms { sha256 }
    currentVersion { distributions { id name mediaType size sha256 accessUrl } } } }";

/// Asks what there is.
///
/// # Errors
/// When it does not exist or may not be known.
pub async fn plan(session: &Session, what: &str, accept_terms: bool) -> Result<Plan, Failure> {
    let (right, files) = if what.starts_with("access_grant_") {
        let data = session.ask(GRANT, json!({ "id": what })).await?;
        (Right::Grant(what.to_owned()), at(&data, "/grant/files").clone())
    } else {
        let data = session.ask(DATASET, json!({ "slug": what })).await?;
        let dataset = at(&data, "/dataset");
        let terms = at(dataset, "/terms/sha256").as_str().filter(|_| accept_terms).map(str::to_owned);
        (Right::Dataset { accepted_terms: terms }, at(dataset, "/currentVersion/distributions").clone())
    };
    let files: Vec<File> = files.as_array().into_iter().flatten().filter_map(read).collect();
    if files.is_empty() {
        return Err(Failure::not_found(format!("“{what}” has no files that can be read here.")));
    }
    Ok(Plan { right, files })
}

fn read(file: &Value) -> Option<File> {
    if file["accessUrl"].is_string() {
        return None;
    }
    let text = |field: &str| file[field].as_str().map(str::to_owned);
    Some(File {
        id: text("id")?,
        name: text("name")?,
        media_type: text("mediaType")?,
        size: file["size"].as_u64()?,
        sha256: text("sha256")?,
    })
}

impl Plan {
    /// A fresh address for the file; it lives some minutes.
    ///
    /// # Errors
    /// The condition that does not hold, in the platform's words.
    pub async fn address(&self, session: &Session, file: &File) -> Result<String, Failure> {
        let (mutation, input) = match &self.right {
            Right::Grant(grant) => ("grantDownloadUrl", json!({ "grant": grant, "file": file.id })),
            Right::Dataset { accepted_terms } => {
                ("distributionDownload", json!({ "id": file.id, "acceptedTerms": accepted_terms }))
            }
        };
        let mut kind = mutation.to_owned();
        kind.replace_range(..1, &mutation.chars().take(1).collect::<String>().to_ascii_uppercase());
        let query = format!("mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ url }} }}");
        let data = session.ask(&query, json!({ "input": input })).await.map_err(|mut failure| {
            if failure.condition.as_deref() == Some("dataset.terms_not_accepted") {
                failure.text.push_str(" Read them on the dataset's page, then give --accept-terms.");
            }
            failure
        })?;
        data.get(mutation)
            .map_or(&Value::Null, |made| at(made, "/url"))
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| Failure::unavailable("No address was given out."))
    }
}

/// A name for a file here: never with folders in it, never twice.
pub fn free_name(name: &str, taken: &mut Vec<String>) -> String {
    let clean = clean_name(name);
    // Names that are no names of files.
    let clean = if matches!(clean.as_str(), "" | "." | "..") { "file".to_owned() } else { clean };
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem.to_owned(), format!(".{ending}")),
        _ => (clean.clone(), String::new()),
    };
    let mut free = clean;
    let mut n = 2;
    while taken.contains(&free) {
        free = format!("{stem} ({n}){ending}");
        n += 1;
    }
    taken.push(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_the_folder_and_apart() {
        let mut taken = Vec::new();
        let names: Vec<String> = ["a.csv", "a.csv", "../../a.csv", "..", "x/..", ".env"]
            .iter()
            .map(|name| free_name(name, &mut taken))
            .collect();
        assert_eq!(names, ["a.csv", "a (2).csv", "a (3).csv", "file", "file (2)", ".env"]);
    }

    #[test]
    fn files_elsewhere_are_not_for_us() {
        let file = json!({"id": "d", "name": "n", "mediaType": "text/csv", "size": 5, "sha256": "0"});
        assert!(read(&file).is_some());
        let mut elsewhere = file;
        elsewhere["accessUrl"] = json!("https://partner.example/data");
        assert!(read(&elsewhere).is_none());
    }
}
