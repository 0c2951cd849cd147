//! The node of a grant.

use std::collections::HashSet;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::entity::grant_person;
use intercity_domain::access::grant_policy::{
    Part, decide_lead, decide_misconduct, decide_person_withdraw, decide_steward, decide_team,
};
use intercity_domain::access::{self as domain, GrantAction, decide_grant, queries};
use intercity_domain::kernel::{self, AccessGrantId, PersonId, Verdict};

use super::batch::Batch;
use super::enums::{GrantEffectKind, GrantState};
use super::shared::{self, AccessChallenge, AccessDataset, AccessPerson, AccessTeam};
use crate::files::ByteCount;
use crate::graphql::{Caller, Fault, LocalizedText, caller, global};
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
    /// Why they were taken off.
    end_reason: Option<String>,
    /// Whether that was for misconduct; otherwise it is neutral.
    misconduct: bool,
    /// Whether you may take them off, without blame.
    may_withdraw: bool,
}

/// Terms that you have to accept to go on.
#[derive(SimpleObject)]
pub struct TermsToAccept {
    /// Their number.
    number: i32,
    /// SHA-256 of their text, for `grantTermsAccept`.
    sha256: String,
    /// The text.
    text: LocalizedText,
    /// From then on your downloads are held until you have accepted.
    held_from: DateTime<Utc>,
    /// Whether they are held now.
    held: bool,
}

/// What one person read of one file under a grant.
#[derive(SimpleObject)]
pub struct GrantUsage {
    /// The person, by name; nobody when they were erased.
    person: Option<AccessPerson>,
    /// The file, by name.
    file: String,
    /// Bytes.
    bytes: ByteCount,
}

/// What the end of a grant hangs on beside what was approved.
#[derive(SimpleObject)]
pub struct GrantEndBound {
    /// What: `stage_ended`, `award_ended`, `pilot_ended`, `not_advanced`, `challenge_decided`, `challenge_cancelled`,
    /// `challenge_archived`, `team_disbanded` or `submission_withdrawn`.
    why: String,
    /// The latest end that it allows.
    at: DateTime<Utc>,
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

/// A condition of use that does not hold.
#[derive(SimpleObject)]
pub struct GrantRefusal {
    /// The code that a refused download would have, for example `grant.budget_used_up`.
    code: String,
    /// What it says, in English.
    message: String,
}

/// What you may do with a grant now.
#[derive(SimpleObject)]
pub struct GrantMay {
    /// Ask for download URLs: you stand on it, and every condition of its use holds.
    download: bool,
    /// Ask for tokens for the partner's host.
    token: bool,
    /// Revoke it.
    revoke: bool,
    /// Suspend it.
    suspend: bool,
    /// Let it go on.
    resume: bool,
    /// Give it back for the team.
    withdraw: bool,
    /// Ask for its renewal.
    renew: bool,
    /// Accept terms for yourself.
    accept_terms: bool,
    /// Revoke it for misconduct, with a sanction.
    revoke_for_misconduct: bool,
    /// Require a report, and say whether it follows new versions.
    oversee: bool,
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
        let batch = Batch::of_grants(domain::around(ctx, &[], &rows, all).await?, &rows);
        Ok(rows
            .into_iter()
            .map(|row| Self { people: people.remove(&row.id).unwrap_or_default(), batch: batch.clone(), row })
            .collect())
    }
}

impl Grant {
    fn stands(&self, person: PersonId) -> bool {
        self.people.iter().any(|row| row.person_id == person && row.ended_at.is_none())
    }

