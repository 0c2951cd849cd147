//! Sanctions: who is kept from which data, why, until when, and how it is lifted.

use std::collections::HashSet;
use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::grant_policy::decide_misconduct;
use intercity_domain::access::{self as domain};
use intercity_domain::kernel::{self, AccessGrantId, Page, PageArgs, PersonId, Verdict};

use super::enums::{AccessSide, SanctionScope};
use super::hanging::Hanging;
use super::shared::{self, AccessDataset, AccessPerson, AccessTeam};
use crate::graphql::{Caller, Fault, Listed, caller, global, listed, local, local_opt};

/// A sanction after misconduct. It refuses use and further requests while it is in force, and can be appealed against:
/// write to the contact of the dataset or to the platform; whoever may impose it may lift it.
pub struct Sanction {
    row: domain::Sanction,
    around: Arc<Hanging>,
}

impl Sanction {
    /// One sanction.
    pub async fn one(caller: &Caller, row: domain::Sanction) -> kernel::Result<Self> {
        Self::many(caller, vec![row]).await?.into_iter().next().ok_or(kernel::Error::NotFound)
    }

    /// Sanctions with what stands around them, loaded together.
    pub async fn many(caller: &Caller, rows: Vec<domain::Sanction>) -> kernel::Result<Vec<Self>> {
        let grants: Vec<AccessGrantId> = rows.iter().map(|row| row.grant_id).collect();
        let people: HashSet<PersonId> = rows.iter().filter_map(|row| row.person_id).collect();
        let around = Hanging::on(caller, &grants, people).await?;
        Ok(rows.into_iter().map(|row| Self { row, around: around.clone() }).collect())
    }

    fn grant(&self) -> (kernel::DatasetId, kernel::TeamId) {
        let of = self.around.around.grants.get(&self.row.grant_id);
        of.copied().unwrap_or((uuid::Uuid::nil().into(), uuid::Uuid::nil().into()))
    }
}

#[Object]
impl Sanction {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// The person it is on; the whole team when absent.
    async fn person(&self) -> Option<AccessPerson> {
        self.row.person_id.map(|id| shared::person(&self.around.around, id))
    }

    /// The team that held the grant.
    async fn team(&self) -> AccessTeam {
        shared::team(&self.around.around, self.grant().1)
    }

    /// The dataset that it was about.
    async fn dataset(&self) -> AccessDataset {
        shared::dataset(&self.around.around, self.grant().0)
    }

    /// The global id of the grant under which it happened.
    async fn grant_id(&self) -> ID {
        global(self.row.grant_id)
    }

    /// Where it counts.
    async fn scope(&self) -> SanctionScope {
        self.row.scope.into()
    }

    /// Why.
    async fn reason(&self) -> &str {
        &self.row.reason
    }

    /// What was found.
    async fn evidence(&self) -> &str {
        &self.row.evidence
    }

    /// Since when.
    async fn imposed_at(&self) -> DateTime<Utc> {
        self.row.imposed_at
    }

    /// Until when; for good when absent.
    async fn until(&self) -> Option<DateTime<Utc>> {
        self.row.until
    }

    /// When it was lifted.
    async fn lifted_at(&self) -> Option<DateTime<Utc>> {
        self.row.lifted_at
    }

    /// Why it was lifted.
    async fn lift_reason(&self) -> Option<&str> {
        self.row.lift_reason.as_deref()
    }

    /// Whether it is in force now.
    async fn in_force(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let now = caller(ctx)?.context.now();
        Ok(self.row.lifted_at.is_none() && self.row.until.is_none_or(|until| now < until))
    }

    /// Whether you may lift it.
    async fn may_lift(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let (dataset, team) = self.grant();
        let relation = self.around.relation(caller(ctx)?, dataset, team);
        Ok(self.row.lifted_at.is_none() && decide_misconduct(relation, self.row.scope) == Verdict::Allowed)
    }
}

/// Which sanctions or closing duties are wanted; what is absent does not matter.
#[derive(InputObject, Default)]
pub struct ObligationFilter {
    /// Whose.
    side: Option<AccessSide>,
    /// Of this grant.
    grant: Option<ID>,
    /// Only sanctions in force, or only duties that are overdue.
    #[graphql(default)]
    pressing: bool,
}

impl ObligationFilter {
    /// Parses it.
    ///
    /// # Errors
    /// Refused for ids that are not ours.
    pub fn read(self) -> Result<domain::ObligationFilter, Fault> {
        Ok(domain::ObligationFilter {
            side: self.side.unwrap_or_default().into(),
            grant: local_opt(self.grant.as_ref(), "filter.grant")?,
            pressing: self.pressing,
        })
    }
}

/// Reading sanctions.
#[derive(Default)]
pub struct SanctionQuery;

#[Object]
impl SanctionQuery {
    /// Sanctions on you, on your teams, and of organisations for which you are steward, the newest first.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn sanctions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<ObligationFilter>,
    ) -> Result<Listed<Sanction>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let filter = filter.unwrap_or_default().read()?;
        let page = domain::sanctions(&caller.context, &caller.viewer, &filter, &PageArgs { first, after }).await?;
        let (cursors, rows): (Vec<_>, Vec<_>) = page.edges.into_iter().unzip();
        let edges = cursors.into_iter().zip(Sanction::many(caller, rows).await?).collect();
        Ok(listed(Page { edges, has_next: page.has_next, total: page.total }, has_previous, |node| node))
    }
}

/// What is lifted.
#[derive(InputObject)]
pub struct SanctionLiftInput {
    /// The sanction.
    id: ID,
    /// The reason; those concerned read it.
    reason: String,
}

/// The lifted sanction.
#[derive(SimpleObject)]
pub struct SanctionLiftPayload {
    /// The sanction.
    sanction: Sanction,
}

/// Lifting a sanction.
#[derive(Default)]
pub struct SanctionLift;

#[Object]
impl SanctionLift {
    /// Lifts a sanction, after an appeal or because it has served. What it ended stays ended.
    async fn sanction_lift(&self, ctx: &Context<'_>, input: SanctionLiftInput) -> Result<SanctionLiftPayload, Fault> {
        let caller = caller(ctx)?;
        let lift = domain::SanctionLift { sanction: local(&input.id, "id")?, reason: input.reason };
        let row = domain::sanction_lift(&caller.context, &caller.viewer, lift).await?;
        Ok(SanctionLiftPayload { sanction: Sanction::one(caller, row).await? })
    }
}
