//! Access to data in the demonstration: one request waits, one grant is in use, one has ended.

use chrono::TimeDelta;
use intercity_domain::access::{self, Approve, RequestCreate, RequestPatch, RequestSubmit, Revoke};
use intercity_domain::datasets;
use intercity_domain::kernel::{AccessGrantId, AccessRequestId, Error, Result};

use super::calls::Call;
use super::entries::Entered;
use super::loader::Loader;

const DATASET: &str = "london-station-entry-exit-2016";
const STEWARD: &str = "steward@northline.example";

impl Loader<'_> {
    /// What the first three winners asked for.
    pub async fn grants(&self, call: &Call, winners: &[Entered]) -> Result<()> {
        self.at(call.closes_at + TimeDelta::days(20));
        for (n, winner) in winners.iter().take(3).enumerate() {
            let request = self.ask(winner).await?;
            // The third waits for its decision.
            if n > 1 {
                continue;
            }
            let grant = self.approve(request).await?;
            self.work().await?;
            if n == 1 {
                self.at(call.closes_at + TimeDelta::days(30));
                let revoke = Revoke { grant, reason: "The pilot no longer needs the data.".into() };
                access::revoke(&self.context, &self.viewer(STEWARD).await?, revoke).await?;
                self.work().await?;
            }
        }
        Ok(())
    }

    async fn ask(&self, winner: &Entered) -> Result<AccessRequestId> {
        let ctx = &self.context;
        let lead = self.viewer(winner.lead).await?;
        let dataset = *self.datasets.get(DATASET).ok_or(Error::NotFound)?;
        let input = RequestCreate {
            purpose: "Plan opening hours and stewards of the pilot by how many people pass the nearest stations."
                .into(),
            duration_days: 150,
            people: vec![self.person(winner.lead)?],
            ..RequestCreate::new(dataset, winner.team)
        };
        let request = access::create(ctx, &lead, input).await?;
        let terms = datasets::queries::current_terms(ctx.db.reader(), dataset).await?.ok_or(Error::NotFound)?;
        let input = RequestSubmit {
            request: request.id,
            lock_version: None,
            terms_sha256: terms.sha256,
            terms_language: "en".into(),
            patch: RequestPatch::default(),
        };
        access::submit(ctx, &lead, input).await?;
        Ok(request.id)
    }

    async fn approve(&self, request: AccessRequestId) -> Result<AccessGrantId> {
        let steward = self.viewer(STEWARD).await?;
        let input =
            Approve { request, duration_days: None, reason: "Fits the purpose; the terms are accepted.".into() };
        let (_, grant) = access::approve(&self.context, &steward, input).await?;
        grant.map(|grant| grant.id).ok_or(Error::NotFound)
    }
}