    /// What the viewer is in the matter of one person, or of the team.
    fn part(&self, caller: &Caller, of: Option<PersonId>) -> Part {
        let person = caller.viewer.person_id();
        let team = self.batch.around.teams.get(&self.row.team_id);
        match person {
            Some(_) if of == person => Part::Own,
            Some(person) if team.is_some_and(|team| team.lead_person_id == person) => Part::Lead,
            _ => Part::Other,
        }
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
    async fn people(&self, ctx: &Context<'_>) -> Result<Vec<GrantPerson>, Fault> {
        let caller = caller(ctx)?;
        let relation = self.batch.relation(caller, self.row.dataset_id, self.row.team_id).await?;
        let one = |row: &grant_person::Model| {
            let verdict = decide_person_withdraw(relation, self.part(caller, Some(row.person_id)), self.row.state);
            GrantPerson {
                person: shared::person(&self.batch.around, row.person_id),
                ended_at: row.ended_at,
                end_reason: row.end_reason.clone(),
                misconduct: row.misconduct,
                may_withdraw: row.ended_at.is_none() && verdict == Verdict::Allowed,
            }
        };
        Ok(self.people.iter().map(one).collect())
    }

    /// The terms that you have to accept to go on; absent when there are none, or you do not stand on the grant.
    async fn terms_to_accept(&self, ctx: &Context<'_>) -> Result<Option<TermsToAccept>, Fault> {
        let caller = caller(ctx)?;
        let on = caller.viewer.person_id().filter(|person| self.stands(*person));
        let Some(person) = on else { return Ok(None) };
        let found = domain::terms::to_accept(&caller.context, &self.row, person).await?;
        Ok(found.map(|(terms, held_from)| TermsToAccept {
            number: terms.number,
            sha256: terms.sha256,
            text: LocalizedText(terms.text),
            held_from,
            held: held_from <= caller.context.now(),
        }))
    }

    /// Number of the version that it opens.
    async fn version(&self) -> i32 {
        self.batch.around.versions.get(&self.row.dataset_version_id).copied().unwrap_or_default()
    }

    /// Whether it moves to each new version of the dataset; pinned to its version otherwise.
    async fn follows_versions(&self) -> bool {
        self.row.follows_versions
    }

    /// The end that was approved. `endsAt` is never later, and earlier when what the grant stands on ends earlier.
    async fn approved_until(&self) -> DateTime<Utc> {
        self.row.requested_ends_at.unwrap_or(self.row.ends_at)
    }

    /// What bounds its end beside what was approved; absent when nothing does.
    async fn end_bound(&self, ctx: &Context<'_>) -> Result<Option<GrantEndBound>, Fault> {
        let found = self.batch.bound(&caller(ctx)?.context, self.row.id).await?;
        Ok(found.map(|(at, why)| GrantEndBound { why: why.into(), at }))
    }

    /// When the reminder before its end was sent.
    async fn reminder_sent_at(&self) -> Option<DateTime<Utc>> {
        self.row.reminder_sent_at
    }

    /// When people were warned that four fifths of its budget had left.
    async fn budget_warned_at(&self) -> Option<DateTime<Utc>> {
        self.row.budget_warned_at
    }

    /// How many bytes left under it, by person and file.
    #[graphql(complexity = "10 * child_complexity")]
    async fn usage(&self, ctx: &Context<'_>) -> Result<Vec<GrantUsage>, Fault> {
        let rows = self.batch.usage(&caller(ctx)?.context, self.row.id).await?;
        let files: Vec<_> = self.batch.around.distributions.values().flatten().collect();
        Ok(rows
            .into_iter()
            .map(|row| GrantUsage {
                person: row.person_id.map(|id| shared::person(&self.batch.around, id)),
                file: files
                    .iter()
                    .find(|file| file.id == row.distribution_id)
                    .map_or_else(|| global(row.distribution_id).0, |file| file.name.clone()),
                bytes: row.bytes.into(),
            })
            .collect())
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

    /// The condition that keeps you from using it now; absent when none does, and for those who do not stand on it.
    async fn refusal(&self, ctx: &Context<'_>) -> Result<Option<GrantRefusal>, Fault> {
        let caller = caller(ctx)?;
        if !caller.viewer.person_id().is_some_and(|person| self.stands(person)) {
            return Ok(None);
        }
        let found = self.batch.refusal(caller, self.row.id).await?;
        Ok(found.map(|one| GrantRefusal { code: one.code().into(), message: one.sentence().into() }))
    }

    /// What you may do with it now.
    async fn may(&self, ctx: &Context<'_>) -> Result<GrantMay, Fault> {
        let caller = caller(ctx)?;
        let relation = self.batch.relation(caller, self.row.dataset_id, self.row.team_id).await?;
        let may = |action| decide_grant(relation, self.row.state, action) == Verdict::Allowed;
        let on = caller.viewer.person_id().is_some_and(|person| self.stands(person));
        let usable = on && self.batch.refusal(caller, self.row.id).await?.is_none();
        Ok(GrantMay {
            download: may(GrantAction::Download) && usable,
            token: may(GrantAction::Token) && usable && self.batch.place(&caller.context, self.row.id).await?.is_some(),
            revoke: may(GrantAction::Revoke),
            suspend: may(GrantAction::Suspend),
            resume: may(GrantAction::Resume),
            withdraw: decide_lead(relation, self.part(caller, None), self.row.state) == Verdict::Allowed,
            renew: decide_team(relation, self.row.state) == Verdict::Allowed,
            accept_terms: on && decide_team(relation, self.row.state) == Verdict::Allowed,
            revoke_for_misconduct: decide_misconduct(relation, domain::SanctionScope::Organisation) == Verdict::Allowed,
            oversee: decide_steward(relation) == Verdict::Allowed,
        })
    }
}

fn int(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
