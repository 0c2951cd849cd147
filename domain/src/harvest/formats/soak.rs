//! Documents of portals, broken at random for as long as is asked: no crash, no hang, no record that lacks what it
//! needs. `INTERCITY_SOAK_SECONDS=600 … --ignored soak`; the seed is printed so that a finding can be repeated.

use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use url::Url;

use super::tests::corpus;
use super::{HarvestFormat, parse};
use crate::harvest::record::Found;

const WORDS: [&[u8]; 20] = [
    b"<!ENTITY a \"b\">",
    b"&a;",
    b"]]>",
    b"<![CDATA[",
    b"\"[]\"",
    b"null",
    b"{}",
    b"[",
    b"1e309",
    b"\\ud800",
    b"\xff\xfe",
    b"\0",
    b"@prefix",
    b"_:a",
    b"\"\"\"",
    b"<rdf:Description rdf:nodeID=\"a\">",
    b"R/P1D",
    b"99999999999999",
    b"\xe2\x80\xae",
    b"&#x110000;",
];

fn broken(random: &mut StdRng, corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = corpus[random.random_range(0..corpus.len())].clone();
    for _ in 0..random.random_range(1..8) {
        let at = random.random_range(0..=bytes.len());
        let end = (at + random.random_range(0..200)).min(bytes.len());
        match random.random_range(0..7) {
            0 if at < bytes.len() => bytes[at] = random.random(),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            4 => {
                let other = &corpus[random.random_range(0..corpus.len())];
                let from = random.random_range(0..other.len());
                let part = other[from..(from + 400).min(other.len())].to_vec();
                bytes.splice(at..end, part);
            }
            5 => {
                let opening = [b'[', b'{', b'(', b'<'][random.random_range(0..4)];
                bytes.splice(at..at, vec![opening; random.random_range(1..3_000)]);
            }
            _ => drop(bytes.splice(at..at, WORDS[random.random_range(0..WORDS.len())].iter().copied())),
        }
    }
    bytes
}

#[test]
#[ignore = "runs for INTERCITY_SOAK_SECONDS"]
#[allow(clippy::disallowed_methods)] // how long it runs is told from outside, and it is timed
fn soak() {
    let seconds = std::env::var("INTERCITY_SOAK_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let seed = std::env::var("INTERCITY_SOAK_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1_u64);
    let mut random = StdRng::seed_from_u64(seed);
    let corpus: Vec<Vec<u8>> = corpus().into_iter().map(|(_, bytes)| bytes).collect();
    let base = Url::parse("https://portal.example/catalog").unwrap();
    let (begun, mut count, mut usable, mut slowest) = (Instant::now(), 0_u64, 0_u64, Duration::ZERO);
    while begun.elapsed() < Duration::from_secs(seconds) {
        let bytes = broken(&mut random, &corpus);
        let format = if random.random_bool(0.7) {
            HarvestFormat::Auto
        } else {
            HarvestFormat::ALL[random.random_range(0..HarvestFormat::ALL.len())]
        };
        let started = Instant::now();
        let outcome = parse(&bytes, format, Some(&base));
        slowest = slowest.max(started.elapsed());
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "document {count} of seed {seed} took {:?}",
            started.elapsed()
        );
        for found in outcome.map(|parsed| parsed.found).unwrap_or_default() {
            if let Found::Usable(record) = found {
                usable += 1;
                assert!(!record.native_id.is_empty() && !record.title.is_empty() && !record.links.is_empty());
                assert!(record.title.chars().count() <= 200 && record.description.chars().count() <= 10_000);
                assert!(record.themes.len() <= 20 && record.links.iter().all(|link| link.url.starts_with("http")));
            }
        }
        count += 1;
    }
    println!("seed {seed}: {count} documents in {seconds} s, {usable} usable records, slowest {slowest:?}");
}
