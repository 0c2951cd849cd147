//! The importers: whatever the bytes, they give records or a reason, in bounded time. The first byte chooses the format.
#![no_main]

use intercity_domain::harvest::HarvestFormat;
use intercity_domain::harvest::formats::parse;
use intercity_domain::harvest::record::Found;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let format = HarvestFormat::ALL[usize::from(*first) % HarvestFormat::ALL.len()];
    let base = url::Url::parse("https://portal.example/catalog").ok();
    if let Ok(parsed) = parse(rest, format, base.as_ref()) {
        for found in parsed.found {
            if let Found::Usable(record) = found {
                assert!(!record.native_id.is_empty() && !record.title.is_empty() && !record.links.is_empty());
                assert!(record.title.chars().count() <= 200 && record.description.chars().count() <= 10_000);
                assert!(record.links.iter().all(|link| link.url.starts_with("http")));
            }
        }
    }
});
