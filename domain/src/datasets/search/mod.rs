//! Searching datasets: words of three languages, facets, excerpts, and a guess when nothing was found.

mod asked;
mod excerpt;
mod facets;
pub(super) mod full_text;
pub(super) mod index;
mod select;
mod stem;
mod suggest;

pub use asked::Asked;
pub use excerpt::{Part, excerpt};
pub use facets::{Counted, Facets, facets};
pub use index::{FacetKind, OTHER_LICENCE, reindex};
pub(super) use select::select;
pub use suggest::suggest;
