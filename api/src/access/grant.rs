//! The node of a grant.

use std::collections::HashSet;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::entity::grant_person;
use intercity_domain::access::{self as domain, GrantAction, decide_grant, queries};
use intercity_domain::kernel::{self, AccessGrantId, PersonId, Verdict};

use super::batch::Batch;
use super::enums::{GrantEffectKind, GrantState};
use super::shared::{self, AccessChallenge, AccessDataset, AccessPerson, AccessTeam};
use crate::files::ByteCount;
use crate::graphql::{Fault, caller, global};
use crate::hosts::GrantHost;

/// Access of a team to one version of a dataset, for a time.
#[derive(Clone)]
pub struct Grant {
    row: domain::AccessGrant,
    people: Vec<grant_person::Model>,
    batch: Arc<Batch>,
}

/// A person on a grant.
#[derive(SimpleObject)]
pub struct GrantPerson {
    /// Who.
    person: AccessPerson,
    /// When they were taken off it.
    ended_at: Option<DateTime<Utc>>,
}

/// A file that the grant opens.
#[derive(SimpleObject)]
pub struct GrantFile {
    /// The global id of the distribution, for `grantDownloadUrl`.
    id: ID,
    /// Its name.
    name: String,
    /// Its media type.
    media_type: String,
    /// Its size in bytes.
    size: ByteCount,
    /// SHA-256 of its bytes.
    sha256: String,
}

/// What was done to the outside for a grant: asked, acknowledged, proved.
#[derive(SimpleObject)]
pub struct GrantEffect {
    /// What.
    kind: GrantEffectKind,
    /// Under which generation of the grant.
    generation: i32,
    /// When it was asked for.
    requested_at: DateTime<Utc>,
    /// When it was acknowledged.
    acknowledged_at: Option<DateTime<Utc>>,
    /// When it was proved.
    verified_at: Option<DateTime<Utc>>,
}

/// A download under a grant.
#[derive(SimpleObject)]
pub struct GrantDownload {
    /// When it began.
    started_at: DateTime<Utc>,
    /// How many bytes.
    bytes: ByteCount,
}

/// What you may do with a grant now.
#[derive(SimpleObject)]
pub struct GrantMay {
    /// Ask for download URLs.
    download: bool,
    /// Ask for tokens for the partner's host.
    token: bool,
    /// Revoke it.
    revoke: bool,
    /// Suspend it.
    suspend: bool,
    /// Let it go on.
    resume: bool,
}

impl Grant {
    /// The row behind it.
    pub fn row(&self) -> &domain::AccessGrant {
        &self.row
    }

    /// One grant.
    pub async fn one(ctx: &kernel::Context, row: domain::AccessGrant) -> kernel::Result<Self> {
        Self::many(ctx, vec![row]).await?.into_iter().next().ok_or(kernel::Error::NotFound)
    }

    /// Grants with what stands around them, loaded together.
    pub async fn many(ctx: &kernel::Context, rows: Vec<domain::AccessGrant>) -> kernel::Result<Vec<Self>> {
        let ids: Vec<AccessGrantId> = rows.iter().map(|row| row.id).collect();
        let mut people = queries::grant_people_of(ctx, &ids).await?;
        let all: HashSet<PersonId> = people.values().flatten().map(|row| row.person_id).collect();
        let batch = Batch::of(domain::around(ctx, &[], &rows, all).await?, Vec::new(), ids);
        Ok(rows
            .into_iter()
            .map(|row| Self { people: people.remove(&row.id).unwrap_or_default(), batch: batch.clone(), row })
            .collect())
    }
}

#[Object]
impl Grant {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Where it stands.
    async fn state(&self) -> GrantState {
        self.row.state.into()
    }

    /// The global id of the request that it came of.
    async fn request_id(&self) -> ID {
        global(self.row.request_id)
    }

    /// The dataset.
    async fn dataset(&self) -> AccessDataset {
        shared::dataset(&self.batch.around, self.row.dataset_id)
    }

    /// The team.
    async fn team(&self) -> AccessTeam {
        shared::team(&self.batch.around, self.row.team_id)
    }

    /// The challenge to which it is bound.
    async fn challenge(&self) -> AccessChallenge {
        shared::challenge(&self.batch.around, self.row.challenge_id)
    }

    /// The people on it, also those taken off.
    async fn people(&self) -> Vec<GrantPerson> {
        self.people
            .iter()
            .map(|row| GrantPerson {
                person: shared::person(&self.batch.around, row.person_id),
                ended_at: row.ended_at,
            })
            .collect()
    }

