//! Quantiles and histograms of counted values.

use chrono::{DateTime, Datelike, NaiveDate};

use super::lens::{show_number, show_time};
use super::limits::BARS;
use super::model::{Bar, Quantile};

/// The shares for which quantiles are given.
const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Values in order, each with its count.
#[derive(Debug, Default)]
pub struct Spread {
    values: Vec<(f64, u64)>,
    count: u64,
}

impl Spread {
    /// Of values in any order.
    pub fn new(values: impl IntoIterator<Item = (f64, u64)>) -> Self {
        let mut values: Vec<(f64, u64)> = values.into_iter().collect();
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        let count = values.iter().map(|(_, count)| count).sum();
        Self { values, count }
    }

    /// The value at a rank, from zero.
    fn at(&self, rank: u64) -> f64 {
        let mut left = rank;
        for (value, count) in &self.values {
            if left < *count {
                return *value;
            }
            left -= count;
        }
        self.values.last().map_or(0.0, |(value, _)| *value)
    }

    /// Quantiles, between two values in proportion (as most statistics programs do), or the lower one.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // ranks
    pub fn quantiles(&self, between: bool, show: impl Fn(f64) -> String) -> Vec<Quantile> {
        if self.count == 0 {
            return Vec::new();
        }
        let one = |share: f64| {
            let position = share * (self.count - 1) as f64;
            let low = self.at(position.floor() as u64);
            let high = if between { self.at(position.ceil() as u64) } else { low };
            let value = if low == high { low } else { rounded(low + (high - low) * position.fract()) };
            Quantile { at: share, value: show(value) }
        };
        SHARES.into_iter().map(one).collect()
    }

    /// The histogram of numbers; its counts add up to `total`.
    pub fn bars(&self, total: u64) -> Vec<Bar> {
        let (Some((least, _)), Some((most, _))) = (self.values.first(), self.values.last()) else { return Vec::new() };
        let distinct = self.values.len();
        let whole = self.values.iter().all(|(value, _)| *value == value.trunc());
        if distinct == 1 || (whole && distinct <= BARS / 2) {
            let bar = |(value, count): &(f64, u64)| Bar { from: Some(show_number(*value)), to: None, count: *count };
            return scaled(self.merged().iter().map(bar).collect(), total);
        }
        let step = step((most - least) / BARS as f64, whole);
        let start = (least / step).floor();
        let bins = (most / step).floor() - start + 1.0;
        if !step.is_finite() || step <= 0.0 || !bins.is_finite() || bins > 4.0 * BARS as f64 {
            let (from, to) = (Some(show_number(*least)), Some(show_number(*most)));
            return vec![Bar { from, to, count: total }];
        }
        let edge = |n: f64| Some(show_number(tidy((start + n) * step, step)));
        let mut bars: Vec<Bar> = Vec::new();
        let mut n = 0.0;
        while n < bins {
            bars.push(Bar { from: edge(n), to: edge(n + 1.0), count: 0 });
            n += 1.0;
        }
        for (value, count) in &self.values {
            let index = ((value / step).floor() - start).clamp(0.0, bins - 1.0);
            add(&mut bars, index, *count);
        }
        scaled(bars, total)
    }

    /// The histogram of dates by days, months, years, decades or centuries.
    pub fn date_bars(&self, total: u64) -> Vec<Bar> {
        let (Some((least, _)), Some((most, _))) = (self.values.first(), self.values.last()) else { return Vec::new() };
        let fits = |unit: &Unit| unit.index(*most) - unit.index(*least) < 30;
        let unit = Unit::ALL.into_iter().find(fits).unwrap_or(Unit::Centuries);
        let (first, last) = (unit.index(*least), unit.index(*most));
        let mut bars: Vec<Bar> = (first..=last.min(first + 60))
            .map(|n| Bar { from: unit.begin(n), to: unit.begin(n + 1), count: 0 })
            .collect();
        for (value, count) in &self.values {
            let index =
                usize::try_from(unit.index(*value) - first).unwrap_or_default().min(bars.len().saturating_sub(1));
            if let Some(bar) = bars.get_mut(index) {
                bar.count += count;
            }
        }
        scaled(bars, total)
    }

