//! What the description of a testbed has to satisfy; pure.

use super::entity::testbed::Model as Testbed;
use crate::kernel::Faults;

/// Faults of a testbed, all at once.
pub fn check(faults: &mut Faults, row: &Testbed) {
    faults.check(
        (1..=200).contains(&row.name.chars().count()),
        "testbed.name",
        "name",
        "Give the testbed a name of at most 200 characters.",
    );
    row.description.check(faults, "description", false, 20_000);
    faults.check(
        (-90.0..=90.0).contains(&row.latitude),
        "testbed.latitude",
        "latitude",
        "Give the latitude in degrees, -90 to 90.",
    );
    faults.check(
        (-180.0..=180.0).contains(&row.longitude),
        "testbed.longitude",
        "longitude",
        "Give the longitude in degrees, -180 to 180.",
    );
    faults.check(
        (1..=1_000).contains(&row.places),
        "testbed.places",
        "places",
        "Say how many pilots it can take at once, 1 to 1000.",
    );
    faults.check(
        row.area_ha.is_none_or(|area| area > 0.0 && area.is_finite()),
        "testbed.area",
        "areaHa",
        "Give the area in hectares, more than nothing.",
    );
    let short =
        |lines: &[String], longest: usize| lines.len() <= 40 && lines.iter().all(|l| l.chars().count() <= longest);
    faults.check(
        short(&row.themes(), 60) && row.themes().iter().all(|theme| !theme.contains('|')),
        "testbed.themes",
        "themes",
        "Name at most 40 themes of at most 60 characters each.",
    );
    for (lines, path) in [(row.offers(), "offers"), (row.prerequisites(), "prerequisites"), (row.sources(), "sources")]
    {
        faults.check(
            short(&lines, 300),
            "testbed.lines",
            path,
            "Write at most 40 lines of at most 300 characters each.",
        );
    }
    let texts = [
        (Some(row.operator_name.as_str()), "operatorName"),
        (row.contact.as_deref(), "contact"),
        (row.since.as_deref(), "since"),
    ];
    for (text, path) in texts {
        faults.check(
            text.is_none_or(|text| text.chars().count() <= 300),
            "text.too_long",
            path,
            "Keep this text under 300 characters.",
        );
    }
}
