//! The closed sets of values that challenges show.

use async_graphql::Enum;
use intercity_domain::challenges::{self, policy};

/// Where a challenge stands: what was decided, and what follows from the clock.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "challenges::Phase")]
pub enum Phase {
    /// Being written.
    Draft,
    /// Being checked by the host cities.
    InReview,
    /// Published, not open yet.
    Upcoming,
    /// Entries are taken.
    Open,
    /// Closed; being judged.
    Evaluation,
    /// The outcome is announced.
    Decided,
    /// Put away.
    Archived,
    /// Called off.
    Cancelled,
}

/// What happens in a stage.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "challenges::StageKind")]
pub enum StageKind {
    /// Whether an entry is complete and eligible.
    Compliance,
    /// Judges score by criteria.
    Scoring,
    /// Interview or pitch.
    Interview,
    /// Finalists work together with the city.
    CoCreation,
    /// The last word.
    FinalDecision,
}

/// Whether a city stands behind its host brief.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "challenges::BriefState")]
pub enum BriefState {
    /// Being written.
    Draft,
    /// Approved by the city.
    Approved,
}

/// Who may read an answer besides its team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "challenges::Audience")]
pub enum Audience {
    /// Everyone, once outcomes are announced; judges and organisers before.
    EveryoneAfterAnnouncement,
    /// Judges and organisers.
    Judges,
    /// Organisers only.
    Organisers,
}

/// What an answer has to look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum QuestionKind {
    /// One line.
    ShortText,
    /// Several paragraphs, with a word limit.
    LongText,
    /// A number.
    Number,
    /// An amount of money.
    Money,
    /// A day.
    Date,
    /// One of the options.
    Choice,
    /// Some of the options.
    Choices,
    /// Yes or no.
    Declaration,
    /// A web address.
    Link,
    /// One uploaded file.
    File,
    /// Rows of the same columns.
    Table,
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "challenges::ColumnKind")]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// An amount of money.
    Money,
}

/// What rules an entry out unless the answer is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum EligibilityCondition {
    /// The declaration is made.
    Declared,
    /// All that is chosen is among `values`.
    OneOf,
    /// The number or amount is not below `value`.
    AtLeast,
    /// The number or amount is not above `value`.
    AtMost,
}

/// Which figure of the ranking decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "challenges::DecidingFigure")]
pub enum DecidingFigure {
    /// The raw weighted mean.
    RawMean,
    /// The score normalised by the severity of judges.
    Normalised,
}

/// What breaks a tie before the lottery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "challenges::TieRule")]
pub enum TieRule {
    /// Means of the criteria, compared in their declared order.
    CriteriaInOrder,
    /// The smaller spread between judges.
    SmallerSpread,
    /// The earlier submission.
    EarlierSubmission,
}

/// What can be done with a challenge.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "policy::Action")]
pub enum ChallengeAction {
    /// See it.
    View,
    /// Change its core.
    Update,
    /// Set its form.
    FormSet,
    /// Set its stages.
    StagesSet,
    /// Set its host cities.
    HostsSet,
    /// Send it to review.
    RequestReview,
    /// Return it to draft.
    Return,
    /// Publish it.
    Publish,
    /// Extend its deadline.
    ExtendDeadline,
    /// Call it off.
    Cancel,
    /// Put it away.
    Archive,
    /// Follow it.
    Follow,
    /// Attach and detach datasets.
    AttachDataset,
}

/// The order of a list of challenges.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "challenges::Order")]
pub enum ChallengeOrder {
    /// What closes next comes first.
    ClosingSoon,
    /// What closes or closed last comes first.
    Newest,
}