    /// Equal values together.
    fn merged(&self) -> Vec<(f64, u64)> {
        let mut merged: Vec<(f64, u64)> = Vec::new();
        for (value, count) in &self.values {
            match merged.last_mut() {
                Some((last, sum)) if last == value => *sum += count,
                _ => merged.push((*value, *count)),
            }
        }
        merged
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped before
fn add(bars: &mut [Bar], index: f64, count: u64) {
    if let Some(bar) = bars.get_mut(index as usize) {
        bar.count += count;
    }
}

/// 1, 2 or 5 times a power of ten, at least as wide.
fn step(width: f64, whole: bool) -> f64 {
    let power = 10_f64.powf(width.log10().floor());
    let nice = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= width * 0.999_999);
    let step = nice.unwrap_or(width);
    if whole { step.max(1.0).round() } else { step }
}

/// To twelve digits, so that computing in floating point does not show.
fn rounded(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

/// Takes the dirt of floating point off an edge.
fn tidy(edge: f64, step: f64) -> f64 {
    let digits = (2.0 - step.log10().floor()).clamp(0.0, 12.0);
    let power = 10_f64.powf(digits);
    let tidied = (edge * power).round() / power;
    if tidied.is_finite() { tidied } else { edge }
}

/// Makes the counts add up to `total`, in proportion, largest remainders first.
#[allow(clippy::cast_possible_truncation)] // the quotient is at most `total`
pub fn scaled(mut bars: Vec<Bar>, total: u64) -> Vec<Bar> {
    let sum: u64 = bars.iter().map(|bar| bar.count).sum();
    if sum == total || sum == 0 {
        return bars;
    }
    let mut left = total;
    let mut remainders: Vec<(u128, usize)> = Vec::new();
    for (n, bar) in bars.iter_mut().enumerate() {
        let product = u128::from(bar.count) * u128::from(total);
        bar.count = (product / u128::from(sum)) as u64;
        left -= bar.count;
        remainders.push((product % u128::from(sum), n));
    }
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, n) in remainders {
        if left == 0 {
            break;
        }
        if let Some(bar) = bars.get_mut(n) {
            bar.count += 1;
            left -= 1;
        }
    }
    bars
}

/// What a bar of dates stands for.
#[derive(Clone, Copy, Debug)]
enum Unit {
    Days,
    Months,
    Years,
    Decades,
    Centuries,
}

impl Unit {
    const ALL: [Self; 5] = [Self::Days, Self::Months, Self::Years, Self::Decades, Self::Centuries];

    fn index(self, seconds: f64) -> i64 {
        #[allow(clippy::cast_possible_truncation)] // seconds of a date
        let day = DateTime::from_timestamp(seconds as i64, 0).map(|moment| moment.date_naive()).unwrap_or_default();
        let year = i64::from(day.year());
        match self {
            Self::Days => i64::from(day.num_days_from_ce()),
            Self::Months => year * 12 + i64::from(day.month0()),
            Self::Years => year,
            Self::Decades => year.div_euclid(10),
            Self::Centuries => year.div_euclid(100),
        }
    }

    /// The first day of a unit, as short as it can be said.
    fn begin(self, index: i64) -> Option<String> {
        let year = |year: i64| i32::try_from(year).ok();
        Some(match self {
            Self::Days => {
                let day = NaiveDate::from_num_days_from_ce_opt(i32::try_from(index).ok()?)?;
                show_time(midnight(day), false)
            }
            Self::Months => format!("{:04}-{:02}", index.div_euclid(12), index.rem_euclid(12) + 1),
            Self::Years => year(index)?.to_string(),
            Self::Decades => year(index * 10)?.to_string(),
            Self::Centuries => year(index * 100)?.to_string(),
        })
    }
}

#[allow(clippy::cast_precision_loss)] // seconds of a date
fn midnight(day: NaiveDate) -> f64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sum(bars: &[Bar]) -> u64 {
        bars.iter().map(|bar| bar.count).sum()
    }

    #[test]
    fn quantiles_are_those_of_other_programs() {
        let spread = Spread::new((1..=10).map(|n| (f64::from(n), 1)));
        let found: Vec<String> = spread.quantiles(true, show_number).into_iter().map(|one| one.value).collect();
        assert_eq!(found, ["1.45", "3.25", "5.5", "7.75", "9.55"]);
    }

    #[test]
    fn bars_have_round_edges() {
        let spread = Spread::new((0..1000).map(|n| (f64::from(n) / 10.0, 1)));
        let bars = spread.bars(1000);
        assert_eq!((bars[0].from.as_deref(), bars[0].to.as_deref(), bars[0].count), (Some("0"), Some("5"), 50));
        assert_eq!((bars.len(), sum(&bars)), (20, 1000));
        let few = Spread::new([(3.0, 2), (1.0, 5)]).bars(7);
        assert_eq!(
            few,
            [Bar { from: Some("1".into()), to: None, count: 5 }, Bar { from: Some("3".into()), to: None, count: 2 }]
        );
    }

    #[test]
    fn dates_are_counted_by_what_suits_their_span() {
        let day = 86_400.0;
        let months = Spread::new((0..300).map(|n| (f64::from(n) * day, 1))).date_bars(300);
        assert_eq!((months[0].from.as_deref(), months[0].count, months.len()), (Some("1970-01"), 31, 10));
        let years = Spread::new([(0.0, 1), (20.0 * 366.0 * day, 1)]).date_bars(2);
        assert_eq!((years[0].from.as_deref(), years.len()), (Some("1970"), 21));
    }

    proptest! {
        #[test]
        fn bars_add_up(values in prop::collection::vec((-1e9_f64..1e9, 1_u64..50), 1..60), extra in 0_u64..1000) {
            let spread = Spread::new(values);
            let total = spread.count + extra;
            let bars = spread.bars(total);
            prop_assert_eq!(sum(&bars), total);
            prop_assert!(bars.len() <= 4 * BARS);
            prop_assert_eq!(sum(&spread.date_bars(total)), total);
        }

        #[test]
        fn bars_add_up_at_any_scale(values in prop::collection::vec(prop::num::f64::NORMAL, 1..20)) {
            let spread = Spread::new(values.iter().map(|value| (*value, 1)));
            let total = spread.count;
            prop_assert_eq!(sum(&spread.bars(total)), total);
        }
    }
}
