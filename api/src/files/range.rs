//! Which part of a file a `Range` header asks for (RFC 9110, section 14).

use std::ops::Range;

/// What to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Everything (200).
    Whole,
    /// These bytes (206).
    Part(Range<u64>),
    /// Nothing there (416).
    Unsatisfiable,
}

/// What the header asks for of a file of `size` bytes. What cannot be read, and several ranges at once,
/// are answered with the whole file, as the standard allows.
pub fn wanted(header: Option<&str>, size: u64) -> Wanted {
    let Some((unit, spec)) = header.and_then(|header| header.trim().split_once('=')) else { return Wanted::Whole };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Wanted::Whole;
    }
    let Some((first, last)) = spec.trim().split_once('-') else { return Wanted::Whole };
    match (number(first), number(last)) {
        (Field::Absent, Field::Number(suffix)) => part(size.saturating_sub(suffix)..size, size),
        (Field::Number(first), Field::Absent) => part(first..size, size),
        (Field::Number(first), Field::Number(last)) if first <= last => {
            part(first..last.saturating_add(1).min(size), size)
        }
        _ => Wanted::Whole,
    }
}

fn part(range: Range<u64>, size: u64) -> Wanted {
    if range.start >= size || range.is_empty() { Wanted::Unsatisfiable } else { Wanted::Part(range) }
}

enum Field {
    Absent,
    Number(u64),
    Unreadable,
}

fn number(text: &str) -> Field {
    let text = text.trim();
    if text.is_empty() {
        return Field::Absent;
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Field::Unreadable;
    }
    // A number beyond what fits lies beyond every file.
    Field::Number(text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_ranges() {
        assert_eq!(wanted(Some("bytes=0-0"), 10), Wanted::Part(0..1));
        assert_eq!(wanted(Some("bytes=2-5"), 10), Wanted::Part(2..6));
        assert_eq!(wanted(Some("bytes=5-"), 10), Wanted::Part(5..10));
        assert_eq!(wanted(Some("bytes=5-99"), 10), Wanted::Part(5..10));
        assert_eq!(wanted(Some("bytes=-3"), 10), Wanted::Part(7..10));
        assert_eq!(wanted(Some("bytes=-99"), 10), Wanted::Part(0..10));
        assert_eq!(wanted(Some("BYTES = 0-0"), 10), Wanted::Part(0..1));
    }

    #[test]
    fn what_lies_outside() {
        assert_eq!(wanted(Some("bytes=10-"), 10), Wanted::Unsatisfiable);
        assert_eq!(wanted(Some("bytes=-0"), 10), Wanted::Unsatisfiable);
        assert_eq!(wanted(Some("bytes=99999999999999999999-"), 10), Wanted::Unsatisfiable);
    }

    #[test]
    fn what_is_not_understood_gets_everything() {
        for header in ["bytes=5-2", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b", "bytes=-", "bytes", "bytes=+1-2"] {
            assert_eq!(wanted(Some(header), 10), Wanted::Whole, "{header}");
        }
        assert_eq!(wanted(None, 10), Wanted::Whole);
    }
}
