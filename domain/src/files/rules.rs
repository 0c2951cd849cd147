//! Which files are taken, and whether the bytes are what they were declared to be.

use crate::kernel::Faults;

/// Declared media types that are taken, with the endings that stand for them and how their bytes are told.
pub const ACCEPTED: &[(&str, &[&str], Inside)] = &[
    ("application/pdf", &["pdf"], Inside::Exactly(&["application/pdf"])),
    ("text/csv", &["csv"], Inside::Text),
    ("text/tab-separated-values", &["tsv"], Inside::Text),
    ("text/plain", &["txt", "md"], Inside::Text),
    ("application/json", &["json"], Inside::Text),
    ("application/geo+json", &["geojson"], Inside::Text),
    ("application/x-ndjson", &["ndjson", "jsonl"], Inside::Text),
    ("application/ld+json", &["jsonld"], Inside::Text),
    ("text/turtle", &["ttl"], Inside::Text),
    ("application/xml", &["xml", "gml", "kml", "gpx"], Inside::Text),
    ("application/vnd.apache.parquet", &["parquet"], Inside::Exactly(&["application/vnd.apache.parquet"])),
    ("application/geopackage+sqlite3", &["gpkg"], Inside::Exactly(&["application/vnd.sqlite3"])),
    ("application/zip", &["zip"], Inside::Exactly(&["application/zip"])),
    ("application/gzip", &["gz"], Inside::Exactly(&["application/gzip"])),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        &["xlsx"],
        Inside::Exactly(&["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip"]),
    ),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        &["docx"],
        Inside::Exactly(&[
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/zip",
        ]),
    ),
    (
        "application/vnd.oasis.opendocument.text",
        &["odt"],
        Inside::Exactly(&["application/vnd.oasis.opendocument.text", "application/zip"]),
    ),
    ("image/png", &["png"], Inside::Exactly(&["image/png"])),
    ("image/jpeg", &["jpg", "jpeg"], Inside::Exactly(&["image/jpeg"])),
    ("image/webp", &["webp"], Inside::Exactly(&["image/webp"])),
];

/// How the bytes of a declared type are told.
#[derive(Clone, Copy, Debug)]
pub enum Inside {
    /// Their signature is one of these.
    Exactly(&'static [&'static str]),
    /// Plain text without a signature.
    Text,
}

/// Bytes of a piece of a resumable upload, and the smallest part of an object; S3 wants at least 5 MiB. So many bytes
/// of an upload are held in memory.
pub(super) const PIECE: usize = 8 * 1024 * 1024;

/// A file may come in at most so many pieces.
pub(super) const MAX_PIECES: u64 = 20_000;

/// An object has at most so many parts; S3 takes 10,000.
const MAX_PARTS: u64 = 9_000;

/// The size of the parts in which an object of at most so many bytes is written.
pub(super) fn part_size(at_most: u64) -> usize {
    usize::try_from(at_most.div_ceil(MAX_PARTS)).unwrap_or(usize::MAX).max(PIECE)
}

