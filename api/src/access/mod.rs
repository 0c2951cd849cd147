//! Requests for data and the grants that come of them.

mod batch;
mod enums;
mod grant;
mod grant_change;
mod grant_download_url;
pub mod odrl;
mod policy;
mod queries;
mod request;
mod request_create;
mod request_decide;
mod request_save;
mod request_submit;
mod request_withdraw;
mod shared;
mod subscription;
mod votes;

use async_graphql::MergedObject;

pub use enums::GrantEffectKind;
pub use grant::Grant;
pub use policy::AccessPolicyQuery;
pub use queries::AccessQuery;
pub use request::AccessRequest;
pub use subscription::AccessSubscription;

/// What can be done with requests and grants.
#[derive(MergedObject, Default)]
pub struct AccessMutation(
    request_create::AccessRequestCreate,
    request_save::AccessRequestSave,
    policy::AccessFormSet,
    request_submit::AccessRequestSubmit,
    request_withdraw::AccessRequestWithdraw,
    request_decide::AccessRequestDecide,
    grant_download_url::GrantDownloadUrl,
    grant_change::GrantChange,
);
