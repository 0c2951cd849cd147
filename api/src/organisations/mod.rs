//! Organisations in the schema.

mod api_client_create;
mod api_client_revoke;
mod nodes;
mod organisation_create;
mod organisation_member_add;
mod organisation_member_end;
mod organisation_verify;
mod queries;
mod types;

use async_graphql::MergedObject;

pub use nodes::{ApiClient, Duty, Member, Scope};
pub use queries::OrganisationsQuery;
pub use types::{Organisation, OrganisationKind};

/// Everything that can be done with organisations.
#[derive(MergedObject, Default)]
pub struct OrganisationsMutation(
    organisation_create::OrganisationCreate,
    organisation_verify::OrganisationVerify,
    organisation_member_add::OrganisationMemberAdd,
    organisation_member_end::OrganisationMemberEnd,
    api_client_create::ApiClientCreate,
    api_client_revoke::ApiClientRevoke,
    crate::files::OrganisationQuotaSet,
);
