//! The closed sets of values that profiles show.

use async_graphql::Enum;
use intercity_domain::profiles::{self, reading};

/// Where the profile of a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profiles::ProfileState")]
pub enum ProfileState {
    /// The worker will make it.
    Waiting,
    /// The worker is making it.
    Running,
    /// It is there.
    Done,
    /// There is none; the reason is given.
    Failed,
}

/// How much of a profile is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profiles::Disclosure")]
pub enum ProfileDisclosure {
    /// Nothing at all.
    Nothing,
    /// Names and types of the columns.
    Schema,
    /// Figures about all rows as well, and nothing that a single row says: counts, ranges of numbers and dates, means,
    /// quantiles, histograms, the bounding box.
    Summary,
    /// Frequent values, first rows and the map as well.
    Everything,
}

/// How a file is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "reading::Format")]
pub enum ProfileFormat {
    /// Cells between delimiters: CSV, TSV and their kin.
    Delimited,
    /// GeoJSON.
    GeoJson,
    /// One JSON document with a list of records.
    Json,
    /// One JSON record after the other.
    JsonLines,
    /// Parquet.
    Parquet,
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "reading::LineEnds")]
pub enum ProfileLineEnds {
    /// LF.
    Lf,
    /// CR and LF.
    CrLf,
    /// A lone CR.
    Cr,
    /// Several of them.
    Mixed,
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "reading::Kind")]
pub enum ProfileColumnKind {
    /// Nothing but nulls.
    Empty,
    /// Yes or no.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Decimal,
    /// Days.
    Date,
    /// Moments.
    DateTime,
    /// Codes and numbers that only name things.
    Identifier,
    /// Text.
    Text,
    /// Points, lines or areas.
    Geometry,
    /// Lists.
    List,
}

/// How a coordinate system was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "reading::Recognised")]
pub enum ProfileCrsRecognised {
    /// The file says so.
    Declared,
    /// The format stands for it.
    ByFormat,
    /// The coordinates lie where only this system puts them.
    ByRange,
}
