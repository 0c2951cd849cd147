//! Profiles of the files of datasets: columns, types, ranges, first rows, a small map.
//!
//! The worker makes one for every file that was found clean (job `distribution.profile`). States:
//! `waiting → running → done | failed`; a steward can have it made again, which begins a new generation. A file that is
//! no table fails with the reason. What of a profile is public is the steward's choice (nothing, names and types, the
//! summary, everything) and never more than what readers could download, unless the steward says so; those who keep
//! the data or hold a usable grant see all of it. The choice counts only for the access level it was made for.

mod disclosure_set;
pub mod entity;
mod make;
mod parquet;
pub mod policy;
pub mod queries;
mod read;
pub mod reading;
mod repeat;
mod request;
mod rules;
mod state;
mod store;

pub use disclosure_set::{DisclosureSet, disclosure_set};
pub use make::make;
pub use policy::matrix;
pub use queries::{Shown, disclosed, shown};
pub use repeat::repeat;
pub use request::{distribution_added, file_accepted};
pub use rules::{Disclosed, default_disclosure};
pub use state::{Disclosure, ProfileState};
