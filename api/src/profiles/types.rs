//! The nodes of profiles.

use async_graphql::{Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::{Page, PageArgs, cursor};
use intercity_domain::profiles::reading::{Bar, Column, Counted, HeaderRow, Profile};
use intercity_domain::profiles::{self as domain, Disclosed, Shown};

use super::enums::{ProfileColumnKind, ProfileDisclosure, ProfileFormat, ProfileLineEnds, ProfileState};
use super::place::ProfilePlace;
use crate::graphql::{Fault, Listed, listed};

/// A number of rows or values.
fn count(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Counted values as nodes.
pub(super) fn counts(all: &[Counted]) -> Vec<ProfileCount> {
    all.iter().map(|one| ProfileCount { value: one.value.clone(), count: count(one.count) }).collect()
}

/// What of the profiles of a dataset is public.
#[derive(SimpleObject)]
#[graphql(name = "DatasetProfileDisclosure")]
pub struct Disclosure {
    /// How much.
    level: ProfileDisclosure,
    /// Columns that are left out of what is public; told only to those who keep the data.
    hidden_columns: Vec<String>,
}

impl Disclosure {
    /// As those see it who keep the data, or others.
    pub fn new(disclosed: Disclosed, keeps: bool) -> Self {
        let hidden_columns = if keeps { disclosed.hidden } else { Vec::new() };
        Self { level: disclosed.level.into(), hidden_columns }
    }
}

/// A value and how often it occurs.
#[derive(SimpleObject)]
pub struct ProfileCount {
    /// The value, cut when long.
    value: String,
    /// How often.
    count: i64,
}

/// The value below which a share of the values lies.
#[derive(SimpleObject)]
pub struct ProfileQuantile {
    /// The share, 0 to 1.
    at: f64,
    /// The value.
    value: String,
}

/// One bar of a histogram. All bars together are all values that fit the column's type.
#[derive(SimpleObject)]
pub struct ProfileBar {
    /// Where it begins, or the value; nothing for all other values together.
    from: Option<String>,
    /// Where it ends; nothing when the bar stands for a single value.
    to: Option<String>,
    /// How many values.
    count: i64,
}

impl From<&Bar> for ProfileBar {
    fn from(bar: &Bar) -> Self {
        Self { from: bar.from.clone(), to: bar.to.clone(), count: count(bar.count) }
    }
}

/// Why a file has no profile.
#[derive(SimpleObject)]
pub struct ProfileReason {
    /// Stable, for example `linked_data`.
    code: String,
    /// The sentence in English.
    message: String,
    /// The figure in the sentence.
    count: Option<i64>,
    /// The word in the sentence.
    word: Option<String>,
}

/// What is known of a file’s content, as far as you may see it.
pub struct DistributionProfile(pub Shown);

impl DistributionProfile {
    fn profile(&self) -> Option<&Profile> {
        self.0.profile.as_ref()
    }

    /// The profile when figures may be told.
    fn figures(&self) -> Option<&Profile> {
        self.profile().filter(|_| self.0.level > domain::Disclosure::Schema)
    }
}

/// What is known of a file’s content, as far as you may see it.
#[Object]
impl DistributionProfile {
    /// How much of it you see.
    async fn disclosed(&self) -> ProfileDisclosure {
        self.0.level.into()
    }

    /// Where it stands; nothing when none was asked for, or when you see nothing of it.
    async fn state(&self) -> Option<ProfileState> {
        self.0.state.map(Into::into)
    }

    /// When it was made.
    async fn finished_at(&self) -> Option<DateTime<Utc>> {
        self.0.finished_at
    }

    /// Why there is none.
    async fn reason(&self) -> Option<ProfileReason> {
        let reason = self.0.reason.as_ref()?;
        Some(ProfileReason {
            message: reason.sentence(),
            code: reason.code.clone(),
            count: reason.count.map(count),
            word: reason.word.clone(),
        })
    }

    /// How the file is laid out.
    async fn format(&self) -> Option<ProfileFormat> {
        self.profile().map(|profile| profile.format.into())
    }

    /// How its text is encoded.
    async fn encoding(&self) -> Option<&str> {
        self.profile()?.encoding.as_deref()
    }

    /// What stands between cells.
    async fn delimiter(&self) -> Option<String> {
        self.profile()?.delimiter.map(String::from)
    }

    /// How its lines end.
    async fn line_ends(&self) -> Option<ProfileLineEnds> {
        self.profile()?.line_ends.map(Into::into)
    }

    /// Whether the first row names the columns.
    async fn has_header(&self) -> Option<bool> {
        self.profile()?.header.map(|header| header == HeaderRow::Present)
    }

    /// Rows, records or features.
    async fn rows(&self) -> Option<i64> {
        self.figures().map(|profile| count(profile.rows))
    }

    /// Whether the whole file was read; otherwise everything here speaks of its first `rows` rows.
    async fn complete(&self) -> Option<bool> {
        self.figures().map(|profile| profile.complete)
    }

    /// Rows with more or fewer cells than there are columns.
    async fn ragged_rows(&self) -> Option<i64> {
        self.figures().map(|profile| count(profile.ragged_rows))
    }

    /// Rows without anything in them; not counted in `rows`.
    async fn blank_rows(&self) -> Option<i64> {
        self.figures().map(|profile| count(profile.blank_rows))
    }

    /// Records that could not be read; not counted in `rows`.
    async fn unreadable_rows(&self) -> Option<i64> {
        self.figures().map(|profile| count(profile.unreadable_rows))
    }

    /// Columns that are not shown to you.
    async fn hidden_columns(&self) -> i64 {
        count(self.0.hidden as u64)
    }

    /// Columns beyond the 256 that are profiled.
    async fn columns_left_out(&self) -> Option<i64> {
        self.profile().map(|profile| count(profile.columns_left_out))
    }

    /// The columns in their order: a page of at most 100.
    async fn columns(&self, first: Option<i32>, after: Option<String>) -> Result<Listed<ProfileColumn>, Fault> {
        let args = PageArgs { first, after };
        let (size, start) = (usize::try_from(args.size()?).unwrap_or(100), args.start::<usize>()?);
        let begin = start.map_or(0, |last| last.saturating_add(1));
        let all = self.profile().map(|profile| profile.columns.as_slice()).unwrap_or_default();
        let figures = self.figures().is_some();
        let row = |(n, column): (usize, &Column)| (cursor(&n), (column.clone(), figures));
        let page = Page {
            edges: all.iter().enumerate().skip(begin).take(size).map(row).collect(),
            has_next: all.len() > begin.saturating_add(size),
            total: all.len() as u64,
        };
        Ok(listed(page, begin > 0, |(column, figures)| ProfileColumn { column, figures }))
    }

    /// The first rows as they are, at most 20, each with a cell for every column.
    async fn first_rows(&self) -> Vec<Vec<Option<String>>> {
        self.profile().map(|profile| profile.first_rows.clone()).unwrap_or_default()
    }

    /// Where the rows lie.
    async fn place(&self) -> Option<ProfilePlace> {
        self.profile()?.place.as_ref().map(Into::into)
    }
}

/// What is known of a column.
pub struct ProfileColumn {
    column: Column,
    figures: bool,
}

impl ProfileColumn {
    fn figure(&self, n: u64) -> Option<i64> {
        self.figures.then(|| count(n))
    }
}

/// What is known of a column.
#[Object]
impl ProfileColumn {
    /// Its name in the file, or “column 3” when it has none.
    async fn name(&self) -> &str {
        &self.column.name
    }

    /// What its values are.
    async fn kind(&self) -> ProfileColumnKind {
        self.column.kind.into()
    }

    /// How they are written, when that is not plain: `dd.mm.yyyy`, `1.234,5`, `epoch seconds`.
    async fn written(&self) -> Option<&str> {
        self.column.written.as_deref()
    }

    /// A unit that stands at every value.
    async fn unit(&self) -> Option<&str> {
        self.column.unit.as_deref()
    }

    /// Values that are there.
    async fn values(&self) -> Option<i64> {
        self.figure(self.column.values)
    }

    /// Rows without a value.
    async fn nulls(&self) -> Option<i64> {
        self.figure(self.column.nulls)
    }

    /// Words that were taken as “no value”.
    async fn null_words(&self) -> Vec<ProfileCount> {
        counts(&self.column.null_words)
    }

    /// Values that do not fit the type.
    async fn misfits(&self) -> Option<i64> {
        self.figure(self.column.misfits)
    }

    /// Some of them.
    async fn misfit_examples(&self) -> &[String] {
        &self.column.misfit_examples
    }

    /// Distinct values.
    async fn distinct(&self) -> Option<i64> {
        self.figure(self.column.distinct)
    }

    /// Whether `distinct` and `top` are estimates, because there are too many values to count.
    async fn distinct_estimated(&self) -> bool {
        self.column.distinct_estimated
    }

    /// The smallest number, the first date or text.
    async fn min(&self) -> Option<&str> {
        self.column.min.as_deref()
    }

    /// The largest number, the last date or text.
    async fn max(&self) -> Option<&str> {
        self.column.max.as_deref()
    }

    /// The mean of numbers.
    async fn mean(&self) -> Option<f64> {
        self.column.mean
    }

    /// Quantiles of numbers and dates.
    async fn quantiles(&self) -> Vec<ProfileQuantile> {
        let all = self.column.quantiles.iter();
        all.map(|one| ProfileQuantile { at: one.at, value: one.value.clone() }).collect()
    }

    /// Whether quantiles and bars are estimates from a sample.
    async fn spread_estimated(&self) -> bool {
        self.column.spread_estimated
    }

    /// The most frequent values, at most ten.
    async fn top(&self) -> Vec<ProfileCount> {
        counts(&self.column.top)
    }

    /// The histogram.
    async fn bars(&self) -> Vec<ProfileBar> {
        self.column.bars.iter().map(Into::into).collect()
    }

    /// Characters of the longest value.
    async fn longest(&self) -> Option<i64> {
        self.figure(self.column.longest)
    }
}
