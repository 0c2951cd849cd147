//! Datasets in the schema.

mod core_input;
mod create;
mod deprecate;
mod distribution_download;
mod distribution_remove;
mod distribution_upload_begin;
mod enums;
mod facets;
mod filter;
mod publish;
mod queries;
mod siblings;
mod terms_set;
mod types;
mod update;
mod version_correct;
mod version_create;
mod withdraw;

use async_graphql::MergedObject;

pub use enums::{
    AccessDecisionBy, AccessOpenTo, AccessPurpose, DatasetAccess, DatasetState, DatasetVersionState, DeciderRole,
    FileState,
};
pub use queries::DatasetQuery;
pub use siblings::Siblings;
pub use types::{Dataset, DatasetTerms, DatasetVersion, Distribution};
pub use version_correct::DatasetCorrectionQuery;

/// Everything that can be done with datasets.
#[derive(MergedObject, Default)]
pub struct DatasetMutation(
    create::DatasetCreate,
    update::DatasetUpdate,
    terms_set::DatasetTermsSet,
    version_create::DatasetVersionCreate,
    version_correct::DatasetVersionCorrect,
    distribution_upload_begin::DistributionUploadBegin,
    distribution_remove::DistributionRemove,
    publish::DatasetPublish,
    deprecate::DatasetDeprecate,
    withdraw::DatasetWithdraw,
    distribution_download::DistributionDownload,
);
