//! The tables of datasets.

pub mod dataset;
pub mod dataset_correction;
pub mod dataset_decider;
pub mod dataset_facet;
pub mod dataset_policy;
pub mod dataset_terms;
pub mod dataset_version;
pub mod distribution;
