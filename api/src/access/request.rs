//! The node of a request.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::{self as domain, RequestAction, decide_request, queries};
use intercity_domain::kernel::{self, AccessRequestId, PersonId, Verdict};

use super::batch::Batch;
use super::enums::{AccessDecisionKind, AccessRequestState};
use super::grant::Grant;
use super::shared::{self, AccessChallenge, AccessDataset, AccessPerson, AccessTeam};
use crate::graphql::{Fault, caller, global};

/// A team's request for a restricted dataset.
pub struct AccessRequest {
    row: domain::AccessRequest,
    people: Vec<PersonId>,
    batch: Arc<Batch>,
}

/// A decision about a request.
#[derive(SimpleObject)]
pub struct AccessDecision {
    /// How it was decided.
    kind: AccessDecisionKind,
    /// Why; may be empty for an approval.
    reason: String,
    /// When.
    decided_at: DateTime<Utc>,
}

/// What you may do with a request now.
#[derive(SimpleObject)]
pub struct AccessRequestMay {
    /// Send it.
    submit: bool,
    /// Take it back.
    withdraw: bool,
    /// Approve, reject or return it.
    decide: bool,
}

impl AccessRequest {
    /// One request.
    pub async fn one(ctx: &kernel::Context, row: domain::AccessRequest) -> kernel::Result<Self> {
        Self::many(ctx, vec![row]).await?.into_iter().next().ok_or(kernel::Error::NotFound)
    }

    /// Requests with what stands around them, loaded together.
    pub async fn many(ctx: &kernel::Context, rows: Vec<domain::AccessRequest>) -> kernel::Result<Vec<Self>> {
        let ids: Vec<AccessRequestId> = rows.iter().map(|row| row.id).collect();
        let mut people: HashMap<_, Vec<PersonId>> = queries::people_of(ctx.db.reader(), &ids).await?;
        let all: HashSet<PersonId> = people.values().flatten().copied().collect();
        let batch = Batch::of(domain::around(ctx, &rows, &[], all).await?, ids, Vec::new());
        Ok(rows
            .into_iter()
            .map(|row| Self { people: people.remove(&row.id).unwrap_or_default(), batch: batch.clone(), row })
            .collect())
    }
}

#[Object]
impl AccessRequest {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Where it stands.
    async fn state(&self) -> AccessRequestState {
        self.row.state.into()
    }

    /// The dataset that is asked for.
    async fn dataset(&self) -> AccessDataset {
        shared::dataset(&self.batch.around, self.row.dataset_id)
    }

    /// The team that asks.
    async fn team(&self) -> AccessTeam {
        shared::team(&self.batch.around, self.row.team_id)
    }

    /// The challenge for which it asks.
    async fn challenge(&self) -> AccessChallenge {
        shared::challenge(&self.batch.around, self.row.challenge_id)
    }

    /// What the data is needed for.
    async fn purpose(&self) -> &str {
        &self.row.purpose
    }

    /// For how many days.
    async fn duration_days(&self) -> i32 {
        self.row.duration_days
    }

    /// Who needs access.
    async fn people(&self) -> Vec<AccessPerson> {
        self.people.iter().map(|id| shared::person(&self.batch.around, *id)).collect()
    }

    /// SHA-256 of the terms that were accepted.
    async fn terms_sha256(&self) -> Option<&str> {
        self.row.terms_sha256.as_deref()
    }

    /// The language in which they were accepted.
    async fn terms_language(&self) -> Option<&str> {
        self.row.terms_language.as_deref()
    }

    /// When they were accepted.
    async fn terms_accepted_at(&self) -> Option<DateTime<Utc>> {
        self.row.terms_accepted_at
    }

    /// When it was begun.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When it was sent last.
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.row.submitted_at
    }

    /// By when it should be decided.
    async fn due_at(&self) -> Option<DateTime<Utc>> {
        self.row.due_at
    }

    /// When it was approved or rejected.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.row.decided_at
    }

    /// Decisions so far, the first first.
    #[graphql(complexity = "10 * child_complexity")]
    async fn decisions(&self, ctx: &Context<'_>) -> Result<Vec<AccessDecision>, Fault> {
        let rows = self.batch.decisions(&caller(ctx)?.context, self.row.id).await?;
        Ok(rows
            .into_iter()
            .map(|row| AccessDecision { kind: row.kind.into(), reason: row.reason, decided_at: row.decided_at })
            .collect())
    }

    /// The grant that came of it.
    async fn grant(&self, ctx: &Context<'_>) -> Result<Option<Grant>, Fault> {
        Ok(self.batch.granted(&caller(ctx)?.context, self.row.id).await?)
    }

    /// What you may do with it now.
    async fn may(&self, ctx: &Context<'_>) -> Result<AccessRequestMay, Fault> {
        let caller = caller(ctx)?;
        let relation = self.batch.relation(caller, self.row.dataset_id, self.row.team_id).await?;
        let may = |action| decide_request(relation, self.row.state, action) == Verdict::Allowed;
        Ok(AccessRequestMay {
            submit: may(RequestAction::Submit),
            withdraw: may(RequestAction::Withdraw),
            decide: may(RequestAction::Approve),
        })
    }
}