    /// The files that it opens: those of the version that was granted.
    #[graphql(complexity = "10 * child_complexity")]
    async fn files(&self) -> Vec<GrantFile> {
        let rows =
            self.batch.around.distributions.get(&self.row.dataset_version_id).map(Vec::as_slice).unwrap_or_default();
        rows.iter()
            .filter(|row| row.file_id.is_some())
            .map(|row| GrantFile {
                id: global(row.id),
                name: row.name.clone(),
                media_type: row.media_type.clone(),
                size: row.size.into(),
                sha256: row.sha256.clone(),
            })
            .collect()
    }

    /// Grows with every change of what is allowed.
    async fn generation(&self) -> i32 {
        int(self.row.generation)
    }

    /// From when on.
    async fn starts_at(&self) -> DateTime<Utc> {
        self.row.starts_at
    }

    /// Until when.
    async fn ends_at(&self) -> DateTime<Utc> {
        self.row.ends_at
    }

    /// When access first worked.
    async fn provisioned_at(&self) -> Option<DateTime<Utc>> {
        self.row.provisioned_at
    }

    /// When its end was asked for; refused since then.
    async fn end_requested_at(&self) -> Option<DateTime<Utc>> {
        self.row.end_requested_at
    }

    /// When the host of the files acknowledged its end.
    async fn end_acknowledged_at(&self) -> Option<DateTime<Utc>> {
        self.row.end_acknowledged_at
    }

    /// When a probe proved its end.
    async fn end_verified_at(&self) -> Option<DateTime<Utc>> {
        self.row.end_verified_at
    }

    /// Why it ended.
    async fn end_reason(&self) -> Option<&str> {
        self.row.end_reason.as_deref()
    }

    /// Whether it ended for misconduct; otherwise its end is neutral.
    async fn misconduct(&self) -> bool {
        self.row.misconduct
    }

    /// Bytes that have left under it.
    async fn bytes_used(&self) -> ByteCount {
        self.row.bytes_used.into()
    }

    /// Bytes that may leave under it; no bound when absent.
    async fn bytes_budget(&self) -> Option<ByteCount> {
        self.row.bytes_budget.map(Into::into)
    }

    /// The partner's host on which it works; nothing when the files lie with Intercity.
    async fn host(&self, ctx: &Context<'_>) -> Result<Option<GrantHost>, Fault> {
        Ok(self.batch.place(&caller(ctx)?.context, self.row.id).await?.map(Into::into))
    }

    /// What was done to the outside, the first first.
    #[graphql(complexity = "10 * child_complexity")]
    async fn effects(&self, ctx: &Context<'_>) -> Result<Vec<GrantEffect>, Fault> {
        let rows = self.batch.effects(&caller(ctx)?.context, self.row.id).await?;
        Ok(rows
            .into_iter()
            .map(|row| GrantEffect {
                kind: row.kind.into(),
                generation: int(row.generation),
                requested_at: row.requested_at,
                acknowledged_at: row.acknowledged_at,
                verified_at: row.verified_at,
            })
            .collect())
    }

    /// The last downloads, the newest first, at most a hundred.
    #[graphql(complexity = "100 * child_complexity")]
    async fn downloads(&self, ctx: &Context<'_>) -> Result<Vec<GrantDownload>, Fault> {
        let rows = self.batch.downloads(&caller(ctx)?.context, self.row.id).await?;
        Ok(rows.into_iter().map(|row| GrantDownload { started_at: row.started_at, bytes: row.bytes.into() }).collect())
    }

    /// What you may do with it now.
    async fn may(&self, ctx: &Context<'_>) -> Result<GrantMay, Fault> {
        let caller = caller(ctx)?;
        let relation = self.batch.relation(caller, self.row.dataset_id, self.row.team_id).await?;
        let may = |action| decide_grant(relation, self.row.state, action) == Verdict::Allowed;
        let person = caller.viewer.person_id();
        let on = self.people.iter().any(|row| Some(row.person_id) == person && row.ended_at.is_none());
        let active = self.row.state == domain::GrantState::Active && caller.context.now() < self.row.ends_at;
        Ok(GrantMay {
            download: may(GrantAction::Download) && on && active,
            token: may(GrantAction::Token)
                && on
                && active
                && self.batch.place(&caller.context, self.row.id).await?.is_some(),
            revoke: may(GrantAction::Revoke),
            suspend: may(GrantAction::Suspend),
            resume: may(GrantAction::Resume),
        })
    }
}

fn int(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
