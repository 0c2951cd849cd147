//! The node of a request.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::{Context, ID, Json, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::{
    self as domain, Answers, GrantAction, Relation, RequestAction, Voice, decide_grant, decide_request, queries,
};
use intercity_domain::kernel::{self, AccessRequestId, PersonId, Verdict};

use super::batch::Batch;
use super::enums::{AccessExclusion, AccessRequestState, AccessVersionPolicy};
use super::grant::Grant;
use super::policy::{AccessCondition, AccessPolicyRef};
use super::shared::{self, AccessChallenge, AccessDataset, AccessPerson, AccessTeam};
use super::votes::{AccessDecision, AccessRecusal, AccessSeat, AccessWaiting};
use crate::challenges::{FormQuestion, questions};
use crate::datasets::AccessPurpose;
use crate::graphql::{Caller, Fault, caller, global};

/// A team's request for a restricted dataset.
pub struct AccessRequest {
    row: domain::AccessRequest,
    batch: Arc<Batch>,
}

/// What you may do with a request now.
#[derive(SimpleObject)]
pub struct AccessRequestMay {
    /// Save it.
    save: bool,
    /// Send it.
    submit: bool,
    /// Take it back.
    withdraw: bool,
    /// Approve, reject or return it.
    decide: bool,
    /// Stand back from deciding.
    recuse: bool,
}

/// More time, or newer data, under a grant that the team has.
#[derive(SimpleObject)]
pub struct AccessRequestRenewal {
    /// Until when the grant goes now.
    until: DateTime<Utc>,
    /// Whether it would follow to the newest version.
    to_latest: bool,
    /// The grant; null where you may not read it.
    grant: Option<Grant>,
}

impl AccessRequest {
    /// One request.
    pub async fn one(ctx: &kernel::Context, row: domain::AccessRequest) -> kernel::Result<Self> {
        Self::many(ctx, vec![row]).await?.into_iter().next().ok_or(kernel::Error::NotFound)
    }

    /// Requests with what stands around them, loaded together.
    pub async fn many(ctx: &kernel::Context, rows: Vec<domain::AccessRequest>) -> kernel::Result<Vec<Self>> {
        let ids: Vec<AccessRequestId> = rows.iter().map(|row| row.id).collect();
        let people: HashMap<_, Vec<PersonId>> = queries::people_of(ctx.db.reader(), &ids).await?;
        let all: HashSet<PersonId> = people.values().flatten().copied().collect();
        let batch = Batch::of_requests(domain::around(ctx, &rows, &[], all).await?, rows.clone(), people);
        Ok(rows.into_iter().map(|row| Self { batch: batch.clone(), row }).collect())
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
        self.batch.people(self.row.id).iter().map(|id| shared::person(&self.batch.around, *id)).collect()
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

    /// What the data is needed for, in the words of the vocabulary.
    async fn purposes(&self) -> Vec<AccessPurpose> {
        self.row.purposes().into_iter().map(Into::into).collect()
    }

    /// Which versions are wanted.
    async fn version_policy(&self) -> AccessVersionPolicy {
        self.row.version_policy.into()
    }

    /// Answers to the dataset's own questions, by key.
    async fn answers(&self) -> Json<Answers> {
        Json(self.row.answers())
    }

    /// The questions that were answered, or that are asked now while it is written.
    #[graphql(complexity = "10 * child_complexity")]
    async fn form(&self, ctx: &Context<'_>) -> Result<Vec<FormQuestion>, Fault> {
        let context = &caller(ctx)?.context;
        let form = match self.batch.form(context, self.row.form_id.filter(|_| !self.is_written())).await? {
            Some(form) => form,
            None if self.is_written() => domain::form_in_force(context.db.reader(), self.row.dataset_id).await?.0,
            None => intercity_domain::challenges::FormDefinition::default(),
        };
        Ok(questions(form))
    }

    /// The version of this row, for saving without overwriting others.
    async fn lock_version(&self) -> i32 {
        self.row.lock_version
    }

    /// How many times it was sent.
    async fn round(&self) -> i32 {
        self.row.round
    }

    /// The policy that was in force when it was sent.
    async fn policy(&self, ctx: &Context<'_>) -> Result<Option<AccessPolicyRef>, Fault> {
        let row = self.batch.policy(&caller(ctx)?.context, self.row.policy_id).await?;
        Ok(row.map(|row| AccessPolicyRef { number: row.number, sha256: row.sha256 }))
    }

    /// What it waits for now: who has the next move, since when and until when.
    async fn waiting_for(&self, ctx: &Context<'_>) -> Result<AccessWaiting, Fault> {
        let context = &caller(ctx)?.context;
        let seats = self.batch.seats(context, self.row.id).await?;
        let grant = self.batch.granted(context, self.row.id).await?;
        let grant = grant.as_ref().map(Grant::row);
        Ok(AccessWaiting::of(domain::waiting(&self.row, &seats, grant, context.now())))
    }

    /// The seats of those who decide, and who fills them.
    #[graphql(complexity = "10 * child_complexity")]
    async fn seats(&self, ctx: &Context<'_>) -> Result<Vec<AccessSeat>, Fault> {
        let caller = caller(ctx)?;
        let seats = self.batch.seats(&caller.context, self.row.id).await?;
        let inner = self.is_inner(caller).await?;
        Ok(self.batch.names(&caller.context).await?.seats(&seats, inner))
    }

    /// Those who stand back from deciding, for those who decide, administrators and auditors.
    #[graphql(complexity = "10 * child_complexity")]
    async fn recusals(&self, ctx: &Context<'_>) -> Result<Vec<AccessRecusal>, Fault> {
        let caller = caller(ctx)?;
        if !self.is_inner(caller).await? {
            return Ok(Vec::new());
        }
        let seats = self.batch.seats(&caller.context, self.row.id).await?;
        Ok(self.batch.names(&caller.context).await?.recusals(self.row.id, &seats))
    }

    /// Every condition of the policy in force, held against this request.
    #[graphql(complexity = "13 * child_complexity")]
    async fn conditions(&self, ctx: &Context<'_>) -> Result<Vec<AccessCondition>, Fault> {
        let all = self.batch.checks(&caller(ctx)?.context, self.row.id).await?;
        Ok(all.into_iter().map(AccessCondition::of).collect())
    }

    /// Decisions so far, the first first. Who decided is told to those who decide, administrators and auditors.
    #[graphql(complexity = "10 * child_complexity")]
    async fn decisions(&self, ctx: &Context<'_>) -> Result<Vec<AccessDecision>, Fault> {
        let caller = caller(ctx)?;
        let rows = self.batch.decisions(&caller.context, self.row.id).await?;
        let inner = self.is_inner(caller).await?;
        let names = self.batch.names(&caller.context).await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let policy = self.batch.policy(&caller.context, row.policy_id).await?;
            all.push(AccessDecision {
                kind: row.kind.into(),
                by: row.person_id.filter(|_| inner).and_then(|id| names.person(id)),
                role: row.role.map(Into::into),
                rule: row.rule,
                round: row.round,
                duration_days: row.duration_days,
                policy: policy.map(|row| AccessPolicyRef { number: row.number, sha256: row.sha256 }),
                reason: row.reason,
                decided_at: row.decided_at,
            });
        }
        Ok(all)
    }

