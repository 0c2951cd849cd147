//! What a dataset has to satisfy as a draft, and what more before it is published; pure.

use sha2::{Digest, Sha256};

use super::entity::dataset;
use super::{Coverage, DatasetAccess, access_policy, vocabulary};
use crate::files::FileState;
use crate::hosts::HostState;
use crate::kernel::{Error, Faults, Localized, Result};

/// The most files in one version.
pub(super) const MAX_FILES: usize = 200;

/// A file of the version that is to be published.
pub(super) struct FileFact<'a> {
    pub name: &'a str,
    pub state: FileState,
}

/// What is asked of every dataset, drafts included.
pub(super) fn check_core(faults: &mut Faults, row: &dataset::Model) {
    row.title.check(faults, "title", true, 200);
    row.description.check(faults, "description", false, 10_000);
    row.personal_data.check(faults, "personalData", false, 4_000);
    length(faults, "contact", &row.contact, 300);
    length(faults, "licence", row.licence.as_deref().unwrap_or_default(), 300);
    length(faults, "attribution", row.attribution.as_deref().unwrap_or_default(), 1_000);
    let url = row.source_url.as_deref().unwrap_or_default();
    faults.check(
        url.is_empty() || (url.len() <= 2_000 && (url.starts_with("https://") || url.starts_with("http://"))),
        "dataset.source_url",
        "sourceUrl",
        "Give the whole address of the source, beginning with https://.",
    );
    faults.check(
        row.frequency.as_deref().is_none_or(|text| vocabulary::frequency(text).is_some()),
        "dataset.frequency",
        "frequency",
        "Say how often in one word, for example daily, monthly or annual.",
    );
    let themes = row.themes();
    faults.check(
        themes.len() <= 20 && themes.iter().all(|theme| theme.chars().count() <= 60 && !theme.contains('|')),
        "dataset.themes",
        "themes",
        "Give at most 20 themes of at most 60 characters, without the sign |.",
    );
    let Coverage { spatial, from, until } = row.coverage();
    length(faults, "coverage.spatial", spatial.as_deref().unwrap_or_default(), 300);
    faults.check(
        from.zip(until).is_none_or(|(from, until)| from <= until),
        "dataset.coverage",
        "coverage.until",
        "The last day cannot lie before the first.",
    );
    let policy = row.policy();
    access_policy::check(faults, &policy);
    for (days, path) in [
        (policy.obligations.deletion_days, "policy.obligations.deletionDays"),
        (policy.obligations.report_days, "policy.obligations.reportDays"),
    ] {
        let sensible = days.is_none_or(|days| (1..=365).contains(&days));
        faults.check(
            sensible,
            "dataset.obligation_days",
            path,
            "Give 1 to 365 days, or leave it out for no such duty.",
        );
    }
}

fn length(faults: &mut Faults, path: &str, text: &str, max: usize) {
    faults.check(text.chars().count() <= max, "text.too_long", path, format!("Keep this text under {max} characters."));
}

/// What is asked of the facts of a dataset that the public sees. What the source of a harvested one does not state
/// is shown as not stated: asking for it would only invite invention.
pub(super) fn check_public(faults: &mut Faults, row: &dataset::Model, has_terms: bool) {
    if row.harvested && row.access == DatasetAccess::Open {
        return;
    }
    faults.check(
        !row.description.is_empty(),
        "dataset.description_missing",
        "description",
        "Describe what is in the data.",
    );
    faults.check(
        !row.contact.trim().is_empty(),
        "dataset.contact_missing",
        "contact",
        "Say who answers questions about the data.",
    );
    faults.check(
        !row.personal_data.is_empty(),
        "dataset.personal_data_missing",
        "personalData",
        "Say whether there is personal data in it, and on what ground.",
    );
    match row.access {
        DatasetAccess::Open => faults.check(
            row.licence.is_some(),
            "dataset.licence_missing",
            "licence",
            "Open data needs a licence, for example CC BY 4.0.",
        ),
        DatasetAccess::Registered | DatasetAccess::Restricted | DatasetAccess::PartnerHosted => faults.check(
            has_terms,
            "dataset.terms_missing",
            "terms",
            "Data that is not open needs terms of use. Write them first.",
        ),
    }
}

