//! Values of a column in bounded memory: exact counts up to a bound, then a sample and estimates.

use std::collections::{BTreeSet, BinaryHeap, HashMap};

use super::limits::{EXACT_BYTES, EXACT_VALUES, HEAVY, KEY_BYTES, KMV, SAMPLE_VALUES};
use super::model::Counted;

/// Separates the shown part of a long value from its hash.
const CUT: char = '\u{1F}';

/// A hash that is the same everywhere (FNV-1a with a finisher).
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        state = (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    mix(state)
}

/// Spreads a number over all bits (the finisher of splitmix64).
pub fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// What tells a value apart: itself, or its beginning and its hash when it is long.
fn key(text: &str) -> String {
    if text.len() <= KEY_BYTES {
        return text.to_owned();
    }
    let mut end = KEY_BYTES - 20;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let begin = text.get(..end).unwrap_or_default();
    format!("{begin}…{CUT}{:016x}", hash(text.as_bytes()))
}

/// The part of a key that is shown.
pub fn shown(key: &str) -> &str {
    key.split(CUT).next().unwrap_or_default()
}

/// The values of a column.
#[derive(Debug)]
pub struct Values {
    exact: Option<HashMap<String, u64>>,
    bytes: usize,
    hashes: BTreeSet<u64>,
    heavy: HashMap<String, u64>,
    /// What a value may have had before it entered `heavy`.
    floor: u64,
    sample: BinaryHeap<(u64, String)>,
}

impl Default for Values {
    fn default() -> Self {
        Self {
            exact: Some(HashMap::new()),
            bytes: 0,
            hashes: BTreeSet::new(),
            heavy: HashMap::new(),
            floor: 0,
            sample: BinaryHeap::new(),
        }
    }
}

impl Values {
    /// Takes the value of a row; `seed` tells rows apart.
    pub fn add(&mut self, seed: u64, text: &str) {
        let key = key(text);
        self.keep_in_sample(mix(seed), &key);
        match &mut self.exact {
            Some(exact) => match exact.get_mut(&key) {
                Some(count) => *count += 1,
                None => {
                    self.bytes += key.len() + 32;
                    exact.insert(key, 1);
                    if exact.len() > EXACT_VALUES || self.bytes > EXACT_BYTES {
                        self.give_up_exactness();
                    }
                }
            },
            None => {
                self.keep_hash(hash(key.as_bytes()));
                *self.heavy.entry(key).or_insert(self.floor) += 1;
                self.prune();
            }
        }
    }

    /// Every value with its count, in the order of their text; nothing when there are too many.
    pub fn exact(&self) -> Option<Vec<(&str, u64)>> {
        let mut all: Vec<(&str, u64)> =
            self.exact.as_ref()?.iter().map(|(key, count)| (key.as_str(), *count)).collect();
        all.sort_unstable();
        Some(all)
    }

    /// Some values, each from another row, chosen evenly.
    pub fn sample(&self) -> Vec<&str> {
        let mut all: Vec<&(u64, String)> = self.sample.iter().collect();
        all.sort_unstable();
        all.into_iter().map(|(_, key)| key.as_str()).collect()
    }

    /// Distinct values, and whether that is an estimate.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // an estimate
    pub fn distinct(&self, values: u64) -> (u64, bool) {
        if let Some(exact) = &self.exact {
            return (exact.len() as u64, false);
        }
        let Some(largest) = self.hashes.last().filter(|_| self.hashes.len() >= KMV) else {
            return (self.hashes.len() as u64, true);
        };
        let share = (*largest as f64) / (u64::MAX as f64);
        let estimate = (self.hashes.len() as f64 - 1.0) / share.max(f64::MIN_POSITIVE);
        ((estimate.round() as u64).min(values), true)
    }