/// A number of bytes as people read it, in decimal units as on the pages.
pub(super) fn in_words(bytes: u64) -> String {
    let units = [(1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    let unit = units.into_iter().find(|(size, _)| bytes >= *size);
    unit.map_or_else(
        || format!("{bytes} bytes"),
        |(size, name)| {
            let tenths = u128::from(bytes) * 10 / u128::from(size);
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        },
    )
}

/// How many bytes are looked at.
pub(super) const SNIFF: u64 = 8 * 1024;

/// The longest name.
const MAX_NAME: usize = 200;

/// The declared type, or when that says nothing, the one that the name's ending stands for.
pub fn media_type_for(name: &str, declared: &str) -> String {
    let declared = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if ACCEPTED.iter().any(|(media_type, _, _)| *media_type == declared) {
        return declared;
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    ACCEPTED
        .iter()
        .find(|(_, endings, _)| endings.contains(&ending.as_str()))
        .map_or(declared, |(media_type, _, _)| (*media_type).to_owned())
}

/// The name without folders and control characters.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// What is wrong with an upload before it begins.
pub(super) fn check(faults: &mut Faults, name: &str, media_type: &str, max_size: u64, limit: u64) {
    faults.check(
        !name.is_empty() && name.chars().count() <= MAX_NAME,
        "file.name",
        "name",
        format!("Give the file a name of 1 to {MAX_NAME} characters."),
    );
    faults.check(
        ACCEPTED.iter().any(|(accepted, _, _)| *accepted == media_type),
        "file.type_not_accepted",
        "mediaType",
        "This kind of file is not taken. Use PDF, CSV, TSV, JSON, JSON lines, GeoJSON, Parquet, GeoPackage, XML, plain text, XLSX, DOCX, ODT, ZIP or an image.",
    );
    faults.check(
        max_size > 0 && max_size <= limit,
        "file.too_large",
        "size",
        format!("Files may have 1 to {limit} bytes."),
    );
}

/// Why the bytes cannot be what was declared, if so.
pub(super) fn suspicion(media_type: &str, head: &[u8]) -> Option<String> {
    let found = infer::get(head).map(|kind| kind.mime_type());
    let Some((_, _, inside)) = ACCEPTED.iter().find(|(accepted, _, _)| *accepted == media_type) else {
        return Some(format!("Files of type {media_type} are not taken."));
    };
    let fits = match inside {
        Inside::Exactly(signatures) => {
            found.is_some_and(|found| signatures.contains(&found)) || parquet(media_type, head)
        }
        Inside::Text => found.is_none_or(|found| found == "text/xml") && is_text(head),
    };
    (!fits).then(|| match found {
        Some(found) => format!("The file was declared as {media_type} but its first bytes are those of {found}."),
        None => format!("The file was declared as {media_type} but its first bytes are not."),
    })
}

fn parquet(media_type: &str, head: &[u8]) -> bool {
    media_type == "application/vnd.apache.parquet" && head.starts_with(b"PAR1")
}

/// Text has no NUL bytes, unless it says by a byte order mark that it is UTF-16.
fn is_text(head: &[u8]) -> bool {
    head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) || !head.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ending_stands_in_for_a_type_that_says_nothing() {
        assert_eq!(media_type_for("a.CSV", "application/vnd.ms-excel"), "text/csv");
        assert_eq!(media_type_for("a.geojson", ""), "application/geo+json");
        assert_eq!(media_type_for("a.csv", "application/json; charset=utf-8"), "application/json");
        assert_eq!(media_type_for("a.exe", "application/x-msdownload"), "application/x-msdownload");
    }

    #[test]
    fn an_object_never_has_too_many_parts() {
        assert_eq!(part_size(0), PIECE);
        assert_eq!(part_size(1 << 30), PIECE);
        for size in [1_u64 << 40, 5 << 40] {
            assert!(size.div_ceil(u64::try_from(part_size(size)).unwrap()) <= MAX_PARTS);
        }
    }

    #[test]
    fn sizes_are_told_in_words() {
        assert_eq!(in_words(999), "999 bytes");
        assert_eq!(in_words(1_000), "1.0 kB");
        assert_eq!(in_words(215_900_000_000), "215.9 GB");
    }

    #[test]
    fn json_lines_are_taken_by_either_ending() {
        assert_eq!(media_type_for("a.jsonl", ""), "application/x-ndjson");
        assert_eq!(media_type_for("a.ndjson", "application/octet-stream"), "application/x-ndjson");
        assert_eq!(suspicion("application/x-ndjson", b"{\"a\":1}\n{\"a\":2}\n"), None);
    }

    #[test]
    fn names_lose_their_folders() {
        assert_eq!(clean_name("../../etc/pass\nwd"), "passwd");
        assert_eq!(clean_name("C:\\files\\plan.pdf"), "plan.pdf");
    }

    #[test]
    fn bytes_are_compared_with_the_declared_type() {
        assert_eq!(suspicion("application/pdf", b"%PDF-1.7\n"), None);
        assert!(suspicion("application/pdf", b"MZ\x90\x00").is_some());
        assert_eq!(suspicion("text/csv", b"a;b\n1;2\n"), None);
        assert!(suspicion("text/csv", b"<!DOCTYPE html><html>").is_some());
        assert!(suspicion("text/csv", b"\x7fELF\x02\x01\x01\x00").is_some());
        assert!(suspicion("text/csv", b"a\0b").is_some());
        assert_eq!(suspicion("application/xml", b"<?xml version=\"1.0\"?><a/>"), None);
        assert_eq!(suspicion("application/vnd.apache.parquet", b"PAR1\x15\x04"), None);
        assert!(suspicion("image/png", b"%PDF-1.7\n").is_some());
        assert!(suspicion("text/html", b"hello").is_some());
    }
}
