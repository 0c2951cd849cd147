//! Words of profiles: what may be public, where one stands, and what a file and its columns are.

use crate::schema;
use crate::shell::Tone;

/// How much is shown.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "ProfileDisclosure")]
pub enum Disclosure {
    /// Nothing.
    Nothing,
    /// Names and types.
    Schema,
    /// Figures about all rows.
    Summary,
    /// Everything.
    Everything,
}

impl Disclosure {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Schema, Self::Summary, Self::Everything];

    /// The word in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Schema => "schema",
            Self::Summary => "summary",
            Self::Everything => "everything",
        }
    }

    /// From the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }

    /// Key of its name in the locales.
    pub fn key(self) -> String {
        format!("profiles-level-{}", self.word())
    }
}

/// Where a profile stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "ProfileState")]
pub enum State {
    /// The worker will make it.
    Waiting,
    /// It is being made.
    Running,
    /// It is there.
    Done,
    /// There is none.
    Failed,
}

impl State {
    /// Key of its name in the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "profiles-state-waiting",
            Self::Running => "profiles-state-running",
            Self::Done => "profiles-state-done",
            Self::Failed => "profiles-state-failed",
        }
    }

    /// How it is meant.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Waiting | Self::Running => Tone::Active,
            Self::Done => Tone::Good,
            Self::Failed => Tone::Plain,
        }
    }
}

/// How a file is laid out.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "ProfileFormat")]
#[allow(missing_docs)]
pub enum Format {
    Delimited,
    GeoJson,
    Json,
    JsonLines,
    Parquet,
}

/// How lines end.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "ProfileLineEnds")]
#[allow(missing_docs)]
pub enum LineEnds {
    Lf,
    CrLf,
    Cr,
    Mixed,
}

/// What the values of a column are.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "ProfileColumnKind")]
#[allow(missing_docs)]
pub enum Kind {
    Empty,
    Boolean,
    Integer,
    Decimal,
    Date,
    DateTime,
    Identifier,
    Text,
    Geometry,
    List,
}

impl Kind {
    /// Key of its name in the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "profiles-kind-empty",
            Self::Boolean => "profiles-kind-boolean",
            Self::Integer => "profiles-kind-integer",
            Self::Decimal => "profiles-kind-decimal",
            Self::Date => "profiles-kind-date",
            Self::DateTime => "profiles-kind-date-time",
            Self::Identifier => "profiles-kind-identifier",
            Self::Text => "profiles-kind-text",
            Self::Geometry => "profiles-kind-geometry",
            Self::List => "profiles-kind-list",
        }
    }
}

/// How a coordinate system was recognised.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "ProfileCrsRecognised")]
#[allow(missing_docs)]
pub enum Recognised {
    Declared,
    ByFormat,
    ByRange,
}
