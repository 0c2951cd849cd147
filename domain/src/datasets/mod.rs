//! Datasets.

pub mod entity;
mod state;

pub use state::{DatasetAccess, DatasetState, DatasetVersionState};
