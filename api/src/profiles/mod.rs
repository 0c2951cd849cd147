//! Profiles of files in the schema.

mod disclosure_set;
mod enums;
mod load;
mod place;
mod queries;
mod repeat;
mod types;

use async_graphql::MergedObject;

pub use load::{Loaded, load};
pub use queries::ProfileQuery;
pub use types::{Disclosure, DistributionProfile};

/// Everything that can be done with profiles.
#[derive(MergedObject, Default)]
pub struct ProfileMutation(disclosure_set::DatasetProfileDisclosureSet, repeat::DistributionProfileRepeat);
