//! A column while its values come in, and what is said of it at the end.

use super::cell::{Cell, cut};
use super::histogram::{Spread, scaled};
use super::lens::{self, Lens, show_number, show_time};
use super::limits::{BARS, FIT_PERCENT, SHOWN_CHARS, TOP};
use super::model::{Bar, Column, Counted, Kind};
use super::names;
use super::sketch::{Values, shown};

/// What one way of reading found.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    count: u64,
    sum: f64,
    lost: f64,
    min: f64,
    max: f64,
}

impl Run {
    fn add(&mut self, value: f64) {
        if self.count == 0 || value < self.min {
            self.min = value;
        }
        if self.count == 0 || value > self.max {
            self.max = value;
        }
        self.count += 1;
        // Kahan and Neumaier: what a sum loses is kept beside it.
        let sum = self.sum + value;
        self.lost += if self.sum.abs() >= value.abs() { (self.sum - sum) + value } else { (value - sum) + self.sum };
        self.sum = sum;
    }

    #[allow(clippy::cast_precision_loss)] // a mean
    fn mean(&self) -> Option<f64> {
        let mean = (self.sum + self.lost) / self.count as f64;
        mean.is_finite().then_some(mean)
    }
}

/// A column that is being read.
#[derive(Debug)]
pub struct Gather {
    /// Its name.
    pub name: String,
    values: u64,
    null_words: Vec<Counted>,
    runs: [Run; Lens::ALL.len()],
    seen: Values,
    whole: u64,
    zeros: u64,
    quoted: u64,
    lists: u64,
    shapes: u64,
    units: Vec<(char, u64)>,
    least: Option<String>,
    greatest: Option<String>,
    longest: u64,
}

/// How a column is to be read in the end.
#[derive(Clone, Copy, Debug)]
struct Reading {
    kind: Kind,
    lens: Option<Lens>,
    /// Seconds in one unit of an epoch.
    epoch: Option<f64>,
}

impl Gather {
    /// Of this name.
    pub fn new(name: String) -> Self {
        Self {
            name,
            values: 0,
            null_words: Vec::new(),
            runs: [Run::default(); Lens::ALL.len()],
            seen: Values::default(),
            whole: 0,
            zeros: 0,
            quoted: 0,
            lists: 0,
            shapes: 0,
            units: Vec::new(),
            least: None,
            greatest: None,
            longest: 0,
        }
    }

    /// Takes the cell of a row.
    pub fn add(&mut self, row: u64, cell: &Cell<'_>) {
        if let Some(word) = cell.null_word() {
            self.add_null_word(word);
            return;
        }
        let text = cell.text();
        self.values += 1;
        match cell {
            Cell::List(_) => self.lists += 1,
            Cell::Shape(_) => self.shapes += 1,
            Cell::Text(_) | Cell::Quoted(_) | Cell::Plain(_) | Cell::Boolean(_) => self.read(text, cell),
        }
        self.longest = self.longest.max(text.chars().count() as u64);
        if self.least.as_deref().is_none_or(|least| text < least) {
            self.least = Some(cut(text, SHOWN_CHARS));
        }
        if self.greatest.as_deref().is_none_or(|greatest| text > greatest) {
            self.greatest = Some(cut(text, SHOWN_CHARS));
        }
        self.seen.add(row, text);
    }

    /// A geometry was found in the cell just added.
    pub fn add_shape(&mut self) {
        self.shapes += 1;
    }

    /// Whether figures here can only be German ones.
    pub fn is_german(&self) -> bool {
        let german = self.run(Lens::German).count;
        self.fits(german) && german > self.run(Lens::Plain).count && german > self.run(Lens::English).count
    }

    /// What is said of it, of so many rows; `german` when other columns of the file have German figures.
    pub fn finish(self, rows: u64, german: bool) -> Column {
        let reading = self.reading(german);
        let mut column = self.begin(rows, reading.kind);
        match reading.kind {
            Kind::Empty => {}
            Kind::Geometry | Kind::List => {
                let (distinct, estimated) = self.seen.distinct(self.values);
                (column.distinct, column.distinct_estimated) = (distinct, estimated);
            }
            Kind::Boolean | Kind::Identifier | Kind::Text => self.say_words(&mut column, reading.kind),
            Kind::Integer | Kind::Decimal | Kind::Date | Kind::DateTime => self.say_figures(&mut column, reading),
        }
        column
    }

