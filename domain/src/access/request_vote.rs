//! One vote on a request: recorded, counted, and carried out when it settles the matter.

use sea_orm::{ActiveValue::Set, IntoActiveModel};

use super::policy::{RequestAction, decide_request};
use super::request_escalate::escalate_if_nobody_is_left;
use super::seats::Seats;
use super::store::Decided;
use super::tally::{Outcome, Tally, Vote};
use super::{AccessRequest, DecisionKind, RequestState, queries, store};
use crate::datasets::DeciderRole;
use crate::datasets::entity::dataset;
use crate::datasets::pin_policy;
use crate::kernel::{AccessRequestId, ApiClientId, Context, Entry, Error, Id, Permit, Result, Tx, Viewer};

/// A vote that was cast, in its open transaction.
pub(super) struct Cast {
    pub tx: Tx,
    pub permit: Permit,
    pub request: AccessRequest,
    pub seats: Seats,
    pub tally: Tally,
}

/// Begins: locks the request, asks whether the viewer may decide, and what their vote would come to.
pub(super) async fn begin(
    ctx: &Context,
    viewer: &Viewer,
    id: AccessRequestId,
    action: RequestAction,
    kind: DecisionKind,
) -> Result<Cast> {
    viewer.signed_in()?;
    let tx = ctx.begin(viewer).await?;
    let request = store::lock_request(&tx, id).await?;
    let (relation, voice, seats) = queries::standpoint(&*tx, viewer, &request).await?;
    let permit = decide_request(relation, voice, request.state, action).permit()?;
    let tally = seats.with_vote(viewer, Vote { voter: voter(viewer)?, kind });
    Ok(Cast { tx, permit, request, seats, tally })
}

fn voter(viewer: &Viewer) -> Result<uuid::Uuid> {
    match viewer {
        Viewer::Person(person) => Ok(person.id.uuid()),
        Viewer::Client(client) => Ok(client.id.uuid()),
        Viewer::Nobody | Viewer::System => Err(Error::Unauthenticated),
    }
}

/// The API client that votes, if it is one.
pub(super) fn client_of(viewer: &Viewer) -> Option<ApiClientId> {
    match viewer {
        Viewer::Client(client) => Some(client.id),
        Viewer::Person(_) | Viewer::Nobody | Viewer::System => None,
    }
}

impl Cast {
    /// Writes the vote down, under the policy in force.
    pub async fn record(&mut self, kind: DecisionKind, reason: &str, days: Option<i32>) -> Result<()> {
        use sea_orm::EntityTrait;
        let found = dataset::Entity::find_by_id(self.request.dataset_id).one(&*self.tx).await?;
        let dataset = found.ok_or(Error::NotFound)?;
        let policy = pin_policy(&mut self.tx, &self.permit, &dataset).await?;
        let decided = Decided {
            request: self.request.id,
            round: self.request.round,
            kind,
            reason,
            role: self.role(),
            rule: None,
            policy: Some(policy.id),
            duration_days: days,
        };
        store::decided(&self.tx, &self.permit, decided).await
    }

    /// For what the voter stands: the seat that the count gave them, or the first that they could fill.
    fn role(&self) -> Option<DeciderRole> {
        let voter = voter(self.tx.viewer()).ok()?;
        let seated = self.tally.filled.iter().position(|filled| *filled == Some(voter));
        let seat = match seated {
            Some(n) => self.seats.seats.get(n),
            None => self.seats.seats.iter().find(|seat| seat.people.iter().any(|one| one.uuid() == voter)),
        };
        seat.map(|seat| seat.decider.role)
    }

    /// Carries out what does not grant: the request waits on, is returned or rejected.
    pub async fn settle(mut self, reason: &str) -> Result<AccessRequest> {
        let (state, verb) = match self.tally.outcome {
            Outcome::Rejected => (RequestState::Rejected, "access_request.rejected"),
            Outcome::Returned => (RequestState::Returned, "access_request.returned"),
            Outcome::Waiting | Outcome::NobodyLeft | Outcome::Approved => {
                (RequestState::Submitted, "access_request.voted")
            }
        };
        let (now, version) = (self.tx.now(), self.request.lock_version);
        let mut row = self.request.into_active_model();
        row.state = Set(state);
        row.decided_at = Set((state == RequestState::Rejected).then_some(now));
        row.lock_version = Set(version + 1);
        let saved = store::save_request(&self.tx, &self.permit, row, None, false).await?;
        self.tx
            .record(
                Entry::new(verb, saved.id)
                    .challenge(saved.challenge_id)
                    .organisation(self.seats.publisher)
                    .with("dataset", saved.dataset_id)
                    .with("team", saved.team_id)
                    .with("reason", reason)
                    .with("approvals", self.tally.approvals)
                    .with("needed", self.tally.needed),
            )
            .await?;
        let saved = match state {
            RequestState::Submitted => escalate_if_nobody_is_left(&mut self.tx, saved).await?,
            _ => saved,
        };
        self.tx.commit().await?;
        Ok(saved)
    }
}
