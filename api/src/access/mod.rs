//! Requests for data and the grants that come of them.

mod batch;
mod closing_duty;
mod closing_duty_change;
mod enums;
mod grant;
mod grant_change;
mod grant_download_url;
mod grant_keep;
mod grant_people;
mod hanging;
pub mod odrl;
mod policy;
mod queries;
mod record;
pub mod records_csv;
mod request;
mod request_create;
mod request_decide;
mod request_save;
mod request_submit;
mod request_withdraw;
mod sanction;
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
    grant_people::GrantPeople,
    grant_keep::GrantKeep,
    sanction::SanctionLift,
    closing_duty_change::ClosingDutyChange,
);

/// What can be read about what was given and is owed.
#[derive(MergedObject, Default)]
pub struct OversightQuery(sanction::SanctionQuery, closing_duty::ClosingDutyQuery, record::AccessRecordQuery);
