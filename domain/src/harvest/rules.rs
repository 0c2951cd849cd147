//! What a source has to satisfy, when it is due, and when a fetch is too unlike the last one; pure.

use chrono::TimeDelta;
use chrono_tz::Tz;
use url::Url;

use super::entity::harvest_source;
use super::{HarvestOrigin, HarvestSourceState};
use crate::kernel::{Faults, Language, Timestamp};

/// What is asked of every source.
pub(super) fn check(faults: &mut Faults, row: &harvest_source::Model, now: Timestamp, zone: &str) {
    let length = row.name.chars().count();
    faults.check((1..=120).contains(&length), "harvest.name", "name", "Give the source a name of 1 to 120 characters.");
    if let Some(url) = &row.url {
        check_url(faults, url);
    } else {
        faults.check(
            row.origin == HarvestOrigin::File,
            "harvest.url_missing",
            "url",
            "Give the address of the catalogue, or choose to upload a file.",
        );
    }
    faults.check(
        Language::parse(&row.language).is_some_and(|language| language.code() == row.language),
        "text.unknown_language",
        "language",
        "Choose German (de), English (en) or French (fr).",
    );
    faults.check(
        row.every_hours.is_none_or(|hours| (1..=8_760).contains(&hours)),
        "harvest.every_hours",
        "everyHours",
        "Harvest every 1 to 8,760 hours, or leave it empty.",
    );
    faults.check(
        row.every_hours.is_none() || row.cron.is_none(),
        "harvest.two_schedules",
        "cron",
        "Give either an interval or a cron expression.",
    );
    faults.check(
        row.origin == HarvestOrigin::Url || (row.every_hours.is_none() && row.cron.is_none()),
        "harvest.file_schedule",
        "everyHours",
        "A file is harvested when it is uploaded anew, not on a schedule.",
    );
    if let Some(cron) = &row.cron {
        check_cron(faults, cron, now, zone);
    }
}

fn check_url(faults: &mut Faults, url: &str) {
    let parsed = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some());
    faults.check(
        parsed.is_some() && url.len() <= 2_000,
        "harvest.url",
        "url",
        "Give the whole address, beginning with https:// or http://.",
    );
    faults.check(
        parsed.is_none_or(|url| url.username().is_empty() && url.password().is_none()),
        "harvest.url_credentials",
        "url",
        "Leave user name and password out of the address.",
    );
}

/// It has to be one, and to leave an hour between two runs.
fn check_cron(faults: &mut Faults, cron: &str, now: Timestamp, zone: &str) {
    let message =
        "Write five fields: minute, hour, day, month, weekday; for example 30 3 * * 1 for Mondays at half past three.";
    let first = next_by_cron(cron, now, zone);
    let Some(first) = first.filter(|_| cron.split_whitespace().count() == 5) else {
        return faults.push("harvest.cron", "cron", message);
    };
    let mut last = first;
    for _ in 0..24 {
        let Some(next) = next_by_cron(cron, last, zone) else { return };
        if next - last < TimeDelta::hours(1) {
            return faults.push("harvest.too_often", "cron", "Leave at least an hour between two runs.");
        }
        last = next;
    }
}

fn next_by_cron(cron: &str, after: Timestamp, zone: &str) -> Option<Timestamp> {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let cron: croner::Cron = cron.parse().ok()?;
    cron.find_next_occurrence(&after.with_timezone(&zone), false).ok().map(|at| at.to_utc())
}

/// When the source is due next; never for one that is paused or has no schedule.
pub(super) fn next_run(row: &harvest_source::Model, after: Timestamp, zone: &str) -> Option<Timestamp> {
    if row.state != HarvestSourceState::Active || row.origin == HarvestOrigin::File {
        return None;
    }
    match (row.every_hours, &row.cron) {
        (Some(hours), _) => Some(after + TimeDelta::hours(hours.into())),
        (None, Some(cron)) => next_by_cron(cron, after, zone),
        (None, None) => None,
    }
}

/// Whether so many datasets would disappear that a person has to look: more than a fifth.
pub(super) const fn is_big_drop(known: u64, missing: u64) -> bool {
    missing.saturating_mul(5) > known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::harvest::HarvestFormat;

    fn source() -> harvest_source::Model {
        harvest_source::Model {
            id: uuid::Uuid::nil().into(),
            organisation_id: uuid::Uuid::nil().into(),
            name: "Datenregister".into(),
            origin: HarvestOrigin::Url,
            url: Some("https://daten.example/".into()),
            file_id: None,
            format: HarvestFormat::Auto,
            language: "de".into(),
            every_hours: None,
            cron: None,
            publish_automatically: false,
            state: HarvestSourceState::Active,
            next_run_at: None,
            created_by: None,
            created_at: Timestamp::UNIX_EPOCH,
            lock_version: 1,
        }
    }

    fn codes(row: &harvest_source::Model) -> Vec<String> {
        let mut faults = Faults::new();
        check(&mut faults, row, Timestamp::UNIX_EPOCH, "Europe/Berlin");
        faults.into_vec().into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn every_fault_is_told_at_once() {
        assert!(codes(&source()).is_empty());
        let bad = harvest_source::Model {
            name: String::new(),
            url: Some("ftp://daten.example".into()),
            language: "it".into(),
            every_hours: Some(0),
            cron: Some("* * * * *".into()),
            ..source()
        };
        assert_eq!(
            codes(&bad),
            [
                "harvest.name",
                "harvest.url",
                "text.unknown_language",
                "harvest.every_hours",
                "harvest.two_schedules",
                "harvest.too_often"
            ]
        );
        let file = harvest_source::Model { origin: HarvestOrigin::File, url: None, ..source() };
        assert!(codes(&file).is_empty());
        assert_eq!(codes(&harvest_source::Model { every_hours: Some(24), ..file }), ["harvest.file_schedule"]);
        assert_eq!(codes(&harvest_source::Model { cron: Some("whenever".into()), ..source() }), ["harvest.cron"]);
    }

    #[test]
    fn a_cron_expression_is_read_in_the_zone_of_the_city() {
        let row = harvest_source::Model { cron: Some("30 3 * * *".into()), ..source() };
        let summer: Timestamp = "2026-07-01T00:00:00Z".parse().unwrap();
        assert_eq!(next_run(&row, summer, "Europe/Berlin"), Some("2026-07-01T01:30:00Z".parse().unwrap()));
        let paused = harvest_source::Model { state: HarvestSourceState::Paused, ..row };
        assert_eq!(next_run(&paused, summer, "Europe/Berlin"), None);
        let hourly = harvest_source::Model { every_hours: Some(6), ..source() };
        assert_eq!(next_run(&hourly, summer, "UTC"), Some("2026-07-01T06:00:00Z".parse().unwrap()));
    }

    #[test]
    fn a_fifth_may_disappear_unasked() {
        assert!(!is_big_drop(10, 2));
        assert!(is_big_drop(10, 3));
        assert!(is_big_drop(1, 1));
        assert!(!is_big_drop(0, 0));
    }
}
