//! The node of a closing duty, and reading them.

use std::collections::HashSet;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::grant_policy::{decide_attest, decide_duty};
use intercity_domain::access::{self as domain};
use intercity_domain::kernel::{self, AccessGrantId, Page, PageArgs, PersonId, Verdict};

use super::enums::{ClosingDutyKind, ClosingDutyState};
use super::hanging::Hanging;
use super::sanction::ObligationFilter;
use super::shared::{self, AccessDataset, AccessPerson, AccessTeam};
use crate::graphql::{Caller, Fault, Listed, caller, global, listed, local};

/// What is owed after access has ended: that data was deleted, or a report of how it was used.
pub struct ClosingDuty {
    row: domain::ClosingDuty,
    around: Arc<Hanging>,
}

/// What you may do with a closing duty now.
#[derive(SimpleObject)]
pub struct ClosingDutyMay {
    /// Attest it.
    attest: bool,
    /// Accept or return what was attested.
    decide: bool,
}

impl ClosingDuty {
    /// One duty.
    pub async fn one(caller: &Caller, row: domain::ClosingDuty) -> kernel::Result<Self> {
        Self::many(caller, vec![row]).await?.into_iter().next().ok_or(kernel::Error::NotFound)
    }

    /// Duties with what stands around them, loaded together.
    pub async fn many(caller: &Caller, rows: Vec<domain::ClosingDuty>) -> kernel::Result<Vec<Self>> {
        let grants: Vec<AccessGrantId> = rows.iter().map(|row| row.grant_id).collect();
        let people: HashSet<PersonId> =
            rows.iter().flat_map(|row| [row.person_id, row.attested_by]).flatten().collect();
        let around = Hanging::on(caller, &grants, people).await?;
        Ok(rows.into_iter().map(|row| Self { row, around: around.clone() }).collect())
    }
}

#[Object]
impl ClosingDuty {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// The global id of the grant.
    async fn grant_id(&self) -> ID {
        global(self.row.grant_id)
    }

    /// What is owed.
    async fn kind(&self) -> ClosingDutyKind {
        self.row.kind.into()
    }

    /// Where it stands.
    async fn state(&self) -> ClosingDutyState {
        self.row.state.into()
    }

    /// Whether its deadline has passed without anything being attested. Until it is, requests are refused.
    async fn overdue(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let now = caller(ctx)?.context.now();
        Ok(self.row.state == domain::DutyState::Due && self.row.due_at.is_some_and(|due| due <= now))
    }

    /// Whose it is; the whole team's when absent.
    async fn person(&self) -> Option<AccessPerson> {
        self.row.person_id.map(|id| shared::person(&self.around.around, id))
    }

    /// The team that held the grant.
    async fn team(&self) -> AccessTeam {
        shared::team(&self.around.around, self.row.team_id)
    }

    /// The dataset.
    async fn dataset(&self) -> AccessDataset {
        shared::dataset(&self.around.around, self.row.dataset_id)
    }

    /// Days from the sending of the notice to the deadline.
    async fn days(&self) -> i32 {
        self.row.days
    }

    /// When the notice was sent; the deadline counts from then.
    async fn told_at(&self) -> Option<DateTime<Utc>> {
        self.row.told_at
    }

    /// The deadline; absent until the notice was sent.
    async fn due_at(&self) -> Option<DateTime<Utc>> {
        self.row.due_at
    }

    /// What was attested: the statement or the report.
    async fn statement(&self) -> Option<&str> {
        self.row.statement.as_deref()
    }

    /// Who attested it.
    async fn attested_by(&self) -> Option<AccessPerson> {
        self.row.attested_by.map(|id| shared::person(&self.around.around, id))
    }

    /// When it was attested.
    async fn attested_at(&self) -> Option<DateTime<Utc>> {
        self.row.attested_at
    }

    /// When the steward accepted or returned it.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.row.decided_at
    }

    /// What the steward asks for or remarked.
    async fn remark(&self) -> Option<&str> {
        self.row.remark.as_deref()
    }

    /// What you may do with it now.
    async fn may(&self, ctx: &Context<'_>) -> Result<ClosingDutyMay, Fault> {
        let caller = caller(ctx)?;
        let relation = self.around.relation(caller, self.row.dataset_id, self.row.team_id);
        let part = self.around.part(caller, self.row.team_id, self.row.person_id);
        Ok(ClosingDutyMay {
            attest: decide_attest(relation, part, self.row.state) == Verdict::Allowed,
            decide: decide_duty(relation, self.row.state) == Verdict::Allowed,
        })
    }
}

/// Reading closing duties.
#[derive(Default)]
pub struct ClosingDutyQuery;

#[Object]
impl ClosingDutyQuery {
    /// A closing duty.
    async fn closing_duty(&self, ctx: &Context<'_>, id: ID) -> Result<Option<ClosingDuty>, Fault> {
        let caller = caller(ctx)?;
        let row = domain::closing_duty(&caller.context, &caller.viewer, local(&id, "id")?).await?;
        Ok(Some(ClosingDuty::one(caller, row).await?))
    }

    /// Closing duties: yours, your teams', and those owed to organisations for which you are steward; the newest first.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn closing_duties(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<ObligationFilter>,
    ) -> Result<Listed<ClosingDuty>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let filter = filter.unwrap_or_default().read()?;
        let page = domain::duties(&caller.context, &caller.viewer, &filter, &PageArgs { first, after }).await?;
        let (cursors, rows): (Vec<_>, Vec<_>) = page.edges.into_iter().unzip();
        let edges = cursors.into_iter().zip(ClosingDuty::many(caller, rows).await?).collect();
        Ok(listed(Page { edges, has_next: page.has_next, total: page.total }, has_previous, |node| node))
    }
}
