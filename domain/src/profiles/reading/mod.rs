//! How a file becomes a profile: bytes are pushed in as they come, memory stays bounded, nothing here knows the platform.
//!
//! [`Profiler`] looks at the first bytes, picks a reader (delimited text, JSON, linked data) and feeds it. Readers put
//! cells into a [`Table`], whose columns keep exact counts up to a bound and sketches beyond it. How the bytes were cut
//! into chunks never matters. This folder stands on no other part of the domain, so that it can be fuzzed by itself.

mod cell;
mod column;
mod crs;
mod csv;
mod dialect;
mod geometry;
mod histogram;
mod json;
mod lens;
mod limits;
mod linked;
mod model;
mod names;
mod place;
mod profiler;
mod sketch;
mod splitter;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use cell::Cell;
pub use limits::{FIRST_ROWS, MAX_COLUMNS};
pub use model::{
    Bar, Column, Counted, Format, HeaderRow, Kind, LineEnds, Place, PlaceMap, Profile, Quantile, Reason, Recognised,
};
pub use place::Hint;
pub use profiler::{Fed, Profiler};
pub use table::Table;
