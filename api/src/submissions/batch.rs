//! What all submissions of one answer load together, so that a page of them costs as few queries as one.

use std::collections::HashMap;
use std::sync::Arc;

use intercity_domain::challenges;
use intercity_domain::challenges::entity::challenge;
use intercity_domain::kernel::{ChallengeId, Context, OrganisationId, PersonId, Result, SubmissionId, TeamId, Viewer};
use intercity_domain::organisations::entity::organisation;
use intercity_domain::submissions::content::Content;
use intercity_domain::submissions::entity::{submission_version, team_member};
use intercity_domain::submissions::{Seen, queries};
use tokio::sync::OnceCell;

use crate::challenges::Siblings;

/// The submissions of one answer and what was loaded for them.
pub struct Batch {
    seen: Vec<Seen>,
    challenges: OnceCell<Challenges>,
    cities: OnceCell<HashMap<OrganisationId, organisation::Model>>,
    versions: OnceCell<HashMap<SubmissionId, submission_version::Model>>,
    names: OnceCell<HashMap<PersonId, String>>,
    members: OnceCell<HashMap<TeamId, Vec<team_member::Model>>>,
    sent: OnceCell<HashMap<SubmissionId, Vec<submission_version::Model>>>,
}

/// Challenges with what they share.
pub type Challenges = (HashMap<ChallengeId, challenge::Model>, Arc<Siblings>);

impl Batch {
    /// For these submissions.
    pub fn of(seen: Vec<Seen>) -> Arc<Self> {
        Arc::new(Self {
            seen,
            challenges: OnceCell::new(),
            cities: OnceCell::new(),
            versions: OnceCell::new(),
            names: OnceCell::new(),
            members: OnceCell::new(),
            sent: OnceCell::new(),
        })
    }

    /// Their challenges.
    pub async fn challenges(&self, ctx: &Context, viewer: &Viewer) -> Result<&Challenges> {
        let load = || async {
            let ids = unique(self.seen.iter().map(|seen| seen.submission.challenge_id));
            let rows = challenges::queries::by_ids(ctx, viewer, &ids).await?;
            let siblings = Siblings::of(&rows);
            Ok((rows.into_iter().map(|row| (row.id, row)).collect(), siblings))
        };
        self.challenges.get_or_try_init(load).await
    }

    /// The cities they apply to, and the organisations the teams come from.
    pub async fn organisations(&self, ctx: &Context) -> Result<&HashMap<OrganisationId, organisation::Model>> {
        let load = || async {
            let cities = self.seen.iter().flat_map(|seen| seen.submission.cities());
            let sent = self.versions(ctx).await?.values().filter_map(|row| {
                serde_json::from_value::<Content>(row.content.clone()).ok().map(|content| content.cities)
            });
            let homes = self.seen.iter().filter_map(|seen| seen.team.organisation_id);
            let ids = unique(cities.chain(sent.flatten()).chain(homes));
            let rows = challenges::queries::organisations(ctx.db.reader(), &ids).await?;
            Ok(rows.into_iter().map(|row| (row.id, row)).collect())
        };
        self.cities.get_or_try_init(load).await
    }

    /// The versions that count, of those whose versions the viewer may read.
    pub async fn versions(&self, ctx: &Context) -> Result<&HashMap<SubmissionId, submission_version::Model>> {
        self.versions.get_or_try_init(|| queries::current_versions(ctx.db.reader(), &self.seen)).await
    }

    /// The names of the people in their teams, former members included.
    pub async fn names(&self, ctx: &Context) -> Result<&HashMap<PersonId, String>> {
        let teams = || self.seen.iter().map(|seen| seen.team.id).collect::<Vec<_>>();
        self.names.get_or_try_init(|| async { queries::names_of(ctx.db.reader(), &teams()).await }).await
    }

    /// Members by team, as far as the viewer may know them.
    pub async fn members(&self, ctx: &Context) -> Result<&HashMap<TeamId, Vec<team_member::Model>>> {
        self.members.get_or_try_init(|| queries::members(ctx.db.reader(), &self.seen)).await
    }

    /// Every version that was sent, as far as the viewer may read it.
    pub async fn sent(&self, ctx: &Context) -> Result<&HashMap<SubmissionId, Vec<submission_version::Model>>> {
        self.sent.get_or_try_init(|| queries::versions(ctx.db.reader(), &self.seen)).await
    }
}

fn unique<T: Ord>(ids: impl Iterator<Item = T>) -> Vec<T> {
    let mut ids: Vec<T> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