    fn add_null_word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if let Some(one) = self.null_words.iter_mut().find(|one| one.value == word) {
            one.count += 1;
        } else if self.null_words.len() < 8 {
            self.null_words.push(Counted { value: word.to_owned(), count: 1 });
        }
    }

    fn read(&mut self, text: &str, cell: &Cell<'_>) {
        // Most cells are words, and every number or date begins like one.
        let may = |first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.' | '$' | '£' | '€');
        if !text.chars().next().is_some_and(may) {
            return;
        }
        for lens in Lens::ALL {
            if let Some(value) = lens.read(text)
                && let Some(run) = self.runs.get_mut(lens.index())
            {
                run.add(value);
            }
        }
        if let Some(zero) = lens::whole(text) {
            self.whole += 1;
            self.zeros += u64::from(zero);
            self.quoted += u64::from(matches!(cell, Cell::Quoted(_)));
        }
        if let Some(unit) = lens::unit(text) {
            match self.units.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, count)) => *count += 1,
                None => self.units.push((unit, 1)),
            }
        }
    }

    fn run(&self, lens: Lens) -> Run {
        self.runs.get(lens.index()).copied().unwrap_or_default()
    }

    fn fits(&self, count: u64) -> bool {
        count > 0 && count * 100 >= self.values * FIT_PERCENT
    }

    fn reading(&self, german: bool) -> Reading {
        let only = |kind| Reading { kind, lens: None, epoch: None };
        if self.values == 0 {
            return only(Kind::Empty);
        }
        if self.fits(self.shapes) {
            return only(Kind::Geometry);
        }
        if self.fits(self.lists) {
            return only(Kind::List);
        }
        if self.is_boolean() {
            return only(Kind::Boolean);
        }
        self.figures(german).unwrap_or_else(|| {
            let names = names::is_identifier(&self.name) && self.longest <= 24;
            only(if names { Kind::Identifier } else { Kind::Text })
        })
    }

    /// As numbers or dates, when enough of the values can be read so.
    fn figures(&self, german: bool) -> Option<Reading> {
        let mut best = Lens::Plain;
        for lens in Lens::ALL {
            if self.run(lens).count > self.run(best).count {
                best = lens;
            }
        }
        if german && best.is_number() && self.run(Lens::German).count == self.run(best).count {
            best = Lens::German;
        }
        let count = self.run(best).count;
        if !self.fits(count) {
            return None;
        }
        let reading = |kind| Reading { kind, lens: Some(best), epoch: None };
        if !best.is_number() {
            let time = match best {
                Lens::IsoTime => true,
                Lens::MonthFirst | Lens::DayFirst => self.longest > 10,
                _ => false,
            };
            return Some(reading(if time { Kind::DateTime } else { Kind::Date }));
        }
        if self.whole < count {
            let whole = matches!(best, Lens::English | Lens::German) && self.all_whole(best);
            return Some(reading(if whole { Kind::Integer } else { Kind::Decimal }));
        }
        if self.zeros > 0 || self.quoted * 2 > self.whole || names::is_identifier(&self.name) {
            return Some(Reading { kind: Kind::Identifier, lens: None, epoch: None });
        }
        Some(self.moments(best).unwrap_or_else(|| reading(Kind::Integer)))
    }

    /// Whole numbers under a name that speaks of time may be days or seconds since 1970.
    fn moments(&self, lens: Lens) -> Option<Reading> {
        if !names::is_moment(&self.name) {
            return None;
        }
        if self.fits(self.run(Lens::Compact).count) {
            return Some(Reading { kind: Kind::Date, lens: Some(Lens::Compact), epoch: None });
        }
        let run = self.run(lens);
        let within = |low: f64, high: f64| run.min >= low && run.max <= high;
        let unit = if within(3e8, 4.2e9) {
            1.0
        } else if within(3e11, 4.2e12) {
            1000.0
        } else {
            return None;
        };
        Some(Reading { kind: Kind::DateTime, lens: Some(lens), epoch: Some(unit) })
    }

    /// Whether groups of thousands are all that made them look like decimals.
    fn all_whole(&self, lens: Lens) -> bool {
        let whole = |text: &str| lens.read(text).is_none_or(|value| value == value.trunc());
        match self.seen.exact() {
            Some(all) => all.iter().all(|(text, _)| whole(text)),
            None => self.seen.sample().into_iter().all(whole),
        }
    }

    fn is_boolean(&self) -> bool {
        const PAIRS: [[&str; 2]; 9] = [
            ["true", "false"],
            ["yes", "no"],
            ["ja", "nein"],
            ["oui", "non"],
            ["wahr", "falsch"],
            ["vrai", "faux"],
            ["y", "n"],
            ["j", "n"],
            ["t", "f"],
        ];
        let Some(all) = self.seen.exact().filter(|all| all.len() <= 6) else { return false };
        let words: Vec<String> = all.iter().map(|(text, _)| text.to_lowercase()).collect();
        PAIRS.iter().any(|pair| {
            let within = words.iter().all(|word| pair.contains(&word.as_str()));
            let long = pair.iter().all(|word| word.len() > 1);
            within && (long || pair.iter().all(|word| words.iter().any(|found| found == word)))
        })
    }

    fn begin(&self, rows: u64, kind: Kind) -> Column {
        Column {
            name: self.name.clone(),
            kind,
            written: None,
            unit: None,
            values: self.values,
            nulls: rows.saturating_sub(self.values),
            null_words: self.null_words.clone(),
            misfits: 0,
            misfit_examples: Vec::new(),
            distinct: 0,
            distinct_estimated: false,
            min: None,
            max: None,
            mean: None,
            quantiles: Vec::new(),
            spread_estimated: false,
            top: Vec::new(),
            bars: Vec::new(),
            longest: self.longest,
        }
    }

    fn say_words(&self, column: &mut Column, kind: Kind) {
        (column.distinct, column.distinct_estimated) = self.seen.distinct(self.values);
        column.top = self.seen.top(TOP);
        if kind != Kind::Boolean {
            (column.min, column.max) = (self.least.clone(), self.greatest.clone());
        }
        if self.seen.exact().is_some() {
            let some = self.seen.top(if column.distinct <= BARS as u64 { BARS } else { TOP });
            let told: u64 = some.iter().map(|one| one.count).sum();
            let bar = |one: Counted| Bar { from: Some(cut(&one.value, 40)), to: None, count: one.count };
            column.bars = some.into_iter().map(bar).collect();
            // A column in which hardly anything occurs twice has no histogram that tells something.
            if column.distinct > BARS as u64 {
                if told * 4 < self.values {
                    column.bars.clear();
                } else {
                    column.bars.push(Bar { from: None, to: None, count: self.values - told });
                }
            }
        }
    }

    fn say_figures(&self, column: &mut Column, reading: Reading) {
        let Some(lens) = reading.lens else { return };
        let run = self.run(lens);
        let epoch = reading.epoch.unwrap_or(1.0);
        let show: fn(f64) -> String = match reading.kind {
            Kind::Date => |value| show_time(value, false),
            Kind::DateTime => |value| show_time(value, true),
            _ => show_number,
        };
        (column.distinct, column.distinct_estimated) = self.seen.distinct(self.values);
        column.misfits = self.values - run.count;
        column.misfit_examples = self.misfits(lens);
        column.min = Some(show(run.min / epoch));
        column.max = Some(show(run.max / epoch));
        column.written = match reading.epoch {
            Some(unit) => Some(if unit > 1.0 { "epoch milliseconds" } else { "epoch seconds" }.to_owned()),
            None => lens
                .written()
                .filter(|_| lens != Lens::English || self.run(Lens::Plain).count < run.count)
                .map(Into::into),
        };
        column.top = self.seen.top(TOP);
        let exact = self.seen.exact();
        column.spread_estimated = exact.is_none();
        let spread = match exact {
            Some(all) => {
                Spread::new(all.into_iter().filter_map(|(text, count)| Some((lens.read(text)? / epoch, count))))
            }
            None => Spread::new(self.seen.sample().into_iter().filter_map(|text| Some((lens.read(text)? / epoch, 1)))),
        };
        if matches!(reading.kind, Kind::Date | Kind::DateTime) {
            column.quantiles = spread.quantiles(false, show);
            column.bars = spread.date_bars(run.count);
        } else {
            column.mean = run.mean();
            column.quantiles = spread.quantiles(true, show);
            column.bars = spread.bars(run.count);
            let unit = self.units.iter().find(|(_, count)| *count == run.count);
            column.unit = unit.map(|(sign, _)| sign.to_string());
        }
        if column.bars.is_empty() {
            let (from, to) = (column.min.clone(), column.max.clone());
            column.bars = scaled(vec![Bar { from, to, count: run.count }], run.count);
        }
    }

    fn misfits(&self, lens: Lens) -> Vec<String> {
        let wrong = |text: &&str| lens.read(text).is_none();
        let show = |text: &str| cut(shown(text), 40);
        match self.seen.exact() {
            Some(all) => all.into_iter().map(|(text, _)| text).filter(wrong).map(show).take(3).collect(),
            None => self.seen.sample().into_iter().filter(wrong).map(show).take(3).collect(),
        }
    }
}
