//! What of a profile somebody sees, and a profile with the rest taken out.

use super::Disclosure;
use super::reading::{Kind, Profile};
use crate::datasets::policy::Relation;
use crate::datasets::{DatasetAccess, DatasetState, DatasetVersionState};
use crate::kernel::Faults;

/// The longest list of hidden columns.
const MAX_HIDDEN: usize = 256;

/// What is public of a dataset's profiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosed {
    /// How much.
    pub level: Disclosure,
    /// Columns that are left out.
    pub hidden: Vec<String>,
}

/// What is public when the steward chose nothing: as much as readers could find out for themselves.
pub const fn default_disclosure(access: DatasetAccess) -> Disclosure {
    match access {
        DatasetAccess::Open => Disclosure::Everything,
        DatasetAccess::Registered => Disclosure::Summary,
        DatasetAccess::Restricted | DatasetAccess::PartnerHosted => Disclosure::Nothing,
    }
}

/// Whether somebody sees all of it: they keep the data, or may read it under a grant now.
pub const fn sees_all(relation: Relation, holds_grant: bool) -> bool {
    relation.keeps() || holds_grant
}

/// What somebody sees who does not see all.
pub fn seen(state: DatasetState, version: DatasetVersionState, public: &Disclosed) -> Disclosed {
    let released = version == DatasetVersionState::Published
        && matches!(state, DatasetState::Published | DatasetState::Deprecated);
    if released { public.clone() } else { Disclosed { level: Disclosure::Nothing, hidden: Vec::new() } }
}

/// What is wrong with a choice.
pub fn check_hidden(faults: &mut Faults, hidden: &[String]) {
    faults.check(
        hidden.len() <= MAX_HIDDEN && hidden.iter().all(|name| name.chars().count() <= 200),
        "profile.hidden_columns",
        "hiddenColumns",
        format!("Name at most {MAX_HIDDEN} columns, each in at most 200 characters."),
    );
}

/// The profile without what is not disclosed.
pub fn redacted(mut profile: Profile, disclosed: &Disclosed) -> Option<Profile> {
    if disclosed.level == Disclosure::Nothing {
        return None;
    }
    let is_hidden = |name: &str| disclosed.hidden.iter().any(|hidden| hidden.trim() == name);
    let keep: Vec<bool> = profile.columns.iter().map(|column| !is_hidden(&column.name)).collect();
    let mut kept = keep.iter();
    profile.columns.retain(|_| kept.next().copied().unwrap_or(false));
    for row in &mut profile.first_rows {
        let mut kept = keep.iter();
        row.retain(|_| kept.next().copied().unwrap_or(false));
    }
    if profile.place.as_ref().is_some_and(|place| place.columns.iter().any(|name| is_hidden(name))) {
        profile.place = None;
    }
    match disclosed.level {
        Disclosure::Everything => {}
        Disclosure::Summary => summary(&mut profile),
        Disclosure::Schema | Disclosure::Nothing => schema(&mut profile),
    }
    Some(profile)
}

/// Figures about all rows, and nothing that a single row said.
fn summary(profile: &mut Profile) {
    profile.first_rows.clear();
    for column in &mut profile.columns {
        column.top.clear();
        column.misfit_examples.clear();
        if matches!(column.kind, Kind::Text | Kind::Identifier | Kind::Boolean) {
            column.bars.clear();
            (column.min, column.max) = (None, None);
        }
    }
    if let Some(place) = &mut profile.place {
        place.map = None;
    }
}

/// Names and types.
fn schema(profile: &mut Profile) {
    summary(profile);
    profile.place = None;
    (profile.rows, profile.ragged_rows, profile.blank_rows, profile.unreadable_rows) = (0, 0, 0, 0);
    for column in &mut profile.columns {
        (column.values, column.nulls, column.misfits, column.distinct, column.longest) = (0, 0, 0, 0, 0);
        (column.min, column.max, column.mean) = (None, None, None);
        column.null_words.clear();
        column.quantiles.clear();
        column.bars.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Profiler;
    use super::*;

    fn profile() -> Profile {
        let mut profiler = Profiler::new("text/csv");
        profiler.feed(b"name,pay,lat,lon\nAnna,100,52.5,13.4\nBert,n/a,52.6,13.5\nAnna,300,52.7,13.6\n");
        profiler.finish(false).unwrap().unwrap()
    }

    fn at(level: Disclosure, hidden: &[&str]) -> Option<Profile> {
        redacted(profile(), &Disclosed { level, hidden: hidden.iter().map(|name| (*name).to_owned()).collect() })
    }

    #[test]
    fn each_level_says_only_what_it_may() {
        assert_eq!(at(Disclosure::Nothing, &[]), None);
        let all = at(Disclosure::Everything, &[]).unwrap();
        assert_eq!(all, profile());
        let summary = at(Disclosure::Summary, &[]).unwrap();
        assert_eq!((summary.rows, summary.columns[1].max.as_deref()), (3, Some("300")));
        let text = serde_json::to_string(&summary).unwrap();
        assert!(!text.contains("Anna") && !text.contains("Bert"), "{text}");
        assert!(summary.place.unwrap().map.is_none());
        let schema = at(Disclosure::Schema, &[]).unwrap();
        assert_eq!((schema.rows, schema.columns.len(), schema.columns[1].kind), (0, 4, Kind::Integer));
        let text = serde_json::to_string(&schema).unwrap();
        assert!(!text.contains("300") && !text.contains("13.4") && !text.contains("n/a"), "{text}");
    }

    #[test]
    fn hidden_columns_are_nowhere() {
        let some = at(Disclosure::Everything, &["name", "lat"]).unwrap();
        let names: Vec<&str> = some.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["pay", "lon"]);
        assert_eq!(some.first_rows[0], [Some("100".to_owned()), Some("13.4".to_owned())]);
        assert!(some.place.is_none(), "a place that comes from a hidden column is hidden");
        assert!(!serde_json::to_string(&some).unwrap().contains("Anna"));
    }

    #[test]
    fn only_published_data_shows_anything() {
        let public = Disclosed { level: Disclosure::Everything, hidden: vec![] };
        for state in DatasetState::ALL {
            for version in DatasetVersionState::ALL {
                let open = matches!(state, DatasetState::Published | DatasetState::Deprecated)
                    && *version == DatasetVersionState::Published;
                let level = seen(*state, *version, &public).level;
                assert_eq!(level == Disclosure::Everything, open, "{state} {version}");
            }
        }
        assert_eq!(default_disclosure(DatasetAccess::Restricted), Disclosure::Nothing);
        assert_eq!(default_disclosure(DatasetAccess::PartnerHosted), Disclosure::Nothing);
    }
}
