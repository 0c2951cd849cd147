//! What keeps a grant going: accepted terms, a renewal, new versions.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::access as domain;

use super::{AccessRequest, Grant};
use crate::graphql::{Fault, caller, local, local_all};

/// Terms that you have read and accept.
#[derive(InputObject)]
pub struct GrantTermsAcceptInput {
    /// The grant.
    id: ID,
    /// SHA-256 of the terms in force, from `grant.termsToAccept`.
    terms_sha256: String,
    /// The language in which you read them.
    terms_language: String,
}

/// The grant under the accepted terms.
#[derive(SimpleObject)]
pub struct GrantTermsAcceptPayload {
    /// The grant.
    grant: Grant,
}

/// What is asked for beyond the present end.
#[derive(InputObject)]
pub struct GrantRenewInput {
    /// The grant.
    id: ID,
    /// What the data is needed for from then on.
    purpose: String,
    /// By how many days.
    duration_days: i32,
    /// Who needs access; whoever stands on the grant when absent.
    people: Option<Vec<ID>>,
    /// Whether it moves to the newest version; otherwise it stays with its own.
    #[graphql(default)]
    to_latest_version: bool,
}

/// The draft of the renewal; send it with `accessRequestSubmit`.
#[derive(SimpleObject)]
pub struct GrantRenewPayload {
    /// The request.
    request: AccessRequest,
}

/// Which versions a grant opens.
#[derive(InputObject)]
pub struct GrantVersionsFollowInput {
    /// The grant.
    id: ID,
    /// Whether it moves to each new version; pinned to the present one otherwise.
    follows: bool,
}

/// The grant.
#[derive(SimpleObject)]
pub struct GrantVersionsFollowPayload {
    /// The grant.
    grant: Grant,
}

/// What keeps a grant going.
#[derive(Default)]
pub struct GrantKeep;

#[Object]
impl GrantKeep {
    /// Accepts the terms in force, for you on this grant.
    async fn grant_terms_accept(
        &self,
        ctx: &Context<'_>,
        input: GrantTermsAcceptInput,
    ) -> Result<GrantTermsAcceptPayload, Fault> {
        let caller = caller(ctx)?;
        let accept = domain::TermsAccept {
            grant: local(&input.id, "id")?,
            sha256: input.terms_sha256,
            language: input.terms_language,
        };
        let row = domain::terms_accept(&caller.context, &caller.viewer, accept).await?;
        Ok(GrantTermsAcceptPayload { grant: Grant::one(&caller.context, row).await? })
    }

    /// Begins the renewal of a grant that has not ended: a request, decided like any other.
    async fn grant_renew(&self, ctx: &Context<'_>, input: GrantRenewInput) -> Result<GrantRenewPayload, Fault> {
        let caller = caller(ctx)?;
        let renew = domain::GrantRenew {
            grant: local(&input.id, "id")?,
            purpose: input.purpose,
            days: input.duration_days,
            people: input.people.map(|people| local_all(&people, "people")).transpose()?,
            to_latest: input.to_latest_version,
        };
        let row = domain::grant_renew(&caller.context, &caller.viewer, renew).await?;
        Ok(GrantRenewPayload { request: AccessRequest::one(&caller.context, row).await? })
    }

    /// Lets a grant follow new versions of its dataset, or pins it; for the publisher's steward.
    async fn grant_versions_follow(
        &self,
        ctx: &Context<'_>,
        input: GrantVersionsFollowInput,
    ) -> Result<GrantVersionsFollowPayload, Fault> {
        let caller = caller(ctx)?;
        let grant = local(&input.id, "id")?;
        let row = domain::versions_follow(&caller.context, &caller.viewer, grant, input.follows).await?;
        Ok(GrantVersionsFollowPayload { grant: Grant::one(&caller.context, row).await? })
    }
}