    /// The most frequent values. Estimates may be too high by what a value could have had before it was followed;
    /// values that may never have been frequent are left out.
    pub fn top(&self, most: usize) -> Vec<Counted> {
        let mut all: Vec<(u64, &str)> = match &self.exact {
            Some(exact) => exact.iter().map(|(key, count)| (*count, key.as_str())).collect(),
            None => {
                let sure =
                    |(key, count): (&'_ String, &u64)| (*count > 2 * self.floor + 1).then_some((*count, key.clone()));
                let mut kept: Vec<(u64, String)> = self.heavy.iter().filter_map(sure).collect();
                kept.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
                kept.truncate(most);
                return kept.into_iter().map(|(count, key)| Counted { value: shown(&key).to_owned(), count }).collect();
            }
        };
        all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        all.truncate(most);
        all.into_iter().map(|(count, key)| Counted { value: shown(key).to_owned(), count }).collect()
    }

    fn give_up_exactness(&mut self) {
        let Some(exact) = self.exact.take() else { return };
        for key in exact.keys() {
            self.keep_hash(hash(key.as_bytes()));
        }
        self.heavy = exact;
        self.prune();
    }

    fn keep_hash(&mut self, hash: u64) {
        if self.hashes.len() < KMV {
            self.hashes.insert(hash);
        } else if self.hashes.last().is_some_and(|largest| hash < *largest) && self.hashes.insert(hash) {
            self.hashes.pop_last();
        }
    }

    fn prune(&mut self) {
        if self.heavy.len() < 2 * HEAVY {
            return;
        }
        let mut all: Vec<(u64, String)> =
            std::mem::take(&mut self.heavy).into_iter().map(|(key, n)| (n, key)).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        if let Some((next, _)) = all.get(HEAVY) {
            self.floor = self.floor.max(*next);
        }
        all.truncate(HEAVY);
        self.heavy = all.into_iter().map(|(n, key)| (key, n)).collect();
    }

    fn keep_in_sample(&mut self, draw: u64, key: &str) {
        if self.sample.len() >= SAMPLE_VALUES {
            if self.sample.peek().is_none_or(|(largest, _)| draw >= *largest) {
                return;
            }
            self.sample.pop();
        }
        self.sample.push((draw, key.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_values_are_counted_exactly() {
        let mut values = Values::default();
        for n in 0..9000_u64 {
            values.add(n, &format!("{}", n % 7));
        }
        assert_eq!(values.distinct(9000), (7, false));
        let top = values.top(2);
        assert_eq!((top[0].value.as_str(), top[0].count, top[1].value.as_str()), ("0", 1286, "1"));
        assert_eq!(values.sample().len(), SAMPLE_VALUES);
    }

    #[test]
    fn many_values_are_estimated_and_the_frequent_ones_found() {
        let mut values = Values::default();
        for n in 0..200_000_u64 {
            values.add(n, &format!("value {n}"));
            if n % 4 == 0 {
                values.add(1_000_000 + n, "often");
            }
        }
        let (distinct, estimated) = values.distinct(250_000);
        assert!(estimated && (188_000..212_000).contains(&distinct), "{distinct}");
        let top = values.top(10);
        assert_eq!(top.first().map(|one| one.value.as_str()), Some("often"));
        assert!((50_000..50_600).contains(&top[0].count), "{}", top[0].count);
        assert_eq!(top.len(), 1, "what is seen once is not called frequent: {top:?}");
        let often = values.sample().iter().filter(|value| **value == "often").count();
        assert!((700..900).contains(&often), "a fifth of the sample: {often}");
    }

    #[test]
    fn long_values_are_told_apart_by_more_than_their_beginning() {
        let mut values = Values::default();
        let long = "ä".repeat(500);
        values.add(1, &format!("{long}1"));
        values.add(2, &format!("{long}2"));
        values.add(3, &format!("{long}2"));
        assert_eq!(values.distinct(3), (2, false));
        assert_eq!(values.top(1)[0].count, 2);
        assert!(values.top(1)[0].value.ends_with('…'));
    }
}
