//! Datasets that cities and partners publish, open or not.
//!
//! A dataset has facts, terms (numbered, each with the SHA-256 of its exact text) and numbered versions with files.
//! States: `draft → published → deprecated → withdrawn`; also `published → withdrawn`. A draft is known only to the
//! publisher's staff. A published version is never changed: what is new comes as the next version. Files of open
//! datasets may be read by anybody, of registered ones by those who signed in and accept the terms, of restricted
//! ones only under a grant (feature `access`).

mod authorise;
mod create;
mod deprecate;
mod distribution_download;
mod distribution_remove;
mod distribution_upload_begin;
pub mod entity;
mod file_uploaded;
mod list;
mod model;
pub mod policy;
mod publish;
pub mod queries;
mod rules;
pub mod search;
mod state;
mod store;
mod terms_set;
mod update;
mod use_check;
mod version_create;
pub mod vocabulary;
mod withdraw;

pub use create::{Create, create};
pub use deprecate::{Deprecate, deprecate};
pub use distribution_download::{DistributionDownload, distribution_download};
pub use distribution_remove::distribution_remove;
pub use distribution_upload_begin::{DistributionUploadBegin, distribution_upload_begin};
pub use entity::dataset::Model as Dataset;
pub use entity::dataset_terms::Model as DatasetTerms;
pub use entity::dataset_version::Model as DatasetVersion;
pub use entity::distribution::Model as Distribution;
pub use file_uploaded::file_uploaded;
pub use list::{Filter, Sort, list};
pub use model::{AccessPolicy, Core, Coverage, Decision, FILE_OWNER};
pub use policy::matrix;
pub use publish::{Publish, publish};
pub use queries::{by_slug, find, get};
pub use search::reindex;
pub use state::{DatasetAccess, DatasetState, DatasetVersionState};
pub use terms_set::{TermsSet, terms_set};
pub use update::{Update, update};
pub use use_check::DatasetCheck;
pub use version_create::{VersionCreate, version_create};
pub use withdraw::{Withdraw, withdraw};
