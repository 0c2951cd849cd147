//! Pieces of queries that several pages of datasets share.

use chrono::{DateTime, Utc};

use crate::schema;
use crate::shell::{self, Page, Tone};

/// A number of bytes.
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct ByteCount(pub i64);

cynic::impl_scalar!(ByteCount, schema::ByteCount);

/// A text in all its languages.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "LocalizedText")]
pub struct Localized {
    /// The language that decides.
    pub authoritative: String,
    /// The translations.
    pub translations: Vec<Translation>,
}

/// A text in one language.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Translation {
    /// de, en or fr.
    pub language: String,
    /// The text.
    pub text: String,
}

impl Localized {
    /// The text for a reader, in their language or else in the authoritative one.
    pub fn get(&self, language: &str) -> &str {
        let find = |code: &str| self.translations.iter().find(|one| one.language == code && !one.text.is_empty());
        find(language)
            .or_else(|| find(&self.authoritative))
            .or_else(|| self.translations.first())
            .map_or("", |one| one.text.as_str())
    }

    /// Paragraphs of the text for a reader.
    pub fn paragraphs(&self, language: &str) -> Vec<&str> {
        self.get(language).split('\n').map(str::trim).filter(|line| !line.is_empty()).collect()
    }

    /// Language and text of each translation, for a form.
    pub fn pairs(&self) -> Vec<(String, String)> {
        self.translations.iter().map(|one| (one.language.clone(), one.text.clone())).collect()
    }
}

/// A text in several languages, as input.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct LocalizedInput {
    /// The language that decides.
    pub authoritative: Option<String>,
    /// The translations.
    pub translations: Vec<TranslationInput>,
}

/// A text in one language, as input.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct TranslationInput {
    /// de, en or fr.
    pub language: String,
    /// The text.
    pub text: String,
}

impl From<(String, Vec<(String, String)>)> for LocalizedInput {
    fn from((authoritative, texts): (String, Vec<(String, String)>)) -> Self {
        let translations = texts.into_iter().map(|(language, text)| TranslationInput { language, text }).collect();
        Self { authoritative: Some(authoritative), translations }
    }
}

/// Who publishes.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organisation")]
pub struct Publisher {
    /// Global id.
    pub id: cynic::Id,
    /// Two letters, for cities.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Its time zone.
    pub zone: String,
}

impl Publisher {
    /// Its sign, for cities.
    pub fn city(&self) -> Option<shell::City> {
        self.code.as_ref().map(|code| shell::City::new(code.clone(), self.name.clone()))
    }
}

/// Where the next page of a list begins.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct PageInfo {
    /// Whether there is one.
    pub has_next_page: bool,
    /// Its cursor.
    pub end_cursor: Option<String>,
}

/// Who may read the files.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "DatasetAccess")]
pub enum Access {
    /// Anybody.
    Open,
    /// Everybody who is signed in and accepts the terms.
    Registered,
    /// Those with a grant.
    Restricted,
    /// Those with a grant, from the partner's server.
    PartnerHosted,
}

impl Access {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Registered, Self::Restricted, Self::PartnerHosted];

    /// The word in forms and addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Registered => "registered",
            Self::Restricted => "restricted",
            Self::PartnerHosted => "partner-hosted",
        }
    }

    /// From the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.word() == word)
    }

    /// Key of its name in the locales.
    pub fn key(self) -> String {
        format!("datasets-access-{}", self.word())
    }

    /// How it is meant.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Open => Tone::Good,
            Self::Registered => Tone::Active,
            Self::Restricted | Self::PartnerHosted => Tone::Warning,
        }
    }

    /// Word and name of each, for a form.
    pub fn options(page: &Page) -> Vec<(String, String)> {
        Self::ALL.iter().map(|access| (access.word().to_owned(), page.t(&access.key()))).collect()
    }
}

/// Where a dataset stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "DatasetState")]
pub enum State {
    /// Known to its publisher's staff alone.
    Draft,
    /// In use.
    Published,
    /// Do not build on it.
    Deprecated,
    /// Its files leave no more.
    Withdrawn,
}

impl State {
    /// Key of its name in the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "datasets-state-draft",
            Self::Published => "datasets-state-published",
            Self::Deprecated => "datasets-state-deprecated",
            Self::Withdrawn => "datasets-state-withdrawn",
        }
    }

    /// How it is meant.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Draft => Tone::Plain,
            Self::Published => Tone::Good,
            Self::Deprecated => Tone::Warning,
            Self::Withdrawn => Tone::Bad,
        }
    }
}

/// Where a version stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "DatasetVersionState")]
pub enum VersionState {
    /// Files can be added and taken out.
    Draft,
    /// It never changes any more.
    Published,
    /// Its files leave no more.
    Withdrawn,
}

/// Where a file stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The bytes are still to come.
    Pending,
    /// It is being checked.
    Uploaded,
    /// It is what it was declared to be.
    Clean,
    /// It is not.
    Rejected,
}

impl FileState {
    /// Key of its name in the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pending | Self::Uploaded => "datasets-file-checking",
            Self::Clean => "datasets-file-clean",
            Self::Rejected => "datasets-file-rejected",
        }
    }

    /// How it is meant.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Pending | Self::Uploaded => Tone::Active,
            Self::Clean => Tone::Good,
            Self::Rejected => Tone::Bad,
        }
    }
}

/// What the reader may do.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "DatasetAction")]
#[allow(missing_docs)]
pub enum Action {
    View,
    Update,
    TermsSet,
    VersionCreate,
    DistributionUploadBegin,
    DistributionRemove,
    Publish,
    Deprecate,
    Withdraw,
}

/// Terms of use.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "DatasetTerms")]
pub struct Terms {
    /// 1, 2, 3 …
    pub number: i32,
    /// The exact text.
    pub text: Localized,
    /// Over the bytes of the authoritative text.
    pub sha256: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// A version with its files.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "DatasetVersion")]
pub struct Version {
    /// Global id.
    pub id: cynic::Id,
    /// 1, 2, 3 …
    pub number: i32,
    /// What is new in it.
    pub changelog: Localized,
    /// Where it stands.
    pub state: VersionState,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Its files.
    pub distributions: Vec<Distribution>,
}

/// A file of a version.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Distribution {
    /// Global id.
    pub id: cynic::Id,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes.
    pub size: ByteCount,
    /// Over its bytes.
    pub sha256: String,
    /// Where it is read, when it lies outside.
    pub access_url: Option<String>,
    /// Where it stands.
    pub state: Option<FileState>,
    /// Why it was rejected.
    pub reject_reason: Option<String>,
}

/// What every change answers.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Dataset")]
pub struct Changed {
    /// The readable part of its address.
    pub slug: String,
}