    /// The grant that came of it, or that was renewed by it; null where you may not read it.
    async fn grant(&self, ctx: &Context<'_>) -> Result<Option<Grant>, Fault> {
        let caller = caller(ctx)?;
        let mut grant = self.batch.granted(&caller.context, self.row.id).await?;
        if grant.is_none() && self.row.state == domain::RequestState::Approved {
            grant = self.batch.renewed(&caller.context, self.row.id).await?.map(|(grant, _)| grant);
        }
        Ok(self.readable(caller, grant).await?)
    }

    /// What it would renew, when it asks for more of what the team has already.
    async fn renews(&self, ctx: &Context<'_>) -> Result<Option<AccessRequestRenewal>, Fault> {
        let caller = caller(ctx)?;
        let Some((grant, to_latest)) = self.batch.renewed(&caller.context, self.row.id).await? else {
            return Ok(None);
        };
        let until = grant.row().ends_at;
        Ok(Some(AccessRequestRenewal { until, to_latest, grant: self.readable(caller, Some(grant)).await? }))
    }

    /// What you may do with it now.
    async fn may(&self, ctx: &Context<'_>) -> Result<AccessRequestMay, Fault> {
        let caller = caller(ctx)?;
        let (relation, voice) = self.standpoint(caller).await?;
        let may = |action| decide_request(relation, voice, self.row.state, action) == Verdict::Allowed;
        Ok(AccessRequestMay {
            save: may(RequestAction::Save),
            submit: may(RequestAction::Submit),
            withdraw: may(RequestAction::Withdraw),
            decide: may(RequestAction::Approve),
            recuse: may(RequestAction::Recuse),
        })
    }

    /// Why you have to stand back from deciding, if you would decide otherwise.
    async fn excluded(&self, ctx: &Context<'_>) -> Result<Option<AccessExclusion>, Fault> {
        let (_, voice) = self.standpoint(caller(ctx)?).await?;
        Ok(match voice {
            Voice::Excluded(why) => Some(why.into()),
            Voice::None | Voice::Open | Voice::Spoken => None,
        })
    }
}

impl AccessRequest {
    /// Whether the team is writing it.
    fn is_written(&self) -> bool {
        matches!(self.row.state, domain::RequestState::Draft | domain::RequestState::Returned)
    }

    async fn standpoint(&self, caller: &Caller) -> kernel::Result<(Relation, Voice)> {
        let relation = self.batch.relation(caller, self.row.dataset_id, self.row.team_id).await?;
        let voice = self.batch.seats(&caller.context, self.row.id).await?.voice(&caller.viewer);
        Ok((relation.with(voice), voice))
    }

    /// The grant, unless the viewer only decides beside the publisher.
    async fn readable(&self, caller: &Caller, grant: Option<Grant>) -> kernel::Result<Option<Grant>> {
        let (relation, _) = self.standpoint(caller).await?;
        let sees = |grant: &Grant| decide_grant(relation, grant.row().state, GrantAction::See) == Verdict::Allowed;
        Ok(grant.filter(sees))
    }

    /// Whether the viewer stands on the side that decides.
    async fn is_inner(&self, caller: &Caller) -> kernel::Result<bool> {
        let (relation, _) = self.standpoint(caller).await?;
        Ok(match relation {
            Relation::Steward | Relation::Decider | Relation::Administrator | Relation::Auditor | Relation::System => {
                true
            }
            Relation::Nobody | Relation::Stranger | Relation::Member | Relation::ConflictedSteward => false,
        })
    }
}
