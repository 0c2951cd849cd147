//! `intercity get`: downloads the files of a grant or of an open dataset, goes on after any interruption, and proves
//! what it got.

mod fetch;
mod plan;

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use self::fetch::{Outcome, fetch};
use self::plan::{Plan, plan};
use super::remote::progress::size;
use super::remote::{Failure, Progress, Session, SignIn};

/// What to get, and as whom.
#[derive(Args)]
pub struct GetOptions {
    /// A grant (`access_grant_…`, or the address of its page), or an open or registered dataset: its name or its address
    what: String,
    #[command(flatten)]
    sign_in: SignIn,
    /// The folder to write into
    #[arg(long, value_name = "DIR", default_value = ".")]
    into: PathBuf,
    /// Only files with this name; can be given several times
    #[arg(long = "file", value_name = "NAME")]
    files: Vec<String>,
    /// Accept the terms in force of a registered dataset
    #[arg(long)]
    accept_terms: bool,
    /// Only list the files
    #[arg(long)]
    list: bool,
    /// Lines of JSON on standard output, for scripts
    #[arg(long)]
    json: bool,
}

impl GetOptions {
    /// Whether scripts read what is told.
    pub const fn json(&self) -> bool {
        self.json
    }
}

/// Gets everything that is asked for.
///
/// # Errors
/// The first failure; files that were complete stay, those that were not can be gone on with.
pub async fn get(options: &GetOptions) -> Result<(), Failure> {
    let (named, what) = server_in(&options.what);
    let session = Session::open(&options.sign_in, named.as_deref())?;
    let mut progress = Progress::new(options.json);
    let plan = plan(&session, &what, options.accept_terms).await?;
    let wanted = wanted(&plan, &options.files)?;
    if options.list {
        for file in &wanted {
            let event = json!({"event": "file", "name": file.name, "mediaType": file.media_type, "size": file.size,
                               "sha256": file.sha256});
            progress.tell(&event, &format!("{}  {}  {}", file.sha256, size(file.size), file.name));
        }
        return Ok(());
    }
    std::fs::create_dir_all(&options.into)
        .map_err(|e| Failure::here(format!("The folder {} cannot be made: {e}.", options.into.display())))?;
    let mut taken = Vec::new();
    for file in wanted {
        let path = options.into.join(plan::free_name(&file.name, &mut taken));
        let outcome = Box::pin(fetch(&session, &plan, file, &path, &mut progress)).await?;
        let (state, words) = match outcome {
            Outcome::There => ("present", "was there already"),
            Outcome::Got => ("complete", "is complete"),
        };
        let event = json!({"event": "file", "state": state, "name": file.name, "path": path, "size": file.size,
                           "sha256": file.sha256});
        progress.tell(&event, &format!("{} {words} ({}, SHA-256 verified)", path.display(), size(file.size)));
    }
    Ok(())
}

fn wanted<'a>(plan: &'a Plan, names: &[String]) -> Result<Vec<&'a plan::File>, Failure> {
    if let Some(unknown) = names.iter().find(|name| !plan.files.iter().any(|file| file.name == **name)) {
        return Err(Failure::not_found(format!("There is no file “{unknown}”; --list shows what there is.")));
    }
    Ok(plan.files.iter().filter(|file| names.is_empty() || names.contains(&file.name)).collect())
}

/// The platform and the thing in an address of a page; anything else is the thing itself.
fn server_in(what: &str) -> (Option<String>, String) {
    let Some((server, path)) = ["/datasets/", "/grants/"]
        .into_iter()
        .find_map(|path| what.rsplit_once(path))
        .filter(|(s, _)| s.contains("://"))
    else {
        return (None, what.to_owned());
    };
    let thing = path.split(['/', '?', '#']).next().unwrap_or_default();
    (Some(server.to_owned()), thing.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_the_platform() {
        let named = |text: &str| server_in(text);
        assert_eq!(named("trees-2024"), (None, "trees-2024".into()));
        assert_eq!(
            named("https://i.example/datasets/trees?lang=de"),
            (Some("https://i.example".into()), "trees".into())
        );
        assert_eq!(named("https://i.example/grants/grant_1"), (Some("https://i.example".into()), "grant_1".into()));
    }
}
