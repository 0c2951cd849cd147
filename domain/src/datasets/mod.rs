//! Datasets that cities and partners publish, open or not.
//!
//! A dataset has facts, terms (numbered, each with the SHA-256 of its exact text) and numbered versions with files.
//! States: `draft → published → deprecated → withdrawn`; also `published → withdrawn`. A draft is known only to the
//! publisher's staff. A published version is never changed: what is new comes as the next version. Files of open
//! datasets may be read by anybody, of registered ones by those who signed in and accept the terms, of restricted
//! ones only under a grant (feature `access`).

mod access_policy;
mod authorise;
mod create;
mod deprecate;
mod distribution_download;
mod distribution_remove;
mod distribution_upload_begin;
pub mod entity;
mod file_uploaded;
pub(crate) mod harvested;
mod host_set;
mod hosted;
mod list;
mod model;
mod obligations;
pub mod policy;
mod policy_pin;
mod publish;
pub mod queries;
mod rules;
pub mod search;
mod state;
mod store;
mod terms_set;
mod update;
mod use_check;
mod version_correct;
mod version_create;
pub mod vocabulary;
mod withdraw;

pub use access_policy::{Decider, MAX_PEOPLE, PolicyChange, Purpose, UseConditions};
pub use create::{Create, create};
pub use deprecate::{Deprecate, deprecate};
pub use distribution_download::{DistributionDownload, distribution_download};
pub use distribution_remove::distribution_remove;
pub use distribution_upload_begin::{DistributionUploadBegin, distribution_upload_begin};
pub use entity::dataset::Model as Dataset;
pub use entity::dataset_correction::Model as DatasetCorrection;
pub use entity::dataset_policy::Model as DatasetPolicy;
pub use entity::dataset_terms::Model as DatasetTerms;
pub use entity::dataset_version::Model as DatasetVersion;
pub use entity::distribution::Model as Distribution;
pub use file_uploaded::file_uploaded;
pub use host_set::{HostSet, host_set};
pub use hosted::{host_of, partner_hosted};
pub use list::{Filter, Sort, list};
pub use model::{AccessPolicy, Core, Coverage, Decision, FILE_OWNER};
pub use obligations::Obligations;
pub use policy::matrix;
pub use policy_pin::pin_policy;
pub use publish::{Publish, publish};
pub use queries::{by_slug, find, get};
pub use search::reindex;
pub use state::{DatasetAccess, DatasetState, DatasetVersionState, DeciderRole, OpenTo, TermsTransition};
pub use terms_set::{Existing, TermsSet, terms_set};
pub use update::{Update, update};
pub use use_check::DatasetCheck;
pub use version_correct::{VersionCorrect, corrections, version_correct};
pub use version_create::{VersionCreate, version_create};
pub use withdraw::{Withdraw, withdraw};
