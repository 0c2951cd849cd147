//! What every feature stands on.

pub mod activity;
mod clock;
mod context;
mod cursor;
mod db;
mod error;
mod id;
mod ids;
mod link;
mod localized;
mod money;
mod policy;
pub mod queue;
mod settings;
mod stored_enum;
mod tx;
mod viewer;

pub use activity::Entry;
pub use clock::{Clock, Random, SeededRandom, ShiftedClock, SystemClock, SystemRandom, Timestamp};
pub use context::{Context, bare};
pub use cursor::{MAX_PAGE, Page, PageArgs, cursor};
pub use db::{Db, Durability};
pub use error::{Error, Faults, Result, Violation};
pub use id::Id;
pub use ids::*;
pub use link::{link_token, link_token_matches, same_secret, secret_hash};
pub use localized::{Language, Localized};
pub use money::Money;
pub use policy::{MatrixRow, Permit, Verdict};
pub use queue::{Job, Wake};
pub use settings::Settings;
pub use stored_enum::UnknownName;
pub(crate) use stored_enum::stored_enum;
pub use tx::Tx;
pub use viewer::{Client, Held, Person, Viewer};
