//! People come off a grant, the team gives it back, or it is revoked for misconduct: three different things.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access as domain;

use super::Grant;
use super::enums::SanctionScope;
use super::sanction::Sanction;
use crate::graphql::{Fault, caller, local, local_opt};

/// Who comes off which grant.
#[derive(InputObject)]
pub struct GrantPersonWithdrawInput {
    /// The grant.
    id: ID,
    /// The person: yourself, or somebody in a team that you lead or whose access you decide about.
    person: ID,
    /// Why; the person reads it. May be left out.
    #[graphql(default)]
    reason: String,
}

/// The grant without the person.
#[derive(SimpleObject)]
pub struct GrantPersonWithdrawPayload {
    /// The grant.
    grant: Grant,
}

/// What is given back.
#[derive(InputObject)]
pub struct GrantWithdrawInput {
    /// The grant.
    id: ID,
}

/// The grant, refused from now on.
#[derive(SimpleObject)]
pub struct GrantWithdrawPayload {
    /// The grant.
    grant: Grant,
}

/// Misconduct under a grant, and the sanction that follows.
#[derive(InputObject)]
pub struct GrantRevokeForMisconductInput {
    /// The grant under which it happened.
    id: ID,
    /// The person; the whole team, and so the grant, when absent.
    person: Option<ID>,
    /// The reason; those concerned read it.
    reason: String,
    /// What was found, so that they can answer to it.
    evidence: String,
    /// Where the sanction counts.
    #[graphql(default)]
    scope: SanctionScope,
    /// Until when; for good when absent.
    until: Option<DateTime<Utc>>,
}

/// What came of it.
#[derive(SimpleObject)]
pub struct GrantRevokeForMisconductPayload {
    /// The grant.
    grant: Grant,
    /// The sanction; it can be appealed against and lifted.
    sanction: Sanction,
}

/// People come off a grant.
#[derive(Default)]
pub struct GrantPeople;

#[Object]
impl GrantPeople {
    /// Takes one person off a grant, without blame. The others keep their access.
    async fn grant_person_withdraw(
        &self,
        ctx: &Context<'_>,
        input: GrantPersonWithdrawInput,
    ) -> Result<GrantPersonWithdrawPayload, Fault> {
        let caller = caller(ctx)?;
        let withdraw = domain::PersonWithdraw {
            grant: local(&input.id, "id")?,
            person: local(&input.person, "person")?,
            reason: input.reason,
        };
        let row = domain::person_withdraw(&caller.context, &caller.viewer, withdraw).await?;
        Ok(GrantPersonWithdrawPayload { grant: Grant::one(&caller.context, row).await? })
    }

    /// Gives a whole grant back, without blame; for the lead of the team.
    async fn grant_withdraw(
        &self,
        ctx: &Context<'_>,
        input: GrantWithdrawInput,
    ) -> Result<GrantWithdrawPayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::withdraw_grant(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(GrantWithdrawPayload { grant: Grant::one(&caller.context, row).await? })
    }

    /// Ends access for misconduct of one person or of the team, and imposes a sanction on them, not on the others.
    async fn grant_revoke_for_misconduct(
        &self,
        ctx: &Context<'_>,
        input: GrantRevokeForMisconductInput,
    ) -> Result<GrantRevokeForMisconductPayload, Fault> {
        let caller = caller(ctx)?;
        let found = domain::Misconduct {
            grant: local(&input.id, "id")?,
            person: local_opt(input.person.as_ref(), "person")?,
            reason: input.reason,
            evidence: input.evidence,
            scope: input.scope.into(),
            until: input.until,
        };
        let (grant, sanction) = domain::revoke_for_misconduct(&caller.context, &caller.viewer, found).await?;
        Ok(GrantRevokeForMisconductPayload {
            grant: Grant::one(&caller.context, grant).await?,
            sanction: Sanction::one(caller, sanction).await?,
        })
    }
}
