//! Access to data in the demonstration: one request waits, grants are in use, about to end, or have ended.

use chrono::TimeDelta;
use intercity_domain::access::{self, AccessRequest, Approve, RequestCreate, RequestPatch, RequestSubmit, Revoke};
use intercity_domain::datasets;
use intercity_domain::kernel::{AccessGrantId, AccessRequestId, Error, Result, Viewer};

use super::calls::Call;
use super::entries::Entered;
use super::loader::Loader;
use super::obligations::Held;

const DATASET: &str = "london-station-entry-exit-2016";
/// Decides about the data of Northline.
pub const STEWARD: &str = "steward@northline.example";

impl Loader<'_> {
    /// What the first three winners asked for, and what became of it.
    pub async fn grants(&self, call: &Call, winners: &[Entered]) -> Result<()> {
        let dataset = *self.datasets.get(DATASET).ok_or(Error::NotFound)?;
        let [first, second, rest @ ..] = winners else { return Ok(()) };
        self.at(call.closes_at + TimeDelta::days(20));
        self.bound_bytes(dataset).await?;
        let held = Held {
            running: self.granted(first, 150).await?,
            ending: self.granted(first, 34).await?,
            given_back: self.granted(first, 90).await?,
        };
        let revoked = self.granted(second, 150).await?;
        if let Some(third) = rest.first() {
            // It waits for its decision.
            self.ask(third, 150).await?;
        }
        self.work().await?;
        self.at(call.closes_at + TimeDelta::days(24));
        self.downloads(held.running, dataset, first.lead, 4_300_000).await?;
        self.downloads(held.given_back, dataset, first.lead, 830_000).await?;
        self.downloads(revoked, dataset, second.lead, 830_000).await?;
        self.work().await?;
        self.at(call.closes_at + TimeDelta::days(30));
        let revoke = Revoke { grant: revoked, reason: "The pilot no longer needs the data.".into() };
        access::revoke(&self.context, &self.viewer(STEWARD).await?, revoke).await?;
        self.work().await?;
        self.sanctioned_and_cleared(revoked).await?;
        self.obligations(first, &held, dataset).await
    }

    async fn granted(&self, winner: &Entered, days: i32) -> Result<AccessGrantId> {
        let request = self.ask(winner, days).await?;
        let grant = self.approve(request).await?;
        self.work().await?;
        Ok(grant)
    }

    async fn ask(&self, winner: &Entered, days: i32) -> Result<AccessRequestId> {
        let ctx = &self.context;
        let lead = self.viewer(winner.lead).await?;
        let dataset = *self.datasets.get(DATASET).ok_or(Error::NotFound)?;
        let input = RequestCreate {
            purpose: "Plan opening hours and stewards of the pilot by how many people pass the nearest stations."
                .into(),
            duration_days: days,
            people: vec![self.person(winner.lead)?],
            ..RequestCreate::new(dataset, winner.team)
        };
        let request = access::create(ctx, &lead, input).await?;
        self.send(&lead, &request).await?;
        Ok(request.id)
    }

    /// Sends a request, with the terms in force read in English and accepted.
    pub(super) async fn send(&self, lead: &Viewer, request: &AccessRequest) -> Result<()> {
        let ctx = &self.context;
        let terms = datasets::queries::current_terms(ctx.db.reader(), request.dataset_id).await?;
        let input = RequestSubmit {
            request: request.id,
            lock_version: None,
            terms_sha256: terms.ok_or(Error::NotFound)?.sha256,
            terms_language: "en".into(),
            patch: RequestPatch::default(),
        };
        access::submit(ctx, lead, input).await?;
        Ok(())
    }

    async fn approve(&self, request: AccessRequestId) -> Result<AccessGrantId> {
        let steward = self.viewer(STEWARD).await?;
        let input =
            Approve { request, duration_days: None, reason: "Fits the purpose; the terms are accepted.".into() };
        let (_, grant) = access::approve(&self.context, &steward, input).await?;
        grant.map(|grant| grant.id).ok_or(Error::NotFound)
    }
}
