//! The code under test, and what must hold for any bytes whatever.

#![allow(missing_docs, dead_code)]

pub mod harvest;
pub mod kernel;
#[path = "../../../domain/src/profiles/reading/mod.rs"]
pub mod reading;

use reading::{Fed, Profile, Profiler, Reason};

/// Profiles bytes that come in chunks of this size, as the worker does.
pub fn profile(media_type: &str, bytes: &[u8], chunk: usize) -> Result<Profile, Reason> {
    let mut profiler = Profiler::new(media_type);
    let mut again = false;
    for part in bytes.chunks(chunk.max(1)) {
        match profiler.feed(part) {
            Fed::More => {}
            Fed::Enough => break,
            Fed::Again => {
                again = true;
                break;
            }
        }
    }
    if !again && let Some(profile) = profiler.finish(false)? {
        return Ok(profile);
    }
    let mut profiler = Profiler::one_byte(media_type);
    for part in bytes.chunks(chunk.max(1)) {
        assert_ne!(profiler.feed(part), Fed::Again, "one byte is one character");
    }
    Ok(profiler.finish(false)?.expect("nothing is read a third time"))
}

/// The first byte is how the rest is cut; the profile must not depend on it, and must add up.
pub fn check(media_type: &str, data: &[u8]) {
    let Some((cut, bytes)) = data.split_first() else { return };
    let whole = profile(media_type, bytes, bytes.len());
    let cut = profile(media_type, bytes, usize::from(*cut));
    // Through JSON, as it is stored: NaN would not be equal to itself, and must not be there.
    let text = |found: &Result<Profile, Reason>| match found {
        Ok(profile) => serde_json::to_string(profile).expect("a profile is JSON"),
        Err(reason) => reason.sentence(),
    };
    assert_eq!(text(&whole), text(&cut));
    let Ok(profile) = whole else { return };
    assert!(profile.columns.len() <= reading::MAX_COLUMNS);
    assert!(profile.first_rows.len() <= reading::FIRST_ROWS);
    for column in &profile.columns {
        assert_eq!(column.values + column.nulls, profile.rows, "{column:?}");
        assert!(column.distinct <= column.values, "{column:?}");
        let bars: u64 = column.bars.iter().map(|bar| bar.count).sum();
        assert!(column.bars.is_empty() || bars == column.values - column.misfits, "{column:?}");
    }
}