/// What is asked of the host on which a partner-hosted dataset stays; `None` when none was named. Only a verified
/// organisation publishes, and a dataset stays on a host of its own organisation, so the host is one that we know.
pub(super) fn check_host(faults: &mut Faults, access: DatasetAccess, host: Option<HostState>) {
    match (access, host) {
        (DatasetAccess::Open | DatasetAccess::Registered | DatasetAccess::Restricted, _)
        | (DatasetAccess::PartnerHosted, Some(HostState::Active)) => {}
        (DatasetAccess::PartnerHosted, None) => faults.push(
            "dataset.host_missing",
            "host",
            "Say on which data host this dataset stays. Where your organisation has none yet, register it first.",
        ),
        (DatasetAccess::PartnerHosted, Some(HostState::Retired)) => {
            faults.push("dataset.host_retired", "host", "The host of this dataset is retired. Choose another.");
        }
    }
}

/// What is asked of the version that is to be published; `None` when there is no draft version.
pub(super) fn check_version(faults: &mut Faults, access: DatasetAccess, files: Option<&[FileFact]>) {
    let Some(files) = files else {
        faults.push("dataset.version_missing", "version", "There is no new version to publish. Start one first.");
        return;
    };
    faults.check(
        !files.is_empty() || access == DatasetAccess::PartnerHosted,
        "dataset.files_missing",
        "files",
        "Upload at least one file.",
    );
    let named = |states: &[FileState]| {
        let names: Vec<&str> = files.iter().filter(|file| states.contains(&file.state)).map(|file| file.name).collect();
        names.join(", ")
    };
    let waiting = named(&[FileState::Pending, FileState::Uploaded]);
    faults.check(
        waiting.is_empty(),
        "dataset.files_unchecked",
        "files",
        format!("These files are still being checked: {waiting}. Try again in a moment."),
    );
    let rejected = named(&[FileState::Rejected]);
    faults.check(
        rejected.is_empty(),
        "dataset.files_rejected",
        "files",
        format!("These files were rejected: {rejected}. Take them out."),
    );
}

/// Whether the row is still the one that was read.
pub(super) fn check_lock(row: &dataset::Model, read: Option<i32>) -> Result<()> {
    if read.is_some_and(|read| read != row.lock_version) {
        return Err(Error::Conflict("Somebody else changed this dataset in between. Load it again and repeat.".into()));
    }
    Ok(())
}

/// A reason or notice that readers will see.
pub(super) fn check_notice(faults: &mut Faults, path: &str, text: &str) {
    let length = text.trim().chars().count();
    faults.check(
        (1..=1_000).contains(&length),
        "dataset.notice",
        path,
        "Give the reason in 1 to 1,000 characters; readers will see it.",
    );
}

/// The SHA-256 of terms: over the exact bytes (UTF-8) of the authoritative text.
pub(super) fn terms_hash(text: &Localized) -> String {
    hex::encode(Sha256::digest(text.get(&text.authoritative).as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Language;

    fn codes(faults: Faults) -> Vec<String> {
        faults.into_vec().into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn every_fault_of_the_version_is_told_at_once() {
        let files = [
            FileFact { name: "a.csv", state: FileState::Uploaded },
            FileFact { name: "b.csv", state: FileState::Rejected },
            FileFact { name: "c.csv", state: FileState::Clean },
        ];
        let mut faults = Faults::new();
        check_version(&mut faults, DatasetAccess::Open, Some(&files));
        assert_eq!(codes(faults), ["dataset.files_unchecked", "dataset.files_rejected"]);

        let mut faults = Faults::new();
        check_version(&mut faults, DatasetAccess::Open, Some(&[]));
        assert_eq!(codes(faults), ["dataset.files_missing"]);

        let mut faults = Faults::new();
        check_version(&mut faults, DatasetAccess::PartnerHosted, Some(&[]));
        assert!(faults.is_empty());

        let mut faults = Faults::new();
        check_version(&mut faults, DatasetAccess::Open, None);
        assert_eq!(codes(faults), ["dataset.version_missing"]);
    }

    #[test]
    fn data_that_stays_elsewhere_names_a_host_that_takes_grants() {
        let told = |access, host| {
            let mut faults = Faults::new();
            check_host(&mut faults, access, host);
            codes(faults)
        };
        for access in [DatasetAccess::Open, DatasetAccess::Registered, DatasetAccess::Restricted] {
            assert!(told(access, None).is_empty(), "{access}");
        }
        assert_eq!(told(DatasetAccess::PartnerHosted, None), ["dataset.host_missing"]);
        assert_eq!(told(DatasetAccess::PartnerHosted, Some(HostState::Retired)), ["dataset.host_retired"]);
        assert!(told(DatasetAccess::PartnerHosted, Some(HostState::Active)).is_empty());
    }

    #[test]
    fn terms_are_hashed_as_they_stand() {
        let terms = Localized::new(Language::En, "abc").with(Language::De, "anders");
        assert_eq!(terms_hash(&terms), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_ne!(terms_hash(&Localized::en("abc ")), terms_hash(&terms));
    }
}
