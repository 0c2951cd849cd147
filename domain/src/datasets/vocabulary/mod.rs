//! What people write about data in words, found again in the vocabularies that catalogues of the world share.
//!
//! Pure functions over tables. Licences, file types, themes, update frequencies, access rights, languages and places
//! are told from German, English and French words, from codes, and from addresses. What is not known is not guessed.

mod format;
mod frequency;
mod language;
mod licence;
mod place;
mod theme;

pub use format::{FORMATS, Format, format};
pub use frequency::{Frequency, frequency};
pub use language::{Tongue, tongue};
pub use licence::{LICENCES, Licence, LicenceKind, licence};
pub use place::{Place, place};
pub use theme::{THEMES, Theme, theme};

use super::DatasetAccess;

/// Where the European Union publishes its lists of values.
pub const AUTHORITY: &str = "http://publications.europa.eu/resource/authority/";

/// The code of an access level in the European list of access rights. Registered data is open to everybody who
/// accepts its terms, so it counts as restricted: there is a condition.
pub const fn access_right(access: DatasetAccess) -> &'static str {
    match access {
        DatasetAccess::Open => "PUBLIC",
        DatasetAccess::Registered | DatasetAccess::Restricted | DatasetAccess::PartnerHosted => "RESTRICTED",
    }
}
