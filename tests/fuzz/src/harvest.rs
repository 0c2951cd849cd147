//! The importers, and what must hold for any bytes whatever.

#[path = "../../../domain/src/harvest/formats/mod.rs"]
pub mod formats;
#[path = "../../../domain/src/harvest/record.rs"]
pub mod record;
#[path = "../../../domain/src/harvest/state.rs"]
mod state;

pub use state::HarvestFormat;

use formats::{next_address, parse};
use record::{Found, NotACatalogue, Parsed};
use url::Url;

/// The first byte chooses the importer; besides the rest is read as what it looks like.
pub fn check(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    let chosen = HarvestFormat::ALL[usize::from(*first) % HarvestFormat::ALL.len()];
    let base = Url::parse("https://portal.example/catalog").expect("an address");
    for format in [chosen, HarvestFormat::Auto] {
        let parsed = parse(bytes, format, Some(&base));
        same(&parsed, &parse(bytes, format, Some(&base)));
        match parsed {
            Ok(parsed) => sound(&parsed, &base),
            Err(reason) => assert!(reason.code.starts_with("harvest.") && !reason.message.is_empty(), "{reason:?}"),
        }
    }
}

/// Reading twice says the same: no order of a map and no name of a blank node gets into what is compared later.
fn same(one: &Result<Parsed, NotACatalogue>, other: &Result<Parsed, NotACatalogue>) {
    let text = |found: &Result<Parsed, NotACatalogue>| match found {
        Ok(parsed) => parsed.found.iter().map(|one| format!("{one:?}\n")).collect::<String>(),
        Err(reason) => format!("{} {}", reason.code, reason.message),
    };
    assert_eq!(text(one), text(other));
}

fn sound(parsed: &Parsed, base: &Url) {
    if let Some(next) = &parsed.next {
        let next = next_address(base, parsed.format, next, 1);
        assert!(next.is_none_or(|url| matches!(url.scheme(), "http" | "https")));
    }
    assert!(parsed.found.len() <= formats::MAX_RECORDS);
    for found in &parsed.found {
        let Found::Usable(record) = found else { continue };
        assert!(!record.native_id.is_empty() && !record.title.is_empty() && !record.links.is_empty(), "{record:?}");
        assert!(record.native_id.chars().count() <= 500);
        assert!(record.title.chars().count() <= 200 && record.description.chars().count() <= 10_000);
        assert!(record.links.iter().all(|link| link.url.starts_with("http")), "{:?}", record.links);
        let kept = serde_json::to_string(record).expect("a record is JSON");
        let again: record::Record = serde_json::from_str(&kept).expect("it is read back");
        assert_eq!(serde_json::to_string(&again).expect("JSON"), kept);
    }
}
