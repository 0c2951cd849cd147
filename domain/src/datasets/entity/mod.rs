//! The tables of datasets.

pub mod dataset;
pub mod dataset_facet;
pub mod dataset_terms;
pub mod dataset_version;
pub mod distribution;
